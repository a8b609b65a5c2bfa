"""Where another plan comes in the course, *Change* leads to that plan's own fields, which are typed in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.member import PlanChange
from calculator.model.plan import Rider, TierAmounts, YearlyAmount
from tests.helpers.later_plan import COMES, NEW, case_of
from tests.helpers.member_folds import pressed, unfold
from tests.helpers.settling import rest
from tests.helpers.user import field, type_into
from tests.ui.conftest import MakeWindow
from ui.editors.plan.plan_editor import PlanEditor
from ui.main_window.window import Window

UNDER = "From May 18, 2026 on, under “New job”: "


def pays(window: Window) -> int:
    return window.document.estimate.likely.totals.member_pays


def press(qtbot: QtBot, window: Window, words: str, about: str) -> None:
    panel = window.answers.estimate.to_confirm
    qtbot.waitUntil(lambda: not panel.waits)
    name = f"{words}: {UNDER}{about}"
    found = next(one for one in panel.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def later_editor(window: Window, qtbot: QtBot) -> PlanEditor:
    editor = window.later_desk.editor
    assert editor is not None
    assert window.plan_desk.editor is None
    qtbot.waitUntil(editor.isActiveWindow)
    assert editor.head.name.value == "New job"
    return editor


def test_covered_and_allowed_lead_to_the_plan_that_comes(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(case_of())
    covered = "The plan covers ketamine dosing. For mental health ketamine is off-label, and plans may exclude it."
    press(qtbot, window, "Change…", covered)
    editor = later_editor(window, qtbot)
    assert editor.focusWidget() is editor.reading.choices["dosing"]
    allowed = "In network the plan allows the whole billed price; no negotiated amount is entered."
    press(qtbot, window, "Change…", allowed)
    row = editor.benefits.rows[0]
    assert row.more.isChecked()
    type_into(row.inside.coinsurance, "30")
    assert pays(window) == 40_000
    assert window.document.case.chosen_plan.benefits[0].in_network.coinsurance == 0


def test_authorization_leads_to_what_that_plan_has_on_record(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(case_of())
    press(qtbot, window, "Change…", "Prior authorization is granted for “clinic”.")
    box = QApplication.focusWidget()
    assert box is not None
    assert box.accessibleName() == "New plan (change 1): Prior authorization is held"
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert pays(window) == 110_000


def test_a_confirmation_of_it_is_kept(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(case_of())
    rest(window.answers.estimate)
    before = len(window.answers.estimate.to_confirm.points)
    press(qtbot, window, "It is so", "The clinic is in the plan's network.")
    assert [one.assumption for one in window.document.case.confirmed] == ["network_later"]
    qtbot.waitUntil(lambda: len(window.answers.estimate.to_confirm.points) == before - 1)


def test_the_plan_is_edited_from_its_row_and_its_window_goes_with_it(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(case_of())
    part = unfold(window, "changes")
    pressed(part, "Edit this plan")
    type_into(later_editor(window, qtbot).head.name, "COBRA")
    plan = window.document.case.member.changes[0].plan
    assert plan is not None
    assert plan.name == "COBRA"
    pressed(part, "Remove")
    assert window.later_desk.editor is None


def with_rider() -> Case:
    rider = Rider(title="Carve-out", benefits=NEW.benefits[:1], reading=NEW.reading)
    return case_of(PlanChange(starts=COMES, plan=changed(NEW, rider=rider)))


@pytest.mark.parametrize(
    ("typed", "amount", "comes_to"),
    [("You: Toward the limit", "100", 15_000), ("You: Deductible met", "20", 23_000)],
)
def test_what_is_met_in_it_is_typed_and_counts(make_window: MakeWindow, typed: str, amount: str, comes_to: int) -> None:
    """Beside the first plan's 100: of a limit of 150, of which a deductible that is met counts as well."""
    limit = YearlyAmount(in_network=TierAmounts(individual=15_000))
    window = make_window(case_of(PlanChange(starts=COMES, plan=changed(NEW, out_of_pocket_limit=limit))))
    unfold(window, "changes")
    type_into(field(window, f"New plan (change 1): {typed}"), amount)
    assert pays(window) == comes_to


def test_its_rider_may_keep_amounts_of_its_own(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(with_rider())
    part = unfold(window, "changes")
    pressed(part, "The rider of this plan keeps")
    kept = window.document.case.member.changes[0].enrollment
    assert kept.rider is not None
    type_into(field(window, "Rider of the new plan (change 1): Coverage began"), "6/1/2026")
    now = window.document.case.member.changes[0].enrollment.rider
    assert now is not None
    assert str(now.coverage_starts) == "2026-06-01"
    pressed(part, "The rider of this plan keeps")
    assert window.document.case.member.changes[0].enrollment.rider is None
