"""The member of a published case: what each coverage has on record of him, his accounts and taxes, and the other plans
that cover him or come in the course."""

import datetime
from collections.abc import Mapping, Sequence, Set
from typing import Any, Final

from calculator.files.problems import short
from calculator.files.published_accounts import assistance_of, balances_of
from calculator.files.published_networks import OUT, slug_of
from calculator.files.published_rules import EVERY, Rules
from calculator.files.published_terms import LATER_KEYS, SECOND_KEYS, plan_of, years_of
from calculator.files.published_values import (
    UnsupportedError,
    answer,
    cents_at,
    day_of,
    day_or_none,
    known,
    points,
    whole,
    whole_or_none,
    word,
)
from calculator.model.base import replaced
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
    SingleCaseAgreement,
    TaxRates,
    TierMet,
)

MEMBER_DAYS: Final = ("coverage_starts", "coverage_ends", "met_as_of")
_MET_KEYS: Final = {"deductible_met", "out_of_pocket_met"}
_USED_KEYS: Final = {"visits_used", "dollar_limit_used", "lifetime_visits_used", "lifetime_dollars_used"}
_RIDER_KEYS: Final = {
    *(*MEMBER_DAYS, *_MET_KEYS, *_USED_KEYS),
    *("tiers", "drug", "others", "met_last_quarter", "services", "authorization_held"),
}
_PLAN_KEYS: Final = {*_RIDER_KEYS, "rider"}
_MEMBER_KEYS: Final = {
    *(*_PLAN_KEYS, "tier", "accounts", "single_case_agreements", "tax"),
    *("failed_trials", "government_plan", "spouse_fsa", "birth_year"),
}
_CHANGE_KEYS: Final = {"from", "plan", "deductible_credit", "member"}
_PEOPLE_KEYS: Final = {"from", "tier"}
_TAXES: Final = ("federal", "state", "fica", "employer_fica")
_ALONE: Final = ("self", "individual", "employee", "employee_only")
_MOST_TRIALS: Final = 50
_FIRST_BIRTH: Final = 1900
_LAST_BIRTH: Final = 2100


def member_of(case: Mapping[str, Any], services: Set[str] = frozenset(), *, several: bool) -> Member:
    """The member of a published case; ``services`` are those of its lines, ``several``: these are of more than one
    person.

    Raises:
        UnsupportedError: the member or the help has a key that the format does not have.
    """
    plan, member = case["plan"], case.get("member", {})
    known("member", member, _MEMBER_KEYS)
    changes: Sequence[Mapping[str, Any]] = plan.get("changes") or ()
    taxes: Mapping[str, Any] = member.get("tax") or {}
    known("member.tax", taxes, {f"{rate}_percent" for rate in _TAXES})
    return Member(
        **_of_plan(plan, member, services),
        tier=_tier(plan.get("tier", member.get("tier", "family" if several else "self_only"))),
        failed_trials=whole_or_none(member, "failed_trials", 0, _MOST_TRIALS),
        single_case_agreements=tuple(_agreement(one, services) for one in member.get("single_case_agreements") or ()),
        government_plan=answer("member.government_plan", member, absent=False),
        balances=balances_of(plan, member),
        assistance=assistance_of(plan),
        other_coverage=_second(plan, changes, services),
        tax=TaxRates(**{rate: points(taxes.get(f"{rate}_percent", 0)) for rate in _TAXES}),
        spouse_fsa=answer("member.spouse_fsa", member, absent=False),
        changes=tuple(_change(number, change, plan, services) for number, change in enumerate(changes, start=1)),
        birth_year=whole_or_none(member, "birth_year", _FIRST_BIRTH, _LAST_BIRTH),
    )


def _of_plan(plan: Mapping[str, Any], member: Mapping[str, Any], services: Set[str]) -> dict[str, Any]:
    """What a plan and its rider have on record of the member, in the parts of an enrollment in a plan."""
    rider = member.get("rider")
    if rider is None:
        return _enrolled(plan, member, services)
    if not plan.get("rider"):
        raise UnsupportedError("member.rider: the plan has no rider")
    known("member.rider", rider, _RIDER_KEYS)
    return _enrolled(plan, member, services) | {"rider": Enrollment(**_enrolled(plan["rider"], rider, services))}


def _enrolled(coverage: Mapping[str, Any], member: Mapping[str, Any], services: Set[str]) -> dict[str, Any]:
    """What one ``coverage`` has on record of the member, in the parts of an enrollment."""
    tiers = dict(member.get("tiers") or {})
    outside, drug = tiers.pop(OUT, None) or {}, member.get("drug") or {}
    return {
        **{day: day_or_none(member, day) for day in MEMBER_DAYS},
        "met": _met(member),
        "others": _only_met("member.others", member.get("others") or {}),
        "met_out_of_network": _met(_apart("member.tiers.out", outside)),
        "others_out_of_network": _only_met("member.tiers.out.others", outside.get("others") or {}),
        "met_drug": _met(_apart("member.drug", drug)),
        "others_drug": _only_met("member.drug.others", drug.get("others") or {}),
        "met_in_tiers": tuple(_tier_met(name, met) for name, met in tiers.items()),
        "met_last_quarter": cents_at(member, "met_last_quarter"),
        "limits_used": _used(coverage, member, services),
        "authorization_held": answer("member.authorization_held", member, absent=True),
    }


def _met(member: Mapping[str, Any]) -> Met:
    return Met(deductible=cents_at(member, "deductible_met"), out_of_pocket=cents_at(member, "out_of_pocket_met"))


def _only_met(where: str, met: Mapping[str, Any]) -> Met:
    known(where, met, _MET_KEYS)
    return _met(met)


def _apart(where: str, met: Mapping[str, Any]) -> Mapping[str, Any]:
    known(where, met, _MET_KEYS | {"others"})
    return met


def _tier_met(name: str, met: Mapping[str, Any]) -> TierMet:
    where = f"member.tiers.{short(name)}"
    own, others = _met(_apart(where, met)), _only_met(f"{where}.others", met.get("others") or {})
    return TierMet(tier=slug_of(name), met=own, others=others)


def _used(coverage: Mapping[str, Any], member: Mapping[str, Any], services: Set[str]) -> tuple[LimitUse, ...]:
    """What is used of the limits of each service: what is stated of it, or else of all."""
    rules = Rules.of((coverage, *years_of(coverage).values()), services)
    stated: Mapping[str, Mapping[str, Any]] = member.get("services") or {}
    uses = {name: _use(name, member) for name in rules.counted}
    for service, used in stated.items():
        where = f"member.services.{short(service)}"
        known(where, used, _USED_KEYS)
        name = rules.names.get((service, ""))
        if name is None or name == EVERY:
            raise UnsupportedError(f"{where}: plan.services has no such service")
        uses[name] = _use(name, used)
    return tuple(uses.values())


def _use(benefit: str, used: Mapping[str, Any]) -> LimitUse:
    return LimitUse(
        benefit=benefit,
        visits=whole(used, "visits_used"),
        dollars=cents_at(used, "dollar_limit_used"),
        lifetime_visits=whole(used, "lifetime_visits_used"),
        lifetime_dollars=cents_at(used, "lifetime_dollars_used"),
    )


def _agreement(agreement: Mapping[str, Any], services: Set[str]) -> SingleCaseAgreement:
    known("member.single_case_agreements", agreement, {"service", "rate"})
    service = str(agreement.get("service"))
    if service not in services:
        raise UnsupportedError(f"member.single_case_agreements.service: no line is of {short(service)}")
    return SingleCaseAgreement(service=service, rate=cents_at(agreement, "rate"))


def _change(number: int, change: Mapping[str, Any], first: Mapping[str, Any], services: Set[str]) -> PlanChange:
    """Another plan from a day on, or other people in the same one. A manufacturer's card is the member's, whatever the
    plan."""
    where = f"plan.changes[{number}]"
    if "plan" not in change:
        known(where, change, _PEOPLE_KEYS)
        return PlanChange(starts=day_of(f"{where}.from", change["from"]), tier=_tier(change["tier"]))
    known(where, change, _CHANGE_KEYS)
    plan, member = change["plan"], change.get("member") or {}
    known(f"{where}.member", member, _PLAN_KEYS)
    if plan.get("assistance", first.get("assistance")) != first.get("assistance"):
        raise UnsupportedError(f"{where}.plan.assistance: another one than the first plan's is not supported")
    enrolled = _of_plan(plan, member, services)
    credit = change.get("deductible_credit", False)
    brings = isinstance(credit, bool)
    if not brings:
        if "deductible_met" in member:
            raise UnsupportedError(f"{where}: deductible_credit and member.deductible_met are the same")
        enrolled["met"] = replaced(enrolled["met"], deductible=cents_at(change, "deductible_credit"))
    return PlanChange(
        starts=day_of(f"{where}.from", change["from"]),
        plan=plan_of(plan, services, f"plan {number + 1}", LATER_KEYS),
        tier=_tier(plan["tier"]) if "tier" in plan else None,
        deductible_credit=credit if brings else False,
        enrollment=PlanEnrollment(**enrolled),
    )


def _second(plan: Mapping[str, Any], changes: Sequence[Mapping[str, Any]], services: Set[str]) -> OtherCoverage | None:
    """The second plan, which goes on when the first one changes; unless the plan that comes then says that there is
    none (null), or names one for the first time."""
    second: Mapping[str, Any] | None = plan.get("second_plan")
    starts = ends = None
    for number, change in enumerate(changes, start=1):
        where = f"plan.changes[{number}]"
        if "second_plan" not in change.get("plan", {}):
            continue
        then, day = change["plan"]["second_plan"], day_of(f"{where}.from", change["from"])
        if ends is None and second and not then:
            ends = day - datetime.timedelta(days=1)
        elif then and not second:
            second, starts = then, day
        elif then != second or ends is not None:
            raise UnsupportedError(f"{where}.plan.second_plan: a third plan is not supported")
    if not second:
        return None
    member = second.get("member") or {}
    known("plan.second_plan.member", member, _RIDER_KEYS)
    enrolled = _enrolled(second, member, services)
    enrolled["coverage_starts"] = starts or enrolled["coverage_starts"]
    enrolled["coverage_ends"] = ends or enrolled["coverage_ends"]
    return OtherCoverage(
        plan=plan_of(second, services, "second plan", SECOND_KEYS),
        coordination=word(second, "coordination", Coordination.STANDARD),
        tier=_tier(second["tier"]) if "tier" in second else None,
        enrollment=Enrollment(**enrolled),
    )


def _tier(name: object) -> CoverageTier:
    if name in _ALONE:
        return CoverageTier.SELF_ONLY
    try:
        return CoverageTier(str(name))
    except ValueError as error:
        raise UnsupportedError(f"tier: {short(name)} is not a tier") from error
