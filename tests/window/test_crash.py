"""A fault that nobody foresaw, made in a real window: told once and calmly, the work kept, nothing of a person said."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from calculator.files import recovery
from tests.window.conftest import Answers
from tests.window.person import DEDUCTIBLE_MET, field, type_into
from ui.crash import Guard, report
from ui.window import Window


@pytest.fixture
def guard(window: Window) -> Iterator[Guard]:
    hooks = sys.excepthook, threading.excepthook
    made = Guard(window)
    made.stand()
    yield made
    sys.excepthook, threading.excepthook = hooks


def fail() -> None:
    raise RuntimeError("diagnosis: F33.2")


def seen_details() -> list[str]:
    """What the box that opens next says in its details."""
    details: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(0, look)
            return
        details.append(box.detailedText())
        copy = next(button for button in box.buttons() if "Copy" in button.text())
        copy.click()
        assert box.isVisible()

    QTimer.singleShot(0, look)
    return details


def told(fault: BaseException) -> None:
    sys.excepthook(type(fault), fault, fault.__traceback__)


def test_it_is_told_calmly_the_work_is_kept_and_the_report_holds_nothing_of_it(
    window: Window, guard: Guard, answers: Answers
) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    case = window.document.case
    details = seen_details()
    answers.press("OK")
    with pytest.raises(RuntimeError) as fault:
        fail()
    told(fault.value)
    assert "Your case is as it was" in answers.said[0]
    assert "F33.2" not in answers.said[0] + details[0]
    assert details[0].splitlines()[1] == "RuntimeError"
    assert "test_crash.py" in details[0]
    assert "/" not in details[0].replace("Qt", "")
    assert QApplication.clipboard().text() == details[0]
    assert window.document.case is case
    (name,) = recovery.names()
    assert recovery.kept(name).case == case


def test_a_fault_in_a_slot_reaches_the_guard(window: Window, guard: Guard, qtbot: QtBot, answers: Answers) -> None:
    details = seen_details()
    answers.press("OK")
    with capture_exceptions():
        sys.excepthook = guard._hook
        QTimer.singleShot(0, window, fail)
        qtbot.waitUntil(lambda: bool(answers.said))
    assert "RuntimeError" in details[0]


def test_a_fault_on_another_thread_is_told_on_this_one(
    window: Window, guard: Guard, qtbot: QtBot, answers: Answers
) -> None:
    answers.press("OK")
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(answers.said))
    assert "Something unforeseen" in answers.said[0]


def test_a_second_fault_while_the_first_is_told_opens_no_second_box(
    window: Window, guard: Guard, answers: Answers
) -> None:
    QTimer.singleShot(0, lambda: told(ValueError("again")))
    QTimer.singleShot(100, lambda: answers.press("OK"))
    told(RuntimeError("once"))
    assert len(answers.said) == 1
    assert QApplication.activeModalWidget() is None


def test_a_report_names_no_message_and_no_folder() -> None:
    with pytest.raises(RuntimeError) as fault:
        fail()
    words = report(RuntimeError, fault.value.__traceback__)
    assert "diagnosis" not in words
    assert "test_crash.py:" in words
    assert __file__ not in words
