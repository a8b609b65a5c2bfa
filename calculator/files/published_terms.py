"""The plan and the member of a published case, in the terms of the model. Dollars become cents here."""

import datetime
from collections.abc import Mapping, Sequence, Set
from typing import Any, Final

from calculator.files.problems import short
from calculator.files.published_networks import OUT, met_in, networks, own_amounts, tiers_of
from calculator.files.published_rules import EVERY, Rules, laid_over
from calculator.files.published_values import UnsupportedError, cents_at, cents_or_none, known, points, whole, yes_or_no
from calculator.model.base import replaced
from calculator.model.funding import (
    Account,
    AccountBalance,
    AccountKind,
    AccountPays,
    AccountScope,
    AfterUsedUp,
    Assistance,
    AssistanceMode,
)
from calculator.model.member import (
    Coordination,
    CoverageTier,
    Enrollment,
    LimitUse,
    Member,
    Met,
    OtherCoverage,
    PlanChange,
    PlanEnrollment,
)
from calculator.model.plan import AccountFigure, AmountKind, Plan, TierAmounts, YearFigures, YearlyAmount
from calculator.model.plan_year import CarryOver

_PLAN_KEYS: Final = {
    *("deductible", "out_of_pocket_limit", "service", "services", "accounts", "second_plan", "assistance", "tier"),
    *("year_starts", "last_quarter_carries_over", "limit_includes_deductible", "years", "changes", "tiers"),
}
_SECOND_KEYS: Final = (_PLAN_KEYS | {"coordination"}) - {"accounts", "assistance", "second_plan", "changes"}
_LATER_KEYS: Final = _PLAN_KEYS - {"changes"}
_YEAR_KEYS: Final = {
    *("deductible", "out_of_pocket_limit", "limit_includes_deductible", "service", "services", "accounts", "tiers"),
}
_CHANGE_KEYS: Final = {"from", "plan", "deductible_credit"}
_PEOPLE_KEYS: Final = {"from", "tier"}
_ACCOUNT_KEYS: Final = {
    *("kind", "pays", "balance", "percent", "starts_after", "scope"),
    *("carries_over", "carry_over_limit", "grace_period", "pays_as_income", "opened"),
}
_ASSISTANCE_KEYS: Final = {"balance", "counts", "member_pays_first", "mode", "fills_per_year", "after_used_up"}
MEMBER_DAYS: Final = ("coverage_starts", "coverage_ends", "met_as_of")
_MEMBER_KEYS: Final = {
    *MEMBER_DAYS,
    *("deductible_met", "out_of_pocket_met", "dollar_limit_used", "visits_used", "tier", "tiers"),
}
_CARRY_OVER: Final = {False: CarryOver.NONE, True: CarryOver.ALWAYS, "if_not_met": CarryOver.IF_NOT_MET}
_ALONE: Final = ("self", "self_only", "individual", "employee", "employee_only")
_TOGETHER: Final = ("family", "spouse", "children")
_MOST_FILLS: Final = 366
_YEAR_DIGITS: Final = 4
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
    years = _years(plan)
    rules = Rules.of((plan, *years.values()), services)
    figures = _figures(plan, rules)
    return Plan(
        name=name,
        **figures,
        network_credit=networks(plan)["network_credit"],
        reading=rules.reading,
        otherwise=EVERY,
        year_starts=plan.get("year_starts", "01-01"),
        last_quarter_carries_over=_CARRY_OVER[carries],
        accounts=tuple(_account(account) for account in plan.get("accounts") or ()),
        years=tuple(
            YearFigures(
                year=year,
                accounts=tuple(
                    AccountFigure(kind=account.kind, yearly=account.yearly)
                    for account in map(_account, then.get("accounts") or ())
                ),
                **_figures(then, rules),
            )
            for year, then in years.items()
        ),
    )


def _figures(plan: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """The figures of a plan that each of its years may have of its own."""
    return {
        "deductible": _yearly("deductible", plan),
        "out_of_pocket_limit": _yearly("out_of_pocket_limit", plan),
        "further_tiers": networks(plan)["further_tiers"],
        "limit_includes_deductible": yes_or_no(
            "plan.limit_includes_deductible", plan.get("limit_includes_deductible", True)
        ),
        "benefits": rules.benefits(plan),
    }


def _years(plan: Mapping[str, Any]) -> dict[int, Mapping[str, Any]]:
    """The whole plan as it is from each plan year on that has figures of its own."""
    found: dict[int, Mapping[str, Any]] = {}
    now = plan
    years: Mapping[str, Mapping[str, Any]] = plan.get("years") or {}
    for key in sorted(years):
        if len(key) != _YEAR_DIGITS or not key.isdecimal():
            raise UnsupportedError(f"plan.years: {short(key)} is not a year")
        known(f"plan.years.{key}", years[key], _YEAR_KEYS)
        now = found[int(key)] = laid_over(now, years[key])
    return found


def member_of(case: Mapping[str, Any], services: Set[str] = frozenset(), *, several: bool) -> Member:
    """The member of a published case; ``services`` are those of its lines, ``several``: these are of more than one
    person.

    Raises:
        UnsupportedError: the member or the help has a key that the format does not have.
    """
    plan, member = case["plan"], case.get("member", {})
    known("member", member, _MEMBER_KEYS)
    tier = plan.get("tier", member.get("tier", "family" if several else "self_only"))
    used = LimitUse(
        benefit=EVERY,
        dollars=cents_at(member, "dollar_limit_used"),
        visits=whole(member, "visits_used"),
    )
    uses = tuple(replaced(used, benefit=name) for name in Rules.of((plan, *_years(plan).values()), services).counted)
    changes: Sequence[Mapping[str, Any]] = plan.get("changes") or ()
    return Member(
        tier=_tier(tier),
        coverage_starts=_day(member, "coverage_starts"),
        coverage_ends=_day(member, "coverage_ends"),
        met_as_of=_day(member, "met_as_of"),
        met=Met(deductible=cents_at(member, "deductible_met"), out_of_pocket=cents_at(member, "out_of_pocket_met")),
        **met_in(member),
        limits_used=uses,
        assistance=_assistance(plan["assistance"]) if plan.get("assistance") else None,
        balances=tuple(_opened(account) for account in plan.get("accounts") or () if "opened" in account),
        other_coverage=_second(plan, changes, services),
        changes=tuple(_change(number, change, plan, services) for number, change in enumerate(changes, start=1)),
    )


def _opened(account: Mapping[str, Any]) -> AccountBalance:
    """An HSA that is opened on a day; what it holds then is the employer's."""
    cents = cents_at(account, "balance")
    kind = AccountKind(account.get("kind", "hra"))
    return AccountBalance(kind=kind, balance=cents, employer_money=cents, opened=_day(account, "opened"))


def _change(number: int, change: Mapping[str, Any], first: Mapping[str, Any], services: Set[str]) -> PlanChange:
    """Another plan from a day on, or other people in the same one. A manufacturer's card is the member's, whatever the
    plan."""
    where = f"plan.changes[{number}]"
    if "plan" not in change:
        known(where, change, _PEOPLE_KEYS)
        return PlanChange(starts=datetime.date.fromisoformat(change["from"]), tier=_tier(change["tier"]))
    known(where, change, _CHANGE_KEYS)
    plan: Mapping[str, Any] = change["plan"]
    if plan.get("assistance", first.get("assistance")) != first.get("assistance"):
        raise UnsupportedError(f"{where}.plan.assistance: another one than the first plan's is not supported")
    credit = change.get("deductible_credit", False)
    brings = isinstance(credit, bool)
    met = Met() if brings else Met(deductible=cents_at(change, "deductible_credit"))
    return PlanChange(
        starts=datetime.date.fromisoformat(change["from"]),
        plan=plan_of(plan, services, f"plan {number + 1}", _LATER_KEYS),
        tier=_tier(plan["tier"]) if "tier" in plan else None,
        deductible_credit=credit if brings else False,
        enrollment=PlanEnrollment(met=met),
    )


def _second(plan: Mapping[str, Any], changes: Sequence[Mapping[str, Any]], services: Set[str]) -> OtherCoverage | None:
    """The second plan, which goes on when the first one changes; unless the plan that comes then says that there is
    none (null), or names one for the first time."""
    second: Mapping[str, Any] | None = plan.get("second_plan")
    starts = ends = None
    for number, change in enumerate(changes, start=1):
        if "second_plan" not in change.get("plan", {}):
            continue
        then, day = change["plan"]["second_plan"], datetime.date.fromisoformat(change["from"])
        if ends is None and second and not then:
            ends = day - datetime.timedelta(days=1)
        elif then and not second:
            second, starts = then, day
        elif then != second or ends is not None:
            raise UnsupportedError(f"plan.changes[{number}].plan.second_plan: a third plan is not supported")
    if not second:
        return None
    coordination = Coordination(second.get("coordination", "standard"))
    tier = _tier(second["tier"]) if "tier" in second else None
    return OtherCoverage(
        plan=plan_of(second, services, "second plan", _SECOND_KEYS),
        coordination=coordination,
        tier=tier,
        enrollment=Enrollment(coverage_starts=starts, coverage_ends=ends),
    )


def _tier(name: object) -> CoverageTier:
    if name in _ALONE:
        return CoverageTier.SELF_ONLY
    if name in _TOGETHER:
        return CoverageTier.FAMILY
    raise UnsupportedError(f"tier: {short(name)} is not a tier")


def _day(values: Mapping[str, Any], key: str) -> datetime.date | None:
    return datetime.date.fromisoformat(values[key]) if values.get(key) else None


def _yearly(what: str, plan: Mapping[str, Any]) -> YearlyAmount:
    amount, out = plan.get(what), own_amounts(tiers_of(plan).get(OUT) or {}, what)
    if amount is None:
        return YearlyAmount(out_of_network=out)
    known(what, amount, _AMOUNT_KEYS)
    tiers = TierAmounts(individual=cents_or_none(amount, "individual"), family=cents_or_none(amount, "family"))
    return YearlyAmount(kind=AmountKind(amount.get("kind") or "embedded"), in_network=tiers, out_of_network=out)


def _account(account: Mapping[str, Any]) -> Account:
    known("accounts", account, _ACCOUNT_KEYS)
    return Account(
        kind=AccountKind(account.get("kind", "hra")),
        yearly=cents_at(account, "balance"),
        pays=AccountPays(account.get("pays", "first")),
        percent=points(account.get("percent", 100)),
        starts_after=cents_at(account, "starts_after"),
        scope=AccountScope(account.get("scope", "all")),
        carries_over=yes_or_no("plan.accounts.carries_over", account.get("carries_over", False)),
        carry_over_limit=cents_at(account, "carry_over_limit") if "carry_over_limit" in account else None,
        grace_period=yes_or_no("plan.accounts.grace_period", account.get("grace_period", False)),
        pays_as_income=yes_or_no("plan.accounts.pays_as_income", account.get("pays_as_income", False)),
    )


def _assistance(assistance: Mapping[str, Any]) -> Assistance:
    known("assistance", assistance, _ASSISTANCE_KEYS)
    counts = yes_or_no("assistance.counts", assistance.get("counts", True))
    mode = AssistanceMode(assistance.get("mode", "counts" if counts else "accumulator"))
    if "counts" in assistance and counts != (mode is AssistanceMode.COUNTS):
        raise UnsupportedError(f"assistance.counts and assistance.mode ({mode.value}) say different things")
    return Assistance(
        yearly=cents_at(assistance, "balance"),
        member_pays_first=cents_at(assistance, "member_pays_first"),
        mode=mode,
        fills_per_year=whole(assistance, "fills_per_year", 12, 1, _MOST_FILLS),
        after_used_up=AfterUsedUp(assistance.get("after_used_up", "plan_pays")),
    )
