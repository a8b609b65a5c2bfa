"""The lines of a published case, with their days, their people and their networks, and what comes off their prices."""

import datetime
from collections.abc import Mapping, Sequence, Set
from typing import Any, Final

from calculator.files.problems import short
from calculator.files.published_networks import IN, OUT, names_in, slug_of
from calculator.files.published_values import (
    UnsupportedError,
    cents_or_none,
    day_of,
    day_or_none,
    dollars,
    known,
    whole_or_none,
    word_or_none,
    yes_or_no,
)
from calculator.model.course import MoneyBack
from calculator.model.estimate import DatedLine
from calculator.model.faults import FIRST_YEAR, LAST_YEAR
from calculator.model.happened import AMOUNTS, Explanation, Happened, ProcessedBy, SessionState
from calculator.model.network import Network

_UNDATED: Final = datetime.date(FIRST_YEAR, 1, 1)
_LINE_AMOUNTS: Final = ("allowed", "billed", "allowed_second")
_LINE_KEYS: Final = {
    *("allowed", "billed", "network", "service", "who", "date", "drug", "place", "allowed_second"),
    *("code", "missed", "explained"),
}
_EXPLAINED: Final = (
    *AMOUNTS,
    "member_paid",
    "deductible_met",
    "limit_met",
    "family_deductible_met",
    "family_limit_met",
)
_EXPLAINED_KEYS: Final = {*_EXPLAINED, "visits_used", "network", "processed_by", "processed_on", "claim"}
_MONEY_BACK_KEYS: Final = {"amount", "services"}


def _undated(case: Mapping[str, Any]) -> datetime.date:
    """The day of lines that have none: the first of the case's year, whose federal limits then hold."""
    year = case.get("year")
    if year is None:
        return _UNDATED
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnsupportedError(f"year: {short(year)} is not a year from {FIRST_YEAR} to {LAST_YEAR}")
    return datetime.date(year, 1, 1)


def lines_of(case: Mapping[str, Any], people: dict[str, str]) -> tuple[DatedLine, ...]:
    """The dated lines of a case. ``people`` is filled: the first named is the member ("" in the ledger).

    Raises:
        UnsupportedError: a line has a key or a value that the format does not have.
    """
    lines, networks, day = case["lines"], names_in(case), _undated(case)
    made = []
    for number, line in enumerate(lines, start=1):
        where = f"lines[{number}]"
        unknown = set(line) - _LINE_KEYS
        if unknown:
            raise UnsupportedError(f"lines.{short(min(unknown))} is not supported")
        before, day = day, day_of(f"{where}.date", line["date"]) if "date" in line else day
        if day < before:
            raise UnsupportedError(f"the lines are not in order of date: {day} comes after {before}")
        amounts = {key: dollars(f"{where}.{key}", line[key]) for key in _LINE_AMOUNTS if key in line}
        allowed = amounts.get("allowed")
        billed = amounts.get("billed", allowed)
        if billed is None:
            raise UnsupportedError("a line needs an allowed or a billed amount")
        who = str(line.get("who", ""))
        person = people.setdefault(who, "" if not people else f"person {len(people)}")
        network = line.get("network", IN)
        if network not in networks:
            raise UnsupportedError(f"{where}.network: {short(network)} is none of {short(', '.join(sorted(networks)))}")
        made.append(
            DatedLine(
                date=day,
                service=str(line.get("service", "")),
                label="",
                number=number,
                of=len(lines),
                billed=billed,
                network=network if network in (IN, OUT) else IN,
                network_tier="" if network in (IN, OUT) else slug_of(network),
                drug=yes_or_no(f"{where}.drug", line.get("drug", False)),
                place=str(line.get("place") or ""),
                person=person,
                allowed=allowed,
                allowed_second=amounts.get("allowed_second"),
                code=str(line.get("code", "")),
                happened=_happened(where, line),
            )
        )
    return tuple(made)


def money_back_of(case: Mapping[str, Any], services: Set[str]) -> tuple[MoneyBack, ...]:
    """The discounts and refunds of a case, whose lines are of ``services``.

    Raises:
        UnsupportedError: one has a key or a value that the format does not have.
    """
    found: Sequence[Mapping[str, Any]] = case.get("money_back") or ()
    made = []
    for number, one in enumerate(found, start=1):
        where = f"money_back[{number}]"
        known(where, one, _MONEY_BACK_KEYS)
        named = tuple(one.get("services") or ())
        if unknown := set(named) - services:
            raise UnsupportedError(f"{where}.services: no line is of {short(min(unknown))}")
        made.append(MoneyBack.unchecked(amount=dollars(f"{where}.amount", one["amount"]), services=named))
    return tuple(made)


def _happened(where: str, line: Mapping[str, Any]) -> Happened | None:
    """What became of a line's session; None: nothing is known but the plan. A fee for one that was missed is what is
    billed for it."""
    missed, explained = yes_or_no(f"{where}.missed", line.get("missed", False)), line.get("explained")
    if missed and explained is not None:
        raise UnsupportedError(f"{where}.explained: no plan explains a fee for a session that was missed")
    if missed:
        return Happened(number=1, state=SessionState.MISSED)
    return None if explained is None else Happened(number=1, explanation=_explanation(f"{where}.explained", explained))


def _explanation(where: str, said: Mapping[str, Any]) -> Explanation:
    known(where, said, _EXPLAINED_KEYS)
    return Explanation(
        **{amount: cents_or_none(said, amount) for amount in _EXPLAINED},
        visits_used=whole_or_none(said, "visits_used"),
        network=word_or_none(said, "network", Network),
        processed_by=word_or_none(said, "processed_by", ProcessedBy),
        processed_on=day_or_none(said, "processed_on"),
        claim=str(said.get("claim", "")),
    )
