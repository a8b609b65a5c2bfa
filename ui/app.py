"""Starts the program's window: application, theme, document, and a calm word where something unforeseen happens."""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from calculator.files.locking import wants_password
from calculator.files.problems import FileError
from calculator.reference.paths import RESOURCES
from calculator.reference.texts import say
from ui import theme
from ui.crash import Guard
from ui.document import Document
from ui.language import speak
from ui.settings import Settings
from ui.window import Window, opened

_LATER_MS: Final = 100
"""What nobody needs before the answer is seen begins this long after it is asked to be."""


def application(*, styled: bool = True) -> QApplication:
    """The one QApplication, with the program's name, language and theme; not ``styled``: its style sheet is to come."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("kat-estimator")
    app.setApplicationDisplayName("KAT Estimator")
    app.setDesktopFileName("kat-estimator")
    settings = Settings()
    (theme.apply if styled else theme.begin)(app, settings.theme)
    speak(settings.language)
    return app


def run(path: Path | None = None) -> int:
    """Open the window on the case in ``path``, or on the worked example, until it is closed. Returns 0."""
    app = application(styled=False)
    settings = Settings()
    problem = locked = None
    try:
        case, at = opened(path)
    except FileError as error:
        # A password is asked for over the window, when there is one.
        (problem, locked) = (None, path) if wants_password(error) else (error, None)
        case, at = opened(None)
    window = Window(Document(case, at), settings)
    Guard(window).stand()
    theme.apply(app, settings.theme)
    window.show()
    QTimer.singleShot(_LATER_MS, window, lambda: _after_first_paint(app, window))
    if locked is not None:
        window.filing.open_path(locked)
    if problem is not None:
        window.filing.tell(say("window.not_opened", settings.language), problem.say(settings.language))
    return app.exec()


def _after_first_paint(app: QApplication, window: Window) -> None:
    """What nobody needs before the answer is seen: the file's lock, the icon, what an earlier crash left."""
    if not window.isVisible():
        return
    window.filing.adopt()
    # The picture is drawn by Qt's SVG module.
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "kat-estimator.svg")))
    from ui.rescue import offer  # noqa: PLC0415 (not on the start-up path)

    offer(window)
    if not window.settings.welcomed:
        window.actions_["welcome"].trigger()
