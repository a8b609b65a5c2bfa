"""A label that changes while somebody types, and beside or below which nothing moves for it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.labels import font_for


class SteadyLabel(QWidget):
    """Text that takes as much room as its longest so far: on as many lines where it wraps, else as wide.

    Another text is laid out only where it needs more: Qt would lay out everything around a label anew for each. How
    much the longest took is forgotten when the width or the font changes, and on one line when other words come
    with the figures.
    """

    def __init__(self, role: str, parent: QWidget, *, wrap: bool = True) -> None:
        super().__init__(parent)
        self.label: QLabel = _Text(self)
        """The label itself."""
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setProperty("role", role)
        self.label.setFont(font_for(role))
        self.label.setWordWrap(wrap)
        self._most: dict[tuple[int, int], int] = {}
        if wrap:
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def text(self) -> str:
        """What is shown."""
        return self.label.text()

    def set_text(self, text: str) -> None:
        """Show ``text``."""
        was, wraps = self.label.text(), self.label.wordWrap()
        if text == was:
            return
        self.label.setText(text)
        if not wraps and _words(text) != _words(was):
            self._most.clear()
            self.updateGeometry()
            return
        short = self.heightForWidth(self.width()) > self.height() if wraps else self.sizeHint().width() > self.width()
        if short or not self.isVisible():
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Whether it wraps."""
        return self.label.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """The height of the longest text that was shown at this width."""
        return self._longest(width, self.label.heightForWidth(width))

    def sizeHint(self) -> QSize:
        """The room of the text, or where it does not wrap of the longest so far."""
        return self._room(self.label.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """The least room, likewise."""
        return self._room(self.label.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text the whole of it, and begin anew at another width."""
        super().resizeEvent(event)
        self.label.setGeometry(self.rect())
        if self.label.wordWrap() and event.size().width() != event.oldSize().width():
            self._most.clear()

    def _room(self, hint: QSize) -> QSize:
        return hint if self.label.wordWrap() else QSize(self._longest(0, hint.width()), hint.height())

    def _longest(self, at: int, now: int) -> int:
        key = (at, self.label.font().pixelSize())
        self._most[key] = max(now, self._most.get(key, 0))
        return self._most[key]


class _Text(QLabel):
    """A label in a widget without a layout, which it has to tell of another font."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        holder = self.parentWidget()
        if event.type() == QEvent.Type.FontChange and holder is not None:
            holder.updateGeometry()


def _words(text: str) -> str:
    """``text`` without its figures."""
    return "".join(filter(str.isalpha, text))
