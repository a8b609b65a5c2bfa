"""A list to choose one of: values with their words, which change with the language while the choice stays."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyleOptionComboBox, QWidget

from calculator.reference.texts import unturned
from ui.widgets.scale import px
from ui.widgets.table import tooltip

_ARROW: Final = 20
_PADDING: Final = 4
_BORDER: Final = 1
"""What the style sheet has beside the words, in pixels at 100%; a test asks the style. To ask it here, PySide6 would
make itself every kind of style, with all that they are told by: 6 ms of a start."""


class Choice(QComboBox):
    """A combo box of values. Only the user's choosing is told of."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[tuple[Any, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(lambda _words: self._tell_whole())
        self.activated.connect(lambda index: self.chosen.emit(self._options[index][0]))

    def set_options(self, options: Iterable[tuple[Any, str]]) -> None:
        """The values and their words; nothing happens where they are the same already."""
        new = tuple(options)
        if new == self._options:
            return
        index = self.currentIndex()
        self._options = new
        self.blockSignals(True)
        self.clear()
        self.addItems([unturned(words) for _, words in new])
        # Its list opens with all of them in sight, where the screen has room for so many.
        self.setMaxVisibleItems(max(len(new), 1))
        self.setCurrentIndex(index if index < len(new) else -1)
        self.blockSignals(False)
        self._tell_whole()

    def value(self) -> Any:
        """The chosen value; None where nothing is chosen."""
        index = self.currentIndex()
        return self._options[index][0] if 0 <= index < len(self._options) else None

    def set_value(self, value: Any) -> None:
        """Show the choice of ``value``; none where it is not among the options."""
        index = next((i for i, (option, _) in enumerate(self._options) if option == value), -1)
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def showPopup(self) -> None:
        """Open the list as wide as its longest words, and with all of them in sight."""
        view = self.view()
        frame = 2 * view.frameWidth() + px(12)
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + frame, self.screen().availableSize().width()))
        super().showPopup()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell in the tip what has no room."""
        super().resizeEvent(event)
        self._tell_whole()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Have the words painted with an ellipsis where there is no room for all of them."""
        super().initStyleOption(option)
        option.currentText = self.shown_words()

    @property
    def room(self) -> int:
        """The pixels that there are for the words."""
        return self.width() - px(_ARROW) - 2 * (px(_PADDING) + max(px(_BORDER), 1))

    def shown_words(self) -> str:
        """The words of the choice as far as there is room for them."""
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, self.room)

    def _tell_whole(self) -> None:
        """The tip is the choice's words where they are cut off, and else what the field means."""
        words = self.currentText()
        self.setToolTip(self.whatsThis() if self.shown_words() == words else tooltip(words))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the column; it does not change a choice that happens to lie under it."""
        event.ignore()
