"""A row of buttons of which one is chosen, by mouse or by the arrow keys. It stands for a value and knows no plan."""

from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.flow import FlowLayout

E = TypeVar("E", bound=StrEnum)


class _Row(QWidget):
    """Qt's part: a generic class cannot have signals."""

    chosen = Signal(object)
    """The value that the person chose."""


class Segments(_Row, Generic[E]):
    """One button for each of ``values``. Tab comes to the chosen one; Left and Right choose its neighbours."""

    def __init__(self, values: Iterable[E], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = tuple(values)
        self.buttons: dict[E, QPushButton] = {}
        layout = FlowLayout(self, across=4, down=4)
        for value in self.values:
            button = QPushButton(self)
            button.setCheckable(True)
            button.setObjectName("segment")
            button.clicked.connect(partial(self._click, value))
            button.installEventFilter(self)
            layout.addWidget(button)
            self.buttons[value] = button
        self._value = self.values[0]
        self.set_value(self._value)

    @property
    def value(self) -> E:
        """The chosen value."""
        return self._value

    def set_value(self, value: E) -> None:
        """Choose ``value`` without telling anybody."""
        self._value = value
        for one, button in self.buttons.items():
            button.setChecked(one == value)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == value else Qt.FocusPolicy.ClickFocus)

    def set_words(self, name: str, words: Iterable[tuple[str, str]]) -> None:
        """Name the row, and each button with what it means."""
        self.setAccessibleName(name)
        for button, (text, meaning) in zip(self.buttons.values(), words, strict=True):
            button.setText(text)
            button.setAccessibleName(text.replace("&", ""))
            button.setAccessibleDescription(meaning)
            button.setToolTip(meaning)
            button.setWhatsThis(meaning)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Left and Right choose the button beside the chosen one."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            return False
        place = min(max(self.values.index(self._value) + step, 0), len(self.values) - 1)
        self.buttons[self.values[place]].setFocus(Qt.FocusReason.OtherFocusReason)
        self._click(self.values[place])
        return True

    def _click(self, value: E, _checked: bool = False) -> None:
        changes = value != self._value
        self.set_value(value)
        if changes:
            self.chosen.emit(value)
