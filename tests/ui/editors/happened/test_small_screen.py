"""Large type on a small screen: what is entered of a session has room on 1024 by 640 at 200%, and the rest scrolls."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calculator.reference.voice import Voice
from tests.helpers.begun_course import begun
from ui.editors.happened.dialog import HappenedDialog
from ui.widgets import theme
from ui.widgets.scale import FRAME


@pytest.mark.usefixtures("themed")
@pytest.mark.parametrize("language", ["en", "es"])
def test_it_has_room_at_twice_the_size(qtbot: QtBot, qapp: QApplication, language: str) -> None:
    theme.apply(qapp, zoom=200)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = HappenedDialog(parent, Voice(language), begun(), (0, 1))
    dialog.show()
    least = dialog.minimumSizeHint()
    assert least.width() <= 1024 - FRAME.width()
    assert least.height() <= 640 - FRAME.height()
