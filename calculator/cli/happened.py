"""What has happened of a course, for ``estimate``: so far and still to come, expected beside actual, and the summary to
take to the insurer or the clinic."""

import argparse
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculator.cli.replacing import may_replace
from calculator.cli.terminal import Refused
from calculator.engine.expected import ExpectedActual, expected_and_actual
from calculator.engine.so_far import so_far
from calculator.files import atomic
from calculator.model.case import Case
from calculator.model.estimate import Amounts, DatedLine, Estimate
from calculator.model.happened import SessionState
from calculator.money import format_decimal
from calculator.reference.voice import Voice
from calculator.words.expected import COMPARED, compared, difference_words, session_lines, summary
from calculator.words.so_far import done_words, to_come_words


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Give ``command`` the option for the summary."""
    command.add_argument("--summary", metavar=voice("cli.file"), type=Path, help=voice("expected.summary_help"))


def write(case: Case, asked: argparse.Namespace, voice: Voice) -> None:
    """Write the summary where it is asked for.

    Raises:
        FileError: it could not be written; what was there is untouched.
        Refused: all came out as expected, or something that is no such summary stands there.
    """
    path: Path | None = asked.summary
    if path is None:
        return
    text = summary(case, expected_and_actual(case), voice)
    if not text:
        raise Refused(voice("expected.nothing_otherwise"))
    beginning = voice("expected.summary_title", plan="").split("  ")[0].strip()
    if not may_replace(path, beginning.encode()):
        raise Refused(voice("expected.not_a_summary", path=path))
    atomic.write(path, text.encode())


def of(case: Case, answer: Estimate, voice: Voice) -> dict[str, Any]:
    """So far, still to come, and expected beside actual as plain values; what is not known is null."""
    found = so_far(answer.likely)
    return {
        "so_far": None
        if found is None
        else {
            "done": {"sessions": found.done, **_decimals(found.of_done)},
            "to_come": {"sessions": found.to_come, **_decimals(found.of_to_come)},
        },
        "expected_and_actual": [_compared(one, voice) for one in _explained(case, answer)],
    }


def state_of(line: DatedLine) -> str:
    """What became of a session, by the names of ``SessionState``."""
    return (line.happened.state if line.happened is not None else SessionState.PLANNED).value


def text(case: Case, answer: Estimate, voice: Voice, width: int) -> Iterator[str]:
    """The same as lines of text of at most ``width`` columns; none where nothing has happened yet."""
    found = so_far(answer.likely)
    if found is None:
        return
    yield voice("expected.title").upper()
    for words in (done_words(found, voice), to_come_words(found, voice)):
        yield textwrap.fill(words, width)
    for one in _explained(case, answer):
        for line in session_lines(one, voice):
            indent = " " * (len(line) - len(line.lstrip()))
            yield textwrap.fill(line.strip(), width, initial_indent=indent, subsequent_indent=indent + "  ")


def _explained(case: Case, answer: Estimate) -> tuple[ExpectedActual, ...]:
    """Under another plan than the one that explained them nothing was explained."""
    return expected_and_actual(case) if case.explaining_plan == answer.plan else ()


def _compared(one: ExpectedActual, voice: Voice) -> dict[str, Any]:
    said = one.said
    sides = zip(*compared(one), strict=True)
    expected, actual = (dict(zip(COMPARED, map(format_decimal, side), strict=True)) for side in sides)
    return {
        "date": one.line.date.isoformat(),
        "service": str(one.line.service),
        "number": one.line.number,
        "claim": said.claim,
        "processed_on": None if said.processed_on is None else said.processed_on.isoformat(),
        "expected": expected,
        "actual": actual,
        "member_paid": None if said.member_paid is None else format_decimal(said.member_paid),
        "differences": [{"code": one_.code, "says": difference_words(one_, voice)} for one_ in one.differences],
    }


def _decimals(amounts: Amounts) -> dict[str, str]:
    return {name: format_decimal(getattr(amounts, name)) for name in Amounts._fields}
