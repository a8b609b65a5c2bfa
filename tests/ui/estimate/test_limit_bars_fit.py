"""The words over the bars of deductible and limit are whole, in the type that they are painted in."""

import datetime

import pytest
from PySide6.QtGui import QFontMetrics

from calculator.files import bundled
from calculator.model.base import changed
from tests.ui.conftest import MakeWindow
from ui.estimate.limit_bars import LimitBar
from ui.widgets.labels import font_for


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_of_two_years_are_not_cut(make_window: MakeWindow, language: str) -> None:
    case = bundled.example()
    window = make_window(changed(case, course=case.course.starting(datetime.date(2026, 12, 1))), language)
    bars = [bar for bar in window.findChildren(LimitBar) if bar.isVisible()]
    assert len(bars) >= 2
    metrics = QFontMetrics(font_for("body"))
    assert all(metrics.horizontalAdvance(bar.words) <= bar.width() for bar in bars)
