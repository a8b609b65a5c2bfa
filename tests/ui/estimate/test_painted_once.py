"""A new answer paints the session table once."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.files.bundled import example
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.reference.voice import Voice
from tests.helpers.estimate_tab import shown
from tests.helpers.settling import rest


class PaintCount(QObject):
    """How often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.paints = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.paints += event.type() == QEvent.Type.Paint
        return False


def at_price(case: Case, likely: int) -> Case:
    """The case with this price of a dosing session, in a range that stays the same."""
    price = PriceRange(low=100, likely=likely, high=99_900)
    lines = tuple(changed(line, price=price) if line.service == "dosing" else line for line in case.course.lines)
    return changed(case, course=changed(case.course, lines=lines))


def test_an_answer_with_longer_figures_and_other_rows_met_is_painted_once(qtbot: QtBot) -> None:
    """Other widths of columns and other heights of rows (the note where the deductible is met) cost no second paint."""
    view = shown(qtbot, at_price(example(), 6_100))
    heights = [view.sessions.view.rowHeight(row) for row in range(len(view.sessions.lines.rows))]
    widths = [view.sessions.view.columnWidth(at) for at in range(len(view.sessions.lines.columns))]
    rest(view)
    counted = PaintCount(view.sessions.view.viewport())
    case = at_price(example(), 61_200)
    view.show_case(case, estimate(case, case.chosen_plan), Voice("en"))
    rest(view)
    assert [view.sessions.view.rowHeight(row) for row in range(len(view.sessions.lines.rows))] != heights
    assert [view.sessions.view.columnWidth(at) for at in range(len(view.sessions.lines.columns))] != widths
    assert counted.paints == 1
