"""Labels that keep what stands below them in its place, and let it go when there is other room."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.settling import rest
from ui.widgets.steady_label import SteadyLabel

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
    label, below, window = page
    label.set_text("short")
    qtbot.waitUntil(lambda: label.height() <= 2 * label.label.fontMetrics().lineSpacing())
    high = below.y()
    label.set_text(LONG)
    qtbot.waitUntil(lambda: below.y() > high)
    low = below.y()
    label.set_text("short")
    rest(window)
    assert below.y() == low


def test_with_other_room_it_is_as_high_as_its_text(qtbot: QtBot, page: tuple[SteadyLabel, QLabel, QWidget]) -> None:
    label, below, window = page
    label.set_text(LONG)
    qtbot.waitUntil(lambda: label.height() > 2 * label.label.fontMetrics().lineSpacing())
    low = below.y()
    label.set_text("short")
    window.resize(360, 600)
    qtbot.waitUntil(lambda: below.y() < low)


@pytest.fixture
def foot(qtbot: QtBot) -> tuple[SteadyLabel, QWidget]:
    """A figure at the end of a line."""
    window = QWidget()
    qtbot.addWidget(window)
    label = SteadyLabel("strong", window, wrap=False)
    layout = QHBoxLayout(window)
    layout.addStretch(1)
    layout.addWidget(label)
    label.set_text("$4,375.00")
    with qtbot.waitExposed(window):
        window.show()
    return label, window


def test_a_figure_has_the_room_of_the_longest_so_far(qtbot: QtBot, foot: tuple[SteadyLabel, QWidget]) -> None:
    label, window = foot
    narrow = label.width()
    label.set_text("$104,375.00")
    qtbot.waitUntil(lambda: label.width() > narrow)
    wide = label.width()
    assert wide >= label.label.fontMetrics().horizontalAdvance("$104,375.00")
    label.set_text("$0.00")
    rest(window)
    assert label.width() == wide
    assert label.text() == "$0.00"


def test_a_shorter_figure_lays_out_nothing_anew(qtbot: QtBot, foot: tuple[SteadyLabel, QWidget]) -> None:
    label, window = foot
    asked: list[QEvent] = []

    class Watching(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.LayoutRequest:
                asked.append(event)
            return False

    watching = Watching()
    window.installEventFilter(watching)
    label.set_text("$75.00")
    rest(window)
    assert not asked


def test_a_figure_in_smaller_type_has_less_room(qtbot: QtBot, foot: tuple[SteadyLabel, QWidget]) -> None:
    label, _ = foot
    before, font = label.width(), label.label.font()
    font.setPixelSize(font.pixelSize() // 2)
    label.label.setFont(font)
    qtbot.waitUntil(lambda: label.width() < before)
    assert label.width() >= label.label.fontMetrics().horizontalAdvance("$4,375.00")
