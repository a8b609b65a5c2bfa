"""A drawing as a file: whatever paints on a painter becomes SVG or PNG. It knows nothing of what is painted."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

Paint = Callable[[QPainter], None]
_SCALE: Final = 2
"""How many times larger than on the screen a PNG is."""


def as_svg(size: QSize, title: str, paint: Paint) -> bytes:
    """What ``paint`` paints within ``size``, as an SVG file with a title."""
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def as_png(size: QSize, paint: Paint) -> bytes:
    """The same as a PNG file, at twice its size on the screen."""
    image = QImage(size * _SCALE, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    painter.scale(_SCALE, _SCALE)
    paint(painter)
    painter.end()
    buffer = QBuffer()
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
