"""Whether a text has less room than it needs."""

from PySide6.QtWidgets import QLabel, QPushButton


def cut(label: QLabel) -> bool:
    """Whether a label that does not wrap is narrower than its text, or one that wraps lower than it."""
    if not label.isVisible() or not label.text():
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.sizeHint().width()


def squeezed(button: QPushButton) -> bool:
    """Whether a button is narrower than its words, or hangs over the edge of what it lies in."""
    room = button.parentWidget().width()
    return button.isVisible() and (button.width() < button.sizeHint().width() or button.geometry().right() > room)
