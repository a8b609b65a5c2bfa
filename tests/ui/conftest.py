"""A real window on the worked example, and a person who answers the boxes that it shows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.case import Case
from calculator.reference.voice import Voice
from tests.helpers.patient_bot import PatientBot
from ui.document.document import Document
from ui.main_window.window import Window
from ui.settings import Settings
from ui.widgets import theme
from ui.widgets.locale import speak

MakeWindow = Callable[..., Window]


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
def make_window(qtbot: QtBot) -> Iterator[MakeWindow]:
    """Makes a window that is shown and active; it closes without a question when the test is over."""
    made: list[Window] = []

    def make(case: Case | None = None, language: str = "en") -> Window:
        settings = Settings()
        settings.language = language
        window = Window(Document(case or bundled.example()), settings)
        made.append(window)
        # The screen there is not is smaller than most.
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
            qtbot.waitUntil(lambda: window.inputs.is_made or not window.inputs.isVisible())
        return window

    yield make
    for window in made:
        window.filing.may_leave = lambda: True  # type: ignore[method-assign]
        window.close()
        window.deleteLater()
    speak(Voice("en"))


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    return make_window()


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[None]:
    """Windows as they look to a person; the tests after these find them as they always do."""
    plain = QFont(qapp.font())
    theme.apply(qapp)
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
