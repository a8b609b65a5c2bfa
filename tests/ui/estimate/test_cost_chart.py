"""The cost chart: loaded after the first paint, its table has the same figures, and it can be saved."""

from xml.etree import ElementTree

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.reference.voice import Voice
from tests.helpers.user import tab_stops
from ui.estimate.cost_chart import CostChart


def drawn(qtbot: QtBot, plan: str = "$750 plan") -> CostChart:
    case = changed(example(), chosen=plan)
    chart = CostChart()
    qtbot.addWidget(chart)
    chart.resize(800, 320)
    chart.show_cost(estimate(case, case.chosen_plan).likely, Voice("en"))
    chart.show()
    qtbot.waitUntil(lambda: chart.plot is not None and chart.plot.accessibleName() != "", timeout=10_000)
    return chart


def test_the_table_has_the_running_sum_and_the_marks(qtbot: QtBot) -> None:
    chart = drawn(qtbot)
    chart.show_table(True)
    so_far = [row[3].text for row in chart.grid.rows]
    assert so_far[0] == "$40.00"
    assert so_far[-1] == "$1,500.00"
    assert [row[4].text for row in chart.grid.rows].count("Deductible met") == 1


def test_the_drawing_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    chart = drawn(qtbot)
    assert chart.plot is not None
    assert "$1,500.00 after 15 sessions" in chart.plot.accessibleName()
    assert "Deductible met" in chart.plot.accessibleName()


def test_the_library_s_menu_is_not_seen_and_ends_with_the_drawing(qtbot: QtBot) -> None:
    chart = drawn(qtbot)
    menus = chart.findChildren(QMenu)
    assert menus
    assert not any(menu.isVisible() for menu in menus)


def test_it_is_one_stop_for_tab_whatever_it_is_made_of(qtbot: QtBot) -> None:
    chart = drawn(qtbot)
    assert chart.plot is not None
    assert [stop for stop in tab_stops(chart, chart.plot) if chart.plot.isAncestorOf(stop)] == [chart.plot]


def test_it_can_be_saved_as_svg_and_png(qtbot: QtBot) -> None:
    plot = drawn(qtbot).plot
    assert plot is not None
    assert ElementTree.fromstring(plot.as_svg()).tag.endswith("svg")
    image = QImage.fromData(plot.as_png())
    colors = {image.pixel(x, image.height() * 3 // 4) for x in range(0, image.width(), 7)}
    assert len(colors) > 1
