"""The map of prices and sessions: which plan costs least where, by how much, as a picture and as a table."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QToolButton, QWidget

from calculator.model.case import Case
from calculator.model.comparison import Payer, PriceMap
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.comparison import tell, tell_of
from ui.charts.picture_menu import open_menu
from ui.compare.break_even import SESSIONS
from ui.compare.legend import PlanLegend
from ui.compare.map_canvas import MapCanvas
from ui.compare.map_paint import Place
from ui.compare.map_words import shares, table_of, words_at
from ui.compare.page_host import AnswerPage, GoingOn
from ui.compare.plan_grid import PlanGrid
from ui.compare.plan_table import PlanTable
from ui.compare.price_range import PriceRangeFields, prices_between
from ui.widgets.boxes import hbox, vbox
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, plain_label, set_text
from ui.widgets.scale import px

_MOST_PRICES: Final = 41

_TITLE: Final = 160
"""The room in pixels at 100% that the title needs beside the prices."""


class MapPage(AnswerPage[PriceMap]):
    """Shows a map, and the two amounts at the place that is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._answer: PriceMap | None = None
        self._voice = ENGLISH
        self.prices = PriceRangeFields(self)
        self.title = plain_label("title", self)
        self.title.setWordWrap(True)
        self.canvas = MapCanvas(self)
        self.grid = PlanGrid(self)
        self.table = PlanTable(self.grid, self)
        self.table.titles.set_lettered(False)
        self.table.copy_asked.connect(self.table.copy)
        self.legend = PlanLegend(self, areas=True)
        self.toggle = QToolButton(self)
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._turn)
        self._said = [ElidedLabel(role, self) for role in ("strong", "body", "body")]
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.table)
        self._tools = QWidget(self)
        row = FlowLayout(self._tools, across=16, down=8)
        row.addWidget(self.prices)
        row.addWidget(self.toggle)
        row.setAlignment(self.toggle, Qt.AlignmentFlag.AlignBottom)
        self._head = hbox(spacing=16)
        self._head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignBottom)
        self._head.addWidget(self._tools)
        layout = vbox(self, spacing=8)
        layout.addLayout(self._head)
        layout.addWidget(self.legend)
        layout.addWidget(self._stack, 1)
        for label in self._said:
            layout.addWidget(label)
        self.prices.edited.connect(self.asked_again)
        self.prices.refused.connect(self.asked_again)
        self.canvas.looked_at.connect(self._say)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def event(self, event: QEvent) -> bool:
        """Where large words leave no room for the title beside the prices they come below it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            beside = self.width() - self._tools.sizeHint().width() >= px(_TITLE)
            self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        return super().event(event)

    @property
    def said(self) -> tuple[str, ...]:
        """What is said of the place that is looked at."""
        return tuple(label.full_text for label in self._said if label.full_text)

    def question(self, case: Case, payer: Payer) -> Callable[[GoingOn], PriceMap | None] | None:
        """What each plan costs at every price and number of sessions of the map."""
        between = self.prices.range
        if between is None:
            return None
        prices = prices_between(*between, _MOST_PRICES)
        return lambda going_on: _answer(case, payer, prices, going_on)

    @property
    def first_problem(self) -> Field | None:
        """The price field that holds the answer up."""
        return self.prices.first_problem

    def show_answer(self, answer: PriceMap, voice: Voice) -> None:
        """Show the map."""
        self._answer, self._voice = answer, voice
        title = tell_of("map_title", answer.payer, answer.backing, voice)
        set_text(self.title, title)
        self.canvas.show_map(answer, tell("corner_sessions", voice), tell("map_price", voice))
        if self.canvas.picture is not None:
            owners = self.canvas.picture.owners
            self.legend.show_plans(answer.plans, {plan for row in owners for plan in row})
            self.canvas.setAccessibleName(f"{title}. {shares(answer, owners, voice)}")
        if self.toggle.isChecked():
            self._fill_table()
        self._say(self.canvas.place if self.canvas.hasFocus() else None)

    def retranslate(self, voice: Voice) -> None:
        """Name the fields and the button."""
        self._voice = voice
        self.prices.retranslate(voice)
        self._name_toggle()

    def fade(self, stale: bool) -> None:
        """Paint a map pale that is not the case's any more."""
        self.canvas.fade(stale)

    def _turn(self, table: bool) -> None:
        self._name_toggle()
        if table:
            self._fill_table()
        self._stack.setCurrentWidget(self.table if table else self.canvas)

    def _menu(self, at: QPoint) -> None:
        seen = self.canvas.picture is not None and not self.toggle.isChecked()
        open_menu(self, at, self.toggle, self.canvas if seen else None, self._voice)

    def _name_toggle(self) -> None:
        as_map = self.toggle.isChecked()
        self.toggle.setText(tell("map_as_map", self._voice) if as_map else self._voice("views.chart_as_table"))
        self.toggle.setAccessibleDescription(self._voice("views.chart_toggle_is"))

    def _fill_table(self) -> None:
        if self._answer is None:
            return
        columns, rows = table_of(self._answer, self._voice)
        self.grid.fill_rows(tell("column_sessions", self._voice), columns, rows)
        self.table.setAccessibleName(self.title.text())
        self.table.copy_words = tell("copy", self._voice)
        self.table.setAccessibleDescription(tell("figures_help", self._voice))
        self.table.fit()

    def _say(self, place: Place | None) -> None:
        """Say the two amounts at ``place``, to a screen reader too."""
        if self._answer is None:
            return
        words = (
            words_at(self._answer, *place, self._voice)
            if place
            else (tell("map_ask", self._voice), tell("map_margins", self._voice))
        )
        for at, label in enumerate(self._said):
            label.set_text(words[at] if at < len(words) else "")
        self.canvas.setAccessibleDescription(f"{'. '.join(words)}. {tell('map_help', self._voice)}")
        if place and self.canvas.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, ". ".join(words)))


def _answer(case: Case, payer: Payer, prices: tuple[int, ...], going_on: GoingOn) -> PriceMap | None:
    from calculator.engine.comparison.price_map import price_map  # noqa: PLC0415 (not before the page is seen)

    return price_map(case, payer, prices, tuple(range(SESSIONS[0], SESSIONS[1] + 1)), going_on)
