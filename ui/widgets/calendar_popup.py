"""The month that opens below a date field, to pick a day from."""

import datetime
from typing import Final

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from calculator.model.faults import FIRST_YEAR, LAST_YEAR
from calculator.reference.voice import Voice
from ui.widgets.boxes import vbox
from ui.widgets.locale import locale_of

_ROWS: Final = 11
"""The height of a month in lines of text: six weeks with their names and the month's, and room between."""


class CalendarPopup(QFrame):
    """A month to pick a day from. Escape or a click elsewhere closes it, and then it goes: a window has many dates."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = QCalendarWidget(self)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Red means that something is wrong, everywhere else in the window.
            self.month.setWeekdayTextFormat(weekend, QTextCharFormat())
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)
        layout = vbox(self, (4, 4, 4, 4))
        layout.addWidget(self.month)

    def open_at(self, day: datetime.date, voice: Voice, place: QPoint) -> None:
        """Show the month of ``day`` with its upper left corner at ``place``, or as near as the screen lets it."""
        self.month.setLocale(locale_of(voice))
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        # The calendar reckons with rows as close as a style without a sheet has them.
        self.month.setMinimumHeight(self.month.fontMetrics().lineSpacing() * _ROWS)
        room, size = self.screen().availableGeometry(), self.sizeHint()
        left = max(room.left(), min(place.x(), room.right() - size.width()))
        top = max(room.top(), min(place.y(), room.bottom() - size.height()))
        self.move(left, top)
        self.show()
        self.month.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; all else is the calendar's."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        # Enter tells of the same day twice, as a click and as a choice.
        if self.isVisible():
            self.close()
            self.picked.emit(self.month.selectedDate().toPython())
