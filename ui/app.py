"""Starts the program's window: application, theme, document, and a calm word where something unforeseen happens."""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from calculator.files.looking import absolute
from calculator.files.problems import FileError
from calculator.model.case import Case
from calculator.reference.paths import RESOURCES
from calculator.reference.voice import Voice
from calculator.sheets.workplace import open_all_day
from ui.crash.handler import Guard
from ui.document.document import Document
from ui.main_window.window import Window, opened
from ui.runtime import signatures
from ui.runtime.garbage import collect_between_events
from ui.settings import Settings
from ui.widgets import theme
from ui.widgets.locale import speak

_LATER_MS: Final = 150
"""What nobody needs before the window is whole begins this long after its editors are there."""

_AT_LATEST_MS: Final = 1_000
"""After so long it begins anyway: in a window that nobody sees the editors are not made."""


def application(*, styled: bool = True) -> QApplication:
    """The one QApplication, with the program's name, language and theme; not ``styled``: its style sheet is to come."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Asked for in this way, PySide6 need not make itself all kinds of styles.
        app = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    collect_between_events()
    open_all_day.set()
    app.setApplicationName("kat-estimator")
    app.setApplicationDisplayName("KAT Estimator")
    app.setDesktopFileName("kat-estimator")
    settings = Settings()
    (theme.apply if styled else theme.begin)(app, settings.theme, settings.zoom)
    speak(Voice(settings.language))
    return app


def run(path: Path | None = None) -> int:
    """Open the window on the case in ``path``, or on the worked example, until it is closed. Returns 0."""
    app = application(styled=False)
    settings = Settings()
    refused: FileError | None = None
    known: bytes | None = None
    if path is not None:
        from calculator.files import fingerprint  # noqa: PLC0415 (the worked example is read from no file)

        # Before it is read: whoever writes it from now on has written it since.
        known = fingerprint.of(path)
    try:
        case, at = opened(absolute(path) if path is not None else None, Voice(settings.language))
    except FileError as error:
        refused, known = error, None
        case, at = opened(None, Voice(settings.language))
    window = Window(Document(case, at, known), settings, dressed=True)
    guard = Guard(window)
    guard.install()
    window.show()
    welcome = path is None and not settings.welcomed
    later = QTimer(window)
    later.setSingleShot(True)
    later.timeout.connect(
        lambda: _after_first_paint(app, window, guard, refused, welcome=welcome), Qt.ConnectionType.SingleShotConnection
    )
    window.inputs.made.connect(lambda: later.start(_LATER_MS))
    later.start(_AT_LATEST_MS if window.inputs.isVisible() else _LATER_MS)
    status = app.exec()
    from calculator.reference import child  # noqa: PLC0415 (not on the start-up path)

    # Whoever closes the window waits for nothing any more.
    child.end_all()
    return status


def _load_the_rest() -> None:
    from calculator.files.recovery import Kept  # noqa: PLC0415 (not on the start-up path)
    from calculator.model.checking import make_ready  # noqa: PLC0415 (brings pydantic with it)

    for kind in (Case, Kept):
        make_ready(kind)
    signatures.read()


def _after_first_paint(
    app: QApplication, window: Window, guard: Guard, refused: FileError | None, *, welcome: bool
) -> None:
    """What nobody needs before the answer is seen, one question after the other: ``refused`` could not be opened.

    The welcome comes to nobody who came with a file to be read: it would lie over the answer.
    """
    guard.stand_for_threads()
    if not window.isVisible():
        return
    from ui.runtime.jobs import LatestJob  # noqa: PLC0415 (not on the start-up path)

    # The first edit is checked, and need not wait until what checks it has been loaded.
    LatestJob(window).ask(_load_the_rest)
    from PySide6.QtGui import QIcon  # noqa: PLC0415 (its picture is drawn by Qt's SVG module)

    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "kat-estimator.svg")))
    if refused is None:
        window.filing.adopt()
    else:
        # It asks for a password where that is what was wanting, and says what is wrong otherwise.
        window.filing.open_path(refused.path)
    from ui.document.recovery_dialog import offer  # noqa: PLC0415 (not on the start-up path)

    offer(window)
    if welcome:
        window.actions_["welcome"].trigger()
