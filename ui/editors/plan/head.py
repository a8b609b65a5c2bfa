"""The head of the plan editor: what the plan is called, when its year begins, and of which year its figures are."""

from typing import Any, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QWidget

from calculator.model.plan import Plan
from calculator.reference.voice import SILENT, Voice, said
from ui.editors.plan.problems import RowProblem
from ui.widgets.boxes import grid_box, hbox
from ui.widgets.choice import Choice
from ui.widgets.fields import CountField, Field, TextField
from ui.widgets.form_parts import caption, describe
from ui.widgets.scale import px

_NAMES: Final = ("name", "year_starts", "figures_year")


class PlanHead(QWidget):
    """Takes a plan in and tells which parts of it are to be others."""

    parts_edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self._others: frozenset[str] = frozenset()
        self.name = TextField(self, least=1, most=120)
        self.month = Choice(self)
        self.day = CountField(self, least=1, most=28)
        self.figures_year = CountField(self, least=2000, most=2100, optional=True)
        self.captions = {name: caption(self) for name in _NAMES}
        self.name_problem = RowProblem((self.name,), self)
        self.year_problem = RowProblem((self.day, self.figures_year), self)
        self._lay_out()
        self.name.edited.connect(self._name_edited)
        self.month.chosen.connect(self._year_edited)
        self.day.edited.connect(self._year_edited)
        self.figures_year.edited.connect(lambda year: self._tell("figures_year", figures_year=year))

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (self.name, self.day, self.figures_year)

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        self.name_problem.forget()
        self.year_problem.forget()

    def set_plan(self, plan: Plan, others: frozenset[str], voice: Voice) -> None:
        """Show the head of ``plan``; ``others`` are names that it cannot take."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self._others = others
        if not self.name_problem.wrong:
            self.name.set_value(plan.name)
        month, day = plan.year_starts.split("-")
        self.month.set_value(month)
        self.day.set_value(int(day))
        self.figures_year.set_value(plan.figures_year)

    def _name_edited(self, name: str) -> None:
        taken = name in self._others
        self.name_problem.complain(said("plan.wrong_same_name") if taken else None)
        if not taken:
            self._tell("name", name=name)

    def _year_edited(self, _value: Any) -> None:
        self._tell("year_starts", year_starts=f"{self.month.value()}-{self.day.value:02d}")

    def _tell(self, what: str, **parts: object) -> None:
        self.parts_edited.emit(parts, self._say(f"step_{what}"))

    def _lay_out(self) -> None:
        grid = grid_box(self, across=16, down=4)
        year = hbox(spacing=8)
        year.addWidget(self.month, 1)
        year.addWidget(self.day)
        for column, (label, buddy) in enumerate(
            zip(self.captions.values(), (self.name, self.month, self.figures_year), strict=True)
        ):
            label.setBuddy(buddy)
            grid.addWidget(label, 0, column)
        grid.addWidget(self.name, 1, 0)
        grid.addLayout(year, 1, 1)
        grid.addWidget(self.figures_year, 1, 2)
        grid.addWidget(self.name_problem, 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.year_problem, 2, 1, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        self.month.setMinimumWidth(px(120))
        self.day.setFixedWidth(px(44))
        self.figures_year.setFixedWidth(px(120))

    def _set_words(self) -> None:
        words: dict[str, tuple[str, str]] = {
            name: (self._say(name), self._voice.of("glossary")(name)) for name in _NAMES
        }
        for name, label in self.captions.items():
            label.setText(words[name][0])
        locale = QLocale(self._voice.language)
        self.month.set_options(
            (f"{month:02d}", locale.standaloneMonthName(month).capitalize()) for month in range(1, 13)
        )
        for field, name in ((self.name, "name"), (self.figures_year, "figures_year"), (self.day, "year_starts")):
            field.set_voice(self._voice)
            field.set_meaning(words[name][0].replace("&", ""), words[name][1])
        self.day.setAccessibleName(self._say("year_starts_day"))
        self.figures_year.setPlaceholderText(self._say("not_said"))
        describe(self.month, self._say("year_starts_month"), words["year_starts"][1])

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)
