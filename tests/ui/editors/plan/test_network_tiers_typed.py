"""A plan's further network tiers, typed as a user would: name, amounts, what counts together, shares, gone again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.plan import Plan, TierAmounts
from calculator.reference.voice import Voice
from ui.editors.plan.network_tier import NetworkTierRow
from ui.editors.plan.plan_editor import PlanEditor

PLAN = bundled.plans()[0]


@pytest.fixture
def editor(qtbot: QtBot) -> PlanEditor:
    made = PlanEditor()
    qtbot.addWidget(made)
    made.set_plan(PLAN, Voice("en"))
    made.show()
    qtbot.mouseClick(made.networks.header, Qt.MouseButton.LeftButton)
    return made


def plan_of(editor: PlanEditor) -> Plan:
    assert editor._plan is not None
    return editor._plan


def added(editor: PlanEditor, qtbot: QtBot) -> NetworkTierRow:
    qtbot.mouseClick(editor.tiers.add, Qt.MouseButton.LeftButton)
    return editor.tiers.rows[-1]


def choose(row: NetworkTierRow, at: int, value: tuple[bool, bool]) -> None:
    choice = row.counting[at].field
    choice.set_value(value)
    choice.activated.emit(choice.currentIndex())


def test_a_new_tier_costs_what_in_network_does_until_it_is_changed(editor: PlanEditor, qtbot: QtBot) -> None:
    row = added(editor, qtbot)
    plan = plan_of(editor)
    assert [(tier.name, tier.title) for tier in plan.further_tiers] == [("tier_2", "Tier 2")]
    assert all(one.share_in("tier_2") == one.in_network for one in plan.benefits)
    assert row.name.field.hasFocus()
    qtbot.keyClicks(row.name.field, "Preferred")
    assert plan_of(editor).further_tiers[0].title == "Preferred"
    assert row.accessibleName() == "Preferred"


def test_amounts_of_its_own_are_typed(editor: PlanEditor, qtbot: QtBot) -> None:
    row = added(editor, qtbot)
    whose = row.amounts.whose["deductible"]
    field = row.amounts.amounts["deductible", "individual"]
    assert not field.isEnabled()
    whose.set_value(True)
    whose.activated.emit(whose.currentIndex())
    assert field.hasFocus()
    qtbot.keyClicks(field, "2000")
    assert plan_of(editor).further_tiers[0].deductible == TierAmounts(individual=200_000)
    whose.set_value(False)
    whose.activated.emit(whose.currentIndex())
    assert plan_of(editor).further_tiers[0].deductible is None
    assert field.text() == ""


def test_a_limit_below_the_deductible_is_said_beside_it(editor: PlanEditor, qtbot: QtBot) -> None:
    row = added(editor, qtbot)
    for name, text in (("deductible", "2000"), ("out_of_pocket_limit", "1500")):
        row.amounts.whose[name].set_value(True)
        row.amounts.whose[name].activated.emit(row.amounts.whose[name].currentIndex())
        qtbot.keyClicks(row.amounts.amounts[name, "individual"], text)
    qtbot.waitUntil(lambda: "The out-of-pocket limit is below the deductible." in row.amounts.problem.text())
    assert editor.validity.is_bad
    assert plan_of(editor).further_tiers[0].deductible == TierAmounts(individual=200_000)
    qtbot.keyClicks(row.amounts.amounts["out_of_pocket_limit", "individual"], "0")
    qtbot.waitUntil(lambda: not editor.validity.is_bad)
    assert plan_of(editor).further_tiers[0].out_of_pocket_limit == TierAmounts(individual=1_500_000)


def test_what_counts_together_is_chosen_for_each_pair(editor: PlanEditor, qtbot: QtBot) -> None:
    row = added(editor, qtbot)
    choose(row, 0, (True, False))
    choose(row, 1, (True, True))
    tier = plan_of(editor).further_tiers[0]
    assert (tier.counts_toward, tier.counted_from) == (("in", "out"), ("out",))
    other = added(editor, qtbot)
    assert [one.caption.text() for one in other.counting if one.isVisibleTo(other)] == [
        "In network and this tier",
        "Out of network and this tier",
        "Tier 2 and this tier",
    ]
    choose(other, 2, (False, True))
    assert editor.tiers.rows[0].counting[2].field.value() == (True, False)
    choose(editor.tiers.rows[0], 2, (False, False))
    assert other.counting[2].field.value() == (False, False)


def test_a_share_is_typed_and_taken_away(editor: PlanEditor, qtbot: QtBot) -> None:
    row = added(editor, qtbot).shares[0]
    row.cells.coinsurance.selectAll()
    qtbot.keyClicks(row.cells.coinsurance, "35")
    name = PLAN.benefits[0].name

    def share() -> object:
        found = next(one for one in plan_of(editor).benefits if one.name == name).share_in("tier_2")
        return None if found is None else found.coinsurance

    assert share() == 3_500
    qtbot.mouseClick(row.covered, Qt.MouseButton.LeftButton, pos=QPoint(8, row.covered.height() // 2))
    assert share() is None
    assert not row.cells.isEnabled()


def test_it_goes_with_all_that_is_said_of_it(editor: PlanEditor, qtbot: QtBot) -> None:
    row = added(editor, qtbot)
    qtbot.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert plan_of(editor) == changed(PLAN, edited=plan_of(editor).edited, made_from=plan_of(editor).made_from)
    assert editor.tiers.rows == []


def test_a_later_year_has_amounts_of_its_own_and_no_tiers_of_its_own(editor: PlanEditor, qtbot: QtBot) -> None:
    added(editor, qtbot)
    editor.years.year_added.emit(2028)
    row = editor.tiers.rows[0]
    assert not row.remove.isEnabled()
    assert not editor.tiers.add.isEnabled()
    row.amounts.whose["deductible"].set_value(True)
    row.amounts.whose["deductible"].activated.emit(row.amounts.whose["deductible"].currentIndex())
    qtbot.keyClicks(row.amounts.amounts["deductible", "individual"], "900")
    plan = plan_of(editor)
    assert plan.further_tiers[0].deductible is None
    assert plan.in_year(2028).further_tiers[0].deductible == TierAmounts(individual=90_000)


def test_a_later_year_has_no_drug_deductible_any_more(editor: PlanEditor, qtbot: QtBot) -> None:
    """Unticked in the later year, it is gone from then on; the plan's own figures keep theirs."""
    editor.set_plan(changed(PLAN, drug_deductible=TierAmounts(individual=10_000)), Voice("en"))
    editor.years.year_added.emit(2028)
    assert editor.amounts.drug.isChecked()
    editor.amounts.drug.click()
    plan = plan_of(editor)
    assert (plan.drug_deductible, plan.in_year(2028).drug_deductible) == (TierAmounts(individual=10_000), None)
    editor.years.year_chosen.emit(None)
    assert editor.amounts.drug.isChecked()
    editor.years.year_chosen.emit(2028)
    assert not editor.amounts.drug.isChecked()
