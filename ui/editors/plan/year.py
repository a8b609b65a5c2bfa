"""The finer questions of a plan: how networks count, the accumulators' year, the carry-over, how the plan was bought, a
remark."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from calculator.model.market import Market
from calculator.model.plan import Plan
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.reference.voice import SILENT, Voice
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label
from ui.widgets.scale import px

_NAMES: Final = ("network_credit", "limit_includes_deductible", "accumulator_year", "carry_over", "market", "note")
_MOST: Final = 2_000


class PlanYear(QWidget):
    """Takes a plan in and tells which parts of it are to be others. What ``credit`` says, the yearly amounts know."""

    parts_edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self.credit = Choice(self)
        self.includes = Choice(self)
        self.accumulators = Choice(self)
        self.carry_over = Choice(self)
        self.market = Choice(self)
        self.note = NoteField(self)
        self._captions = {name: plain_label("body", self) for name in _NAMES}
        grid = grid_box(self, (0, 4, 0, 0), across=16, down=8)
        widgets = (self.credit, self.includes, self.accumulators, self.carry_over, self.market, self.note)
        for row, (name, widget) in enumerate(zip(_NAMES, widgets, strict=True)):
            self._captions[name].setBuddy(widget)
            grid.addWidget(self._captions[name], row, 0)
            grid.addWidget(widget, row, 1)
        grid.setColumnStretch(1, 1)
        self.includes.chosen.connect(
            lambda includes: self.parts_edited.emit(
                {"limit_includes_deductible": includes}, self._say("limit_includes_deductible")
            )
        )
        self.accumulators.chosen.connect(
            lambda year: self.parts_edited.emit({"accumulator_year": year}, self._say("accumulator_year"))
        )
        self.carry_over.chosen.connect(
            lambda carries: self.parts_edited.emit({"last_quarter_carries_over": carries}, self._say("carry_over"))
        )
        self.market.chosen.connect(lambda market: self.parts_edited.emit({"market": market}, self._say("market")))
        self.note.edited.connect(lambda text: self.parts_edited.emit({"note": text}, self._say("note")))

    def set_plan(self, plan: Plan, voice: Voice) -> None:
        """Show ``plan``."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self.includes.set_value(plan.limit_includes_deductible)
        self.accumulators.set_value(plan.accumulator_year)
        self.carry_over.set_value(plan.last_quarter_carries_over)
        self.market.set_value(plan.market)
        self.note.set_text(plan.note)

    def _set_words(self) -> None:
        for name, label in self._captions.items():
            label.setText(self._say(name))
        self.includes.set_options(
            (includes, self._say(f"limit_includes_{answer}")) for includes, answer in ((True, "yes"), (False, "no"))
        )
        self.accumulators.set_options((year, self._say(f"accumulators_{year.value}")) for year in AccumulatorYear)
        self.market.set_options((market, self._say(f"market_{market.value}")) for market in Market)
        self.carry_over.set_options((carries, self._say(f"carries_{carries.value}")) for carries in CarryOver)
        for widget, name in (
            (self.credit, "network_credit"),
            (self.includes, "limit_includes_deductible"),
            (self.accumulators, "accumulator_year"),
            (self.carry_over, "carry_over"),
            (self.market, "market"),
            (self.note, "note"),
        ):
            describe(widget, self._say(name), self._voice.of("glossary")(name))

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)


class NoteField(QPlainTextEdit):
    """A remark of some lines, in plain text; Tab leads on to the next field."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(px(72))
        self.textChanged.connect(self._typed)

    def set_text(self, text: str) -> None:
        """Show ``text``; nothing happens where it is shown already."""
        if text != self._shown:
            self._shown = text
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what was kept of a text that was too long."""
        super().focusOutEvent(event)
        if self.toPlainText() != self._shown:
            self.setPlainText(self._shown)

    def _typed(self) -> None:
        text = self.toPlainText()[:_MOST]
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)
