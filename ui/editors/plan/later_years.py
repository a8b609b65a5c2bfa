"""Which plan year the plan editor shows: the plan's own figures, or those of a later year that has some of its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from calculator.model.later_years import next_year_without
from calculator.model.plan import Plan
from calculator.reference.clock import today
from calculator.reference.voice import SILENT, Voice
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.form_parts import describe, note
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px

_MOST = 5


class LaterYears(QWidget):
    """Takes a plan in and tells of the year that is to be shown, added or removed."""

    year_chosen = Signal(object)
    """None: the plan's own figures."""

    year_added = Signal(int)
    year_removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._year: int | None = None
        self._voice = SILENT
        self._caption = plain_label("body", self)
        self.years = Choice(self)
        self.remove = QPushButton(self)
        self.remove.setAutoDefault(False)
        self._shown = note(self)
        self._caption.setBuddy(self.years)
        self.years.setMinimumWidth(px(280))
        grid = grid_box(self, across=16)
        grid.addWidget(self._caption, 0, 0)
        grid.addWidget(self.years, 0, 1)
        grid.addWidget(self.remove, 0, 2)
        grid.addWidget(self._shown, 1, 0, 1, 4)
        grid.setColumnStretch(3, 1)
        self.years.chosen.connect(self._chosen)
        self.remove.clicked.connect(lambda: self._year is not None and self.year_removed.emit(self._year))

    def set_plan(self, plan: Plan, year: int | None, voice: Voice) -> None:
        """Show that the figures of ``year`` are shown; None: the plan's own."""
        if voice != self._voice:
            self._voice = voice
            self._caption.setText(self._say("later_years"))
            describe(self.years, self._say("later_years"), voice("glossary.later_years"))
            self.remove.setText(self._say("remove_year"))
            describe(self.remove, self._say("remove_year"), self._say("remove_year_is"))
        self._plan, self._year = plan, year
        options: list[tuple[object, str]] = [(None, self._say("years_own"))]
        options += [(one.year, self._say("year_from", year=one.year)) for one in plan.years]
        if len(plan.years) < _MOST:
            new = next_year_without(plan, today().year)
            options.append((new, self._say("add_year", year=new)))
        self.years.set_options(options)
        self.years.set_value(year)
        self.remove.setVisible(year is not None)
        set_text(self._shown, "" if year is None else self._say("year_shown", year=year))
        self._shown.setVisible(year is not None)

    def _chosen(self, year: int | None) -> None:
        if self._plan is None:
            return
        if year is None or year in {one.year for one in self._plan.years}:
            self.year_chosen.emit(year)
        else:
            self.year_added.emit(year)

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("plan")(key, **figures)
