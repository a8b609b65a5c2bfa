"""``verify [FILE or FOLDER ...]``: price published cases and say for each whether the printed figure comes out."""

import argparse
from pathlib import Path

from calculator.cli.terminal import Refused, show
from calculator.files import published
from calculator.reference.voice import Voice


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Give ``command`` the options of ``verify``."""
    places = voice("cli.file_or_folder")
    command.add_argument("paths", metavar=places, nargs="*", type=Path, help=voice("cli.paths_help"))
    command.set_defaults(run=run)


def run(asked: argparse.Namespace, voice: Voice) -> int:
    """Check the cases that are named, or else those that come with the program; 1 where one fails.

    The closing line is for scripts too, and the same in every language.

    Raises:
        FileError: a file cannot be read.
        Refused: there is no case to check.
    """
    report = published.check(asked.paths or [published.bundled()])
    if not report.results:
        places = ", ".join(str(path) for path in asked.paths)
        raise Refused(voice("cli.no_cases", places=places))
    for result in report.results:
        if result.status != "passed":
            show(voice(f"cli.case_{result.status}", id=result.id, what=result.message))
    show(f"{report.passed} passed, {report.failed} failed, {report.skipped} skipped")
    return 1 if report.failed else 0
