"""Whose amounts are entered, the days of coverage, and what a rider and a second plan have on record: typed at the real
window, and seen in the answer and in the comparison."""

import datetime

import pytest
from pytestqt.qtbot import QtBot

from calculator.engine.comparison.side_by_side import compare
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.funding import Account, AccountKind, AfterUsedUp, Assistance, AssistanceMode
from calculator.model.member import CoverageTier, Member, Met
from calculator.model.plan import Benefit, CostShare, Reading, Rider, RiderPays, TierAmounts, YearlyAmount
from calculator.model.plan_year import CarryOver
from calculator.model.whose import only_in
from calculator.reference.texts import say
from tests.helpers.comparison import ROWS, shown
from tests.helpers.member_folds import choose, pressed, unfold
from tests.helpers.settling import rest
from tests.helpers.two_employers import plan_editor, two_employers
from tests.helpers.user import DEDUCTIBLE_MET, field, labels, press, type_into
from tests.ui.conftest import MakeWindow
from ui.compare.table_page import TablePage
from ui.main_window.window import Window


def rests_with_you(window: Window) -> list[int]:
    """What each plan leaves the patient, in whole dollars."""
    return [column.patient[1] // 100 for column in compare(window.document.case).columns]


def whose(window: Window) -> str:
    return window.inputs.member.whose.choice.field.currentText()


def test_a_new_employers_plan_begins_at_nothing(make_window: MakeWindow) -> None:
    """Met 1,500 and 2,500: 4 x 120 = 480. The new plan's is 600 + 600 + 360 + 120 = 1,680."""
    window = make_window(two_employers())
    type_into(field(window, DEDUCTIBLE_MET), "1500")
    type_into(field(window, "You: Toward the limit"), "2500")
    assert whose(window) == "every plan"
    assert rests_with_you(window) == [480, 480]
    choose(window.inputs.member.whose.choice.field, "this plan only")
    assert whose(window) == "this plan only: “Old”"
    assert rests_with_you(window) == [480, 1_680]
    window.edits.choose("New")
    assert whose(window) == "every plan without amounts of its own"
    assert field(window, DEDUCTIBLE_MET).value == 0
    press("Ctrl+Z", window)
    press("Ctrl+Z", window)
    assert rests_with_you(window) == [480, 480]


def test_this_plan_may_begin_at_nothing_and_have_amounts_of_its_own(make_window: MakeWindow) -> None:
    window = make_window(two_employers())
    type_into(field(window, DEDUCTIBLE_MET), "1500")
    window.edits.choose("New")
    choose(window.inputs.member.whose.choice.field, "the other plans; this one")
    assert whose(window) == "this plan only: “New”"
    assert rests_with_you(window) == [480, 1_680]
    type_into(field(window, DEDUCTIBLE_MET), "300")
    # 600 + 600 + 300 of the deductible are 1,200 left: 600, 600, then 120 twice.
    assert rests_with_you(window) == [480, 1_440]
    choose(window.inputs.member.whose.choice.field, "every plan")
    assert window.document.case.member.by_plan == ()
    assert rests_with_you(window) == [1_440, 1_440]


def test_it_is_asked_only_where_there_are_several_plans(make_window: MakeWindow) -> None:
    case = two_employers()
    window = make_window(changed(case, plans=case.plans[:1]))
    assert not window.inputs.member.whose.isVisible()


def begun(page: TablePage) -> list[tuple[str, str]]:
    return [(cell.text, cell.note) for cell in page.grid.titled[ROWS["begun"]].cells]


def test_the_comparison_says_whose_amounts_it_counts(qtbot: QtBot) -> None:
    case = two_employers(member=Member(met=Met(deductible=150_000, out_of_pocket=250_000)))
    page = shown(qtbot, case)
    assert begun(page) == [("$1,500.00 / $2,500.00", "in every plan")] * 2
    own = shown(qtbot, changed(case, member=only_in(case.member, "Old")))
    assert begun(own) == [("$1,500.00 / $2,500.00", "in this plan"), ("Nothing", "")]


def test_a_plan_that_is_renamed_keeps_its_amounts_and_one_that_goes_takes_them_along(make_window: MakeWindow) -> None:
    window = make_window(two_employers())
    type_into(field(window, DEDUCTIBLE_MET), "1500")
    choose(window.inputs.member.whose.choice.field, "this plan only")
    window.edits.plan(changed(window.document.case.chosen_plan, name="Former"), "name")
    assert [one.plan for one in window.document.case.member.by_plan] == ["Former"]
    assert rests_with_you(window) == [480, 1_680]
    window.edits.plans(window.document.case.plans[1:], "New", "plans")
    assert window.document.case.member.by_plan == ()


def test_coverage_has_a_first_and_a_last_day(make_window: MakeWindow) -> None:
    """Sessions on July 6, 13, 20, 27. The last day is the 13th: two of 600 to the deductible, two at 600 outside."""
    window = make_window(two_employers())
    unfold(window, "facts")
    type_into(field(window, "Coverage ends"), "2026-07-13")
    assert window.document.case.member.coverage_ends == datetime.date(2026, 7, 13)
    assert window.document.estimate.likely.totals.excluded == 120_000
    rest(window.answers.estimate)
    assert any("outside the days of coverage: 2" in text for text in labels(window.answers.estimate))
    type_into(field(window, "Coverage began"), "2026-07-14")
    assert any("is before the first" in text for text in labels(window.inputs))
    assert window.document.case.member.coverage_starts is None
    type_into(field(window, "Coverage began"), "2026-07-10")
    assert not any("is before the first" in text for text in labels(window.inputs))
    assert window.document.estimate.likely.totals.excluded == 180_000


def test_the_days_are_those_of_the_plan_whose_amounts_are_shown(make_window: MakeWindow) -> None:
    window = make_window(two_employers())
    choose(window.inputs.member.whose.choice.field, "this plan only")
    unfold(window, "facts")
    type_into(field(window, "Coverage ends"), "2026-07-13")
    member = window.document.case.member
    assert member.coverage_ends is None
    assert member.enrollment_in("Old").coverage_ends == datetime.date(2026, 7, 13)


RIDER = Rider(
    title="KAT rider",
    deductible=YearlyAmount(in_network=TierAmounts(individual=50_000)),
    benefits=(Benefit(name="kat", title="KAT session", in_network=CostShare(coinsurance=1_000), visit_limit=3),),
    reading=(Reading(service="dosing", benefit="kat"),),
)


def with_rider(member: Member | None = None) -> Case:
    case = two_employers(member=member or Member())
    return changed(case, plans=(changed(case.plans[0], rider=RIDER), case.plans[1]))


def test_a_rider_has_amounts_uses_and_days_of_its_own(make_window: MakeWindow) -> None:
    """Its deductible of 500: 500 + 10, then 60 twice, and the fourth session is beyond three visits: 600."""
    window = make_window(with_rider())
    part = unfold(window, "rider")
    assert window.document.estimate.likely.totals.member_pays == 123_000
    assert any("has the plan's days and authorization" in text for text in labels(part))
    pressed(part, "amounts and days of its own")
    type_into(field(window, "Rider: You: Deductible met"), "500")
    assert window.document.estimate.likely.totals.member_pays == 78_000
    type_into(field(window, "KAT session: Visits this year"), "2")
    assert window.document.estimate.likely.totals.member_pays == 186_000
    type_into(field(window, "Rider: Coverage ends"), "2026-07-01")
    assert window.document.case.member.rider is not None
    assert window.document.case.member.rider.coverage_ends == datetime.date(2026, 7, 1)
    pressed(part, "amounts and days of its own")
    assert window.document.case.member.rider is None
    assert window.document.estimate.likely.totals.member_pays == 123_000


def test_what_a_rider_that_pays_first_does_is_said_in_its_field(make_window: MakeWindow) -> None:
    window = make_window(with_rider())
    editor = plan_editor(window)
    editor.carve_out.header.click()
    form = editor.rider.form
    assert form is not None
    assert any("stands in the plan's place" in text for text in labels(form))
    form.pays.field.set_value(RiderPays.FIRST)
    form.pays.field.activated.emit(form.pays.field.currentIndex())
    assert any("The plan then prices only what is left" in text for text in labels(form))


def test_a_second_plan_has_amounts_days_and_people_of_its_own(make_window: MakeWindow) -> None:
    window = make_window(two_employers())
    part = unfold(window, "second")
    choose(part.part("second_plan").field, "New")
    type_into(field(window, "Second plan: You: Deductible met"), "1500")
    choose(part.part("second_tier").field, say(f"editors.tier_{CoverageTier.SPOUSE.value}"))
    other = window.document.case.member.other_coverage
    assert other is not None
    assert other.enrollment.met.deductible == 150_000
    assert other.tier is CoverageTier.SPOUSE
    assert field(window, "Second plan: Rest of the family: Deductible met").isVisible()
    paid = window.document.estimate.likely.totals.second_plan
    assert paid > 0
    type_into(field(window, "Second plan: Coverage ends"), "2026-07-01")
    assert window.document.estimate.likely.totals.second_plan == 0


@pytest.mark.parametrize("way", ["Maintenance of benefits", "Medicaid or QMB"])
def test_every_way_to_coordinate_is_offered_and_explained(make_window: MakeWindow, way: str) -> None:
    window = make_window(two_employers())
    part = unfold(window, "second")
    choose(part.part("second_plan").field, "New")
    choose(part.part("coordination").field, way)
    other = window.document.case.member.other_coverage
    assert other is not None
    assert say(f"member.coordination_{other.coordination.value}_is") in labels(part)


def test_what_happens_when_a_programs_money_is_used_up_is_asked_of_a_maximizer(make_window: MakeWindow) -> None:
    program = Assistance(yearly=100_000, mode=AssistanceMode.COUNTS)
    window = make_window(two_employers(member=Member(assistance=program)))
    part = unfold(window, "program")
    assert not part.part("program_used_up").isVisible()
    choose(part.part("program_mode").field, "Maximizer")
    assert part.part("program_used_up").field.currentText() == "The plan pays the later sessions"
    choose(part.part("program_used_up").field, "Your own share")
    assert window.document.case.member.assistance is not None
    assert window.document.case.member.assistance.after_used_up is AfterUsedUp.OWN_SHARE


def test_a_health_fsa_has_a_grace_period_in_place_of_a_carry_over(make_window: MakeWindow) -> None:
    case = two_employers()
    plan = changed(case.plans[0], accounts=(Account(kind=AccountKind.FSA, yearly=100_000, carries_over=True),))
    window = make_window(changed(case, plans=(plan, case.plans[1])))
    row = plan_editor(window).accounts.rows[0]
    row.grace_period.click()
    (account,) = window.document.case.chosen_plan.accounts
    assert (account.grace_period, account.carries_over) == (True, False)
    row.carries_over.click()
    (account,) = window.document.case.chosen_plan.accounts
    assert (account.grace_period, account.carries_over) == (False, True)


def test_the_last_quarter_has_a_second_form(make_window: MakeWindow) -> None:
    window = make_window(two_employers())
    year = plan_editor(window).year
    year.carry_over.set_value(CarryOver.IF_NOT_MET)
    year.carry_over.activated.emit(year.carry_over.currentIndex())
    assert window.document.case.chosen_plan.last_quarter_carries_over is CarryOver.IF_NOT_MET
    assert year.carry_over.currentText() == "Only where the year’s deductible was not met"
    unfold(window, "facts")
    assert window.inputs.member.more.parts["facts"].part("met_last_quarter").isVisible()


def test_the_worked_example_needs_none_of_it(make_window: MakeWindow) -> None:
    window = make_window(bundled.example())
    assert window.document.case.member.by_plan == ()
    assert whose(window) == "every plan"
