"""Whole random plans, courses, members and accounts: every rule of the model may occur, with real-looking figures.

Hypothesis draws one string of bytes and every choice takes the next byte of it. That is many times as fast as a draw
for each choice, and still shrinks: fewer and smaller bytes are simpler choices.
"""

from dataclasses import dataclass

from hypothesis import strategies as st

from calculator.model.base import PriceRange, replaced
from calculator.model.course import Course, MoneyBack, Network, Place, ServiceLine
from calculator.model.member import (
    Member,
    Met,
)
from calculator.model.plan import (
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
from tests.properties.dice import BENEFITS, DAYS, LARGE, RATES, SERVICES, SMALL, STARTS, TIERS, Dice
from tests.properties.people import member_of, met_of
from tests.properties.plans import plan_of


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
        network_tier=dice.pick((None, None, *TIERS)),
    )


def course_of(dice: Dice) -> Course:
    lines = tuple(_line(dice) for _ in range(dice.pick((1, 2, 3, 4, 5))))
    back = tuple(MoneyBack(amount=dice.pick(LARGE), services=dice.pick(((), ("dosing",)))) for _ in range(dice.yes(4)))
    return Course(title="Course", starts=dice.pick(STARTS), lines=lines, money_back=back)


@dataclass(frozen=True)
class World:
    """A course, a plan and a member."""

    course: Course
    plan: Plan
    member: Member


def world_of(dice: Dice) -> World:
    return World(course_of(dice), plan_of(dice), member_of(dice))


def _world(data: bytes) -> World:
    return world_of(Dice(data))


worlds = st.binary(min_size=1_200, max_size=1_200).map(_world)
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
    return World(replaced(course, lines=inside), plan, Member(met=met_of(dice) if dice.yes() else Met()))


plain_worlds = st.binary(min_size=160, max_size=160).map(_plain_world)
"""One network, no limits on visits or dollars, no accounts, no other coverage: where lowering a rule must not hurt."""
