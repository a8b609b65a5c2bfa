"""What the collector passes over is what was loaded, and nothing that goes."""

import gc
import weakref

from pytestqt.qtbot import QtBot

from ui.charts.chart import Chart
from ui.estimate.cost_chart import CostChart


class Circle:
    """Holds itself."""

    def __init__(self) -> None:
        self.itself = self


def loaded(qtbot: QtBot) -> Chart:
    chart = CostChart()
    qtbot.addWidget(chart)
    chart.begin()
    qtbot.waitUntil(lambda: chart.has_drawing, timeout=20_000)
    return chart


def test_what_lives_while_a_further_chart_is_loaded_goes_when_its_time_has_come(qtbot: QtBot) -> None:
    loaded(qtbot)
    circle = Circle()
    gone = weakref.ref(circle)
    loaded(qtbot)
    assert gc.get_freeze_count() > 0
    del circle
    gc.collect()
    assert gone() is None
