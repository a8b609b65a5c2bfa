"""What a command answers: its exit status, what it writes, and what it complains of."""

import pytest

from calculator.cli import commands


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = commands.main(["plans", *words])
    printed = capsys.readouterr()
    return status, printed.out, printed.err
