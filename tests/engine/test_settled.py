"""What a plan answered becomes the entry, or confirms what is assumed; each answered point leaves the list."""

import datetime

import pytest

from calculator.engine.confirmation.settled import Settled, settled
from calculator.engine.confirmation.to_confirm import open_points, supposed_as
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import Network, Service
from calculator.model.faults import InvalidError
from calculator.model.member import Met
from calculator.reference.voice import Voice
from calculator.words.plan import benefit_title

TODAY = datetime.date(2026, 9, 1)
PPO = next(plan for plan in bundled.plans() if plan.name == "Example: PPO")
SUPPOSED = (
    "sessions",
    "starts",
    "met",
    "deductible",
    "limit",
    "visit_share",
    "session_share",
    "copay_alone",
    "plan_year",
    "tier",
)


def unsure() -> Case:
    """A course under the PPO of which nothing is known."""
    course = bundled.example().course.starting(datetime.date(2026, 11, 17))
    case = changed(bundled.example(), example=False, course=course, plans=(PPO,), chosen=PPO.name)
    for name in (*SUPPOSED, "deductible_out", "limit_out", "share_out"):
        case = supposed_as(case, name, TODAY)
    return case


def open_in(case: Case) -> set[str]:
    return {one.assumption for one in open_points(case, case.chosen_plan, estimate(case, case.chosen_plan), TODAY)}


def test_each_assumption_leaves_alone_when_it_is_so() -> None:
    case = unsure()
    for name in sorted(open_in(case)):
        left = settled(case, [Settled(name, so=True)], TODAY, "Maria, 4711")
        assert open_in(left) == open_in(case) - {name}
        assert estimate(left, left.chosen_plan) == estimate(case, case.chosen_plan)
        assert [one.told_by for one in left.confirmed if one.assumption == name] == ["Maria, 4711"]


@pytest.mark.parametrize(
    "answer",
    [
        Settled("network", so=False),
        Settled("covered", so=False),
        Settled("copay_alone", so=False),
        Settled("benefit", benefit="specialist_visit"),
        Settled("met", cents=40_000, second_cents=60_000),
        Settled("deductible", cents=100_000),
        Settled("limit", cents=250_000),
        Settled("visit_share", cents=3_000),
        Settled("session_share", points=3_000),
        Settled("sessions", count=4),
        Settled("starts", day=datetime.date(2026, 9, 8)),
        Settled("plan_year", count=7),
        Settled("tier", so=False),
    ],
    ids=lambda answer: answer.assumption,
)
def test_each_assumption_leaves_when_it_is_otherwise(answer: Settled) -> None:
    case = unsure()
    assert answer.assumption in open_in(case)
    new = settled(case, [answer], TODAY)
    assert answer.assumption not in open_in(new)
    assert (new.course, new.plans, new.member) != (case.course, case.plans, case.member)


def test_what_was_answered_is_what_is_entered() -> None:
    """Nine copays of 30; of the sessions 600 left of a deductible of 1,000, and 30% of the other 1,200 and so on."""
    answers = [
        Settled("deductible", cents=100_000),
        Settled("met", cents=40_000, second_cents=60_000),
        Settled("session_share", points=3_000),
        Settled("visit_share", cents=3_000),
        Settled("sessions", count=4),
    ]
    case = settled(unsure(), answers, TODAY)
    plan = case.chosen_plan
    assert plan.deductible.in_network.individual == 100_000
    assert case.member.met == Met(deductible=40_000, out_of_pocket=60_000)
    assert case.member.met_as_of == TODAY
    # 4 sessions of 450; 3 visits before and 4 after them at 30 each; 600 are left of the deductible.
    assert estimate(case, plan).likely.totals.member_pays == 7 * 3_000 + 60_000 + (4 * 45_000 - 60_000) * 3 // 10


def test_the_share_of_a_session_is_not_that_of_the_visits_that_the_same_benefit_pays() -> None:
    """The plan says that it pays dosing as a visit, and then names another share for it than for a visit."""
    answers = [
        Settled("benefit", benefit="specialist_visit"),
        Settled("visit_share", cents=6_000),
        Settled("session_share", points=2_000),
    ]
    case = settled(unsure(), answers, TODAY)
    lines = {str(one.line.service): one.amounts for one in estimate(case, case.chosen_plan).likely.lines}
    assert {lines[name].member_pays for name in ("evaluation", "preparation", "integration")} == {6_000}
    assert lines["dosing"].copay == 0
    paid = case.chosen_plan.benefit_for(Service.DOSING)
    assert paid is not None
    assert [benefit_title(paid, Voice(one)) for one in ("en", "es")] == [
        "Dosing session, as the plan told it",
        "Dosis, como lo dijo el plan",
    ]
    assert not open_in(case) & {"benefit", "visit_share", "session_share"}


def test_out_of_network_and_not_covered_are_entered() -> None:
    case = unsure()
    outside = settled(case, [Settled("network", so=False)], TODAY)
    assert {line.network for line in outside.course.lines} == {Network.OUT}
    uncovered = settled(case, [Settled("covered", so=False)], TODAY)
    assert estimate(uncovered, uncovered.chosen_plan).likely.totals.excluded == 6 * 45_000
    assert "benefit" not in open_in(uncovered)


def test_a_refused_authorization_is_entered() -> None:
    plan = next(one for one in bundled.plans() if one.name == "Example: esketamine under the medical benefit")
    course = next(one for one in bundled.courses() if one.template == "esketamine_26_weeks")
    case = changed(bundled.example(), example=False, course=course, plans=(plan,), chosen=plan.name)
    refused = settled(case, [Settled("authorization", so=False)], TODAY)
    assert not refused.member.authorization_held
    assert "authorization" not in open_in(refused)


def test_an_allowed_amount_holds_for_its_service_alone() -> None:
    """Dosing is allowed 400 of 450, and the visits, which the same benefit does not pay, what they were."""
    case = settled(unsure(), [Settled("allowed", allowed=(("dosing", 40_000), ("integration", 15_000)))], TODAY)
    lines = {str(line.line.service): line.amounts for line in estimate(case, case.chosen_plan).likely.lines}
    assert lines["dosing"].discount == 5_000
    assert lines["integration"].discount == 2_500
    assert lines["preparation"].discount == 0
    everything = tuple(
        (service, 10_000) for service in ("evaluation", "intake", "preparation", "dosing", "integration")
    )
    assert "allowed" not in open_in(settled(case, [Settled("allowed", allowed=everything)], TODAY))


def test_a_limit_below_its_deductible_is_refused_whole() -> None:
    with pytest.raises(InvalidError):
        settled(unsure(), [Settled("limit", cents=10_000)], TODAY)
    both = [Settled("limit", cents=90_000), Settled("deductible", cents=80_000)]
    plan = settled(unsure(), both, TODAY).chosen_plan
    assert (plan.deductible.in_network.individual, plan.out_of_pocket_limit.in_network.individual) == (80_000, 90_000)
