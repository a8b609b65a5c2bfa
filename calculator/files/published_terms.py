"""The plan and the member of a published case, in the terms of the model. Dollars become cents here."""

import datetime
from collections.abc import Mapping, Set
from typing import Any, Final

from calculator.files.problems import short
from calculator.model.base import replaced
from calculator.model.funding import (
    Account,
    AccountKind,
    AccountPays,
    AccountScope,
    AfterUsedUp,
    Assistance,
    AssistanceMode,
)
from calculator.model.member import Coordination, CoverageTier, LimitUse, Member, Met, OtherCoverage
from calculator.model.plan import (
    AmountKind,
    Benefit,
    CoinsuranceBase,
    CostShare,
    DeductibleUse,
    Order,
    Plan,
    Reading,
    TierAmounts,
    YearlyAmount,
)
from calculator.model.plan_year import CarryOver
from calculator.money import WHOLE, AmountError, cents_of_json_number

_PLAN_KEYS: Final = {
    *("deductible", "out_of_pocket_limit", "service", "services", "accounts", "second_plan", "assistance", "tier"),
    *("year_starts", "last_quarter_carries_over", "limit_includes_deductible"),
}
_SECOND_KEYS: Final = (_PLAN_KEYS | {"coordination"}) - {"accounts", "assistance", "second_plan"}
_RULE_KEYS: Final = {
    *("copay", "coinsurance_percent", "deductible", "order", "coinsurance_base", "covered", "visit_limit"),
    *("dollar_limit",),
}
_ACCOUNT_KEYS: Final = {"kind", "pays", "balance", "percent", "starts_after", "scope"}
_ASSISTANCE_KEYS: Final = {"balance", "counts", "member_pays_first", "mode", "fills_per_year", "after_used_up"}
MEMBER_DAYS: Final = ("coverage_starts", "coverage_ends", "met_as_of")
_MEMBER_KEYS: Final = {
    *MEMBER_DAYS,
    *("deductible_met", "out_of_pocket_met", "dollar_limit_used", "visits_used", "tier"),
}
_CARRY_OVER: Final = {False: CarryOver.NONE, True: CarryOver.ALWAYS, "if_not_met": CarryOver.IF_NOT_MET}
_ALONE: Final = ("self", "self_only", "individual", "employee", "employee_only")
_TOGETHER: Final = ("family", "spouse", "children")
_MOST_VISITS: Final = 1_000
_MOST_FILLS: Final = 366
_AMOUNT_KEYS: Final = {"individual", "family", "kind"}


class UnsupportedError(ValueError):
    """A case asks for something that the format, or this program, does not have."""


def plan_of(plan: Mapping[str, Any], name: str = "published case", keys: Set[str] = _PLAN_KEYS) -> Plan:
    """The plan of a published case, which has some of ``keys``.

    Raises:
        UnsupportedError: the plan has a key that the format does not have.
        InvalidError, AmountError: a value is out of its bounds.
    """
    _known("plan", plan, keys)
    if plan.get("limit_includes_deductible", True) is not True:
        raise UnsupportedError("a limit that leaves the deductible out is not supported")
    carries = plan.get("last_quarter_carries_over", False)
    if type(carries) not in (bool, str) or carries not in _CARRY_OVER:
        raise UnsupportedError(f"plan.last_quarter_carries_over is true, false or if_not_met, not {carries}")
    rule: Mapping[str, Any] = plan.get("service", {})
    services: Mapping[str, Mapping[str, Any]] = plan.get("services", {})
    named = {service: f"service_{i}" for i, service in enumerate(services, start=1)}
    benefits = [_benefit("every_service", rule)]
    benefits += [_benefit(named[service], {**rule, **over}) for service, over in services.items()]
    return Plan(
        name=name,
        deductible=_yearly("deductible", plan.get("deductible")),
        out_of_pocket_limit=_yearly("out_of_pocket_limit", plan.get("out_of_pocket_limit")),
        benefits=tuple(benefits),
        reading=tuple(Reading.unchecked(service=service, benefit=benefit) for service, benefit in named.items()),
        otherwise="every_service",
        year_starts=plan.get("year_starts", "01-01"),
        last_quarter_carries_over=_CARRY_OVER[carries],
        accounts=tuple(_account(account) for account in plan.get("accounts", ())),
    )


def member_of(case: Mapping[str, Any], *, several: bool) -> Member:
    """The member of a published case; ``several``: its lines are of more than one person.

    Raises:
        UnsupportedError: the member or the help has a key that the format does not have.
    """
    plan, member = case["plan"], case.get("member", {})
    _known("member", member, _MEMBER_KEYS)
    tier = plan.get("tier", member.get("tier", "family" if several else "self_only"))
    used = LimitUse(
        benefit="every_service",
        dollars=_cents(member, "dollar_limit_used"),
        visits=_whole(member, "visits_used"),
    )
    uses = tuple(
        replaced(used, benefit=name)
        for name in ("every_service", *(f"service_{i}" for i in range(1, len(plan.get("services", {})) + 1)))
    )
    second = plan.get("second_plan")
    return Member(
        tier=_tier(tier),
        coverage_starts=_day(member, "coverage_starts"),
        coverage_ends=_day(member, "coverage_ends"),
        met_as_of=_day(member, "met_as_of"),
        met=Met(deductible=_cents(member, "deductible_met"), out_of_pocket=_cents(member, "out_of_pocket_met")),
        limits_used=uses,
        assistance=_assistance(plan["assistance"]) if plan.get("assistance") else None,
        other_coverage=_second(second) if second else None,
    )


def _second(second: Mapping[str, Any]) -> OtherCoverage:
    coordination = Coordination(second.get("coordination", "standard"))
    tier = _tier(second["tier"]) if "tier" in second else None
    return OtherCoverage(plan=plan_of(second, "second plan", _SECOND_KEYS), coordination=coordination, tier=tier)


def _tier(name: object) -> CoverageTier:
    if name in _ALONE:
        return CoverageTier.SELF_ONLY
    if name in _TOGETHER:
        return CoverageTier.FAMILY
    raise UnsupportedError(f"tier: {short(name)} is not a tier")


def _day(values: Mapping[str, Any], key: str) -> datetime.date | None:
    return datetime.date.fromisoformat(values[key]) if values.get(key) else None


def _yearly(what: str, amount: Mapping[str, Any] | None) -> YearlyAmount:
    if amount is None:
        return YearlyAmount()
    _known(what, amount, _AMOUNT_KEYS)
    tiers = TierAmounts(individual=_optional(amount, "individual"), family=_optional(amount, "family"))
    return YearlyAmount(kind=AmountKind(amount.get("kind") or "embedded"), in_network=tiers)


def _benefit(name: str, rule: Mapping[str, Any]) -> Benefit:
    _known("service", rule, _RULE_KEYS)
    share = CostShare(
        copay=_cents(rule, "copay"),
        coinsurance=_points(rule.get("coinsurance_percent", 0)),
        deductible=DeductibleUse(rule.get("deductible", "applies")),
        order=Order(rule.get("order", "deductible_first")),
        coinsurance_base=CoinsuranceBase(rule.get("coinsurance_base", "net")),
    )
    return Benefit(
        name=name,
        covered=rule.get("covered", True),
        in_network=share,
        out_of_network=share,
        visit_limit=rule.get("visit_limit"),
        dollar_limit=_optional(rule, "dollar_limit"),
    )


def _account(account: Mapping[str, Any]) -> Account:
    _known("accounts", account, _ACCOUNT_KEYS)
    return Account(
        kind=AccountKind(account.get("kind", "hra")),
        yearly=_cents(account, "balance"),
        pays=AccountPays(account.get("pays", "first")),
        percent=_points(account.get("percent", 100)),
        starts_after=_cents(account, "starts_after"),
        scope=AccountScope(account.get("scope", "all")),
    )


def _assistance(assistance: Mapping[str, Any]) -> Assistance:
    _known("assistance", assistance, _ASSISTANCE_KEYS)
    counts = yes_or_no("assistance.counts", assistance.get("counts", True))
    mode = AssistanceMode(assistance.get("mode", "counts" if counts else "accumulator"))
    if "counts" in assistance and counts != (mode is AssistanceMode.COUNTS):
        raise UnsupportedError(f"assistance.counts and assistance.mode ({mode.value}) say different things")
    return Assistance(
        yearly=_cents(assistance, "balance"),
        member_pays_first=_cents(assistance, "member_pays_first"),
        mode=mode,
        fills_per_year=_whole(assistance, "fills_per_year", 12, 1, _MOST_FILLS),
        after_used_up=AfterUsedUp(assistance.get("after_used_up", "plan_pays")),
    )


def yes_or_no(where: str, value: object) -> bool:
    """The answer at ``where``.

    Raises:
        UnsupportedError: it is neither true nor false.
    """
    if not isinstance(value, bool):
        raise UnsupportedError(f"{where}: {short(value)} is neither true nor false")
    return value


def dollars(where: str, value: object) -> int:
    """The cents of the amount at ``where``.

    Raises:
        UnsupportedError: it is no amount.
    """
    try:
        return cents_of_json_number(value)
    except AmountError as error:
        raise UnsupportedError(f"{where}: {error}") from error


def _cents(values: Mapping[str, Any], key: str) -> int:
    return dollars(key, values.get(key) or 0)


def _optional(values: Mapping[str, Any], key: str) -> int | None:
    return None if values.get(key) is None else dollars(key, values[key])


def _whole(values: Mapping[str, Any], key: str, absent: int = 0, least: int = 0, most: int = _MOST_VISITS) -> int:
    value = values.get(key, absent)
    if type(value) is not int or not least <= value <= most:
        raise UnsupportedError(f"{key}: {short(value)} is not a whole number from {least} to {most}")
    return value


def _points(value: object) -> int:
    """A percentage in basis points; as an amount of dollars is in cents, it is exact to two decimals."""
    try:
        points = cents_of_json_number(value)
    except AmountError as error:
        raise UnsupportedError(f"{short(value)}% is not a percentage with at most two decimals") from error
    if points > WHOLE:
        raise UnsupportedError(f"{short(value)}% is more than 100%")
    return points


def _known(where: str, values: Mapping[str, Any], keys: Set[str]) -> None:
    unknown = set(values) - keys
    if unknown:
        raise UnsupportedError(f"{where}.{short(min(unknown))} is not supported")
