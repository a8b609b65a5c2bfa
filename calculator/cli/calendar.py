"""The options of a command that writes the sessions of a course as a calendar, too."""

import argparse
from pathlib import Path

from calculator.cli.replacing import may_replace
from calculator.cli.terminal import Refused
from calculator.files import atomic, course_calendar
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.texts import say


def add_options(command: argparse.ArgumentParser, language: str) -> None:
    """Give ``command`` the options of a calendar."""
    file = say("cli.file", language)
    command.add_argument("--calendar", metavar=file, type=Path, help=say("calendar.help", language))
    command.add_argument("--calendar-amounts", action="store_true", help=say("calendar.amounts_help", language))


def write(case: Case, answer: Estimate, asked: argparse.Namespace, language: str) -> None:
    """Write the calendar that was asked for, if one was.

    Raises:
        FileError: it could not be written; what was there is untouched.
        Refused: something that is no calendar stands there, there is no session to write, or none was asked for.
    """
    path: Path | None = asked.calendar
    if path is None:
        if asked.calendar_amounts:
            raise Refused(say("calendar.alone", language))
        return
    if not course_calendar.has_sessions(answer):
        raise Refused(say("calendar.none", language))
    if not may_replace(path, course_calendar.BEGINS):
        raise Refused(say("calendar.not_a_calendar", language, {"path": path}))
    atomic.write(path, course_calendar.content_of(case, answer, language, amounts=asked.calendar_amounts))
