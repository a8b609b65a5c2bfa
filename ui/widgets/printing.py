"""A PDF to paper and to a preview. The pages are the PDF's own; nothing is laid out again here."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPaintEngine, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QWidget

from ui.widgets.scale import open_at

_FINEST: Final = 600
"""Dots per inch beyond which a page's image grows and its print does not improve."""
_PREVIEW: Final = 120
"""Dots per inch of a preview on the screen."""


def print_pdf(data: bytes, parent: QWidget | None) -> bool:
    """Ask for a printer and print the pages of the PDF. Returns whether it was printed."""
    with _opened(data) as document:
        printer = printer_for(document)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, document.pageCount())
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        paint_pages(document, printer)
        return True


def preview_pdf(data: bytes, parent: QWidget | None) -> None:
    """Show how the PDF's pages will stand on the printer's paper, with a button to print them."""
    with _opened(data) as document:
        printer = printer_for(document)
        dialog = preview_dialog(document, printer, parent)
        dialog.exec()
        # Its parent would keep the dialog, which must not outlive the printer that it does not own.
        shiboken6.delete(dialog)


def preview_dialog(document: QPdfDocument, printer: QPrinter, parent: QWidget | None) -> QPrintPreviewDialog:
    """The preview of ``document`` on ``printer``; both must live as long as the dialog is open."""
    dialog = QPrintPreviewDialog(printer, parent)
    open_at(dialog, 900, 700)
    dialog.paintRequested.connect(lambda printer: paint_pages(document, printer))
    return dialog


def printer_for(document: QPdfDocument) -> QPrinter:
    """A printer with the paper that the PDF is made for."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(printer.resolution(), _FINEST))
    points: QSizeF = document.pagePointSize(0)
    printer.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    return printer


def paint_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Paint the chosen pages of ``document`` on ``printer``, each as large as the paper lets it be."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    painter = QPainter(printer)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        _paint_page(document, number - 1, painter, printer)
    painter.end()


def load_pdf(document: QPdfDocument, data: bytes) -> None:
    """Load the bytes of a PDF into ``document``, which keeps them."""
    buffer = QBuffer(document)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)


@contextmanager
def _opened(data: bytes) -> Iterator[QPdfDocument]:
    owner = QObject()
    document = QPdfDocument(owner)
    load_pdf(document, data)
    yield document


def _paint_page(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    size = document.pagePointSize(page).scaled(QSizeF(paper.size()), Qt.AspectRatioMode.KeepAspectRatio).toSize()
    image = document.render(page, _pixels(size, printer))
    left, top = (paper.width() - size.width()) // 2, (paper.height() - size.height()) // 2
    painter.drawImage(QRect(left, top, size.width(), size.height()), image)


def _pixels(size: QSize, printer: QPrinter) -> QSize:
    """The size of a page's image: the printer's own dots, or fewer where a preview would only shrink them again."""
    if printer.paintEngine().type() != QPaintEngine.Type.Picture:
        return size
    return size * _PREVIEW / printer.resolution()
