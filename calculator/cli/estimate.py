"""``estimate CASE.kat``: price one case under one of its plans, as text or JSON, and as a sheet on request."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.cli import case_argument, json_output, prices, sheet_options, text_report
from calculator.cli.replacing import may_replace
from calculator.cli.terminal import Refused, show, show_json, width
from calculator.engine import pricing
from calculator.files import atomic
from calculator.files.problems import plain
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.clock import today
from calculator.reference.voice import Voice
from calculator.words.ask_plan import as_text, ask_plan
from calculator.words.bundled import localized, told

if TYPE_CHECKING:
    from calculator.sheets.options import SheetOptions


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Give ``command`` the options of ``estimate``."""
    command.add_argument("case", metavar=voice("cli.case_file"), type=Path, help=voice("cli.case_help"))
    command.add_argument("--plan", metavar=voice("cli.name"), help=voice("cli.plan_help"))
    command.add_argument("--json", action="store_true", help=voice("cli.json_help"))
    command.add_argument("--pdf", metavar=voice("cli.file"), type=Path, help=voice("cli.pdf_help"))
    questions, file = voice("cli.questions_help"), voice("cli.file")
    command.add_argument("--questions", metavar=file, type=Path, help=questions)
    sheet_options.add_options(command, voice)
    case_argument.add_options(command, voice)
    prices.add_options(command, voice)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace, voice: Voice) -> int:
    """Answer the command; the sheet is written first, so that nothing is printed when it cannot be.

    Raises:
        FileError: the case or the prices cannot be read, or the sheet not be written.
        Refused: the case has no such plan.
    """
    case = prices.into(case_argument.case_of(asked, voice), asked, voice)
    case = chosen(case, asked.plan, voice)
    if not asked.json:
        # A program goes by the names in the file.
        case = localized(case, voice)
    answer = pricing.estimate(case, case.chosen_plan)
    if asked.pdf is not None:
        # Only a sheet of before may be replaced: a slip of the hand is to cost nobody a case or a letter.
        if not may_replace(asked.pdf, b"%PDF-"):
            raise Refused(voice("cli.not_a_pdf", path=asked.pdf))
        write_sheet(case, answer, asked.pdf, voice, sheet_options.options_of(asked, voice))
    if asked.questions is not None:
        write_questions(case, answer, asked.questions, voice, sheet_options.options_of(asked, voice))
    if asked.json:
        show_json(json_output.of(case, answer, voice))
        return 0
    show(text_report.of(case, answer, voice, width()))
    for key, path in (("sheet_at", asked.pdf), ("questions_at", asked.questions)):
        if path is not None:
            show("\n" + voice.of("cli")(key, path=path))
    return 0


def chosen(case: Case, name: str | None, voice: Voice) -> Case:
    """``case`` with the plan called ``name`` chosen; without a name, the case as it is.

    Raises:
        Refused: the case has no plan of that name.
    """
    if name is None:
        return case
    names = [plan.name for plan in case.plans]
    # A plan that came with the program is known by its name in any language.
    found = name if name in names else next((one for one in names if told(one, voice) == told(name, voice)), None)
    if found is None:
        figures = {"name": name, "names": ", ".join(f"“{told(known, voice)}”" for known in names)}
        raise Refused(voice("cli.unknown_plan", **figures))
    return changed(case, chosen=found)


def write_sheet(case: Case, answer: Estimate, path: Path, voice: Voice, options: "SheetOptions | None" = None) -> None:
    """Write the patient sheet as a PDF; ``options`` of None: a plain one.

    Raises:
        FileError: it could not be written; what was at ``path`` is untouched.
        Refused: it could not be made.
    """
    atomic.write(path, make_sheet(case, answer, voice, options))


def write_questions(case: Case, answer: Estimate, path: Path, voice: Voice, options: "SheetOptions") -> None:
    """Write what to ask the plan: as plain text where ``path`` ends in ``.txt``, else as a page in PDF.

    Raises:
        FileError: it could not be written; what was at ``path`` is untouched.
        Refused: it could not be made, or something that is no such page stands there.
    """
    if path.suffix.lower() == ".txt":
        page = ask_plan(case, answer, today(), voice)
        if not may_replace(path, page.title.encode()):
            raise Refused(voice("cli.not_questions", path=path))
        atomic.write(path, plain(as_text(page, voice)).encode())
        return
    from calculator.sheets import ask_plan as sheets  # noqa: PLC0415 (the typesetter is heavy)

    if not may_replace(path, b"%PDF-"):
        raise Refused(voice("cli.not_a_pdf", path=path))
    try:
        atomic.write(path, sheets.make(case, answer, voice, options))
    except sheets.SheetError as error:
        raise Refused(voice("cli.no_sheet", what=str(error))) from error


def make_sheet(case: Case, answer: Estimate, voice: Voice, options: "SheetOptions | None" = None) -> bytes:
    """The patient sheet as a PDF; ``options`` of None: a plain one.

    Raises:
        Refused: it could not be made.
    """
    from calculator.sheets import patient  # noqa: PLC0415 (the typesetter is heavy, and most commands need none)

    try:
        return patient.make(case, answer, voice, options or patient.PLAIN)
    except patient.SheetError as error:
        raise Refused(voice("cli.no_sheet", what=str(error))) from error
