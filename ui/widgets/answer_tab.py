"""What tabs of answers have in common: where there is little room their margins go to what they show, and a screen
reader is told what they say when the typing rests."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.runtime.timers import once_after
from ui.widgets.boxes import vbox
from ui.widgets.scale import margins, px

_MARGIN: Final = 24
_NARROW_MARGIN: Final = 8
_MOST_ABOVE: Final = 16
_ROOMY: Final = 760
_ANNOUNCE_MS: Final = 700


class AnswerTab(QWidget):
    """``announcing`` is started when the tab says something new; ``announcement`` is what is said then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.announcing = once_after(self, _ANNOUNCE_MS, self._announce)
        self._padded: QBoxLayout | None = None
        self._below = 0

    def padded_vbox(self, within: QWidget, spacing: int, *, below: bool) -> QBoxLayout:
        """A layout of ``within``, which is the tab or stands in it, that gives its margins away where there is little
        room; ``below``: it has a margin at its end."""
        self._below = _MARGIN if below else 0
        self._padded = vbox(within, spacing=spacing)
        self._pad(_MARGIN)
        return self._padded

    def announcement(self) -> str:
        """What a screen reader is to say of what is shown; empty: nothing."""
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the margins to what is shown where there is little room."""
        super().resizeEvent(event)
        self._pad(_MARGIN if event.size().width() >= px(_ROOMY) else _NARROW_MARGIN)

    def _pad(self, margin: int) -> None:
        if self._padded is not None and self._padded.contentsMargins().left() != px(margin):
            self._padded.setContentsMargins(margins(margin, min(margin, _MOST_ABOVE), margin, self._below))

    def _announce(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 (not before the first paint)

        words = self.announcement() if QAccessible.isActive() else ""
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
