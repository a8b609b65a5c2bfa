"""A plan's figures of later plan years, as they are entered: what is edited of the plan as it is in one of them."""

from collections.abc import Mapping
from typing import Any, Final

from calculator.model.base import changed, replaced
from calculator.model.plan import AccountFigure, Benefit, Plan, YearFigures

_FIGURES: Final = ("deductible", "out_of_pocket_limit", "drug_deductible", "drug_limit", "limit_includes_deductible")
_DRUG: Final = ("drug_deductible", "drug_limit")
_PARTLY: Final = ("benefits", "accounts", "further_tiers")


def next_year_without(plan: Plan, today: int) -> int:
    """The plan year after the last that ``plan`` has figures of; ``today`` is the year for one that names none."""
    return (plan.years[-1].year if plan.years else plan.figures_year or today) + 1


def with_year(plan: Plan, year: int) -> Plan:
    """``plan`` with figures of ``year``, which are as before until they are edited."""
    return changed(plan, years=(*plan.years, YearFigures(year=year)))


def without_year(plan: Plan, year: int) -> Plan:
    """``plan`` without the figures of ``year``."""
    return changed(plan, years=tuple(one for one in plan.years if one.year != year))


def edited_in(plan: Plan, year: int, parts: Mapping[str, Any]) -> Plan:
    """``plan`` when ``parts`` of it as it is in ``year`` are others: what may be each year's own is so from then on,
    all else always.

    Raises:
        InvalidError: they break a rule of the plan.
    """
    then = changed(replaced(plan.in_year(year), years=()), **parts)
    before = plan.in_year(year - 1)
    rest = {name: value for name, value in parts.items() if name not in (*_FIGURES, *_PARTLY, "years")}
    benefits, accounts = plan.benefits, plan.accounts
    if "benefits" in parts:
        kept = {benefit.name: benefit for benefit in plan.benefits}
        benefits = tuple(kept.get(benefit.name, benefit) for benefit in then.benefits)
    if "accounts" in parts:
        yearly = {account.kind: account.yearly for account in plan.accounts}
        accounts = tuple(
            replaced(account, yearly=yearly.get(account.kind, account.yearly)) for account in then.accounts
        )
    tiers = plan.further_tiers
    if "further_tiers" in parts:
        before_tiers = {tier.name: tier for tier in plan.further_tiers}
        tiers = tuple(before_tiers.get(tier.name, tier) for tier in then.further_tiers)
    names = {benefit.name for benefit in benefits}
    figures = [
        _figures(year, before, then)
        if one.year == year
        else replaced(one, benefits=tuple(benefit for benefit in one.benefits if benefit.name in names))
        for one in plan.years
    ]
    return changed(plan, **rest, benefits=benefits, accounts=accounts, further_tiers=tiers, years=tuple(figures))


def _figures(year: int, before: Plan, then: Plan) -> YearFigures:
    own = {name: getattr(then, name) for name in _FIGURES if getattr(then, name) != getattr(before, name)}
    own |= {f"without_{name}": True for name in _DRUG if name in own and own[name] is None}
    tiers = {tier.name: tier for tier in before.further_tiers}
    known: dict[str, Benefit] = {benefit.name: benefit for benefit in before.benefits}
    yearly = {account.kind: account.yearly for account in before.accounts}
    return YearFigures(
        year=year,
        benefits=tuple(one for one in then.benefits if known.get(one.name, one) != one),
        further_tiers=tuple(one for one in then.further_tiers if tiers.get(one.name, one) != one),
        accounts=tuple(
            AccountFigure(kind=one.kind, yearly=one.yearly)
            for one in then.accounts
            if yearly.get(one.kind, one.yearly) != one.yearly
        ),
        **own,
    )
