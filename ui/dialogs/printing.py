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

from ui.dialogs import questions
from ui.widgets.locale import spoken
from ui.widgets.scale import open_at

_FINEST: Final = 600
"""Dots per inch beyond which a page's image grows and its print does not improve."""
_FAILED: Final = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
_PREVIEW: Final = 120
"""Dots per inch of a preview on the screen."""


def print_pdf(data: bytes, parent: QWidget | None) -> bool:
    """Ask for a printer and print the pages of the PDF; where that fails, say so. Returns whether it was printed."""
    with _opened(data) as document:
        printer = printer_for(document)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, document.pageCount())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        # Its parent would keep the dialog, which must not outlive the printer that it does not own.
        shiboken6.delete(dialog)
        if not accepted:
            return False
        return _print(document, printer, parent)


def preview_pdf(data: bytes, parent: QWidget | None) -> None:
    """Show how the PDF's pages will stand on the printer's paper, with a button to print them."""
    with _opened(data) as document:
        printer = printer_for(document)
        dialog = preview_dialog(document, printer, parent)
        dialog.exec()
        shiboken6.delete(dialog)


def preview_dialog(document: QPdfDocument, printer: QPrinter, parent: QWidget | None) -> QPrintPreviewDialog:
    """The preview of ``document`` on ``printer``; both must live as long as the dialog is open."""
    dialog = QPrintPreviewDialog(printer, parent)
    open_at(dialog, 900, 700)
    dialog.paintRequested.connect(lambda printer: _print(document, printer, dialog))
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


def paint_pages(document: QPdfDocument, printer: QPrinter) -> bool:
    """Paint the chosen pages of ``document`` on ``printer``, each as large as the paper lets it be.

    Returns whether the printer took all of them.
    """
    first = printer.fromPage() or 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    painter = QPainter()
    if first > last or not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    whole = True
    for number in range(first, last + 1):
        whole = (number == first or printer.newPage()) and _paint_page(document, number - 1, painter, printer)
        if not whole:
            break
    return painter.end() and whole and printer.printerState() not in _FAILED


def _print(document: QPdfDocument, printer: QPrinter, parent: QWidget | None) -> bool:
    """Paint the pages, and say where the printer did not take them."""
    done = paint_pages(document, printer)
    if not done:
        voice = spoken()
        name = printer.outputFileName() or printer.printerName()
        key = "print_failed_on" if name else "print_failed"
        words = voice.of("sheet_tab")(key, printer=name)
        questions.warn(parent, voice("sheet_tab.print_failed_title"), words)
    return done


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


def _paint_page(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> bool:
    """Paint one page. Returns whether there was a page to paint."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    size = document.pagePointSize(page).scaled(QSizeF(paper.size()), Qt.AspectRatioMode.KeepAspectRatio).toSize()
    image = document.render(page, _pixels(size, printer))
    left, top = (paper.width() - size.width()) // 2, (paper.height() - size.height()) // 2
    painter.drawImage(QRect(left, top, size.width(), size.height()), image)
    return not image.isNull()


def _pixels(size: QSize, printer: QPrinter) -> QSize:
    """The size of a page's image: the printer's own dots, or fewer where a preview would only shrink them again."""
    if printer.paintEngine().type() != QPaintEngine.Type.Picture:
        return size
    return size * _PREVIEW / printer.resolution()
