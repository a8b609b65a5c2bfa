"""The cost chart with its title, its table of the same figures, and its ways to a file. The drawing itself is in
plot.py, loaded only after the window has been painted."""

import gc
import importlib
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from calculator.model.estimate import Priced
from calculator.money import format_money
from calculator.reference.texts import say, write_date
from ui.jobs import Latest
from ui.views.grid_table import GridTable
from ui.views.labels import plain_label, set_text
from ui.views.saving import save_as
from ui.views.sessions import event_words, service_name
from ui.views.tables import Cell, Column, Grid, as_mime

if TYPE_CHECKING:
    from ui.views.plot import CostPlot

_IDLE_MS: Final = 40
_LEAST_HEIGHT: Final = 200


class CostChart(QWidget):
    """Shows what the member will have paid after each session, as a step line or as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._priced: Priced | None = None
        self._language = "en"
        self._as_table = False
        self._plot: CostPlot | None = None
        self._loading: Latest | None = None
        self.grid = Grid(self)
        self.table = GridTable(self.grid, self)
        self._title = plain_label("title", self)
        self._toggle = QToolButton(self)
        self._toggle.clicked.connect(lambda: self.show_table(not self._as_table))
        self._waiting = plain_label("muted", self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self.table)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._draw)
        self.table.copy_asked.connect(self._copy)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._toggle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    @property
    def plot(self) -> "CostPlot | None":
        """The drawing, or None while it is not loaded."""
        return self._plot

    def show_cost(self, priced: Priced, language: str) -> None:
        """Draw this course when the program has a moment to spare."""
        self._priced, self._language = priced, language
        set_text(self._title, say("views.chart_title", language))
        self._name_toggle()
        self._idle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first paint, load what draws."""
        super().paintEvent(event)
        if self._loading is None:
            self._loading = Latest(self)
            self._loading.answered.connect(self._loaded)
            QTimer.singleShot(0, self, self._load)

    def _load(self) -> None:
        if self._loading is not None:
            # The import takes a quarter of a second: another thread does it while the person reads the answer.
            self._loading.ask(lambda: importlib.import_module("pyqtgraph"))

    def _loaded(self) -> None:
        from ui.views.plot import CostPlot  # noqa: PLC0415 (not on the start-up path)

        self._plot = CostPlot(self)
        self._stack.addWidget(self._plot)
        # What is loaded by now stays to the end. Left among what the collector goes through, it holds up a keystroke
        # for three frames now and then.
        gc.freeze()
        self.show_table(self._as_table)

    def _draw(self) -> None:
        priced, language = self._priced, self._language
        if priced is None:
            return
        set_text(self._waiting, "" if priced.lines else say("views.chart_nothing", language))
        if self._as_table:
            self._fill_table(priced, language)
        elif self._plot is not None:
            self._stack.setCurrentWidget(self._plot if priced.lines else self._waiting)
            if priced.lines:
                self._plot.draw(priced, language)
                self._plot.setAccessibleName(self._in_words(priced, language))

    def show_table(self, table: bool) -> None:
        """Show the figures as a table, or as the drawing again."""
        self._as_table = table
        self._name_toggle()
        self._stack.setCurrentWidget(self.table if table else self._plot or self._waiting)
        self._draw()

    def _name_toggle(self) -> None:
        key = "chart_as_chart" if self._as_table else "chart_as_table"
        self._toggle.setText(say(f"views.{key}", self._language))

    def _fill_table(self, priced: Priced, language: str) -> None:
        names = (("date", False), ("service", False), ("member_pays", True), ("so_far", True), ("happens", False))
        columns = [Column(name, say(f"views.column_{name}", language), figure) for name, figure in names]
        paid = accumulate(line.amounts.member_pays for line in priced.lines)
        happens = dict.fromkeys(range(len(priced.lines)), "")
        for event in priced.events:
            words = event_words(event.kind, language)
            happens[event.at] = f"{happens[event.at]} · {words}" if happens[event.at] else words
        rows = [
            (
                Cell(write_date(line.line.date, language)),
                Cell(service_name(line, language)),
                Cell(format_money(line.amounts.member_pays)),
                Cell(format_money(so_far)),
                Cell(happens[at]),
            )
            for at, (line, so_far) in enumerate(zip(priced.lines, paid, strict=True))
        ]
        self.grid.fill(columns, rows)
        self.table.fit_columns(stretch=4)
        self.table.setAccessibleName(say("views.chart_title", language))

    def _in_words(self, priced: Priced, language: str) -> str:
        figures = {
            "total_cents": priced.totals.member_pays,
            "count": len(priced.lines),
            "from_date": priced.lines[0].line.date,
            "to_date": priced.lines[-1].line.date,
        }
        marks = ". ".join(
            f"{event_words(event.kind, language)}: {write_date(event.date, language)}" for event in priced.events
        )
        return f"{say('views.chart_name', language, figures)} {marks}".strip()

    def _copy(self) -> None:
        QApplication.clipboard().setMimeData(as_mime(self.grid.columns, self.grid.rows))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._toggle.text(), self._toggle.click)
        plot = self._plot
        if plot is not None and self._stack.currentWidget() is plot:
            menu.addAction(say("views.chart_save_svg", self._language), lambda: self._save("chart.svg", plot.as_svg()))
            menu.addAction(say("views.chart_save_png", self._language), lambda: self._save("chart.png", plot.as_png()))
        menu.popup(self.mapToGlobal(at))

    def _save(self, name: str, data: bytes) -> None:
        save_as(self, say("views.chart_save_title", self._language), name, data, self._language)
