"""When the sessions of a line take place: so many days apart from a first day on, or on dates of their own."""

import datetime
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculator.engine.schedule import days_of, repeated_days
from calculator.model.course import LONGEST_GAP, MOST_GAPS, MOST_SESSIONS, ServiceLine
from calculator.model.faults import LAST_YEAR
from calculator.reference.voice import SILENT, Voice
from ui.widgets.boxes import grid_box
from ui.widgets.choice import Choice
from ui.widgets.fields import CountField, Field, Labelled
from ui.widgets.labels import set_text, wrapping_label
from ui.widgets.list_fields import DaysField, NumbersField

CADENCES: Final = {"twice_a_week": (3, 4), "weekly": (7,), "two_weeks": (14,), "four_weeks": (28,), "same_day": (0,)}
OTHER: Final = "other"
BY_HAND: Final = "dates"
"""What may be chosen beside those."""
_MOST_SAID: Final = 4
"""So many dates that stand twice are said."""


class SessionDays(QWidget):
    """Shows when a line's sessions take place. ``edited`` brings the parts of the line that are others, and which of
    them was typed or chosen."""

    edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: ServiceLine | None = None
        self._starts = datetime.date.min
        self._other = False
        self._voice = SILENT
        self.cadence = Labelled(Choice(self))
        self.first_day = Labelled(CountField(self, most=1_500))
        self.gaps = Labelled(NumbersField(self, most=MOST_GAPS, largest=LONGEST_GAP))
        self.dates = Labelled(DaysField(self, most=MOST_SESSIONS))
        self.repeated = wrapping_label("muted", self)
        grid = grid_box(self, across=8, down=6)
        grid.addWidget(self.cadence, 0, 0)
        grid.addWidget(self.first_day, 0, 1)
        grid.addWidget(self.gaps, 1, 0, 1, 2)
        grid.addWidget(self.dates, 2, 0, 1, 2)
        grid.addWidget(self.repeated, 3, 0, 1, 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.cadence.field.chosen.connect(self._chosen)
        self.first_day.field.edited.connect(lambda day: self.edited.emit({"first_day": day}, "first_day"))
        self.gaps.field.edited.connect(lambda gaps: self.edited.emit({"gaps": gaps}, "gaps"))
        self.dates.field.edited.connect(lambda days: self.edited.emit({"dates": days, "count": len(days)}, "dates"))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields whose text may be bad."""
        return (self.first_day.field, self.gaps.field, self.dates.field)

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in the order of the eye."""
        return (self.cadence.field, *self.fields)

    def set_line(self, line: ServiceLine, starts: datetime.date, voice: Voice, *, afresh: bool = False) -> None:
        """Show the days of ``line``, of a course that starts on ``starts``; ``afresh``: it is another line, of which
        nothing was typed yet."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self._line, self._starts = line, starts
        if afresh or line.dates:
            self._other = False
        other = self._other or line.gaps not in CADENCES.values()
        self.cadence.field.set_value(BY_HAND if line.dates else OTHER if other else line.gaps)
        shown: dict[Labelled[Any], bool] = {
            self.gaps: other and not line.dates,
            self.dates: bool(line.dates),
            self.first_day: not line.dates,
        }
        values: dict[Labelled[Any], object] = {
            self.gaps: line.gaps,
            self.dates: line.dates,
            self.first_day: line.first_day,
        }
        for part, value in values.items():
            # What nobody sees cannot be put right: bad text goes when its field does.
            (part.field.set_value if shown[part] and not afresh else part.field.reset)(value)
            part.setVisible(shown[part])
        self._show_repeated(line)

    def _show_repeated(self, line: ServiceLine) -> None:
        """Two sessions on one day may be meant, and may be a date that was typed twice."""
        days = repeated_days(line.dates)
        said = [self._voice.date(day) for day in days[:_MOST_SAID]]
        if len(days) > _MOST_SAID:
            said.append("…")
        set_text(self.repeated, self._voice("editors.dates_repeated", days="; ".join(said)) if days else "")
        self.repeated.setVisible(bool(days))

    def _chosen(self, cadence: Any) -> None:
        line = self._line
        if line is None:
            return
        self._other = cadence == OTHER
        if cadence == BY_HAND:
            self.edited.emit(_on_dates(line, self._starts), "dates")
        elif cadence == OTHER:
            self.set_line(line, self._starts, self._voice)
            self.edited.emit({"dates": ()}, "gaps")
        else:
            self.edited.emit({"gaps": cadence, "dates": ()}, "gaps")
        if cadence in (BY_HAND, OTHER):
            field = (self.dates if cadence == BY_HAND else self.gaps).field
            field.setFocus()
            field.selectAll()

    def _set_words(self) -> None:
        say = self._voice.of("editors")
        options: list[tuple[object, str]] = [(gaps, say(f"cadence_{name}")) for name, gaps in CADENCES.items()]
        options += [(OTHER, say("cadence_other")), (BY_HAND, say("cadence_dates"))]
        self.cadence.field.set_options(options)
        for name in ("cadence", "first_day", "gaps", "dates"):
            getattr(self, name).set_words(say(name), say(f"{name}_is"), self._voice)


def _on_dates(line: ServiceLine, starts: datetime.date) -> dict[str, object]:
    """The parts of ``line`` with its days as dates of its own."""
    last = datetime.date(LAST_YEAR, 12, 31)
    days = days_of(line, starts) or (starts + datetime.timedelta(days=line.first_day),)
    return {"dates": tuple(min(day, last) for day in days), "count": len(days)}
