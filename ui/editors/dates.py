"""A field for a day: typed, or picked in a calendar that opens below it."""

import datetime
import re
from typing import Final

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from calculator.model.base import FIRST_YEAR, LAST_YEAR
from calculator.money import AmountError
from calculator.reference.paths import RESOURCES
from calculator.reference.texts import say
from ui.editors.fields import Field
from ui.scale import margins

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
"""Two figures each: 2027-01-1 is on its way to 2027-01-12, and no answer is for January 1 in between."""

_US: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\Z")


class DateField(Field):
    """A day, typed as 2027-01-12 or 01/12/2027 or picked in a calendar, shown as 2027-01-12."""

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False) -> None:
        super().__init__(parent, optional=optional)
        self.calendar: CalendarPopup | None = None
        self._open = QAction(self)
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self._set_icon()

    def set_meaning(self, name: str, meaning: str) -> None:
        """Name the field, and the calendar's button with it."""
        super().set_meaning(name, meaning)
        self._open.setText(say("editors.calendar", self._language))
        self._open.setToolTip(say("editors.calendar_is", self._language))
        self.setPlaceholderText(say("editors.date_like", self._language))

    def open_calendar(self) -> None:
        """Show the calendar below the field, on the field's day."""
        if self.calendar is None:
            self.calendar = CalendarPopup(self)
            self.calendar.picked.connect(self._take)
        day = self._value or datetime.datetime.now().astimezone().date()
        self.calendar.open_at(day, self._language, self.mapToGlobal(self.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 or Alt+Down opens the calendar, as in a combo box."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or alt_down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the calendar's button anew for another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._set_icon()

    def _set_icon(self) -> None:
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self._open.setIcon(QIcon(str(RESOURCES / "icons" / f"calendar-{'dark' if dark else 'light'}.svg")))

    def _take(self, day: datetime.date) -> None:
        self.reset(day)
        self.edited.emit(day)

    def _read(self, text: str) -> datetime.date:
        stripped = text.strip()
        iso, american = _ISO.match(stripped), _US.match(stripped)
        if iso:
            year, month, day = (int(part) for part in iso.groups())
        elif american:
            month, day, year = (int(part) for part in american.groups())
        else:
            raise AmountError("not_date", "not a date", stripped[:20])
        try:
            made = datetime.date(year, month, day)
        except ValueError as error:
            raise AmountError("no_such_date", "there is no such day", stripped[:20]) from error
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise AmountError("far_date", "a year from 2000 to 2100", stripped[:20])
        return made

    def _write(self, value: datetime.date | None) -> str:
        return "" if value is None else value.isoformat()

    def _figures(self, error: AmountError) -> dict[str, object]:
        return {"text": error.text, "least": FIRST_YEAR, "most": LAST_YEAR}


class CalendarPopup(QFrame):
    """A month to pick a day from. Escape or a click elsewhere closes it."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.month = QCalendarWidget(self)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Red means that something is wrong, everywhere else in the window.
            self.month.setWeekdayTextFormat(weekend, QTextCharFormat())
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(4, 4, 4, 4))
        layout.addWidget(self.month)

    def open_at(self, day: datetime.date, language: str, place: QPoint) -> None:
        """Show the month of ``day`` with its upper left corner at ``place``, or as near as the screen lets it."""
        self.month.setLocale(QLocale(f"{language}_US"))
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        room, size = self.screen().availableGeometry(), self.sizeHint()
        left = max(room.left(), min(place.x(), room.right() - size.width()))
        top = max(room.top(), min(place.y(), room.bottom() - size.height()))
        self.move(left, top)
        self.show()
        self.month.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; all else is the calendar's."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        # Enter tells of the same day twice, as a click and as a choice.
        if self.isVisible():
            self.hide()
            self.picked.emit(self.month.selectedDate().toPython())
