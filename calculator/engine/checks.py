"""Flags: what somebody should know about a case under a plan, each with its source. A flag never blocks or prices."""

from collections.abc import Iterator

from calculator.model.case import Case
from calculator.model.estimate import EventKind, Flag, FlagLevel, Priced
from calculator.model.plan import Plan
from calculator.reference.texts import say


def flags(case: Case, plan: Plan, priced: Priced) -> tuple[Flag, ...]:
    """Every flag that holds for the case under ``plan``, in the order in which a reader needs them."""
    return tuple(flag for check in (_year_turns, _figures_year, _out_of_network) for flag in check(case, plan, priced))


def sentence(flag: Flag, language: str = "en") -> str:
    """The sentence of a flag, with its figures."""
    return say(f"checks.{flag.code}", language, flag.figures)


def _year_turns(_case: Case, _plan: Plan, priced: Priced) -> Iterator[Flag]:
    for event in priced.events:
        if event.kind is EventKind.YEAR_TURNS:
            yield Flag(
                "year_turns",
                FlagLevel.WARNING,
                {"turn_date": event.date, "session": event.at + 1},
                "SBC Uniform Glossary: deductible and out-of-pocket limit run for a coverage period",
                2019,
            )


def _figures_year(_case: Case, plan: Plan, priced: Priced) -> Iterator[Flag]:
    last = max((starts.year for starts, _ in priced.by_year), default=None)
    if plan.figures_year is not None and last is not None and last > plan.figures_year:
        source = plan.sources[0].says if plan.sources else plan.name
        yield Flag(
            "figures_older", FlagLevel.WARNING, {"figures": plan.figures_year, "year": last}, source, plan.figures_year
        )


def _out_of_network(_case: Case, _plan: Plan, priced: Priced) -> Iterator[Flag]:
    if priced.totals.balance_billed:
        yield Flag(
            "balance_billing",
            FlagLevel.WARNING,
            {"amount_cents": priced.totals.balance_billed},
            "SBC Uniform Glossary: balance billing",
            2019,
        )
