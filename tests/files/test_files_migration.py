"""Files of version 1 open and mean what they meant: what was met is met in every plan."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.files.document import CASE, PLAN, decoded, encoded
from calculator.files.problems import FileError
from calculator.model.case import Case
from calculator.model.member import Enrollment, LimitUse, Met
from calculator.model.plan import Plan
from calculator.model.plan_year import CarryOver
from tests.properties.strategies import World, worlds

HERE = Path("old.kat")


def written(case: Case) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(encoded(case, CASE))
    return tree


def old(**member: Any) -> Case:
    """The worked example as version 1 would have written it, with more of the member."""
    tree = written(bundled.example())
    tree["schema_version"] = 1
    tree["case"]["member"] = tree["case"].get("member", {}) | member
    return decoded(HERE, json.dumps(tree), CASE)


def second(**parts: Any) -> dict[str, Any]:
    benefit: dict[str, Any] = {"name": "theirs", "in_network": {}}
    return {"plan": {"name": "second", "benefits": [benefit | parts], "otherwise": "theirs"}, "coordination": "basic"}


def test_a_file_of_version_1_opens_and_is_written_as_version_2() -> None:
    case = old()
    assert case == bundled.example()
    assert written(case)["schema_version"] == 2


def test_what_was_met_is_met_in_every_plan() -> None:
    case = old(met={"deductible": "300.00"}, met_as_of="2026-08-31", coverage_starts="2026-01-01")
    for plan in case.plans:
        enrolled = case.member.enrollment_in(plan.name)
        assert enrolled.met == Met(deductible=30_000)
        assert enrolled.coverage_starts == datetime.date(2026, 1, 1)
    assert estimate(case, case.chosen_plan).likely.lines[0].standing.deductible_used >= 30_000


@pytest.mark.parametrize(("was", "form"), [(True, CarryOver.ALWAYS), (False, CarryOver.NONE)])
def test_a_carry_over_that_was_yes_or_no_is_a_form_of_it(was: bool, form: CarryOver) -> None:
    tree = {"format": PLAN.format, "schema_version": 1, "plan": {"name": "P", "last_quarter_carries_over": was}}
    assert decoded(HERE, json.dumps(tree), PLAN) == Plan(name="P", last_quarter_carries_over=form)
    other = second()
    other["plan"]["last_quarter_carries_over"] = was
    case = old(other_coverage=other)
    assert case.second_plan is not None
    assert case.second_plan.last_quarter_carries_over is form


def test_a_second_plan_keeps_what_was_met_in_it_and_takes_no_days_that_it_did_not_look_at() -> None:
    other = second() | {"met": {"deductible": "10.00"}}
    case = old(other_coverage=other, met_as_of="2026-08-31", coverage_starts="2026-01-01", authorization_held=False)
    assert case.member.other_coverage is not None
    enrolled = case.member.other_coverage.enrollment
    assert enrolled == Enrollment(met=Met(deductible=1_000), met_as_of=datetime.date(2026, 8, 31))


def test_a_second_plan_that_looked_at_the_members_day_and_authorization_has_them() -> None:
    other = second(waiting_days=30, authorization={})
    case = old(other_coverage=other, coverage_starts="2026-01-01", authorization_held=False)
    assert case.member.other_coverage is not None
    starts = datetime.date(2026, 1, 1)
    assert case.member.other_coverage.enrollment == Enrollment(coverage_starts=starts, authorization_held=False)


def test_what_is_used_of_a_benefit_that_only_the_second_plan_has_is_used_there() -> None:
    own = bundled.example().plans[0].benefits[0].name
    used = [{"benefit": own, "visits": 1}, {"benefit": "theirs", "visits": 2}]
    case = old(other_coverage=second(), limits_used=used)
    assert case.member.limits_used == (LimitUse(benefit=own, visits=1),)
    assert case.member.other_coverage is not None
    assert case.member.other_coverage.enrollment.limits_used == (LimitUse(benefit="theirs", visits=2),)


@pytest.mark.parametrize(
    "member", [{"other_coverage": 5}, {"limits_used": 7, "other_coverage": {"plan": [], "met": 3}}, 3, {"met": []}]
)
def test_what_version_1_did_not_have_is_refused_in_words(member: Any) -> None:
    tree = written(bundled.example()) | {"schema_version": 1}
    tree["case"]["member"] = member
    with pytest.raises(FileError, match=r"old\.kat"):
        decoded(HERE, json.dumps(tree), CASE)
    for bad in ([], {"plans": 3}, {"plans": [1]}):
        with pytest.raises(FileError, match=r"old\.kat"):
            decoded(HERE, json.dumps(tree | {"case": bad}), CASE)


def test_a_file_of_version_2_does_not_say_yes_or_no_of_a_carry_over() -> None:
    tree = {"format": PLAN.format, "schema_version": 2, "plan": {"name": "P", "last_quarter_carries_over": True}}
    with pytest.raises(FileError):
        decoded(HERE, json.dumps(tree), PLAN)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds)
def test_every_enrollment_is_read_as_it_was_written(world: World) -> None:
    case = Case(course=world.course, plans=(world.plan,), chosen=world.plan.name, member=world.member)
    assert decoded(HERE, encoded(case, CASE), CASE) == case
