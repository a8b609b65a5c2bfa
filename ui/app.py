"""Starts the program's window: application, theme, document, and a calm word where something unforeseen happens."""

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from calculator.files.problems import FileError
from calculator.reference.paths import RESOURCES
from calculator.reference.texts import say
from ui import theme
from ui.document import Document
from ui.language import speak
from ui.settings import Settings
from ui.window import Window, opened


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
    problem = None
    try:
        case, at = opened(path)
    except FileError as error:
        problem = error
        case, at = opened(None)
    window = Window(Document(case, at), settings)
    sys.excepthook = _Guard(window)
    theme.apply(app, settings.theme)
    window.show()
    # The picture is drawn by Qt's SVG module, which nobody needs before the answer is seen.
    QTimer.singleShot(0, window, lambda: app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "kat-estimator.svg"))))
    if problem is not None:
        window.filing.tell(say("window.not_opened", settings.language), problem.say(settings.language))
    return app.exec()


class _Guard:
    """Takes an error nobody foresaw: one dialog, the window stays, the document is as it was."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._speaking = False

    def __call__(self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        """Tell the user, once at a time; only the kind and the place of the fault are named, never a value."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if self._speaking:
            return
        self._speaking = True
        place = "?"
        while trace is not None:
            place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
            trace = trace.tb_next
        language = self._window.language
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(say("window.fault_title", language))
        box.setText(say("window.fault", language))
        box.setDetailedText(f"{kind.__name__} {place}")
        box.exec()
        self._speaking = False
