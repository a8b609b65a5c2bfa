"""Checks of years: the plan year that turns, figures of another year, and federal figures that are not there."""

from collections.abc import Iterator

from calculator.engine.checks.amounts import qsehra_name
from calculator.engine.checks.situation import CheckContext, as_on, cite
from calculator.model.estimate import EventKind, Flag, FlagLevel
from calculator.model.funding import AccountKind
from calculator.model.market import Market
from calculator.reference.limits import BY_THE_USER, federal_limit, user_limits


def year_turns(at: CheckContext) -> Iterator[Flag]:
    """Deductible and out-of-pocket limit begin again in the middle of the course."""
    for event in at.priced.events:
        if event.kind is EventKind.YEAR_TURNS and _has_yearly_amounts(at, event.at):
            yield Flag(
                "year_turns",
                FlagLevel.WARNING,
                {"turn_date": event.date, "session": event.at + 1},
                *cite("yearly_amounts"),
            )


def _has_yearly_amounts(at: CheckContext, session: int) -> bool:
    """Whether the plan of a session, or its rider, has a deductible or a limit that could begin again."""
    day = at.lines[session].date
    plan = as_on(at.on(day).plan, day)
    for coverage in filter(None, (plan, plan.rider)):
        yearly = (coverage.deductible, coverage.out_of_pocket_limit)
        amounts = [part for one in yearly for part in (one.in_network, one.out_of_network)]
        amounts += [part for tier in coverage.further_tiers for part in (tier.deductible, tier.out_of_pocket_limit)]
        for amount in filter(None, (*amounts, coverage.drug_deductible, coverage.drug_limit)):
            if amount.individual is not None or amount.family is not None:
                return True
    return False


def figures_older(at: CheckContext) -> Iterator[Flag]:
    """Part of the course falls in a plan year after the one that the plan's figures are of."""
    figures = at.plan.figures_year
    last = at.plan_years[-1]
    if figures is None:
        return
    newest = max(figures, *(one.year for one in at.plan.years)) if at.plan.years else figures
    if last > newest:
        yield Flag("figures_older", FlagLevel.WARNING, {"figures": newest, "year": last}, at.of_plan[0], newest)


def not_loaded(at: CheckContext) -> Iterator[Flag]:
    """A federal figure that a check of this plan needs is not loaded for a year of the course."""
    limits = [plan.out_of_pocket_limit.in_network for _, plan in at.plans]
    limited = any(limit.individual is not None or limit.family is not None for limit in limits)
    under_aca = at.plan.market is not Market.MEDICARE and limited
    needed = [("aca", "aca_limit_self_only", under_aca)]
    needed.append(("hdhp", "hdhp_deductible_self_only", at.with_hsa))
    needed.append(("hsa", "hsa_self_only", at.with_hsa))
    needed.append(("ebhra", "ebhra", at.has(AccountKind.EBHRA)))
    needed.append(("qsehra", qsehra_name(at), at.has(AccountKind.QSEHRA)))
    needed.append(("fsa", "fsa", at.has(AccountKind.FSA)))
    carries = any(account.carries_over for account in at.accounts(AccountKind.FSA))
    needed.append(("fsa_carry_over", "fsa_carry_over", carries))
    for group, name, wanted in needed:
        for year in at.plan_years if wanted else ():
            if federal_limit(name, year) is None:
                yield Flag(
                    f"not_loaded_{group}",
                    FlagLevel.NOTE,
                    {"year": year},
                    *cite("limits_table"),
                )


def broken_user_file(_at: CheckContext) -> Iterator[Flag]:
    """The user's own file of federal limits cannot be read, so none of its figures is used."""
    place = user_limits().broken_at
    if place:
        figures: dict[str, object] = {"file": "kat-estimator/federal-limits.json", "place": place}
        yield Flag("limits_file_broken", FlagLevel.WARNING, figures, BY_THE_USER)
