"""A choice whose words have no room says that there is more of them, and tells them whole in its tip."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from ui.widgets import theme
from ui.widgets.choice import Choice
from ui.widgets.scale import ZOOMS


@pytest.fixture
def as_before(qapp: QApplication) -> Iterator[None]:
    """The theme as the other tests have it, when this one is over."""
    yield
    theme.apply(qapp)


def test_words_without_room_end_in_an_ellipsis_and_stand_whole_in_the_tip(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.setWhatsThis("What is done")
    choice.set_options([("evaluation", "Medical evaluation"), ("drug", "Drug")])
    choice.resize(90, 30)
    choice.set_value("evaluation")
    assert choice.shown_words().startswith("M")
    assert choice.shown_words().endswith("…")
    assert "Medical evaluation" in choice.toolTip()
    choice.resize(400, 30)
    choice.show()
    qtbot.waitUntil(lambda: choice.toolTip() == "What is done")
    assert choice.shown_words() == "Medical evaluation"


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_words_have_the_room_that_the_style_gives_them(qtbot: QtBot, qapp: QApplication, zoom: int) -> None:
    theme.apply(qapp, "light", zoom)
    choice = Choice()
    qtbot.addWidget(choice)
    choice.set_options([(0, "i" * 200)])
    choice.show()
    for width in range(90, 260):
        choice.resize(width, 30)
        option = QStyleOptionComboBox()
        choice.initStyleOption(option)
        field = QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, choice
        assert choice.room == choice.style().subControlRect(*field).width()
        assert option.currentText == choice.shown_words()
