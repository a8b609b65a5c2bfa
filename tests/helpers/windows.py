"""Real windows for a test, or for all tests of a file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.case import Case
from calculator.reference.voice import Voice
from tests.helpers.folders import own_folders
from tests.helpers.patient_bot import PatientBot
from ui.document.document import Document
from ui.main_window.window import Window
from ui.settings import Settings
from ui.widgets import theme
from ui.widgets.locale import speak

MakeWindow = Callable[..., Window]


@contextmanager
def windows(qapp: QApplication, bot: QtBot, *, dressed: bool = False) -> Iterator[MakeWindow]:
    """Makes windows that are shown and active, with the program's style sheet where they are to be ``dressed``.

    In the end they close without a question, and are gone.
    """
    made: list[Window] = []

    def make(case: Case | None = None, language: str = "en") -> Window:
        settings = Settings()
        settings.language = language
        window = Window(Document(case or bundled.example()), settings)
        made.append(window)
        if dressed:
            theme.dress(qapp, settings.theme, settings.zoom)
        # The screen there is not is smaller than most.
        window.resize(1280, 800)
        with bot.waitActive(window):
            window.show()
            window.activateWindow()
            bot.waitUntil(lambda: window.inputs.is_made or not window.inputs.isVisible())
        return window

    yield make
    for window in made:
        window.filing.may_leave = lambda: True  # type: ignore[method-assign]
        window.close()
        window.deleteLater()
    # Left to the next test that waits, it would take part in all that is done to every widget until then.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    speak(Voice("en"))


@contextmanager
def lasting(request: pytest.FixtureRequest, case: Case | None = None, language: str = "en") -> Iterator[Window]:
    """A window for all tests of a file, each of which leaves it as it found it; what it remembers has its own place."""
    folder: Path = request.getfixturevalue("tmp_path_factory").mktemp("lasting")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "config"))
    with pytest.MonkeyPatch.context() as patch:
        own_folders(folder, patch)
        with windows(request.getfixturevalue("qapp"), PatientBot(request)) as make:
            yield make(case, language)
