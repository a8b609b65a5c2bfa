"""Labels that keep what stands below them in its place, and let it go when there is other room."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.views.steady import SteadyLabel

LONG = "Least for the employer: a plan with a long name, another with a long name and a third one, equal, $0.00"


@pytest.fixture
def page(qtbot: QtBot) -> tuple[SteadyLabel, QLabel, QWidget]:
    """A label above another one, in a narrow window."""
    window = QWidget()
    qtbot.addWidget(window)
    label, below = SteadyLabel("title", window), QLabel("below", window)
    layout = QVBoxLayout(window)
    layout.addWidget(label)
    layout.addWidget(below)
    layout.addStretch(1)
    window.resize(300, 600)
    with qtbot.waitExposed(window):
        window.show()
    return label, below, window


def test_what_stands_below_keeps_its_place_when_the_text_grows_shorter(
    qtbot: QtBot, page: tuple[SteadyLabel, QLabel, QWidget]
) -> None:
    label, below, _ = page
    label.set_text("short")
    qtbot.waitUntil(lambda: label.height() <= 2 * label.fontMetrics().lineSpacing())
    high = below.y()
    label.set_text(LONG)
    qtbot.waitUntil(lambda: below.y() > high)
    low = below.y()
    label.set_text("short")
    qtbot.wait(50)
    assert below.y() == low


def test_with_other_room_it_is_as_high_as_its_text(qtbot: QtBot, page: tuple[SteadyLabel, QLabel, QWidget]) -> None:
    label, below, window = page
    label.set_text(LONG)
    qtbot.waitUntil(lambda: label.height() > 2 * label.fontMetrics().lineSpacing())
    low = below.y()
    label.set_text("short")
    window.resize(360, 600)
    qtbot.waitUntil(lambda: below.y() < low)
