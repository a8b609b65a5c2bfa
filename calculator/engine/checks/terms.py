"""Checks of the plan's terms for the course: prior authorization, balance billing, parity, excepted benefits."""

import datetime
from collections.abc import Iterator
from itertools import groupby

from calculator.engine.checks.situation import CheckContext, Use, cite, last_day
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.funding import AccountKind
from calculator.model.market import Market


def authorization(at: CheckContext) -> Iterator[Flag]:
    """A benefit that the course uses needs prior authorization, which may be missing or not in reach."""
    trials = at.case.member.failed_trials
    for use in (*at.medical_uses, *at.rider_uses):
        held = (at.enrollment if use.coverage is at.plan else at.rider_enrollment).authorization_held
        needed = use.benefit.authorization
        if needed is None:
            continue
        code, level = ("authorization_needed", FlagLevel.NOTE) if held else ("authorization_missing", FlagLevel.WARNING)
        yield Flag(code, level, {"benefit": use.title}, *at.of_plan)
        if trials is not None and needed.failed_trials is not None and trials < needed.failed_trials:
            figures: dict[str, object] = {"benefit": use.title, "needed": needed.failed_trials, "trials": trials}
            code = "trials_too_few"
            if needed.trial_weeks:
                code, figures["weeks"] = "trials_too_few_weeks", needed.trial_weeks
            yield Flag(code, FlagLevel.WARNING, figures, *at.of_plan)


def approval_ends(at: CheckContext) -> Iterator[Flag]:
    """The course goes on after an approval that begins with its first session ends."""
    for use in _whole(*at.medical_uses, *at.rider_uses):
        days = use.benefit.authorization.approval_days if use.benefit.authorization else None
        if days is None:
            continue
        ends = use.lines[0].date + datetime.timedelta(days=days - 1)
        after = sum(line.date > ends for line in use.lines)
        if last_day(use.lines) > ends:
            figures: dict[str, object] = {"benefit": use.title, "days": days, "end_date": ends, "sessions": after}
            yield Flag("approval_ends", FlagLevel.WARNING, figures, *at.of_plan)


def _whole(*uses: Use) -> Iterator[Use]:
    """The uses of a benefit in all plan years together, by its terms in the first."""
    for _, same in groupby(uses, key=lambda use: (id(use.coverage), use.benefit.name)):
        first, *later = same
        lines = sorted((line for use in (first, *later) for line in use.lines), key=lambda line: line.date)
        yield Use(first.coverage, first.benefit, tuple(lines))


def balance_billing(at: CheckContext) -> Iterator[Flag]:
    """An out-of-network provider may bill what the plan does not recognise."""
    if at.priced.totals.balance_billed:
        yield Flag(
            "balance_billing",
            FlagLevel.WARNING,
            {"amount_cents": at.priced.totals.balance_billed},
            *cite("balance_billing"),
        )


def parity(at: CheckContext) -> Iterator[Flag]:
    """A cap on visits, on dollars or on what is counted of a session, or prior authorization, on a benefit of the
    medical plan itself that the course uses. The parity law does not hold for Medicare."""
    if at.plan.market is Market.MEDICARE:
        return
    for use in at.medical_uses:
        for code in _limits_of(use):
            yield Flag(code, FlagLevel.NOTE, {"benefit": use.title}, *cite("parity"))


def _limits_of(use: Use) -> Iterator[str]:
    benefit = use.benefit
    if benefit.visit_limit is not None or benefit.lifetime_visit_limit is not None:
        yield "parity_visits"
    if benefit.dollar_limit is not None or benefit.lifetime_dollar_limit is not None:
        yield "parity_dollars"
    if benefit.allowance is not None:
        yield "parity_allowance"
    if benefit.authorization is not None:
        yield "parity_authorization"


def excepted_benefit(at: CheckContext) -> Iterator[Flag]:
    """A rider that the course uses, or an EBHRA: parity and the ACA's rules hold unless it is an excepted benefit."""
    if at.rider_uses:
        yield Flag("excepted_rider", FlagLevel.NOTE, {}, *cite("excepted"))
    if at.has(AccountKind.EBHRA):
        yield Flag(
            "excepted_ebhra",
            FlagLevel.NOTE,
            {},
            *cite("excepted_ebhra"),
        )


def rider_without_session(at: CheckContext) -> Iterator[Flag]:
    """The plan has a rider, and the course has no service that it is for."""
    rider = at.plan.rider
    taken = rider is not None and {reading.service for reading in rider.reading} & {line.service for line in at.lines}
    if rider is not None and at.lines and not taken:
        yield Flag("rider_unused", FlagLevel.WARNING, {"rider": rider.title}, *at.of_plan)
