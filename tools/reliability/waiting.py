"""Waits for a while, as a person does."""

from PySide6.QtCore import QEventLoop, QTimer


def wait(milliseconds: int) -> None:
    """Let the window work for so long, and what works on other threads too: ``QTest.qWait`` holds these up."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
