"""``workforce CASE.kat MEMBERS.csv``: the course of a case for all on a list, who differ in what is met and what is
in their accounts. As sums in text or JSON, and every member's amounts as CSV if asked."""

import argparse
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from calculator.cli import case_argument
from calculator.cli.estimate import chosen
from calculator.cli.replacing import may_replace
from calculator.cli.terminal import Refused, show, show_json, width
from calculator.engine import pricing
from calculator.engine.confirmation.to_confirm import OpenPoint, open_points
from calculator.engine.schedule import as_planned
from calculator.files import atomic, member_list
from calculator.files.member_list import MemberList
from calculator.files.problems import FileError, Problem
from calculator.model.backing import is_of_employer
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.estimate import Amounts
from calculator.money import format_decimal, format_money
from calculator.reference.clock import today
from calculator.reference.voice import Voice
from calculator.words.bundled import localized, told
from calculator.words.payers import amount_name
from calculator.words.to_confirm import assumption_words

if TYPE_CHECKING:
    from calculator.engine.population.members import PricedMembers

_SHOWN: Final = ("billed", "plan_pays", "second_plan", "assistance", "account", "member_pays", "employer_pays")
_ALWAYS: Final = ("billed", "plan_pays", "member_pays")
_FIGURES: Final = ("together", "mean", "least", "most")
_BETWEEN: Final = 2
"""So much is free between two columns."""


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
        if error.member is not None:
            figures = {"row": listed.rows[error.member], "column": error.column}
            raise FileError(asked.members, Problem(f"census_{error.code}", figures)) from error
        raise Refused(voice(f"workforce.{error.code}", column=error.column)) from error
    except members.MembersError as error:
        raise Refused(voice("workforce.opened")) from error
    if asked.csv is not None:
        if not may_replace(asked.csv, member_amounts.BEGINS):
            raise Refused(voice("workforce.not_amounts", path=asked.csv))
        columns: Any = priced.amounts
        atomic.write(asked.csv, member_amounts.comma_separated(listed.members, columns))
    if asked.json:
        show_json(_record(case, priced, listed, voice))
        return 0
    show("\n".join(_text(localized(case, voice), priced, listed, voice)))
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


def _open(case: Case, listed: MemberList) -> tuple[OpenPoint, ...]:
    """What is assumed of the case for all of them, and nobody has confirmed; what the list says is none of it."""
    case = replaced(case, course=as_planned(case.course))
    plan = case.chosen_plan
    points = open_points(case, plan, pricing.estimate(case, plan), today())
    return tuple(point for point in points if not (point.assumption == "met" and "deductible_met" in listed.columns))


def _of_members(case: Case, voice: Voice) -> Voice:
    """The list is HR's: what is said to a patient is said of an employee here."""
    return voice.of_employee() if is_of_employer(case.chosen_plan) else voice


def _record(case: Case, priced: "PricedMembers", listed: MemberList, voice: Voice) -> dict[str, Any]:
    members = len(listed.members)
    return {
        "plan": case.chosen,
        "course": case.course.title,
        "members": members,
        "is_compiled": priced.is_compiled,
        "amounts": {
            name: {figure: format_decimal(cents) for figure, cents in _sums(priced.amounts, name, members).items()}
            for name in Amounts._fields
        },
        "to_confirm": [
            {"assumption": point.assumption, "says": assumption_words(point, _of_members(case, voice))}
            for point in _open(case, listed)
        ],
    }


def _text(case: Case, priced: "PricedMembers", listed: MemberList, voice: Voice) -> Iterator[str]:
    plan, members = case.chosen_plan, len(listed.members)
    of_members = _of_members(case, voice)
    who = voice("workforce.who", count=f"{members:,}") if members > 1 else voice("workforce.who_one")
    for sentence in (voice("cli.under", course=told(case.course.title, voice), plan=told(plan.name, voice)), who):
        yield from textwrap.wrap(sentence, width())
    yield ""
    rows = [["", *(voice(f"workforce.{figure}") for figure in _FIGURES)]]
    for name in _SHOWN:
        sums = _sums(priced.amounts, name, members)
        if sums["together"] or name in _ALWAYS:
            rows.append([amount_name(name, of_members, plan), *map(format_money, sums.values())])
    yield from _table(rows)
    yield ""
    if case.course.has_happened:
        yield from textwrap.wrap(voice("expected.as_planned"), width())
    for sentence in (voice("workforce.not_in_it"), _way(priced, voice)):
        yield from textwrap.wrap(sentence, width())
    points = _open(case, listed)
    if points:
        yield from ("", of_members("confirm.title").upper())
    for point in points:
        said = assumption_words(point, of_members)
        yield from textwrap.wrap(said, width(), initial_indent="· ", subsequent_indent="  ")
    yield ""
    yield from textwrap.wrap(voice("cli.not_this"), width())


def _table(rows: list[list[str]]) -> Iterator[str]:
    """Rows of cells, the first of each to the left, the others under one another to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for title, *cells in rows:
        yield title.ljust(widths[0]) + "".join(
            cell.rjust(wide + _BETWEEN) for cell, wide in zip(cells, widths[1:], strict=True)
        )
