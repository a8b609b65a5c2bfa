"""The first and the last day of a coverage: two fields, of which the last may not be before the first."""

import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from calculator.model.member import Enrollment
from calculator.reference.voice import Voice
from ui.widgets.boxes import grid_box
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Labelled


class CoverageDays(QWidget):
    """Tells of another first or last day only where the two are in order; else it says so beside the field."""

    edited = Signal(object, str)
    """The parts of an enrollment that change, and the name of the step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.starts = Labelled(DateField(optional=True), self)
        self.ends = Labelled(DateField(optional=True), self)
        grid = grid_box(self, across=8)
        for column, part in enumerate((self.starts, self.ends)):
            grid.addWidget(part, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
            # In its own column the sentence about a day would be six lines high.
            grid.addWidget(part.problem, 1 + column, 0, 1, 2)
        self._good = Enrollment()
        self.starts.field.edited.connect(lambda day: self._edited("coverage_starts", day))
        self.ends.field.edited.connect(lambda day: self._edited("coverage_ends", day))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields whose text may be bad."""
        return self.starts.field, self.ends.field

    def set_words(self, voice: Voice, of: str = "") -> None:
        """Name the fields in ``voice``; ``of`` names the coverage where there are several."""
        for name, part in (("coverage_starts", self.starts), ("coverage_ends", self.ends)):
            caption, meaning = voice.of("member")(name), voice(f"member.{name}_is")
            part.set_words(caption, meaning, voice)
            part.field.set_meaning(f"{of}: {caption}" if of else caption, meaning)

    def set_days(self, enrollment: Enrollment) -> None:
        """Show the days of ``enrollment``."""
        self._good = enrollment
        self.starts.field.set_value(enrollment.coverage_starts)
        self.ends.field.set_value(enrollment.coverage_ends)

    def _edited(self, name: str, day: datetime.date | None) -> None:
        part, other = (self.starts, self.ends) if name == "coverage_starts" else (self.ends, self.starts)
        days = {"coverage_starts": self._good.coverage_starts, "coverage_ends": self._good.coverage_ends} | {name: day}
        first, last = days["coverage_starts"], days["coverage_ends"]
        if first is not None and last is not None and last < first:
            part.field.refuse(partial(_wrong, first, last), getattr(self._good, name))
            return
        part.field.complain("")
        self.edited.emit(days, part.caption.text().replace("&", ""))
        # The other day may have been refused for what has changed now.
        other.field.reconsider()


def _wrong(first: datetime.date, last: datetime.date, voice: Voice) -> str:
    return voice("member.coverage_days_wrong", first_date=first, last_date=last)
