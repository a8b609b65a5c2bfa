"""Another treatment, and a plan that is read from its document, in the patient's interview."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.openers import plan_text
from tests.helpers.user import labels
from tests.ui.interview.walking import opened, to_the_plan
from ui.import_dialogs.plan_document import PlanDocumentDialog
from ui.main_window.window import Window


def test_other_treatments_have_other_visits_and_their_prices_do_not_mix(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    for _ in range(4):
        at.go_back(qtbot)
    assert at.page == "planned"
    at.press(Qt.Key.Key_Down)
    at.go_on()
    at.go_on()
    assert at.page == "visits"
    assert {field.text() for field in at.dialog.page.fields} == {""}


def test_the_plan_is_read_from_its_document(qtbot: QtBot, window: Window) -> None:
    at = opened(qtbot, window, "interview_patient")
    to_the_plan(at)
    at.answer(0)
    assert "Read the document first, or choose another answer." in labels(at.dialog.page)
    at.tab_to("Read the document…")
    at.press(Qt.Key.Key_Space)
    (reader,) = at.dialog.findChildren(PlanDocumentDialog)
    reader.read_text(plan_text())
    qtbot.waitUntil(lambda: not reader.busy and reader.review is not None, timeout=20_000)
    assert reader.review is not None
    for item in reader.review.items:
        if item.open:
            QTest.keyClick(item.checked, Qt.Key.Key_Space)
    QTest.keyClick(reader.question.choice, Qt.Key.Key_Down)
    qtbot.waitUntil(reader.add.isEnabled)
    QTest.keyClick(reader.add, Qt.Key.Key_Space)
    said = next(text for text in labels(at.dialog.page) if text.startswith("Read: "))
    at.dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is at.dialog)
    at.dialog.page.first.setFocus()
    at.go_on()
    assert at.page == "covers"
    at.answer(0)
    assert at.page == "paid"
    at.answer(1)
    at.answer(1)
    at.go_on()
    plan = window.document.case.chosen_plan
    assert said == f"Read: {plan.name}"
    assert plan.document is not None
    assert not {one.assumption for one in window.document.case.supposed} & {"deductible", "limit", "copay_alone"}
