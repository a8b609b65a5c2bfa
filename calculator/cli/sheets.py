"""``sheets CASE.kat …``: many patients' sheets in one go, a PDF for each case, or for each plan of each case."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from calculator.cli import case_argument, sheet_options
from calculator.cli.estimate import chosen, make_sheet
from calculator.cli.terminal import Refused, complain, show
from calculator.engine.pricing import estimate
from calculator.files import atomic
from calculator.files.file_names import file_name, places
from calculator.files.problems import FileError
from calculator.model.case import Case
from calculator.reference.voice import Voice
from calculator.words.bundled import localized


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Give ``command`` the options of ``sheets``."""
    command.add_argument("cases", metavar=voice("cli.case_file"), type=Path, nargs="+", help=voice("cli_sheets.cases"))
    folder = voice("cli_sheets.folder")
    command.add_argument("--to", metavar=folder, type=Path, required=True, help=voice("cli_sheets.to"))
    which = command.add_mutually_exclusive_group()
    which.add_argument("--plan", metavar=voice("cli.name"), help=voice("cli.plan_help"))
    which.add_argument("--all-plans", action="store_true", help=voice("cli_sheets.all_plans"))
    sheet_options.add_options(command, voice)
    case_argument.add_options(command, voice)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace, voice: Voice) -> int:
    """Answer the command: what cannot be read or made is said, and the others are made all the same.

    Returns:
        0, or 2 where something could not be made.

    Raises:
        FileError: the folder cannot be made.
        Refused: the logo cannot be used.
    """
    options = sheet_options.options_of(asked, voice)
    try:
        asked.to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(voice("cli_sheets.no_folder", path=asked.to)) from error
    written = failed = 0
    for path in asked.cases:
        try:
            for case in _cases(path, asked, voice):
                sheet = make_sheet(case, estimate(case, case.chosen_plan), voice, options)
                name = f"{path.stem} - {file_name(case.chosen, 'plan')}"
                place = atomic.write_new(places(asked.to, name, ".pdf"), sheet)
                written += 1
                show(voice("shared.written", path=place))
        except FileError as error:
            failed += 1
            complain(error.say(voice), voice)
        except Refused as error:
            failed += 1
            complain(f"{path}: {error}", voice)
    show(voice("cli_sheets.summary", written=written, failed=failed))
    return 2 if failed else 0


def _cases(path: Path, asked: argparse.Namespace, voice: Voice) -> Iterator[Case]:
    """The case at ``path`` under the plans that are asked for."""
    case = case_argument.case_at(path, asked, voice)
    names = [plan.name for plan in case.plans] if asked.all_plans else [asked.plan]
    return (localized(chosen(case, name, voice), voice) for name in names)
