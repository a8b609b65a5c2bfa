"""A field for a day: typed in any usual way, or picked in a calendar that opens below it.

How a day is written as text and read again stands in day_text.py.
"""

import datetime
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from calculator.model.faults import FIRST_YEAR, LAST_YEAR
from calculator.money import AmountError
from calculator.reference.paths import RESOURCES
from calculator.reference.voice import Voice
from ui.widgets.day_text import read_day
from ui.widgets.fields import Field
from ui.widgets.scale import px

_ICON: Final = 28
_GAP: Final = 16
"""The room of the calendar's button, and that between what is typed and what it means, at 100%."""

EXAMPLE: Final = datetime.date(2027, 1, 12)
"""The day that an example of a day shows."""


def day_in(text: str, voice: Voice, near: datetime.date) -> datetime.date:
    """The day that a person wrote; without a year the one that is nearest to ``near``.

    Raises:
        AmountError: it is none, or none of a year that the program knows.
    """
    if not text.strip():
        raise AmountError("no_date", "a date is needed")
    day = read_day(text, voice, near)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise AmountError("far_date", "a year from 2000 to 2100", text.strip()[:20])
    return day


def day_figures(error: AmountError) -> dict[str, object]:
    """The figures of the sentence about a day that cannot be read."""
    return {"text": error.text, "least": FIRST_YEAR, "most": LAST_YEAR, "example_date": EXAMPLE}


class DateField(Field):
    """A day, shown as the language writes it: Jan 12, 2027 or 12 ene 2027."""

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False) -> None:
        super().__init__(parent, optional=optional)
        self._dark: bool | None = None
        self._open = QAction(self)
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self._set_icon()

    def set_meaning(self, name: str, meaning: str) -> None:
        """Name the field, and the calendar's button with it."""
        super().set_meaning(name, meaning)
        self._open.setText(self._voice("editors.calendar"))
        self._open.setToolTip(self._voice("editors.calendar_is"))
        self.setPlaceholderText(self._voice("editors.date_like", example_date=EXAMPLE))

    def set_voice(self, voice: Voice) -> None:
        """Say problems, and write the day, in ``voice``; what is being typed is left alone."""
        other = voice != self._voice
        super().set_voice(voice)
        if other and not self.problem and not self.hasFocus():
            self.setText(self._write(self._value))

    def open_calendar(self) -> None:
        """Show the calendar below the field, on the field's day."""
        from ui.widgets.calendar_popup import CalendarPopup  # noqa: PLC0415 (5 ms that few starts need)

        calendar = CalendarPopup(self)
        calendar.picked.connect(self._take)
        day = self._value or datetime.datetime.now().astimezone().date()
        calendar.open_at(day, self._voice, self.mapToGlobal(self.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 or Alt+Down opens the calendar, as in a combo box."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or alt_down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Beside a day that is being typed stands how it is understood, where there is room."""
        super().paintEvent(event)
        understood = self._write(self._value) if self.hasFocus() and not self.problem else ""
        metrics, text = self.fontMetrics(), self.text()
        if not text or not understood or understood == text:
            return
        words = f"→ {understood}"
        room = self.width() - px(_ICON) - metrics.horizontalAdvance(text) - px(_GAP)
        if metrics.horizontalAdvance(words) <= room:
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            at = self.rect().adjusted(0, 0, -px(_ICON), 0)
            painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the calendar's button anew for another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._set_icon()

    def _set_icon(self) -> None:
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        if dark is self._dark:
            return
        self._dark = dark
        self._open.setIcon(QIcon(str(RESOURCES / "icons" / f"calendar-{'dark' if dark else 'light'}.svg")))

    def _take(self, day: datetime.date) -> None:
        self.reset(day)
        self.edited.emit(day)

    def _near(self) -> datetime.date:
        """The day to which a day without a year is to be near: the one that stood here, or today."""
        stood = self._before[0] if self._before is not None else self._value
        return stood or datetime.datetime.now().astimezone().date()

    def _read(self, text: str) -> datetime.date:
        return day_in(text, self._voice, self._near())

    def _write(self, value: datetime.date | None) -> str:
        return "" if value is None else self._voice.date(value)

    def _figures(self, error: AmountError) -> dict[str, object]:
        return day_figures(error)
