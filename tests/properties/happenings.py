"""What may have happened to the sessions of a random course: facts that say what the engine found, and any others."""

import datetime
from dataclasses import replace as with_parts

from hypothesis import strategies as st

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.schedule import schedule, session_places
from calculator.model.base import replaced
from calculator.model.course import Course, Network
from calculator.model.estimate import Level, PricedLine
from calculator.model.happened import Explanation, Happened, ProcessedBy, SessionState, with_happened
from tests.properties.dice import LARGE, SMALL, Dice
from tests.properties.strategies import World, course_of, world_of

_SAID = {
    "allowed": "allowed",
    "plan_paid": "plan_pays",
    "deductible": "deductible",
    "copay": "copay",
    "coinsurance": "coinsurance",
    "not_covered": "excluded",
}
_PARTS = ("deductible", "copay", "coinsurance", "excluded", "balance_billed")


def with_fact(course: Course, place: tuple[int, int], **parts: object) -> Course:
    """``course`` with something that happened to the session at ``place``: its line's, and its number."""
    at, number = place
    line = course.lines[at]
    happened = with_happened(line.happened, Happened(number=number, **parts))
    return replaced(course, lines=(*course.lines[:at], replaced(line, happened=happened), *course.lines[at + 1 :]))


def as_found(world: World, lines: tuple[PricedLine, ...], dice: Dice) -> World:
    """The world with facts, of some sessions or all, that say what was found of them, all of it or a part."""
    places = session_places(world.course)
    course, latest = world.course, datetime.date.min
    for place, line in zip(places, lines, strict=True):
        if dice.yes(3):
            continue
        latest = max(latest, line.line.date + datetime.timedelta(days=dice.pick((0, 10, 45))))
        course = with_fact(course, place, explanation=_found(world, line, latest, dice))
    return with_parts(world, course=course)


def _found(world: World, line: PricedLine, day: datetime.date, dice: Dice) -> Explanation:
    amounts, standing = line.amounts, line.standing
    said: dict[str, object] = {"claim": "A-1"}
    whole = dice.yes()
    for name, amount in _SAID.items():
        if whole or dice.yes():
            said[name] = getattr(amounts, amount)
    if whole or dice.yes():
        said["billed"] = amounts.billed
    if whole or dice.yes():
        said["member_owes"] = amounts.together(_PARTS)
    if whole or dice.yes(3):
        said["network"] = Network(line.line.network)
    if world.member.other_coverage is not None and (whole or dice.yes()):
        said["second_plan_paid"] = amounts.second_plan
    as_of = world.member.enrollment_in(world.plan.name).met_as_of
    # What is stated as of a day holds no claim that was processed after it: that is more than what was expected.
    if dice.yes(3) and (as_of is None or not line.line.date <= as_of < day):
        said["processed_on"] = day
    # In a family plan what a line's standing says is used may be the whole family's.
    if dice.yes() and not world.member.tier.is_family and not world.member.changes:
        said["deductible_met"] = standing.deductible_used
    return Explanation(**said)


def any_facts(course: Course, dice: Dice) -> Course:
    """``course`` with whatever may be typed of its sessions, true together or not."""
    for at, line in enumerate(course.lines):
        for number in range(1, line.count + 1):
            if dice.yes():
                course = with_fact(
                    course,
                    (at, number),
                    state=dice.one(SessionState),
                    day=dice.maybe((course.starts, course.starts + datetime.timedelta(days=90))),
                    explanation=_any(course, dice) if dice.yes() else None,
                )
    return course


def _any(course: Course, dice: Dice) -> Explanation:
    cents = (*SMALL, *LARGE)
    names = [name for name in Explanation.parts() if name.endswith(("paid", "owes", "_met"))]
    names += ["billed", "allowed", "deductible", "copay", "coinsurance", "not_covered"]
    said: dict[str, object] = {name: dice.pick(cents) for name in names if dice.yes(3)}
    return Explanation(
        **said,
        network=dice.maybe(tuple(Network)),
        processed_by=dice.maybe(tuple(ProcessedBy)),
        processed_on=dice.maybe(tuple(course.starts + datetime.timedelta(days=days) for days in (0, 20, 60, 200))),
        visits_used=dice.maybe((0, 1, 2, 5, 30)),
    )


def _with_found(data: bytes) -> tuple[World, World]:
    dice = Dice(data)
    world = world_of(dice)
    pricer = PlanPricer(world.plan, world.member)
    course = pricer.settle(schedule(world.course, Level.LIKELY))
    lines = tuple(
        PricedLine(line, amounts, standing, ())
        for line, amounts, standing in zip(course.lines, course.amounts(), course.standings, strict=True)
    )
    return world, as_found(world, lines, dice)


def _with_any(data: bytes) -> World:
    dice = Dice(data)
    world = world_of(dice)
    return with_parts(world, course=any_facts(course_of(dice), dice))


worlds_as_found = st.binary(min_size=1_500, max_size=1_500).map(_with_found)
"""A world, and the same where some sessions have happened just as the engine found that they would."""

worlds_with_facts = st.binary(min_size=1_800, max_size=1_800).map(_with_any)
"""A world in which anything is said of its sessions."""
