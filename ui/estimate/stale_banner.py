"""Says that what is shown is the last good answer, names the entry that holds it up, and leads to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ui.widgets.labels import Elided


class StaleBanner(Elided, QToolButton):
    """A button of one line; where it has no room its end is cut, and its tip has the whole."""

    problem_asked = Signal()
    """The person wants to go to the entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stale")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.problem_asked)
        self.hide()

    def show_words(self, words: str, meaning: str) -> None:
        """Say ``words``; ``meaning`` is what a screen reader says of pressing it."""
        self.setAccessibleDescription(meaning)
        self.set_full_text(words)

    def elide(self) -> None:
        """Show what there is room for between the button's edges."""
        words = self.elided(self.width() - 2 * self.fontMetrics().averageCharWidth() - 8)
        self.setText(words.replace("&", "&&"))
