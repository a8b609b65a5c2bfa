"""A fault that nobody foresaw, made in a real window: told once and calmly, the work kept, nothing of a person said."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from calculator.files import recovery
from tests.helpers.user import DEDUCTIBLE_MET, field, type_into
from ui.crash.dialog import CrashDialog
from ui.crash.handler import Guard, report
from ui.main_window.window import Window


@pytest.fixture
def guard(window: Window) -> Iterator[Guard]:
    hooks = sys.excepthook, threading.excepthook
    made = Guard(window)
    made.install()
    made.stand_for_threads()
    yield made
    sys.excepthook, threading.excepthook = hooks


def fail() -> None:
    raise RuntimeError("diagnosis: F33.2")


def fail_twice() -> None:
    try:
        fail()
    except RuntimeError:
        raise ValueError("again: F33.2") from None


class Reader:
    """Reads each dialog that tells of a fault, copies its report, and goes on."""

    def __init__(self) -> None:
        self.dialogs = 0
        self.said = self.report = ""
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CrashDialog):
            self.dialogs += 1
            self.said, self.report = dialog.work.text(), dialog.report.toPlainText()
            dialog.copy.click()
            assert dialog.isVisible()
            dialog.go_on.click()

    def stop(self) -> None:
        self._timer.stop()


@pytest.fixture
def reader(qapp: QApplication) -> Iterator[Reader]:
    made = Reader()
    yield made
    made.stop()


def told(fault: BaseException) -> None:
    sys.excepthook(type(fault), fault, fault.__traceback__)


def test_it_is_told_calmly_the_work_is_kept_and_the_report_holds_nothing_of_it(
    window: Window, guard: Guard, reader: Reader
) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    case = window.document.case
    with pytest.raises(RuntimeError) as fault:
        fail()
    told(fault.value)
    assert "Your work is safe" in reader.said
    assert "F33.2" not in reader.said + reader.report
    assert "RuntimeError" in reader.report.splitlines()
    assert "tests.ui.crash.test_crash:" in reader.report
    assert "/" not in reader.report
    assert QApplication.clipboard().text() == reader.report
    assert window.document.case is case
    (name,) = recovery.names()
    assert recovery.kept(name).case == case


def test_where_the_work_cannot_be_kept_that_is_said(
    window: Window, guard: Guard, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "a file"))
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    told(RuntimeError())
    assert "could not be kept" in reader.said


def test_a_fault_in_a_slot_reaches_the_guard(window: Window, guard: Guard, qtbot: QtBot, reader: Reader) -> None:
    with capture_exceptions():
        sys.excepthook = guard._hook
        window.inputs.course.add.clicked.connect(fail)
        QTest.mouseClick(window.inputs.course.add, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: reader.dialogs == 1)
    assert "RuntimeError" in reader.report
    assert recovery.kept(recovery.names()[0]).case == window.document.case


def test_a_fault_on_another_thread_is_told_on_this_one(
    window: Window, guard: Guard, qtbot: QtBot, reader: Reader
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: reader.dialogs == 1)
    assert "RuntimeError" in reader.report


def test_a_second_fault_while_the_first_is_told_opens_no_second_dialog(
    window: Window, guard: Guard, reader: Reader
) -> None:
    QTimer.singleShot(0, lambda: told(ValueError("again")))
    told(RuntimeError("once"))
    assert reader.dialogs == 1
    assert QApplication.activeModalWidget() is None
    assert "RuntimeError" in reader.report


def test_a_fault_that_comes_again_and_again_is_told_once(window: Window, guard: Guard, reader: Reader) -> None:
    for _ in range(3):
        told(RuntimeError("painted"))
    assert reader.dialogs == 1
    told(ValueError("another"))
    assert reader.dialogs == 2


def test_a_report_names_no_message_and_no_folder_and_what_was_before() -> None:
    with pytest.raises(ValueError, match="again") as fault:
        fail_twice()
    words = report(ValueError, fault.value, fault.value.__traceback__)
    assert "diagnosis" not in words
    assert "F33.2" not in words
    assert "after RuntimeError" in words
    assert "tests.ui.crash.test_crash:" in words
    assert __file__ not in words
