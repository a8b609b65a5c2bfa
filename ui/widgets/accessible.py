"""What Qt cannot tell a screen reader of itself: that a header folds something, and that a drawing is a chart.

A widget says it of itself by a property: ``folds`` on a button that folds, ``chart`` on a drawing.
"""

from functools import cache
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

FOLDS: Final = "folds"
CHART: Final = "chart"
_KEPT: Final[dict[int, QAccessibleInterface]] = {}
"""Python's part of what Qt holds: it is let go with its widget."""


class _Fold(QAccessibleWidget):
    """A header that can be opened and closed."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Button)

    def state(self) -> QAccessible.State:
        """Whether it is open, beside what Qt says of a button."""
        state = super().state()
        button = self.widget()
        state.expandable = True
        state.checkable = True
        if isinstance(button, QAbstractButton):
            state.expanded = button.isChecked()
            state.collapsed = not button.isChecked()
            state.checked = button.isChecked()
        return state


@cache
def install() -> None:
    """Let Qt ask here first what a widget is, once."""
    QAccessible.installFactory(_made)


def _made(_key: str, of: QObject) -> Any:
    if not isinstance(of, QWidget):
        return None
    made: QAccessibleInterface | None = None
    if of.property(FOLDS):
        made = _Fold(of)
    elif of.property(CHART):
        made = QAccessibleWidget(of, QAccessible.Role.Chart)
    if made is not None:
        key = id(of)
        _KEPT[key] = made
        of.destroyed.connect(lambda: _KEPT.pop(key, None))
    return made
