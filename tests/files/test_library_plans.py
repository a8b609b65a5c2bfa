"""The plans that come with the program: real ones with their source, one example of each kind, all of them priced."""

import pytest

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.course import Course
from calculator.model.estimate import Estimate, Level
from calculator.model.funding import AccountKind
from calculator.model.plan import Plan
from calculator.reference.paths import RESOURCES

PLANS = {plan.name: plan for plan in bundled.plans()}
EXAMPLES = [plan for plan in PLANS.values() if plan.example]
WORKED = bundled.example().course
ESKETAMINE = next(course for course in bundled.courses() if course.template == "esketamine_26_weeks")


def under(plan: Plan, course: Course) -> Estimate:
    return estimate(Case(course=course, plans=(plan,), chosen=plan.name), plan)


def named(part: str) -> Plan:
    return next(plan for name, plan in PLANS.items() if part in name)


def test_every_file_is_loaded_under_a_name_of_its_own() -> None:
    assert len(PLANS) == len(bundled.plans()) == len(list((RESOURCES / "plans").iterdir()))


def test_the_real_plans_are_there_with_their_address() -> None:
    real = {plan.name for plan in PLANS.values() if not plan.example}
    assert {"$750 plan", "$2,000 plan", "$3,000 plan"} < real
    assert {"Mississippi state employees: Select", "Mississippi state employees: Base (HDHP)"} < real
    assert all(source.address for name in real for source in PLANS[name].sources)
    assert all("read as" in PLANS[name].note for name in real)


def test_examples_say_that_they_are_examples() -> None:
    assert len(EXAMPLES) == 7
    for plan in EXAMPLES:
        assert plan.name.startswith("Example: ")
        assert "example" in plan.note.lower()
        assert plan.sources
    assert not any(plan.name.startswith("Example") for plan in PLANS.values() if not plan.example)


def test_one_example_of_each_kind_is_there() -> None:
    assert not named("self-pay").benefits
    assert not named("Example: PPO").accounts
    assert [account.kind for account in named("HDHP with an HSA").accounts] == [AccountKind.HSA]
    ebhra = named("EBHRA").accounts
    assert [(account.kind, account.yearly) for account in ebhra] == [(AccountKind.EBHRA, 220_000)]
    assert named("carve-out rider").rider is not None
    assert named("medical benefit").drug_deductible is None
    assert named("medical benefit").benefit_for("drug") == named("medical benefit").benefit_for("dosing")
    assert named("pharmacy benefit").drug_deductible is not None


@pytest.mark.parametrize("name", list(PLANS))
@pytest.mark.parametrize("course", [WORKED, ESKETAMINE], ids=["worked", "esketamine"])
def test_each_plan_prices_both_courses_and_its_parts_add_up(name: str, course: Course) -> None:
    answer = under(PLANS[name], course)
    for level in Level:
        priced = answer.at(level)
        for amounts in (priced.totals, *(line.amounts for line in priced.lines)):
            paid = amounts.plan_pays + amounts.second_plan + amounts.assistance + amounts.account
            assert amounts.billed == amounts.discount + paid + amounts.member_pays
    assert answer.likely.totals.billed > 0


def test_the_worked_course_under_the_other_plans_by_hand() -> None:
    """$4,375.00: nine visits of $1,675.00 in all and six dosing sessions of $450.00."""
    expected = {
        "self-pay": (437_500, 0, 0),
        # 9 × 40 + 1,500 + 20% of 1,200
        "Example: PPO": (210_000, 227_500, 0),
        # 1,700 + 20% of 2,675 = 2,235, less the $500 of the HSA
        "HDHP with an HSA": (173_500, 214_000, 50_000),
        # 9 × 40 + 2,700 = 3,060, less the $2,200 of the EBHRA
        "EBHRA": (86_000, 131_500, 220_000),
        # 15 × 50
        "carve-out rider": (75_000, 362_500, 0),
        # 1,800 + 20% of 2,575
        "Select": (231_500, 206_000, 0),
        "Base": (231_500, 206_000, 0),
    }
    for name, amounts in expected.items():
        totals = under(named(name), WORKED).likely.totals
        assert (totals.member_pays, totals.plan_pays, totals.account) == amounts, name


def test_the_state_plans_own_example_comes_out() -> None:
    """The page's example under Base: $12,700 becomes 1,800 + 20% of 10,900 = 3,980."""
    line = changed(WORKED.lines[3], count=1, price=PriceRange.fixed(1_270_000))
    totals = under(named("Base"), changed(WORKED, lines=(line,))).likely.totals
    assert totals.member_pays == 398_000


def test_the_drug_runs_through_its_own_deductible_only_in_the_pharmacy() -> None:
    """Supervised visits and drug of 2026: both count toward one deductible, or each toward its own."""
    medical = under(named("medical benefit"), ESKETAMINE).likely.totals
    pharmacy = under(named("pharmacy benefit"), ESKETAMINE).likely.totals
    # Two plan years: 2 × 1,500, and 2 × (1,500 + 250).
    assert (medical.deductible, pharmacy.deductible) == (300_000, 350_000)


def test_examples_break_no_federal_figure_in_their_own_year() -> None:
    notes = {"excepted_rider", "excepted_ebhra", "authorization_needed", "parity_authorization"}
    for plan in EXAMPLES:
        codes = {flag.code for flag in under(plan, WORKED).flags}
        assert codes <= notes, plan.name
