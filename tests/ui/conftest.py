"""A real window on the worked example, and a person who answers the boxes that it shows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.helpers.patient_bot import PatientBot
from tests.helpers.windows import MakeWindow, windows
from ui.main_window.window import Window
from ui.widgets import theme


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """A robot that is not put off by a busy machine."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _own_settings_file(tmp_path: Path) -> None:
    """Qt looks once where settings are; each test has a place of its own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """What Python put on the clipboard goes while Python is there: at the end of the process it would be too late."""
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


@pytest.fixture
def make_window(qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[MakeWindow]:
    """Makes a window that is shown and active; when the test is over it closes without a question."""
    with windows(qapp, qtbot, dressed="themed" in request.fixturenames) as make:
        yield make


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    return make_window()


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[None]:
    """Windows as they look to a person, dressed one by one as the program does it; the tests after these find them as
    they always do."""
    plain = QFont(qapp.font())
    theme.begin(qapp)
    yield
    qapp.setStyleSheet("")
    qapp.setFont(plain)


class Answers:
    """Presses a button of each box that opens, in the order given, and keeps what the boxes said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._buttons: list[str] = []
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._answer)

    def press(self, *buttons: str) -> None:
        """The buttons to press, by their words without mnemonic."""
        self._buttons.extend(buttons)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @property
    def left(self) -> list[str]:
        """The buttons whose boxes did not come."""
        return list(self._buttons)

    def _answer(self) -> None:
        box: Any = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return
        if not self._buttons:
            box.reject()
            pytest.fail(f"nobody answers this box: {box.text()}")
        words = self._buttons.pop(0)
        self.said.append("\n".join((box.windowTitle(), box.text(), box.informativeText())))
        found: list[QAbstractButton] = [one for one in box.buttons() if one.text().replace("&", "") == words]
        (found[0].click if found else box.reject)()
        assert found, f"no button {words!r} among {[one.text() for one in box.buttons()]}"


@pytest.fixture
def answers(qapp: QApplication) -> Iterator[Answers]:
    person = Answers()
    yield person
    person.stop()
    assert person.left == []
