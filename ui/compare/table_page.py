"""The plans side by side: the table, why each figure is what it is, the things to know, and who pays what.

The order of the plans is the case's own, so that sheets and files follow it and undo takes a move back; which plan is
the baseline is how this page is looked at and belongs to no case.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QWidget

from calculator.model.case import Case
from calculator.model.comparison import Comparison, Payer
from calculator.reference.voice import SILENT, Voice
from calculator.words.comparison import cheapest_words, tell
from ui.compare.bars import PlanBars
from ui.compare.marks import lettered
from ui.compare.plan_grid import PlanGrid
from ui.compare.plan_table import PlanTable
from ui.compare.rows import FLAGS, MEASURES, rows_of, sorted_by, why_of
from ui.estimate.flags import FlagsPanel
from ui.estimate.why_panel import WhyPanel
from ui.runtime.timers import once_after
from ui.widgets.boxes import vbox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import plain_label, set_role, set_text
from ui.widgets.scale import px
from ui.widgets.steady_label import SteadyLabel
from ui.widgets.table import Column

_BARS_MS: Final = 20
_ACTS: Final = ("sort", "left", "right", "pin")


class TablePage(QScrollArea):
    """Shows a comparison. ``order_asked`` brings the plans' names in their new order, and the step's name;
    ``current_asked`` tells that something is about to be done with the figures, which are to be those of the latest
    entry."""

    order_asked = Signal(object, str)
    current_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._comparison: Comparison | None = None
        self._voice = SILENT
        self._flags_of = ""
        self.baseline = ""
        """The name of the plan that the others are compared with; empty: none."""
        self.least = {payer: SteadyLabel("title", self) for payer in Payer}
        self.grid = PlanGrid(self)
        self.table = PlanTable(self.grid, ordered=True)
        self.buttons = {name: QPushButton() for name in _ACTS}
        self.why = WhyPanel()
        self.flags = FlagsPanel()
        self.flags.hide()
        self._flags_plan = plain_label("strong", self)
        self._flags_plan.hide()
        self.bars = PlanBars()
        self._seen_bars = False
        self._bars_due = once_after(self, _BARS_MS, self._show_bars)
        self._build()
        for name, act in zip(_ACTS, (self._sort, self._left, self._right, self._pin), strict=True):
            self.buttons[name].clicked.connect(act)
        self.table.chosen.connect(self._chosen)
        self.table.moved.connect(self._move)
        self.table.sort_asked.connect(self._sort_by)
        self.table.activated_cell.connect(self._activated)
        self.table.copy_asked.connect(self._copy)
        self.table.escaped.connect(self._close_flags)
        self.table.customContextMenuRequested.connect(self._menu)

    def _build(self) -> None:
        self._page = page = QWidget()
        self._inside = inside = vbox(page, (0, 0, 0, 8), spacing=8)
        for label in self.least.values():
            inside.addWidget(label)
        bar = QWidget()
        row = FlowLayout(bar, across=8, down=8)
        for button in self.buttons.values():
            row.addWidget(button)
        inside.addWidget(bar)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.why)
        inside.addWidget(self._flags_plan)
        inside.addWidget(self.flags)
        inside.addSpacing(px(8))
        inside.addWidget(self.bars)
        inside.addStretch(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def show_comparison(self, case: Case, comparison: Comparison, voice: Voice) -> None:
        """Show these plans; the chosen figure stays chosen where it is still there."""
        if voice != self._voice:
            self._voice = voice
            self._name_things()
        self._case, self._comparison = case, comparison
        self.table.fade(False)
        names = [column.plan for column in comparison.columns]
        if self.baseline not in names:
            self.baseline = ""
        for payer, label in self.least.items():
            set_role(label.label, "title")
            label.set_text(cheapest_words(comparison, payer, voice))
        chosen, plan = self.table.chosen_cell(), self._chosen_plan()
        base = names.index(self.baseline) if self.baseline else -1
        columns = [Column(name, name, figure=True) for name in names]
        rows = rows_of(comparison, self.baseline, voice)
        self.grid.fill_rows(tell("figure", voice), columns, rows, baseline=base, explain=self._explanation)
        self.table.fit()
        if chosen is not None:
            self.table.choose(chosen[0], names.index(plan) if plan in names else chosen[1])
        self._explain()
        self._show_flags(self._flags_of if self._flags_of in names else "")
        if self._seen_bars:
            self._bars_due.start()
        else:
            self._show_bars()

    def mark_waiting(self) -> None:
        """Say that what is shown is of the entry before, and show it so, until the next comparison is shown."""
        first, second = self.least.values()
        set_role(first.label, "stale")
        first.set_text(tell("anew", self._voice))
        second.set_text("")
        self.table.fade(True)

    def _show_bars(self) -> None:
        """Bring the bars below up to date: after the table, which has its frame to itself."""
        if self._comparison is not None:
            self._seen_bars = True
            self.bars.show_comparison(self._comparison, self._voice)

    def _chosen_plan(self) -> str:
        cell = self.table.chosen_cell()
        return self.grid.columns[cell[1]].key if cell is not None and cell[1] < len(self.grid.columns) else ""

    def _name_things(self) -> None:
        voice = self._voice
        self.why.set_voice(voice)
        self.why.ask_nothing()
        for name in ("sort", "left", "right"):
            self._name_button(name, name)
        for name in ("left", "right"):
            self.buttons[name].setAccessibleName(tell(f"{name}_said", voice))
        self.table.setAccessibleName(tell("view_table_is", voice))
        self.table.setAccessibleDescription(tell("table_help", voice))
        self.table.titles.baseline_words = tell("baseline", voice)

    def _name_button(self, name: str, key: str) -> None:
        button, words, meaning = self.buttons[name], tell(key, self._voice), tell(f"{name}_is", self._voice)
        if (button.text(), button.toolTip()) != (words, meaning):
            button.setText(words)
            button.setAccessibleDescription(meaning)
            button.setToolTip(meaning)

    def _chosen(self, row: int, column: int, _table: object) -> None:
        self._explain()
        cell = self.table.visualRect(self.grid.index(row, column))
        at = self.table.viewport().mapTo(self._page, cell.center())
        self.ensureVisible(self.width() // 2, at.y(), 0, cell.height())

    def _explain(self) -> None:
        """Say why the chosen figure is what it is, and what can be done with its plan."""
        cell = self.table.chosen_cell()
        for name, button in self.buttons.items():
            step = {"left": -1, "right": 1}.get(name, 0)
            button.setEnabled(cell is not None and 0 <= cell[1] + step < len(self.grid.columns))
        pinned = cell is not None and self.grid.baseline == cell[1]
        self._name_button("pin", "unpin" if pinned else "pin")
        if cell is None:
            self.why.explain("", [])
            return
        row, plan = self.grid.titled[cell[0]], self.grid.columns[cell[1]].key
        figure = row.cells[cell[1]]
        title = tell("why_of", self._voice, row=row.spoken, plan=plan, value=figure.text)
        self.why.explain(title, self._sentences(cell[0], plan))

    def _sentences(self, row: int, plan: str) -> list[str]:
        case, comparison = self._case, self._comparison
        if case is None or comparison is None:
            return []
        column = next(one for one in comparison.columns if one.plan == plan)
        return why_of(MEASURES[row], column, case, self._voice)

    def _explanation(self, row: int, plan: str) -> str:
        return "\n".join(self._sentences(row, plan))

    def _left(self) -> None:
        self.table.move_by(-1)

    def _right(self) -> None:
        self.table.move_by(1)

    def _move(self, old: int, new: int) -> None:
        names = [column.key for column in self.grid.columns]
        name = names.pop(old)
        names.insert(new, name)
        self.order_asked.emit(names, tell("step_move", self._voice, plan=name))

    def _copy(self) -> None:
        self.current_asked.emit()
        self.table.copy()

    def _sort(self) -> None:
        cell = self.table.chosen_cell()
        if cell is not None:
            self._sort_by(cell[0])

    def _sort_by(self, row: int) -> None:
        self.current_asked.emit()
        if self._comparison is not None:
            names = sorted_by(MEASURES[row], self._comparison)
            self.order_asked.emit(names, tell("step_sort", self._voice))

    def _pin(self) -> None:
        self.current_asked.emit()
        plan = self._chosen_plan()
        self.baseline = "" if plan == self.baseline else plan
        if self._case is not None and self._comparison is not None:
            self.show_comparison(self._case, self._comparison, self._voice)

    def _activated(self, row: int, column: int) -> None:
        if row == FLAGS:
            self.current_asked.emit()
            self._show_flags(self.grid.columns[column].key)
            self._inside.activate()
            self.ensureWidgetVisible(self.flags)

    def _close_flags(self) -> None:
        self._show_flags("")

    def _show_flags(self, plan: str) -> None:
        """Show the things to know about ``plan``; empty: about none."""
        self._flags_of = plan
        if plan and self._comparison is not None:
            place = next(at for at, one in enumerate(self._comparison.columns) if one.plan == plan)
            set_text(self._flags_plan, lettered(place, plan))
            self.flags.show_flags(self._comparison.columns[place].estimate.flags, self._voice)
        self._flags_plan.setVisible(bool(plan))
        self.flags.setVisible(bool(plan))

    def _menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if index.isValid():
            self.table.choose(index.row(), index.column())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self.buttons.values():
            menu.addAction(button.text(), partial(button.click)).setEnabled(button.isEnabled())
        menu.addSeparator()
        menu.addAction(tell("copy", self._voice), QKeySequence.StandardKey.Copy, self._copy)
        menu.popup(self.table.viewport().mapToGlobal(at))
