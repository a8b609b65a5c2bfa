"""Whole random plans, courses, members and accounts: every rule of the model may occur, with real-looking figures.

Hypothesis draws one string of bytes and every choice takes the next byte of it. That is many times as fast as a draw
for each choice, and still shrinks: fewer and smaller bytes are simpler choices.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from hypothesis import strategies as st

from calculator.model.base import PriceRange, replaced
from calculator.model.course import Course, Network, Place, ServiceLine
from calculator.model.funding import (
    Account,
    AccountBalance,
    AccountKind,
    AccountPays,
    AccountScope,
    AfterUsedUp,
    Assistance,
    AssistanceMode,
    Contribution,
    Funding,
    FundingKind,
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
    SingleCaseAgreement,
    TaxRates,
)
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    AmountKind,
    Authorization,
    Benefit,
    CaseRate,
    CoinsuranceBase,
    CostShare,
    DeductibleUse,
    MissingAuthorization,
    NetworkCredit,
    Order,
    Plan,
    Reading,
    Rider,
    RiderPays,
    TierAmounts,
    VisitTier,
    YearlyAmount,
)
from calculator.model.plan_year import AccumulatorYear, CarryOver

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

SERVICES = ("evaluation", "preparation", "dosing", "integration", "drug", "other")
BENEFITS = ("visit", "outpatient", "pharmacy")

SMALL = (0, 1, 999, 2_500, 4_000, 12_345, 45_000, 60_001)
LARGE = (0, 7_500, 50_000, 75_000, 123_456, 200_000, 400_000, 700_000)
RATES = (0, 500, 1_000, 2_000, 3_333, 5_000, 9_999, 10_000)
COUNTS = (0, 1, 2, 3, 6, 12)
DAYS = tuple(datetime.date(2026, 6, 1) + datetime.timedelta(days=45 * i) for i in range(20))
STARTS = (datetime.date(2026, 9, 8), datetime.date(2026, 12, 1), datetime.date(2027, 5, 30))


class Dice:
    """Choices out of bytes; when they are used up every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._bytes = iter(data)

    def pick(self, options: Sequence[T]) -> T:
        return options[next(self._bytes, 0) % len(options)]

    def maybe(self, options: Sequence[T]) -> T | None:
        return self.pick((None, *options))

    def one(self, kind: type[E]) -> E:
        return self.pick(tuple(kind))

    def yes(self, in_: int = 2) -> bool:
        return next(self._bytes, 0) % in_ == 1

    def price(self) -> int:
        return (next(self._bytes, 0) * 256 + next(self._bytes, 0)) * 2


def _allowed(dice: Dice) -> AllowedAmount:
    return AllowedAmount(
        basis=dice.one(AllowedBasis), amount=dice.pick(SMALL), percent=dice.pick((5_000, 10_000, 14_000))
    )


def _share(dice: Dice) -> CostShare:
    least, most = sorted((dice.pick(SMALL), dice.pick(LARGE)))
    return CostShare(
        copay=dice.pick(SMALL),
        coinsurance=dice.pick(RATES),
        deductible=dice.one(DeductibleUse),
        order=dice.one(Order),
        coinsurance_base=dice.one(CoinsuranceBase),
        copay_when_crossing=dice.yes(),
        copay_counts_to_deductible=dice.yes(),
        counts_to_limit=not dice.yes(4),
        least_per_visit=least if dice.yes(4) else None,
        most_per_visit=most if dice.yes(4) else None,
        allowed=_allowed(dice),
    )


def _authorization(dice: Dice) -> Authorization:
    return Authorization(
        missing=dice.one(MissingAuthorization),
        percent=dice.pick(RATES),
        amount=dice.pick(SMALL),
        failed_trials=dice.maybe(COUNTS),
        trial_weeks=dice.maybe((6, 8)),
        approval_days=dice.maybe((28, 90)),
    )


def _tier(dice: Dice, through: int) -> VisitTier:
    deductible = dice.one(DeductibleUse)
    return VisitTier(through=through, copay=dice.pick(SMALL), coinsurance=dice.pick(RATES), deductible=deductible)


def _benefit(dice: Dice, name: str) -> Benefit:
    first = dice.pick((0, 0, 1, 3))
    return Benefit(
        name=name,
        covered=not dice.yes(8),
        in_network=_share(dice),
        out_of_network=_share(dice) if dice.yes() else None,
        allowance=dice.maybe(SMALL[3:]) if dice.yes() else None,
        visit_limit=dice.maybe(COUNTS) if dice.yes() else None,
        lifetime_visit_limit=dice.pick(COUNTS) if dice.yes(8) else None,
        dollar_limit=dice.maybe(LARGE) if dice.yes() else None,
        lifetime_dollar_limit=dice.pick(LARGE) if dice.yes(8) else None,
        first_visits=(_tier(dice, first),) if first else (),
        waiting_days=dice.pick((0, 0, 30)),
        authorization=_authorization(dice) if dice.yes(4) else None,
        discount_when_not_covered=dice.yes(),
    )


def _tiers(dice: Dice, floor: TierAmounts) -> TierAmounts:
    least = floor.individual or 0
    individual, more = dice.maybe(LARGE), dice.maybe(LARGE)
    individual = None if individual is None else individual + least
    family = None if more is None else max(individual or 0, floor.family or 0, least) + more
    return TierAmounts(individual=individual, family=family)


def _yearly(dice: Dice, floor: YearlyAmount | None = None) -> YearlyAmount:
    floor = floor or YearlyAmount()
    out = _tiers(dice, floor.out_of_network or TierAmounts()) if dice.yes() else None
    return YearlyAmount(kind=dice.one(AmountKind), in_network=_tiers(dice, floor.in_network), out_of_network=out)


def _coverage(dice: Dice) -> dict[str, Any]:
    deductible = _yearly(dice)
    return {
        "deductible": deductible,
        "out_of_pocket_limit": _yearly(dice, deductible),
        "network_credit": dice.one(NetworkCredit),
        "drug_deductible": TierAmounts(individual=dice.pick(LARGE)) if dice.yes(4) else None,
        "drug_limit": TierAmounts(individual=dice.pick(LARGE)) if dice.yes(4) else None,
        "benefits": tuple(_benefit(dice, name) for name in BENEFITS),
        "reading": tuple(Reading(service=name, benefit=dice.pick(BENEFITS)) for name in SERVICES[:5]),
        "otherwise": dice.maybe(("visit",)),
    }


def _rider(dice: Dice) -> Rider:
    parts = _coverage(dice) | {"otherwise": None, "reading": (Reading(service="dosing", benefit="outpatient"),)}
    return Rider(title="Rider", pays=dice.one(RiderPays), shares_accumulators=dice.yes(), **parts)


def _account(dice: Dice) -> Account:
    kind, carries = dice.one(AccountKind), dice.yes()
    return Account(
        kind=kind,
        yearly=dice.pick(LARGE),
        pays=dice.one(AccountPays),
        percent=dice.pick(RATES),
        starts_after=dice.pick((0, 0, 50_000)),
        scope=dice.one(AccountScope),
        carries_over=carries,
        carry_over_limit=dice.maybe(SMALL),
        grace_period=kind is AccountKind.FSA and not carries,
    )


def plan_of(dice: Dice) -> Plan:
    return Plan(
        name="Plan",
        year_starts=dice.pick(("01-01", "07-01", "10-15")),
        accumulator_year=dice.one(AccumulatorYear),
        figures_year=dice.maybe((2026, 2027)),
        last_quarter_carries_over=dice.one(CarryOver),
        case_rate=CaseRate(amount=dice.pick(LARGE), services=("dosing",)) if dice.yes(4) else None,
        rider=_rider(dice) if dice.yes(4) else None,
        accounts=tuple(_account(dice) for _ in range(dice.pick((0, 0, 1, 2, 3)))),
        funding=Funding(
            kind=dice.one(FundingKind),
            attachment_point=dice.maybe(LARGE),
            fee_per_case=dice.pick(SMALL),
            premium_share=dice.pick(SMALL),
        ),
        **_coverage(dice),
    )


def _met(dice: Dice) -> Met:
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
    return AccountBalance(
        kind=dice.one(AccountKind),
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
        "met": _met(dice) if dice.yes() else Met(),
        "met_out_of_network": _met(dice) if dice.yes() else Met(),
        "met_drug": _met(dice) if dice.yes() else Met(),
        "others": _met(dice) if dice.yes() else Met(),
        "others_out_of_network": _met(dice) if dice.yes(4) else Met(),
        "others_drug": _met(dice) if dice.yes(4) else Met(),
        "met_last_quarter": dice.pick(SMALL),
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


def member_of(dice: Dice) -> Member:
    second = None
    if dice.yes(3):
        turns = dice.pick(("01-01", "10-15"))
        plan = Plan(name="Second", year_starts=turns, accumulator_year=dice.one(AccumulatorYear), **_coverage(dice))
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
        tax=TaxRates(federal=2_200, state=500, fica=765, employer_fica=765),
    )


def _line(dice: Dice) -> ServiceLine:
    low, likely, high = sorted((dice.price(), dice.price(), dice.price()))
    count = dice.pick((1, 2, 3, 5, 0))
    return ServiceLine(
        service=dice.pick(SERVICES),
        count=count,
        dates=tuple(dice.pick(DAYS) for _ in range(count)) if dice.yes(8) else (),
        price=PriceRange(low=low, likely=likely, high=high),
        first_day=dice.pick((0, 3, 40, 120)),
        gaps=dice.pick(((7,), (3, 4), (14,), (60,))),
        network=dice.one(Network),
        place=dice.one(Place),
        code=dice.pick(("", "J0013", "S0013")),
        drug=dice.yes(),
    )


def course_of(dice: Dice) -> Course:
    lines = tuple(_line(dice) for _ in range(dice.pick((1, 2, 3, 4, 5))))
    return Course(title="Course", starts=dice.pick(STARTS), lines=lines)


@dataclass(frozen=True)
class World:
    """A course, a plan and a member."""

    course: Course
    plan: Plan
    member: Member


def _world(data: bytes) -> World:
    dice = Dice(data)
    return World(course_of(dice), plan_of(dice), member_of(dice))


worlds = st.binary(min_size=800, max_size=800).map(_world)
"""Everything may occur."""


def _plain_share(dice: Dice) -> CostShare:
    return CostShare(
        copay=dice.pick(SMALL),
        coinsurance=dice.pick(RATES),
        deductible=dice.one(DeductibleUse),
        order=dice.one(Order),
        coinsurance_base=dice.one(CoinsuranceBase),
    )


def _plain_world(data: bytes) -> World:
    dice = Dice(data)
    deductible = YearlyAmount(in_network=TierAmounts(individual=dice.pick(LARGE)))
    limit = dice.maybe(LARGE)
    more = None if limit is None else limit + (deductible.in_network.individual or 0)
    plan = Plan(
        name="Plan",
        year_starts=dice.pick(("01-01", "10-15")),
        deductible=deductible,
        out_of_pocket_limit=YearlyAmount(in_network=TierAmounts(individual=more)),
        benefits=tuple(Benefit(name=name, in_network=_plain_share(dice)) for name in BENEFITS),
        reading=tuple(Reading(service=name, benefit=dice.pick(BENEFITS)) for name in SERVICES[:5]),
        otherwise="visit",
    )
    course = course_of(dice)
    inside = tuple(replaced(line, network=Network.IN) for line in course.lines)
    return World(replaced(course, lines=inside), plan, Member(met=_met(dice) if dice.yes() else Met()))


plain_worlds = st.binary(min_size=160, max_size=160).map(_plain_world)
"""One network, no limits on visits or dollars, no accounts, no other coverage: where lowering a rule must not hurt."""
