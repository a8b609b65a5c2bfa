"""What a plan that comes in the course has on record is told where the sheet tells of what is met and assumed."""

import datetime

from calculator.engine.pricing import estimate
from calculator.model.case import Case
from calculator.model.member import LimitUse, Met, PlanChange, PlanEnrollment
from calculator.reference.voice import Voice
from calculator.sheets.assumptions import already_met, assumptions
from tests.helpers.later_plan import COMES, NEW, case_of

VOICE = Voice("en")


def sentences(case: Case) -> list[str]:
    return assumptions(case, estimate(case, case.chosen_plan), VOICE)


def test_a_plan_that_begins_at_nothing_says_so() -> None:
    case = case_of()
    assert any("“New job” covers in place" in one and "begins at nothing" in one for one in sentences(case_of()))
    assert already_met(case, VOICE) == ["Nothing was entered as met before this course."]


def test_what_it_has_on_record_is_told() -> None:
    recorded = PlanEnrollment(
        met=Met(deductible=20_000, out_of_pocket=30_000),
        limits_used=(LimitUse(benefit="clinic", visits=2),),
        coverage_ends=datetime.date(2026, 12, 31),
        authorization_held=False,
    )
    case = case_of(PlanChange(starts=COMES, plan=NEW, enrollment=recorded))
    met = [one for one in already_met(case, VOICE) if one.startswith("In “New job”: ")]
    assert len(met) == 2
    assert "$200.00" in met[0]
    assert "$300.00" in met[0]
    said = sentences(case)
    assert not any("begins at nothing" in one for one in said)
    assert any("on record" in one for one in said)
    assert any(one.startswith("In “New job”: ") and "Dec 31, 2026" in one for one in said)
    assert any(one.startswith("In “New job”: ") and "authorization" in one for one in said)
