"""Says that what is shown is the last good answer, names the entry that holds it up, and leads to it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ui.widgets.table import tooltip


class StaleBanner(QToolButton):
    """A button of one line; where it has no room its end is cut, and its tip has the whole."""

    problem_asked = Signal()
    """The person wants to go to the entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.full_text = ""
        self.setObjectName("stale")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.problem_asked)
        self.hide()

    def show_words(self, words: str, meaning: str) -> None:
        """Say ``words``; ``meaning`` is what a screen reader says of pressing it."""
        self.full_text = words
        self.setAccessibleName(words)
        self.setAccessibleDescription(meaning)
        self.setToolTip(tooltip(words))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the words."""
        super().resizeEvent(event)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def _elide(self) -> None:
        room = self.width() - 2 * self.fontMetrics().averageCharWidth() - 8
        words = self.fontMetrics().elidedText(self.full_text, Qt.TextElideMode.ElideRight, max(room, 0))
        self.setText(words.replace("&", "&&"))
