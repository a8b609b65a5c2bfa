"""What is stated of the old plan as of a day after another one came is what stood on its last day, and is in a
deductible credit. Worked by hand: three sessions of $500 a week apart, the second under the new plan."""

import datetime

import pytest

from calculator.model.happened import Explanation, Happened, SessionState
from calculator.model.member import CoverageTier, Member, Met, PlanChange, PlanEnrollment
from tests.engine.cases import FIRST, amount, each, plan, priced, session

WEEK = datetime.timedelta(days=7)
LINES = [session(500, day=FIRST + at * WEEK) for at in range(3)]
OLD, NEW = (plan(name=name, deductible=amount(1_000, 2_000)) for name in ("Plan", "New"))
COMES = PlanChange(starts=FIRST + WEEK, plan=NEW, deductible_credit=True)
LAST_DAY = COMES.starts - datetime.timedelta(days=1)


def met(dollars: int) -> Met:
    return Met(deductible=dollars * 100, out_of_pocket=dollars * 100)


@pytest.mark.parametrize("as_of", [LAST_DAY, COMES.starts, COMES.starts + 3 * WEEK, datetime.date(2026, 12, 31)])
@pytest.mark.parametrize(
    ("stated", "owed"),
    [
        # 640 stood, 140 of it another bill's: 360 of the new plan's 1,000 are left.
        (640, [500, 360, 0]),
        # The session's own claim is not processed yet: the larger of 500 and 300.
        (300, [500, 500, 0]),
        (1_000, [500, 0, 0]),
    ],
)
def test_it_is_in_the_credit_whatever_the_day(as_of: datetime.date, stated: int, owed: list[int]) -> None:
    member = Member(met=met(stated), met_as_of=as_of, changes=(COMES,))
    assert each(priced(OLD, *LINES, member=member), "member_pays") == owed


def test_without_a_credit_it_is_nothing_to_the_new_plan() -> None:
    comes = PlanChange(starts=COMES.starts, plan=NEW)
    member = Member(met=met(640), met_as_of=COMES.starts + WEEK, changes=(comes,))
    assert each(priced(OLD, *LINES, member=member), "member_pays") == [500, 500, 500]


def test_what_is_stated_of_the_next_year_is_not_in_the_credit() -> None:
    """640 of 2027 are none of the 500 that the old plan counted in 2026."""
    member = Member(met=met(640), met_as_of=datetime.date(2027, 1, 31), changes=(COMES,))
    assert each(priced(OLD, *LINES, member=member), "member_pays") == [500, 500, 0]


def test_of_a_plan_that_came_second_it_is_in_the_credit_of_the_third() -> None:
    """The second states 700 after the third has come: 500 and 500 without a credit, then 300 of 1,000."""
    second = PlanChange(
        starts=COMES.starts,
        plan=NEW,
        enrollment=PlanEnrollment(met=met(700), met_as_of=FIRST + 5 * WEEK),
    )
    third = PlanChange(
        starts=FIRST + 2 * WEEK, plan=plan(name="Third", deductible=amount(1_000)), deductible_credit=True
    )
    member = Member(changes=(second, third))
    assert each(priced(OLD, *LINES, member=member), "member_pays") == [500, 500, 300]


def test_it_holds_of_the_family_and_where_other_people_were_covered_first() -> None:
    """Self-only becomes family in the second week, another plan comes in the third. The person's own 500, or the 300
    that are stated where only 100 were counted, and the others' 1,500 are 2,000 or 1,800 of the family's 2,000."""
    changes = (
        PlanChange(starts=COMES.starts, tier=CoverageTier.FAMILY),
        PlanChange(starts=FIRST + 2 * WEEK, plan=NEW, deductible_credit=True),
    )
    member = Member(met=met(300), others=met(1_500), met_as_of=FIRST + 4 * WEEK, changes=changes)
    lines = LINES[1:]
    assert each(priced(OLD, *lines, member=member), "member_pays") == [500, 0]
    lines = [session(100, day=COMES.starts), LINES[2]]
    assert each(priced(OLD, *lines, member=member), "member_pays") == [100, 200]


def test_a_session_on_the_old_plan_s_last_day_is_in_it() -> None:
    """640 with the 500 of that day, and not 500 beside it."""
    member = Member(met=met(640), met_as_of=COMES.starts + WEEK, changes=(COMES,))
    lines = [session(500, day=LAST_DAY), *LINES[1:]]
    assert each(priced(OLD, *lines, member=member), "member_pays") == [500, 360, 0]


@pytest.mark.parametrize("processed_on", [LAST_DAY, COMES.starts, COMES.starts + WEEK])
@pytest.mark.parametrize(("credit", "owed"), [(True, [500, 360, 0]), (False, [500, 500, 500])])
def test_a_claim_that_was_processed_by_the_day_of_the_amounts_is_in_them(
    processed_on: datetime.date, credit: bool, owed: list[int]
) -> None:
    """640 is all that the old plan had counted a week after it ended, though the claim was processed in that week: its
    session is priced before it, as where nobody says when it was processed."""
    said = Explanation(allowed=50_000, processed_on=processed_on)
    done = LINES[0]._replace(happened=Happened(number=1, state=SessionState.DONE, explanation=said))
    comes = PlanChange(starts=COMES.starts, plan=NEW, deductible_credit=credit)
    member = Member(met=met(640), met_as_of=COMES.starts + WEEK, changes=(comes,))
    assert each(priced(OLD, done, *LINES[1:], member=member), "member_pays") == owed


@pytest.mark.parametrize("as_of", [LAST_DAY, COMES.starts, COMES.starts + WEEK])
@pytest.mark.parametrize(
    ("stated", "credit", "owed"),
    [
        # 360 of the old plan's 1,000 were left, and the whole of it is the new plan's.
        (640, True, [360, 0, 0]),
        # 300 and the 500 of the session: 200 are left.
        (300, True, [500, 200, 0]),
        (640, False, [360, 500, 500]),
    ],
)
def test_a_claim_that_was_processed_after_the_day_of_the_amounts_is_on_top_of_them_and_in_the_credit(
    as_of: datetime.date, stated: int, credit: bool, owed: list[int]
) -> None:
    said = Explanation(allowed=50_000, processed_on=as_of + datetime.timedelta(days=1))
    done = LINES[0]._replace(happened=Happened(number=1, state=SessionState.DONE, explanation=said))
    comes = PlanChange(starts=COMES.starts, plan=NEW, deductible_credit=credit)
    member = Member(met=met(stated), met_as_of=as_of, changes=(comes,))
    assert each(priced(OLD, done, *LINES[1:], member=member), "member_pays") == owed


@pytest.mark.parametrize(("processed", "owed"), [((2026, 12, 31), [500, 500]), ((2027, 1, 15), [360, 500])])
def test_so_it_is_of_amounts_as_of_the_last_day_of_a_year(processed: tuple[int, int, int], owed: list[int]) -> None:
    """640 at the end of 2026 hold the session of 500 where its claim was processed by then; 2027 begins at nothing."""
    said = Explanation(allowed=50_000, processed_on=datetime.date(*processed))
    done = session(500, day=datetime.date(2026, 12, 10))
    done = done._replace(happened=Happened(number=1, state=SessionState.DONE, explanation=said))
    member = Member(met=met(640), met_as_of=datetime.date(2026, 12, 31))
    lines = (done, session(500, day=datetime.date(2027, 1, 7)))
    assert each(priced(OLD, *lines, member=member), "member_pays") == owed
