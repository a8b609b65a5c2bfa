"""A layout that sets its items in lines, like words, and starts a new line where the width ends."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.widgets.scale import px

_ANY = (1 << 24) - 1
"""Qt's greatest size: no bound."""


class FlowLayout(QLayout):
    """Items from left to right and then down, ``across`` and ``down`` pixels apart at 100%. Those of a line have their
    upper edges in common, but for one whose alignment is to the bottom."""

    def __init__(self, parent: QWidget, across: int, down: int) -> None:
        super().__init__(parent)
        self._across, self._down = across, down
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """The number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at ``index``, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at ``index`` away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines when they are ``width`` wide."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return height

    def invalidate(self) -> None:
        """Forget the heights: an item has another size, is shown or is hidden."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Set the items in lines within ``rect``."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All items on one line."""
        items = self._shown()
        across = sum(item.sizeHint().width() for item in items) + px(self._across) * max(len(items) - 1, 0)
        return QSize(across, max((item.sizeHint().height() for item in items), default=0))

    def minimumSize(self) -> QSize:
        """The size of the largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        top, height = rect.top(), 0
        for line in self._lines(rect.width()):
            height = max(hint.height() for _, hint in line)
            if move:
                self._set(line, QRect(rect.left(), top, rect.width(), height))
            top += height + px(self._down)
        return top - px(self._down) - rect.top() if height else 0

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        """The items of each line, with their sizes."""
        line: list[tuple[QLayoutItem, QSize]] = []
        left, across = 0, px(self._across)
        for item in self._shown():
            hint = item.sizeHint().boundedTo(QSize(max(width, item.minimumSize().width()), _ANY))
            if item.hasHeightForWidth():
                hint.setHeight(item.heightForWidth(hint.width()))
            if line and left + hint.width() > width:
                yield line
                line, left = [], 0
            line.append((item, hint))
            left += hint.width() + across
        if line:
            yield line

    def _set(self, line: list[tuple[QLayoutItem, QSize]], room: QRect) -> None:
        left = room.left()
        for item, hint in line:
            lower = room.height() - hint.height() if item.alignment() & Qt.AlignmentFlag.AlignBottom else 0
            item.setGeometry(QRect(QPoint(left, room.top() + lower), hint))
            left += hint.width() + px(self._across)
