"""How large things are: pixels as they were designed at 100%, as many as they are at the zoom of now.

The application's font carries the scale, so that whatever asks here and whatever follows the font agree.
"""

from typing import Final

from PySide6.QtCore import QMargins, QSize
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QWidget

BODY: Final = 13
"""The size in pixels of plain text at 100%."""

ZOOMS: Final = (100, 110, 125, 150, 175, 200)
"""The steps of the zoom in percent."""


FRAME: Final = QSize(16, 64)
"""What a window's frame and title take of the screen. Systems tell it only when a window has been shown."""


def px(designed: int) -> int:
    """As many pixels now as ``designed`` are at 100%."""
    return scaled(designed, BODY, body())


def scaled(pixels: int, before: int, after: int) -> int:
    """``pixels`` of a window whose plain text is ``before`` pixels high, where it is ``after`` pixels high; rounded."""
    return (2 * pixels * after + before) // (2 * before)


def margins(left: int, top: int, right: int, bottom: int) -> QMargins:
    """Margins as they were designed at 100%, at the zoom of now."""
    return QMargins(px(left), px(top), px(right), px(bottom))


def body() -> int:
    """The size of plain text now, in pixels."""
    size = QGuiApplication.font().pixelSize()
    return size if size > 0 else BODY


def body_at(zoom: int) -> int:
    """The size of plain text at ``zoom`` percent: the system's own size is 100% where it is larger than ours."""
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
    return scaled(max(BODY, system), 100, zoom)


def open_at(widget: QWidget, width: int, height: int) -> None:
    """Give a window the size it was designed with at the zoom of now, or what the screen has room for, its frame
    included."""
    room = widget.screen().availableSize() - FRAME
    widget.resize(QSize(px(width), px(height)).boundedTo(room))
