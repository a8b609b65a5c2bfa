"""``workforce CASE.kat MEMBERS.csv``: the course of a case for all on a list, who differ in what is met and what is
in their accounts. As sums in text or JSON, and every member's amounts as CSV if asked."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from calculator.cli import case_argument
from calculator.cli.estimate import chosen
from calculator.cli.replacing import may_replace
from calculator.cli.terminal import Refused, show, show_json
from calculator.files import atomic, member_list
from calculator.model.backing import is_of_employer
from calculator.model.case import Case
from calculator.model.estimate import Amounts
from calculator.money import format_decimal, format_money
from calculator.reference.voice import Voice
from calculator.words.bundled import localized, told
from calculator.words.payers import amount_name

if TYPE_CHECKING:
    from calculator.engine.population.members import PricedMembers

_SHOWN: Final = ("billed", "plan_pays", "second_plan", "assistance", "account", "member_pays", "employer_pays")
_ALWAYS: Final = ("billed", "plan_pays", "member_pays")
_FIGURES: Final = ("together", "mean", "least", "most")
_TITLE: Final = 24
_COLUMN: Final = 18


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Give ``command`` the options of ``workforce``."""
    command.add_argument("case", metavar=voice("cli.case_file"), type=Path, help=voice("workforce.case"))
    command.add_argument("members", metavar=voice("workforce.list_file"), type=Path, help=voice("workforce.list"))
    command.add_argument("--plan", metavar=voice("cli.name"), help=voice("cli.plan_help"))
    command.add_argument("--json", action="store_true", help=voice("workforce.json"))
    command.add_argument("--csv", metavar=voice("cli.file"), type=Path, help=voice("workforce.csv"))
    case_argument.add_options(command, voice)
    command.set_defaults(run=run)


def run(asked: argparse.Namespace, voice: Voice) -> int:
    """Answer the command; the file is written first, so that nothing is printed when it cannot be.

    Raises:
        FileError: the case or the list cannot be read, or the file not be written.
        Refused: the case has no such plan, or its plan or member takes no such list.
    """
    # Arrays are for many members: no other command has them loaded.
    from calculator.engine.population import census, members  # noqa: PLC0415
    from calculator.files import member_amounts  # noqa: PLC0415

    case = chosen(case_argument.case_of(asked, voice), asked.plan, voice)
    listed = member_list.read(asked.members, census.columns_of(case.chosen_plan))
    try:
        priced = census.price_census(case, listed.columns, len(listed.members))
    except census.CensusError as error:
        raise Refused(voice(f"workforce.{error.code}", column=error.column)) from error
    except members.MembersError as error:
        raise Refused(voice("workforce.opened")) from error
    if asked.csv is not None:
        if not may_replace(asked.csv, member_amounts.BEGINS):
            raise Refused(voice("workforce.not_amounts", path=asked.csv))
        columns: Any = priced.amounts
        atomic.write(asked.csv, member_amounts.comma_separated(listed.members, columns))
    if asked.json:
        show_json(_record(case, priced, len(listed.members)))
        return 0
    show("\n".join(_text(localized(case, voice), priced, len(listed.members), voice)))
    if asked.csv is not None:
        show(voice("shared.written", path=asked.csv))
    return 0


def _way(priced: "PricedMembers", voice: Voice) -> str:
    """Which way the members were priced, for whoever wonders how long it takes."""
    if priced.is_compiled:
        return voice("workforce.compiled")
    return voice("workforce.compiling" if priced.is_being_compiled else "workforce.uncompiled")


def _sums(amounts: Amounts, name: str, members: int) -> dict[str, int]:
    """An amount of all members: together, the mean to the nearest cent, the least and the most of one member."""
    column: Any = getattr(amounts, name)
    together = sum(map(int, column))
    mean = (2 * together + members) // (2 * members)
    return dict(zip(_FIGURES, (together, mean, int(column.min()), int(column.max())), strict=True))


def _record(case: Case, priced: "PricedMembers", members: int) -> dict[str, Any]:
    return {
        "plan": case.chosen,
        "course": case.course.title,
        "members": members,
        "is_compiled": priced.is_compiled,
        "amounts": {
            name: {figure: format_decimal(cents) for figure, cents in _sums(priced.amounts, name, members).items()}
            for name in Amounts._fields
        },
    }


def _text(case: Case, priced: "PricedMembers", members: int, voice: Voice) -> Iterator[str]:
    plan = case.chosen_plan
    # The list is HR's: what is said to a patient is said of an employee here.
    of_members = voice.of_employee() if is_of_employer(plan) else voice
    yield voice("cli.under", course=told(case.course.title, voice), plan=told(plan.name, voice))
    yield voice("workforce.who", count=f"{members:,}") if members > 1 else voice("workforce.who_one")
    yield ""
    yield " " * _TITLE + "".join(voice(f"workforce.{figure}").rjust(_COLUMN) for figure in _FIGURES)
    for name in _SHOWN:
        sums = _sums(priced.amounts, name, members)
        if sums["together"] or name in _ALWAYS:
            title = amount_name(name, of_members, plan)
            yield title.ljust(_TITLE) + "".join(format_money(cents).rjust(_COLUMN) for cents in sums.values())
    yield ""
    yield voice("workforce.not_in_it")
    yield _way(priced, voice)
    yield voice("cli.not_this")
