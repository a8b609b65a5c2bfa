"""Expected beside actual: each session that a plan has explained, as the rules found it before anybody explained it,
and why the two differ where the rules tell it. Every figure is the engine's own; no rule is applied here.

A difference is looked for step by step: what was billed, in which network and by whom it was processed, what was
allowed, and then the parts. Each step takes what the one before found as given, so that a higher bill is not told again
as a higher coinsurance.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from calculator.engine.adjudication.in_turn import traced
from calculator.engine.adjudication.line_facts import explanation_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.adjudication.rulebook import COVERED, part
from calculator.engine.adjudication.settled import SettledCourse
from calculator.engine.adjudication.settlement import LineTrace
from calculator.engine.course_sessions import CourseSession, with_fact
from calculator.engine.explained import differing_on
from calculator.engine.pricing import price
from calculator.engine.schedule import schedule, session_places
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.course import Course, Network
from calculator.model.estimate import Amounts, DatedLine, Level
from calculator.model.happened import Explanation, Happened, ProcessedBy, SessionState

LEFT_TO_MEMBER: Final = ("deductible", "copay", "coinsurance", "excluded", "balance_billed")
"""What a plan leaves to the member, by the names of ``Amounts``."""

_LEFT_BY_PLANS: Final = ("assistance", "account", "member_pays")
"""What is left to the member, who may have help with it, after a second plan."""

_OF_EXPLANATION: Final = {
    **{name: name for name in ("billed", "allowed", "deductible", "copay", "coinsurance")},
    "plan_paid": "plan_pays",
    "second_plan_paid": "second_plan",
    "not_covered": "excluded",
}
"""The amounts that an explanation of benefits states of one session, by the names of Explanation and of Amounts."""

_LIKELY_STEP: Final = 50
"""Percentages of plans are whole or half ones, in basis points."""


class Difference(NamedTuple):
    """A reason why a session came out otherwise: a code with the figures of its sentence."""

    code: str
    figures: dict[str, object]


class ExpectedActual(NamedTuple):
    """One session that a plan has explained: its service line's place in the course and its number, the session, its
    amounts as they were expected and as they are, what the explanation says, and why the two differ."""

    place: tuple[int, int]
    line: DatedLine
    expected: Amounts
    actual: Amounts
    said: Explanation
    differences: tuple[Difference, ...]

    @property
    def more(self) -> int:
        """How much more the plans, the second among them, leave to the member than was expected, in cents; negative:
        less."""
        return self.actual.together(_LEFT_BY_PLANS) - self.expected.together(_LEFT_BY_PLANS)

    @property
    def still_to_pay(self) -> int | None:
        """What the member and his accounts have still to pay of it; negative: what is to come back; None: nobody said
        what has been paid."""
        paid = self.said.member_paid
        return None if paid is None else self.actual.member_pays + self.actual.account - paid


def expected_and_actual(case: Case) -> tuple[ExpectedActual, ...]:
    """Every session of ``case`` that the plan which covers the member has explained, by date, at the likely price."""
    lines = schedule(case.course, Level.LIKELY)
    plan = next((one for one in case.plans if one.name == case.explaining_plan), None)
    if plan is None or all(explanation_of(line) is None for line in lines):
        return ()
    pricer = PlanPricer(plan, case.member)
    actual = pricer.settle(lines)
    amounts = actual.amounts()
    found = []
    for at, (place, line) in enumerate(zip(session_places(case.course), lines, strict=True)):
        said = explanation_of(line)
        if said is not None:
            asked = _Asked(case.course, place, at, said, pricer)
            differences = (*_differences(asked, amounts[at]), *_to_date(actual, at))
            found.append(ExpectedActual(place, line, asked.as_planned().amounts, amounts[at], said, differences))
    return tuple(found)


class _Found(NamedTuple):
    """A session as the rules find it."""

    amounts: Amounts
    trace: LineTrace
    is_rider: bool


class _Asked(NamedTuple):
    """A session of a course that is asked for with a part of what was said of it, and no more."""

    course: Course
    place: tuple[int, int]
    at: int
    said: Explanation
    pricer: PlanPricer

    def as_planned(self) -> _Found:
        """As it was planned; what was said of the sessions before it holds."""
        return self.given()

    def given(self, *names: str) -> _Found:
        """The session where of all that was said only the parts of these ``names`` are known."""
        said = self.said
        known = {name: getattr(said, name) for name in names}
        # It keeps its place among the claims that were processed.
        bare = Explanation.unchecked(processed_on=said.processed_on, claim=said.claim or "-", **known)
        at, number = self.place
        line = self.course.lines[at]
        facts = tuple(replaced(one, explanation=bare) if one.number == number else one for one in line.happened)
        lines = (*self.course.lines[:at], replaced(line, happened=facts), *self.course.lines[at + 1 :])
        settled = self.pricer.settle(schedule(replaced(self.course, lines=lines), Level.LIKELY))
        trace = traced(settled.rows[self.at])
        coverage = settled.columns.terms.routes[trace.route].coverage
        return _Found(settled.amounts()[self.at], trace, settled.coverings[coverage].whose == "rider")


def _differences(asked: _Asked, actual: Amounts) -> Iterator[Difference]:
    said, planned = asked.said, asked.as_planned()
    names = ["billed"]
    if actual.billed != planned.amounts.billed:
        yield _two("billed", actual.billed, planned.amounts.billed)
    line = asked.course.lines[asked.place[0]]
    if said.network is not None and said.network is not line.network:
        names.append("network")
        yield Difference("out_of_network" if said.network is Network.OUT else "in_network", {})
    if said.processed_by is ProcessedBy.PLAN and planned.is_rider:
        names.append("processed_by")
        yield Difference("plan_not_rider", {})
    found = asked.given(*names)
    covered = found.trace.status == COVERED
    denied = actual.plan_pays == 0 and actual.excluded == actual.allowed > 0
    if covered and denied and found.amounts.excluded < actual.excluded:
        yield Difference("denied", {"allowed_cents": actual.allowed})
    elif not covered and not denied and actual.allowed:
        yield Difference("covered", {"plan_cents": actual.plan_pays})
    else:
        if actual.allowed != found.amounts.allowed:
            yield _two("allowed", actual.allowed, found.amounts.allowed)
            found = asked.given(*names, "allowed")
        yield from _parts(said, actual, found)
    second = said.second_plan_paid
    if second is not None and second != found.amounts.second_plan:
        yield _two("second_plan", second, found.amounts.second_plan)


def _parts(said: Explanation, actual: Amounts, found: _Found) -> Iterator[Difference]:
    """Where the parts of what is the member's are others, the allowed amount being what it is."""
    expected, left = found.amounts, found.trace.left
    taken = actual.deductible + actual.copay + actual.coinsurance
    due = expected.deductible + expected.copay + expected.coinsurance
    if taken > due and left.limit == 0 and found.trace.rule.counts_to_limit:
        yield _two("limit_met", taken, due)
    elif actual.deductible and actual.copay and expected.copay and not expected.deductible:
        figures: dict[str, object] = {"copay_cents": actual.copay, "deductible_cents": actual.deductible}
        yield Difference("deductible_beside_copay", figures | {"due_cents": expected.copay})
    else:
        yield from _deductible(actual, found)
        yield from _copay(actual, expected)
    yield from _coinsurance(actual, found)
    if actual.excluded != expected.excluded:
        code = "unexplained" if said.not_covered is None and actual.excluded > expected.excluded else "not_covered"
        yield _two(code, actual.excluded, expected.excluded)


def _deductible(actual: Amounts, found: _Found) -> Iterator[Difference]:
    expected, cents = found.amounts.deductible, actual.deductible
    if cents == expected:
        return
    applies = found.trace.rule.deductible_applies
    if cents and not expected:
        yield _two("deductible_met_already" if applies else "deductible_not_due", cents, expected)
    else:
        yield _two("deductible" if cents else "deductible_not_taken", cents, expected)


def _copay(actual: Amounts, expected: Amounts) -> Iterator[Difference]:
    if actual.copay != expected.copay:
        code = "copay_not_due" if not expected.copay else "copay" if actual.copay else "copay_not_taken"
        yield _two(code, actual.copay, expected.copay)


def _coinsurance(actual: Amounts, found: _Found) -> Iterator[Difference]:
    """Another percentage, where one of a likely kind makes the amount; nothing where it is the same one of what another
    deductible or copay left."""
    if actual.coinsurance == found.amounts.coinsurance:
        return
    rule = found.trace.rule
    base = actual.allowed if rule.coinsurance_on_allowed else actual.allowed - actual.deductible - actual.copay
    if actual.coinsurance == part(max(base, 0), rule.coinsurance):
        return
    points = _percentage(actual.coinsurance, base)
    if points is None:
        yield _two("coinsurance", actual.coinsurance, found.amounts.coinsurance)
    else:
        figures: dict[str, object] = {"actual_points": points, "expected_points": rule.coinsurance}
        cents: dict[str, object] = {"actual_cents": actual.coinsurance, "base_cents": base}
        yield Difference("coinsurance_rate", figures | cents)


def _percentage(cents: int, base: int) -> int | None:
    """The whole or half percentage of ``base`` that comes to ``cents``; None: there is none, or there are several."""
    if not cents or base <= 0:
        return None
    near = cents * 10_000 // base // _LIKELY_STEP * _LIKELY_STEP
    found = [points for points in (near, near + _LIKELY_STEP) if part(base, points) == cents and points <= 10_000]
    return found[0] if len(found) == 1 else None


def _to_date(settled: SettledCourse, at: int) -> Iterator[Difference]:
    for what, stated, counted in differing_on(settled, at):
        unit = "count" if what == "visits" else "cents"
        yield Difference(f"{what}_to_date", {f"actual_{unit}": stated, f"expected_{unit}": counted})


def _two(code: str, actual: int, expected: int) -> Difference:
    return Difference(code, {"actual_cents": actual, "expected_cents": expected})


def explained_on(found: tuple[ExpectedActual, ...], place: tuple[int, int]) -> ExpectedActual | None:
    """The session at ``place`` among those that are explained; None: it is not among them."""
    return next((one for one in found if one.place == place), None)


def expected_of(case: Case, session: CourseSession, explained: ExpectedActual | None) -> dict[str, int]:
    """What ``session`` was expected to be under the plan that explains it, in cents at the likely price, by the names
    of an Explanation; ``explained`` is what is known of it where a plan has explained it. Of one that none has
    explained yet, ``deductible_met`` and ``limit_met`` are among them, as they would stand after it."""
    if explained is not None:
        return _by_names(explained.expected)
    done = replaced(session.happened or Happened.unchecked(), number=session.number, state=SessionState.DONE)
    course = with_fact(case.course, session, replaced(done, explanation=None, history=()))
    plan = case.plan(case.explaining_plan)
    priced = price(schedule(course, Level.LIKELY), plan, case.member, reasons=False)
    line = priced.lines[session_places(course).index(session.place)]
    used = {"deductible_met": line.standing.deductible_used, "limit_met": line.standing.limit_used}
    return _by_names(line.amounts) | used


def _by_names(amounts: Amounts) -> dict[str, int]:
    named = {name: getattr(amounts, own) for name, own in _OF_EXPLANATION.items()}
    return named | {"member_owes": amounts.together(LEFT_TO_MEMBER)}
