"""Forms of our own with other answers and services in them, typeset and read back."""

import copy
from pathlib import Path
from typing import Any

from calculator.files.sbc.document import read_pages
from calculator.files.sbc.pdf import pdf_pages
from calculator.files.sbc.reading import Reading
from tests.files.sbc import typeset
from tests.files.sbc.form_words import PPO


def read_with(questions: dict[str, Any] | None = None, **services: tuple[str, ...]) -> Reading:
    """The form of a PPO with ``questions`` and ``services`` as given, read."""
    spec = copy.deepcopy(PPO)
    spec["services"] |= services
    spec["questions"] |= questions or {}
    return read_pages(Path("form.pdf"), pdf_pages(Path("form.pdf"), typeset.pdf(spec)))


def read(data: bytes) -> Reading:
    """A plan's document read as the child process reads it."""
    return read_pages(Path("form.pdf"), pdf_pages(Path("form.pdf"), data))
