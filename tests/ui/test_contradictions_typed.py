"""Amounts that contradict each other, typed into the real window: said beside the field, at the right moment."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.member import CoverageTier
from tests.helpers.typing import LIMIT_MET, MET, banner, click_and_type
from tests.helpers.user import field, labels
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window
from ui.widgets.fields import Field


def bigger(case: Case, **parts: object) -> Case:
    return changed(case, member=changed(case.member, **parts))


def test_amounts_that_contradict_each_other_are_said_beside_the_field(make_window: MakeWindow) -> None:
    window = make_window(bigger(bundled.example(), tier=CoverageTier.FAMILY))
    click_and_type(field(window, MET), "1500")
    QTest.mouseClick(field(window, LIMIT_MET), Qt.MouseButton.LeftButton)
    doubts = window.inputs.member.met.doubts["met"]
    assert "counts toward the limit too" in doubts.words.text()
    assert doubts.isVisible()
    assert "counts toward the limit too" in field(window, LIMIT_MET).accessibleDescription()
    QTest.mouseClick(doubts.offer, Qt.MouseButton.LeftButton)
    assert window.document.case.member.met.out_of_pocket == 150_000
    assert not doubts.isVisible()
    click_and_type(field(window, MET), "9000")
    click_and_type(field(window, LIMIT_MET), "90000")
    QTest.mouseClick(field(window, MET), Qt.MouseButton.LeftButton)
    assert "$9,000.00 is more than the whole deductible of $4,000.00." in doubts.words.text()
    assert "$90,000.00 is more than the whole out-of-pocket limit" in doubts.words.text()
    assert banner(window).isHidden()
    click_and_type(field(window, MET), "1000")
    click_and_type(field(window, "Rest of the family: Deductible met"), "99000")
    QTest.mouseClick(field(window, MET), Qt.MouseButton.LeftButton)
    assert any("You and the rest of the family would have $100,000.00" in one for one in labels(window))


def test_whoever_stays_in_the_field_is_told_when_the_typing_rests(window: Window, qtbot: QtBot) -> None:
    click_and_type(field(window, MET), "9000")
    doubts = window.inputs.member.met.doubts["met"]
    assert not doubts.isVisible()
    qtbot.waitUntil(doubts.isVisible, timeout=3_000)
    assert "$9,000.00 is more than the whole deductible of $2,000.00." in doubts.words.text()
    assert field(window, MET).hasFocus()


def test_more_visits_than_the_limit_are_said_beside_the_field(make_window: MakeWindow) -> None:
    case = bundled.example()
    plan = case.chosen_plan
    benefits = tuple(changed(one, visit_limit=20) for one in plan.benefits)
    plans = tuple(changed(plan, benefits=benefits) if one is plan else one for one in case.plans)
    window = make_window(changed(case, plans=plans))
    used = next(
        one for one in window.findChildren(Field) if one.isVisible() and "visits" in one.accessibleName().lower()
    )
    click_and_type(used, "25")
    QTest.mouseClick(field(window, MET), Qt.MouseButton.LeftButton)
    assert "25 visits are more than the plan's limit of 20 a year." in labels(window)
