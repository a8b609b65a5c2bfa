"""Checks of the plan's terms for the course: prior authorization, balance billing, parity, excepted benefits."""

import datetime
from collections.abc import Iterator
from typing import Final

from calculator.engine.checks.situation import CheckContext, Use, last_day
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.funding import AccountKind

_PARITY: Final = "MHPAEA, 29 CFR 2590.712 (webapps.dol.gov elaws); the 2013 rule and CAA 2021 stay in force"
_EXCEPTED: Final = "The categories of excepted benefits as mcgriff and newfront list them"


def authorization(at: CheckContext) -> Iterator[Flag]:
    """A benefit that the course uses needs prior authorization, which may be missing or not in reach."""
    held = at.case.member.authorization_held
    trials = at.case.member.failed_trials
    for use in (*at.medical_uses, *at.rider_uses):
        needed = use.benefit.authorization
        if needed is None:
            continue
        code, level = ("authorization_needed", FlagLevel.NOTE) if held else ("authorization_missing", FlagLevel.WARNING)
        yield Flag(code, level, {"benefit": use.title}, at.plan_source, at.plan.figures_year)
        if trials is not None and needed.failed_trials is not None and trials < needed.failed_trials:
            figures: dict[str, object] = {"benefit": use.title, "needed": needed.failed_trials, "trials": trials}
            code = "trials_too_few"
            if needed.trial_weeks:
                code, figures["weeks"] = "trials_too_few_weeks", needed.trial_weeks
            yield Flag(code, FlagLevel.WARNING, figures, at.plan_source, at.plan.figures_year)


def approval_ends(at: CheckContext) -> Iterator[Flag]:
    """The course goes on after an approval that begins with its first session ends."""
    for use in (*at.medical_uses, *at.rider_uses):
        days = use.benefit.authorization.approval_days if use.benefit.authorization else None
        if days is None:
            continue
        ends = use.lines[0].date + datetime.timedelta(days=days - 1)
        after = sum(line.date > ends for line in use.lines)
        if last_day(use.lines) > ends:
            figures: dict[str, object] = {"benefit": use.title, "days": days, "end_date": ends, "sessions": after}
            yield Flag("approval_ends", FlagLevel.WARNING, figures, at.plan_source, at.plan.figures_year)


def balance_billing(at: CheckContext) -> Iterator[Flag]:
    """An out-of-network provider may bill what the plan does not recognise."""
    if at.priced.totals.balance_billed:
        yield Flag(
            "balance_billing",
            FlagLevel.WARNING,
            {"amount_cents": at.priced.totals.balance_billed},
            "SBC Uniform Glossary: balance billing",
            2019,
        )


def parity(at: CheckContext) -> Iterator[Flag]:
    """A visit cap, a dollar cap or prior authorization on a benefit of the medical plan itself that the course uses."""
    for use in at.medical_uses:
        for code in _limits_of(use):
            yield Flag(code, FlagLevel.NOTE, {"benefit": use.title}, _PARITY, 2025)


def _limits_of(use: Use) -> Iterator[str]:
    benefit = use.benefit
    if benefit.visit_limit is not None or benefit.lifetime_visit_limit is not None:
        yield "parity_visits"
    if benefit.dollar_limit is not None or benefit.lifetime_dollar_limit is not None:
        yield "parity_dollars"
    if benefit.authorization is not None:
        yield "parity_authorization"


def excepted_benefit(at: CheckContext) -> Iterator[Flag]:
    """A rider that the course uses, or an EBHRA: parity and the ACA's rules hold unless it is an excepted benefit."""
    if at.rider_uses:
        yield Flag("excepted_rider", FlagLevel.NOTE, {}, _EXCEPTED, 2026)
    if at.has(AccountKind.EBHRA):
        yield Flag(
            "excepted_ebhra",
            FlagLevel.NOTE,
            {},
            "EBHRA conditions (tax.thomsonreuters EBIA; winston via mondaq)",
            2025,
        )


def rider_without_session(at: CheckContext) -> Iterator[Flag]:
    """The plan has a rider, and the course has no service that it is for."""
    if at.plan.rider is not None and at.lines and not at.rider_uses:
        yield Flag(
            "rider_unused", FlagLevel.WARNING, {"rider": at.plan.rider.title}, at.plan_source, at.plan.figures_year
        )
