"""What has happened to a course, seen from other plans, other readings and other members (docs/rules.md)."""

from calculator.engine.comparison.break_even import break_even
from calculator.engine.comparison.side_by_side import compare
from calculator.engine.confirmation.could_change import what_could_change
from calculator.engine.population.members import price_members
from calculator.engine.pricing import estimate, price
from calculator.engine.schedule import as_planned, expected_only, schedule
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.comparison import Axis, Payer
from calculator.model.estimate import Level
from calculator.model.happened import ProcessedBy, SessionState
from calculator.model.member import Member
from calculator.model.plan import CostShare
from tests.engine.cases import amount, each, plan
from tests.engine.happened_cases import FIFTH, PLAN, STARTS, case_of, fact
from tests.engine.situations import benefit


class TestOtherPlans:
    OTHER = plan(CostShare(copay=10_000), name="Other")

    def case(self) -> Case:
        said = {"billed": 60_000, "deductible": 60_000, "plan_paid": 0, "deductible_met": 100_000}
        case = case_of(fact(1, **said), fact(2, SessionState.CANCELLED))
        return replaced(case, plans=(PLAN, self.OTHER))

    def test_another_plan_has_the_sessions_and_the_bills_and_nothing_of_the_explanations(self) -> None:
        one, other = compare(self.case()).columns
        assert each(one.estimate.likely, "member_pays") == [600, 100, 100]
        assert each(other.estimate.likely, "billed") == [600, 500, 500]
        assert each(other.estimate.likely, "member_pays") == [100, 100, 100]
        said = [{flag.code for flag in column.estimate.flags} & {"explained_by_another"} for column in (one, other)]
        assert said == [set(), {"explained_by_another"}]

    def test_whichever_plan_is_looked_at(self) -> None:
        case = self.case().choosing("Other")
        assert case.explaining_plan == PLAN.name
        assert each(estimate(case, PLAN).likely, "member_pays") == [600, 100, 100]

    def test_of_a_plan_that_the_case_has_no_longer_nothing_is_used_and_that_is_said(self) -> None:
        case = replaced(self.case().choosing("Other"), plans=(self.OTHER,))
        answer = estimate(case, self.OTHER)
        assert each(answer.likely, "member_pays") == [100, 100, 100]
        assert "explained_elsewhere" in {flag.code for flag in answer.flags}

    def test_break_even_is_of_the_course_from_its_beginning(self) -> None:
        case = self.case()
        planned = replaced(case, course=as_planned(case.course))
        for axis, least, greatest in ((Axis.SESSIONS, 1, 6), (Axis.PRICE, 40_000, 80_000)):
            found = (break_even(one, Payer.PATIENT, axis, least, greatest) for one in (case, planned))
            assert len(set(found)) == 1


def test_what_could_change_prices_only_what_is_still_open() -> None:
    """Out of network the three sessions to come would be the patient's; the first stays as it was explained."""
    rule = plan(FIFTH, deductible=amount(1_000), **benefit(out_of_network=None))
    case = case_of(fact(1, deductible=50_000, plan_paid=0, deductible_met=100_000), rule=rule)
    answer = estimate(case, rule)
    changes = {one.reading: one.then for one in what_could_change(case, rule, answer, STARTS)}
    assert answer.likely.totals.member_pays == 80_000
    assert changes["network"].member_pays == 50_000 + 3 * 50_000
    # Nobody has processed the claims of sessions that are only done: in which network they will be is open.
    begun = case_of(fact(1), fact(2, billed=50_000, processed_by=ProcessedBy.NOBODY), rule=rule)
    changes = {one.reading: one.then for one in what_could_change(begun, rule, estimate(begun, rule), STARTS)}
    assert changes["network"].member_pays == 4 * 50_000
    everything = tuple(fact(number, copay=0, plan_paid=50_000) for number in range(1, 5))
    done = case_of(*everything, rule=rule)
    readings = {one.reading for one in what_could_change(done, rule, estimate(done, rule), STARTS)}
    assert readings <= {"more_sessions"}


def test_of_many_members_nobody_has_what_was_explained_to_one() -> None:
    case = case_of(fact(1, billed=60_000, deductible=20_000, plan_paid=40_000))
    lines = schedule(case.course, Level.LIKELY)
    alone = price(expected_only(lines), PLAN, Member()).totals
    many = price_members(PLAN, Member(), lines, 2).amounts
    assert [int(cents) for cents in many.member_pays] == [alone.member_pays] * 2
    assert int(many.billed[0]) == alone.billed == 210_000
