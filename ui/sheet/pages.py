"""The pages of a sheet on the screen, with no more pictures of them than there is a use for.

Qt keeps the pictures of the last 21 pages for good, seen or not and however large: at six times its size one page
takes 124 MB.
"""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

_MOST_BYTES: Final = 64 * 1024 * 1024
"""What the pictures may take together, beyond those of the pages that can be seen at once."""

_SMALLEST: Final = 0.25
_LARGEST: Final = 6.0
_MARGINS: Final = 12
"""The pixels that Qt leaves beside a page that is fitted to the width."""


class Pages(QPdfView):
    """Shows all pages, one below the other, as wide as there is room until they are zoomed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._kept: dict[int, int] = {}
        (drawing,) = self.findChildren(QPdfPageRenderer)
        drawing.pageRendered.connect(self._drawn)

    def zoom(self, by: float) -> None:
        """Show the pages ``by`` times as large, within reason."""
        document = self.document()
        if document is None:
            return
        if self.zoomMode() != QPdfView.ZoomMode.Custom:
            # Fit-to-width keeps its factor to itself: take it from the page as it stands on the screen.
            dots_per_point = self.logicalDpiX() / 72
            fitted = (self.viewport().width() - _MARGINS) / (document.pagePointSize(0).width() * dots_per_point)
            self.setZoomMode(QPdfView.ZoomMode.Custom)
            self.setZoomFactor(fitted)
        self.setZoomFactor(min(max(self.zoomFactor() * by, _SMALLEST), _LARGEST))

    def fit_width(self) -> None:
        """Show the pages as wide as there is room again."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no picture that nobody sees."""
        super().hideEvent(event)
        self._let_go()

    def _drawn(self, page: int, size: QSize, picture: QImage) -> None:
        self._kept[page] = picture.sizeInBytes()
        at_once = int(self.viewport().height() * self.devicePixelRatioF() // max(1, size.height())) + 2
        too_many = len(self._kept) > at_once and sum(self._kept.values()) > _MOST_BYTES
        # What was asked for while it was seen may be drawn when it no longer is.
        if too_many or not self.isVisible():
            self._let_go()

    def _let_go(self) -> None:
        """Let all pictures go; those of the pages that are seen are drawn anew."""
        self._kept.clear()
        # Nothing but a new place for the pages makes Qt let them go.
        spacing = self.pageSpacing()
        self.setPageSpacing(spacing + 1)
        self.setPageSpacing(spacing)
