"""What is committed to before the first explanation of benefits can be there, priced as assumed and otherwise."""

import datetime

from calculator.engine.confirmation.at_risk import AtRisk, at_risk
from calculator.engine.confirmation.to_confirm import confirm, open_points
from calculator.engine.pricing import estimate
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.claims import ClaimTime
from calculator.model.happened import Explanation, Happened, ProcessedBy
from calculator.model.plan import CostShare
from tests.engine.cases import plan
from tests.engine.situations import SPRING, course

TODAY = datetime.date(2026, 2, 1)
PLAN = plan(CostShare(coinsurance=2_000))
"""A fifth of $500 a session, in network and out of it."""


def weekly(count: int = 10, **parts: object) -> Case:
    return Case(course=course(count=count), plans=(PLAN,), chosen=PLAN.name, **parts)


def found(case: Case) -> AtRisk | None:
    answer = estimate(case, case.chosen_plan)
    return at_risk(case, answer, open_points(case, case.chosen_plan, answer, TODAY))


def test_sessions_before_the_day_count_and_those_of_the_day_do_not() -> None:
    """Weekly sessions: four lie before the end of the fourth week, eight before that of the eighth."""
    risk = found(weekly())
    assert risk is not None
    assert (risk.first, risk.soonest.arrives) == (SPRING, SPRING + datetime.timedelta(weeks=4))
    assert (risk.soonest.sessions, risk.latest.sessions) == (4, 8)


def test_both_answers_are_told_by_then_and_in_all() -> None:
    risk = found(weekly())
    assert risk is not None
    readings = {one.point.assumption if one.point else "": (*one.by_then, one.in_all) for one in risk.readings}
    assert readings[""] == (40_000, 80_000, 100_000)
    assert readings["covered"] == (200_000, 400_000, 500_000)


def test_sessions_that_are_done_are_at_risk_until_their_claims_are_processed() -> None:
    """Out of network nothing is paid: eight sessions of $500 by the eighth week, done or planned."""
    rule = plan(CostShare(coinsurance=2_000), benefit={"out_of_network": None})
    bill = Explanation(billed=50_000, processed_by=ProcessedBy.NOBODY)
    done = (Happened(number=1), Happened(number=2, explanation=bill), Happened(number=3))
    for facts in ((), done):
        risk = found(Case(course=course(count=10, happened=facts), plans=(rule,), chosen=rule.name))
        assert risk is not None
        readings = {one.point.assumption: one.by_then for one in risk.readings if one.point}
        assert readings["network"] == (200_000, 400_000)


def test_how_long_claims_take_is_the_cases_own() -> None:
    risk = found(weekly(claims_take=ClaimTime(least=1, most=1)))
    assert risk is not None
    assert risk.soonest == risk.latest
    assert (risk.latest.sessions, risk.readings[0].by_then) == (1, (10_000, 10_000))


def test_what_is_confirmed_is_at_no_risk() -> None:
    case = weekly()
    for _ in range(3):
        answer = estimate(case, case.chosen_plan)
        points = [
            one
            for one in open_points(case, case.chosen_plan, answer, TODAY)
            if one.assumption in ("network", "covered")
        ]
        if points:
            assert found(case) is not None
            case = confirm(case, points[0])
    assert found(case) is None


def test_an_explanation_that_came_ends_it_and_a_bare_bill_does_not() -> None:
    case = weekly()
    for by, ends in ((ProcessedBy.PLAN, True), (ProcessedBy.NOBODY, False)):
        done = Happened(number=1, explanation=Explanation(billed=50_000, processed_by=by, allowed=50_000))
        line = changed(case.course.lines[0], happened=(done,))
        assert (found(changed(case, course=changed(case.course, lines=(line,)))) is None) is ends


def test_a_course_without_sessions_has_nothing_at_risk() -> None:
    assert found(weekly(count=0)) is None
