"""A patient copies a plan's printed table into the editor by keyboard alone, and it prices as worked by hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.new_plan import new_plan
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from tests.helpers.typed_plan import TABLE, focused, type_table
from ui.editors.plan.plan_editor import PlanEditor


@pytest.fixture
def editor(qtbot: QtBot) -> PlanEditor:
    made = PlanEditor()
    qtbot.addWidget(made)
    made.set_plan(new_plan("New plan"), Voice("en"))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.head.name.setFocus()
    qtbot.waitUntil(made.head.name.hasFocus)
    return made


def test_the_750_plan_is_copied_by_keyboard_alone(qtbot: QtBot, editor: PlanEditor) -> None:
    plans: list[Plan] = []
    editor.plan_edited.connect(lambda plan, _step: plans.append(plan))
    type_table(qtbot)
    copied = plans[-1]
    printed = bundled.example().plan("$750 plan")
    assert copied.name == printed.name
    assert copied.deductible == printed.deductible
    assert copied.out_of_pocket_limit == printed.out_of_pocket_limit
    assert copied.figures_year == 2026
    for mine, real in zip(copied.benefits, printed.benefits, strict=True):
        assert (mine.name, mine.in_network, mine.out_of_network) == (real.name, real.in_network, real.out_of_network)
    case = changed(bundled.example(), plans=(copied,), chosen=copied.name)
    totals = estimate(case, copied).likely.totals
    assert (totals.member_pays, totals.plan_pays) == (150_000, 287_500)


def test_tab_goes_by_the_eye_and_what_has_the_focus_is_in_sight(qtbot: QtBot, editor: PlanEditor) -> None:
    editor.resize(900, 640)
    page = editor.findChild(QScrollArea)
    assert page is not None
    seen: list[QWidget] = []
    below = 0
    while focused() not in seen:
        at = focused()
        seen.append(at)
        assert at.accessibleName(), f"a {type(at).__name__} has no name"
        assert at.accessibleDescription(), f"{at.accessibleName()} has no description"
        if not page.isAncestorOf(at):
            # What stands below the page is always in sight.
            qtbot.keyClick(at, Qt.Key.Key_Tab)
            continue
        top = at.mapTo(page.widget(), at.rect().topLeft()).y()
        assert top >= below - at.height(), f"{at.accessibleName()} stands above what came before it"
        below = top
        in_sight = page.viewport().rect().contains(at.mapTo(page.viewport(), at.rect().center()))
        assert in_sight, f"{at.accessibleName()} has the focus out of sight"
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    assert focused() is editor.head.name
    assert seen[len(TABLE) + 1 : len(TABLE) + 9] == list(editor.reading.choices.values())
    assert seen[-3:] == [editor.carve_out.header, editor.keep, editor.done_button]
