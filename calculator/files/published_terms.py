"""The plan of a published case, in the terms of the model. Dollars become cents here."""

from collections.abc import Mapping, Set
from typing import Any, Final

from calculator.files.problems import short
from calculator.files.published_accounts import account_of, funding_of
from calculator.files.published_networks import OUT, networks, own_amounts, tiers_of
from calculator.files.published_rules import EVERY, Rules, laid_over
from calculator.files.published_values import (
    UnsupportedError,
    answer,
    cents_at,
    cents_or_none,
    known,
    whole_or_none,
    word,
)
from calculator.model.market import Market
from calculator.model.plan import (
    AccountFigure,
    AmountKind,
    CaseRate,
    Plan,
    Rider,
    RiderPays,
    TierAmounts,
    YearFigures,
    YearlyAmount,
)
from calculator.model.plan_year import AccumulatorYear, CarryOver

_DRUG: Final = ("drug_deductible", "drug_limit")
_COVERAGE_KEYS: Final = {
    *("deductible", "out_of_pocket_limit", "limit_includes_deductible", "service", "services", "tiers", *_DRUG),
}
_PLAN_KEYS: Final = {
    *(*_COVERAGE_KEYS, "accounts", "second_plan", "assistance", "tier", "changes", "years"),
    *("year_starts", "accumulator_year", "last_quarter_carries_over", "figures_year"),
    *("case_rate", "rider", "funding", "market"),
}
SECOND_KEYS: Final = (_PLAN_KEYS | {"coordination", "member"}) - {
    *("accounts", "assistance", "second_plan", "changes", "rider", "case_rate", "funding"),
}
LATER_KEYS: Final = _PLAN_KEYS - {"changes"}
_YEAR_KEYS: Final = _COVERAGE_KEYS | {"accounts"}
_RIDER_KEYS: Final = _COVERAGE_KEYS | {"pays", "shares_accumulators"}
_CARRY_OVER: Final = {False: CarryOver.NONE, True: CarryOver.ALWAYS, "if_not_met": CarryOver.IF_NOT_MET}
_YEAR_DIGITS: Final = 4
_FIRST_FIGURES: Final = 2000
_LAST_FIGURES: Final = 2100
_AMOUNT_KEYS: Final = {"individual", "family", "kind"}


def plan_of(
    plan: Mapping[str, Any],
    services: Set[str] = frozenset(),
    name: str = "published case",
    keys: Set[str] = _PLAN_KEYS,
) -> Plan:
    """The plan of a published case, which has some of ``keys``; ``services`` are those of the case's lines.

    Raises:
        UnsupportedError: the plan has a key that the format does not have.
        InvalidError, AmountError: a value is out of its bounds.
    """
    known("plan", plan, keys)
    carries = plan.get("last_quarter_carries_over", False)
    if type(carries) not in (bool, str) or carries not in _CARRY_OVER:
        raise UnsupportedError(f"plan.last_quarter_carries_over is true, false or if_not_met, not {carries}")
    years = years_of(plan)
    rules = Rules.of((plan, *years.values()), services)
    return Plan(
        name=name,
        **_figures(plan, rules),
        network_credit=networks(plan)["network_credit"],
        reading=rules.reading,
        otherwise=EVERY,
        figures_year=whole_or_none(plan, "figures_year", _FIRST_FIGURES, _LAST_FIGURES),
        year_starts=plan.get("year_starts", "01-01"),
        accumulator_year=word(plan, "accumulator_year", AccumulatorYear.PLAN),
        last_quarter_carries_over=_CARRY_OVER[carries],
        case_rate=_case_rate(plan["case_rate"], services) if plan.get("case_rate") else None,
        rider=_rider(plan["rider"]) if plan.get("rider") else None,
        accounts=tuple(account_of(account) for account in plan.get("accounts") or ()),
        funding=funding_of(plan),
        market=word(plan, "market", Market.EMPLOYER),
        years=tuple(_year(year, then, rules) for year, then in years.items()),
    )


def _figures(plan: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """The figures of a coverage that each year of a plan may have of its own."""
    return {
        "deductible": _yearly("deductible", plan),
        "out_of_pocket_limit": _yearly("out_of_pocket_limit", plan),
        "further_tiers": networks(plan)["further_tiers"],
        "limit_includes_deductible": answer("plan.limit_includes_deductible", plan, absent=True),
        **{which: _of_drugs(which, plan) for which in _DRUG},
        "benefits": rules.benefits(plan),
    }


def _year(year: int, then: Mapping[str, Any], rules: Rules) -> YearFigures:
    figures = _figures(then, rules)
    return YearFigures(
        year=year,
        accounts=tuple(
            AccountFigure(kind=account.kind, yearly=account.yearly)
            for account in map(account_of, then.get("accounts") or ())
        ),
        without_drug_deductible=figures["drug_deductible"] is None,
        without_drug_limit=figures["drug_limit"] is None,
        **figures,
    )


def years_of(plan: Mapping[str, Any]) -> dict[int, Mapping[str, Any]]:
    """The whole plan as it is from each plan year on that has figures of its own.

    Raises:
        UnsupportedError: one of them has a key that the format does not have, or is no year.
    """
    found: dict[int, Mapping[str, Any]] = {}
    now = plan
    years: Mapping[str, Mapping[str, Any]] = plan.get("years") or {}
    for key in sorted(years):
        if len(key) != _YEAR_DIGITS or not key.isdecimal():
            raise UnsupportedError(f"plan.years: {short(key)} is not a year")
        known(f"plan.years.{key}", years[key], _YEAR_KEYS)
        now = found[int(key)] = laid_over(now, years[key])
    return found


def _rider(rider: Mapping[str, Any]) -> Rider:
    """A carve-out rider, which takes the services that it has rules of."""
    known("plan.rider", rider, _RIDER_KEYS)
    if not rider.get("services"):
        raise UnsupportedError("plan.rider.services: a rider takes the services that it names, and this one names none")
    rules = Rules.of((rider,), frozenset(rider["services"]))
    return Rider(
        title="rider",
        pays=word(rider, "pays", RiderPays.INSTEAD),
        shares_accumulators=answer("plan.rider.shares_accumulators", rider, absent=False),
        **_figures(rider, rules),
        network_credit=networks(rider)["network_credit"],
        reading=rules.reading,
    )


def _case_rate(rate: Mapping[str, Any], services: Set[str]) -> CaseRate:
    known("plan.case_rate", rate, {"amount", "services"})
    named = tuple(rate.get("services") or ())
    if unknown := set(named) - services:
        raise UnsupportedError(f"plan.case_rate.services: no line is of {short(min(unknown))}")
    return CaseRate(amount=cents_at(rate, "amount"), services=named)


def _yearly(what: str, plan: Mapping[str, Any]) -> YearlyAmount:
    amount, out = plan.get(what), own_amounts(tiers_of(plan).get(OUT) or {}, what)
    if amount is None:
        return YearlyAmount(out_of_network=out)
    known(what, amount, _AMOUNT_KEYS)
    tiers = TierAmounts(individual=cents_or_none(amount, "individual"), family=cents_or_none(amount, "family"))
    return YearlyAmount(kind=word(amount, "kind", AmountKind.EMBEDDED), in_network=tiers, out_of_network=out)


def _of_drugs(which: str, plan: Mapping[str, Any]) -> TierAmounts | None:
    """The prescription benefit's own amount; None: the medical one serves drugs too."""
    amount = plan.get(which)
    if amount is None:
        return None
    known(which, amount, {"individual", "family"})
    return TierAmounts(individual=cents_or_none(amount, "individual"), family=cents_or_none(amount, "family"))
