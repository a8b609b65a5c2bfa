"""Random members: enrollments, help, accounts and second plans."""

import datetime
from typing import Any

from calculator.model.funding import (
    AccountBalance,
    AccountKind,
    AfterUsedUp,
    Assistance,
    AssistanceMode,
    Contribution,
)
from calculator.model.member import (
    Coordination,
    CoverageTier,
    Enrollment,
    EnrollmentIn,
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
from calculator.model.plan import (
    Plan,
)
from calculator.model.plan_year import AccumulatorYear
from tests.properties.dice import BENEFITS, COUNTS, DAYS, LARGE, SMALL, STARTS, TIERS, Dice
from tests.properties.plans import coverage


def met_of(dice: Dice) -> Met:
    return Met(deductible=dice.pick(LARGE), out_of_pocket=dice.pick(LARGE))


def _assistance(dice: Dice) -> Assistance:
    fills = dice.pick((12, 1, 2, 52))
    mode = dice.one(AssistanceMode)
    return Assistance(
        yearly=dice.pick(LARGE),
        member_pays_first=dice.pick(SMALL),
        mode=mode,
        fills_per_year=fills,
        after_used_up=dice.one(AfterUsedUp),
    )


def _balance(dice: Dice) -> AccountBalance:
    gifts = (Contribution(own=dice.pick(SMALL), employer=dice.pick(SMALL), starts=dice.pick(STARTS)),)
    kind = dice.one(AccountKind)
    return AccountBalance(
        kind=kind,
        opened=dice.maybe(DAYS[2:6]) if kind is AccountKind.HSA else None,
        balance=dice.pick(LARGE),
        employer_money=dice.pick(SMALL),
        contributions=gifts if dice.yes() else (),
    )


def _enrollment(dice: Dice) -> dict[str, Any]:
    """What one coverage has on record, as its parts."""
    return {
        "coverage_starts": dice.maybe((datetime.date(2026, 9, 20),)) if dice.yes(3) else None,
        "coverage_ends": dice.maybe(DAYS[6:12]) if dice.yes(3) else None,
        "met_as_of": dice.maybe((*STARTS, *DAYS[3:9])),
        "met": met_of(dice) if dice.yes() else Met(),
        "met_out_of_network": met_of(dice) if dice.yes() else Met(),
        "met_drug": met_of(dice) if dice.yes() else Met(),
        "others": met_of(dice) if dice.yes() else Met(),
        "others_out_of_network": met_of(dice) if dice.yes(4) else Met(),
        "others_drug": met_of(dice) if dice.yes(4) else Met(),
        "met_last_quarter": dice.pick(SMALL),
        "met_in_tiers": tuple(
            TierMet(tier=name, met=met_of(dice), others=met_of(dice)) for name in TIERS if dice.yes(4)
        ),
        "limits_used": (
            LimitUse(
                benefit=dice.pick(BENEFITS),
                visits=dice.pick(COUNTS),
                dollars=dice.pick(SMALL),
                lifetime_visits=dice.pick(COUNTS),
            ),
        ),
        "authorization_held": dice.yes(),
    }


def _changes(dice: Dice) -> tuple[PlanChange, ...]:
    """Another plan from a day on, or the same one with other people."""
    if not dice.yes(4):
        return ()
    plan = Plan(name="Next", year_starts=dice.pick(("01-01", "10-15")), **coverage(dice)) if dice.yes() else None
    return (
        PlanChange(
            starts=dice.pick(DAYS[3:9]),
            plan=plan,
            tier=dice.maybe(tuple(CoverageTier)),
            deductible_credit=dice.yes(),
            enrollment=PlanEnrollment(met=met_of(dice) if dice.yes() else Met()),
        ),
    )


def member_of(dice: Dice) -> Member:
    second = None
    if dice.yes(3):
        turns = dice.pick(("01-01", "10-15"))
        plan = Plan(name="Second", year_starts=turns, accumulator_year=dice.one(AccumulatorYear), **coverage(dice))
        second = OtherCoverage(
            plan=plan,
            coordination=dice.one(Coordination),
            tier=dice.maybe(tuple(CoverageTier)),
            enrollment=Enrollment(**_enrollment(dice)),
        )
    own = (EnrollmentIn(plan="Plan", **_enrollment(dice)),) if dice.yes(4) else ()
    return Member(
        **_enrollment(dice),
        by_plan=own,
        rider=Enrollment(**_enrollment(dice)) if dice.yes(4) else None,
        tier=dice.one(CoverageTier),
        failed_trials=dice.maybe(COUNTS),
        government_plan=dice.yes(8),
        single_case_agreements=(SingleCaseAgreement(service="dosing", rate=40_000),) if dice.yes(4) else (),
        balances=(_balance(dice),) if dice.yes() else (),
        assistance=_assistance(dice) if dice.yes() else None,
        other_coverage=second,
        changes=_changes(dice),
        birth_year=dice.maybe((1971, 1990)),
        tax=TaxRates(federal=2_200, state=500, fica=765, employer_fica=765),
    )
