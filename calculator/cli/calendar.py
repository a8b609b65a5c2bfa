"""The options of a command that writes the sessions of a course as a calendar, too."""

import argparse
from pathlib import Path

from calculator.cli.replacing import may_replace
from calculator.cli.terminal import Refused
from calculator.files import atomic, course_calendar
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import Voice


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Give ``command`` the options of a calendar."""
    file = voice("cli.file")
    command.add_argument("--calendar", metavar=file, type=Path, help=voice("calendar.help"))
    command.add_argument("--calendar-amounts", action="store_true", help=voice("calendar.amounts_help"))


def write(case: Case, answer: Estimate, asked: argparse.Namespace, voice: Voice) -> None:
    """Write the calendar that was asked for, if one was.

    Raises:
        FileError: it could not be written; what was there is untouched.
        Refused: something that is no calendar stands there, there is no session to write, or none was asked for.
    """
    path: Path | None = asked.calendar
    if path is None:
        if asked.calendar_amounts:
            raise Refused(voice("calendar.alone"))
        return
    if not course_calendar.has_sessions(answer):
        raise Refused(voice("calendar.none"))
    if not may_replace(path, course_calendar.BEGINS):
        raise Refused(voice("calendar.not_a_calendar", path=path))
    owner = course_calendar.owner_of(asked.case)
    atomic.write(path, course_calendar.content_of(case, answer, voice, owner, amounts=asked.calendar_amounts))
