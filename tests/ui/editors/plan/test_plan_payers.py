"""Who else pays, in the plan editor: accounts in their order, the employer's side, an agreed price, a rider."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.funding import Account, AccountKind, AccountPays, AccountScope, FundingKind
from calculator.model.plan import CaseRate, Plan, RiderPays
from calculator.reference.voice import Voice
from ui.editors.plan.plan_editor import PlanEditor
from ui.widgets.choice import Choice
from ui.widgets.fields import Field


@pytest.fixture
def editor(qtbot: QtBot) -> PlanEditor:
    made = PlanEditor()
    qtbot.addWidget(made)
    made.set_plan(bundled.example().plan("$750 plan"), Voice("en"))
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def told(editor: PlanEditor) -> list[Plan]:
    plans: list[Plan] = []
    editor.plan_edited.connect(lambda plan, _step: plans.append(plan))
    return plans


def write(qtbot: QtBot, field: Field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def choose(choice: Choice, value: object) -> None:
    choice.set_value(value)
    choice.activated.emit(choice.currentIndex())


def test_accounts_are_added_told_apart_and_put_in_order(qtbot: QtBot, editor: PlanEditor, told: list[Plan]) -> None:
    editor.accounts.add.click()
    write(qtbot, editor.accounts.rows[0].yearly.field, "500")
    editor.accounts.add.click()
    second = editor.accounts.rows[1]
    choose(second.kind.field, AccountKind.EBHRA)
    write(qtbot, second.yearly.field, "2150")
    choose(second.pays.field, AccountPays.SHARE)
    write(qtbot, second.percent.field, "80%")
    choose(second.scope.field, AccountScope.COST_SHARING)
    write(qtbot, second.starts_after.field, "100")
    second.carries_over.click()
    write(qtbot, second.carry_over_limit.field, "600")
    hra = Account(kind=AccountKind.HRA, yearly=50_000)
    ebhra = Account(
        kind=AccountKind.EBHRA,
        yearly=215_000,
        pays=AccountPays.SHARE,
        percent=8_000,
        scope=AccountScope.COST_SHARING,
        starts_after=10_000,
        carries_over=True,
        carry_over_limit=60_000,
    )
    assert told[-1].accounts == (hra, ebhra)
    assert not editor.accounts.rows[0].up.isEnabled()
    second.up.click()
    assert told[-1].accounts == (ebhra, hra)
    assert editor.accounts.rows[0].yearly.field.text() == "2150.00"
    editor.accounts.rows[0].remove.click()
    assert told[-1].accounts == (hra,)


def test_the_employers_side(qtbot: QtBot, editor: PlanEditor, told: list[Plan]) -> None:
    funding = editor.funding
    editor.employer.header.click()
    assert funding.amounts["premium_share"].isHidden()
    choose(funding.kind.field, FundingKind.LEVEL_FUNDED)
    write(qtbot, funding.amounts["premium_share"].field, "610.50")
    write(qtbot, funding.amounts["attachment_point"].field, "50000")
    write(qtbot, funding.amounts["fee_per_case"].field, "25")
    last = told[-1].funding
    assert (last.kind, last.premium_share) == (FundingKind.LEVEL_FUNDED, 61_050)
    assert (last.attachment_point, last.fee_per_case) == (5_000_000, 2_500)


def test_an_agreed_price_needs_its_services(qtbot: QtBot, editor: PlanEditor, told: list[Plan]) -> None:
    funding = editor.funding
    editor.employer.header.click()
    write(qtbot, funding.case_rate.field, "3000")
    qtbot.waitUntil(lambda: not funding.problem.isHidden())
    assert funding.problem.text() == "Tick the services that the agreed price covers."
    assert told == []
    funding.services["dosing"].click()
    assert funding.problem.isHidden()
    assert told[-1].case_rate == CaseRate(amount=300_000, services=("dosing",))
    funding.case_rate.field.setFocus()
    funding.case_rate.field.selectAll()
    qtbot.keyClick(funding.case_rate.field, Qt.Key.Key_Delete)
    assert told[-1].case_rate is None


def test_a_rider_has_a_small_table_of_its_own(qtbot: QtBot, editor: PlanEditor, told: list[Plan]) -> None:
    assert editor.rider.form is None, "no field is made for a rider that is not there"
    editor.carve_out.header.click()
    editor.rider.there.click()
    form = editor.rider.form
    assert form is not None
    choose(form.pays.field, RiderPays.FIRST)
    write(qtbot, form.benefits.rows[0].inside.copay, "50")
    write(qtbot, form.amounts.fields[("deductible", "in_network", "individual")], "200")
    choose(form.reading.choices["integration"], "rider_service")
    rider = told[-1].rider
    assert rider is not None
    assert rider.pays is RiderPays.FIRST
    assert rider.deductible.in_network.individual == 20_000
    assert {reading.service for reading in rider.reading} == {"dosing", "integration"}
    assert rider.benefits[0].in_network.copay == 5_000
    assert told[-1].deductible == bundled.example().plan("$750 plan").deductible
    form.shares.click()
    assert told[-1].rider == changed(rider, shares_accumulators=True)
    assert form.amounts.isHidden()
    editor.rider.there.click()
    assert told[-1].rider is None
    assert form.isHidden()


@pytest.mark.parametrize("plan", bundled.plans(), ids=lambda plan: plan.name)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_plan_of_the_library_is_shown_and_left_as_it_is(qtbot: QtBot, plan: Plan, language: str) -> None:
    editor = PlanEditor()
    qtbot.addWidget(editor)
    heard: list[Plan] = []
    editor.plan_edited.connect(lambda plan, _step: heard.append(plan))
    editor.set_plan(plan, Voice(language))
    editor.show()
    for row in editor.benefits.rows:
        row.more.click()
    assert heard == []
    choose(editor.head.month, "02")
    # Whatever is changed in a plan that says where its figures come from is marked so.
    assert heard == [changed(plan, year_starts=f"02-{plan.year_starts[3:]}", edited=True, example=False)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_cut_at_the_smallest_width(qtbot: QtBot, editor: PlanEditor, language: str) -> None:
    plan = bundled.example().plan("$750 plan")
    long = tuple(changed(benefit, title="W" * 80) for benefit in plan.benefits)
    editor.set_plan(changed(plan, name="W" * 120, benefits=long), Voice(language))
    editor.resize(900, 640)
    editor.benefits.rows[0].more.click()
    editor.accounts.add.click()
    editor.employer.header.click()
    editor.carve_out.header.click()
    editor.rider.there.click()
    page = editor.findChild(QScrollArea)
    assert page is not None
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.horizontalScrollBar().maximum() == 0
