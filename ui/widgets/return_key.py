"""Return presses the button that has the focus, in every window: Qt lets it do so in some dialogs and for some buttons
only, and lets it press another button where a field has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


class ReturnKey(QObject):
    """Takes the Return key that reaches ``window``. With ``alone`` nothing but a focused button is pressed by it."""

    def __init__(self, window: QWidget, *, alone: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self._alone = alone
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Press the focused button; every other event passes."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
            return False
        focus = QApplication.focusWidget()
        # A window that was opened just now may not have the focus yet: the button of another window is not meant.
        if isinstance(focus, QAbstractButton) and focus.isEnabled() and self._window.isAncestorOf(focus):
            focus.click()
            return True
        return self._alone
