"""What the tests of this room share."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.user import press
from ui.library.dialog import LibraryDialog
from ui.main_window.window import Window


@pytest.fixture
def opened(window: Window, qtbot: QtBot) -> Callable[[], LibraryDialog]:
    """Opens the library by its key over the window."""

    def open_() -> LibraryDialog:
        press("Ctrl+Shift+L", window)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), LibraryDialog))
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, LibraryDialog)
        return dialog

    return open_
