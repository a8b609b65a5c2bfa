"""Good Faith Estimates typed by a person who pays the course themselves."""

import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.claims import GoodFaithEstimate
from calculator.words.flags import sentence
from tests.helpers.openers import action
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window


def self_paid(make_window: MakeWindow, language: str = "en") -> Window:
    plan = next(one for one in bundled.plans() if "self-pay" in one.name)
    return make_window(changed(bundled.example(), plans=(plan,), chosen=plan.name), language)


def opened(window: Window, qtbot: QtBot) -> Any:
    dialog = action("good_faith")(window)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    return dialog


def type_row(*texts: str) -> None:
    """Type into the field that has the focus, and go on with Tab."""
    for text in texts:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        QTest.keyClick(focused, Qt.Key.Key_Tab)


def test_a_bill_400_above_starts_the_clock(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = self_paid(make_window)
    dialog = opened(window, qtbot)
    type_row("Clinic A", "3000", "2027-01-04", "3399.99", "2027-03-02")
    (row,) = dialog.rows
    assert "needs $400.00 or more" in row.verdict.text()
    billed = row.parts["billed"].field
    billed.setFocus()
    billed.selectAll()
    QTest.keyClicks(billed, "3400")
    assert "Jun 30, 2027" in row.verdict.text()
    assert "$25.00" in row.verdict.text()
    QTest.keyClick(billed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert window.document.case.good_faith == (
        GoodFaithEstimate(
            provider="Clinic A",
            expected=300_000,
            made=datetime.date(2027, 1, 4),
            billed=340_000,
            first_billed=datetime.date(2027, 3, 2),
        ),
    )
    (flag,) = [one for one in window.document.estimate.flags if one.code == "good_faith_exceeded"]
    qtbot.waitUntil(lambda: sentence(flag) in window.answers.estimate.flags.accessibleDescription())
    window.actions_["undo"].trigger()
    assert window.document.case.good_faith == ()


def test_what_is_missing_or_contradicts_itself_is_said_beside_its_field(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = self_paid(make_window, "es")
    dialog = opened(window, qtbot)
    dialog.ok.click()
    (row,) = dialog.rows
    assert "nombre" in row.parts["provider"].problem.text()
    assert "total" in row.parts["expected"].problem.text()
    type_row("Clinica", "3000", "2027-03-04", "", "2027-03-02")
    dialog.ok.click()
    assert "antes que la estimación" in row.parts["first_billed"].problem.text()
    assert QApplication.focusWidget() is row.parts["first_billed"].field
    assert dialog.isVisible()
    assert window.document.case.good_faith == ()


def test_an_estimate_is_taken_out(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = self_paid(make_window)
    one = GoodFaithEstimate(provider="Clinic", expected=1)
    window.edits.good_faith((one, changed(one, provider="Other")))
    dialog = opened(window, qtbot)
    assert [row.parts["provider"].field.text() for row in dialog.rows] == ["Clinic", "Other"]
    dialog.rows[0].remove.click()
    dialog.ok.click()
    assert [kept.provider for kept in window.document.case.good_faith] == ["Other"]
