"""Files dropped on a window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from ui.main_window.window import Window


def drop(window: Window, *paths: Path, at: QPoint | None = None) -> None:
    """Drop files on what stands at ``at``, by the way that the desktop's drops come."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    # As some file managers do.
    mime.setText("\n".join(str(path) for path in paths))
    place = at or QPoint(9, 9)
    how = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, *how)
    QApplication.sendEvent(window.windowHandle(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window.windowHandle(), QDropEvent(QPointF(place), *how))
    QApplication.processEvents()
