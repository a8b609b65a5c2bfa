"""The Sheet tab: the pages are the PDF's, made when they are looked at, exported whole, printed page by page."""

import tempfile
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.reference.voice import Voice
from calculator.sheets import patient
from tests.ui.conftest import Answers
from ui.dialogs import printing
from ui.dialogs.printing import load_pdf, paint_pages, preview_dialog, printer_for
from ui.sheet.sheet_tab import SheetView


@pytest.fixture(scope="module")
def pdf() -> bytes:
    case = example()
    return patient.make(case, estimate(case, case.chosen_plan))


def sheet(qtbot: QtBot, plan: str = "$750 plan") -> SheetView:
    case = changed(example(), chosen=plan)
    view = SheetView()
    qtbot.addWidget(view)
    view.resize(800, 900)
    view.show_case(case, estimate(case, case.chosen_plan), Voice("en"))
    return view


def text_of(view: SheetView) -> str:
    document = view.document
    assert document is not None
    return " ".join(document.getAllText(page).text() for page in range(document.pageCount()))


def test_nothing_is_made_until_it_is_looked_at(qtbot: QtBot) -> None:
    view = sheet(qtbot)
    assert view.document is None
    with qtbot.waitSignal(view.shown, timeout=10_000) as shown:
        view.show()
    assert shown.args[0] >= 1
    assert "1,500.00" in text_of(view)


def test_it_follows_an_edit(qtbot: QtBot) -> None:
    view = sheet(qtbot)
    with qtbot.waitSignal(view.shown, timeout=10_000):
        view.show()
    case = changed(example(), chosen="$3,000 plan")
    with qtbot.waitSignal(view.shown, timeout=10_000):
        view.show_case(case, estimate(case, case.chosen_plan), Voice("en"))
    assert "3,412.50" in text_of(view)
    assert "1,500.00" not in text_of(view)


def test_export_without_looking_writes_the_whole_pdf(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "estimate"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    view = sheet(qtbot)
    view.export_pdf()
    written = target.with_suffix(".pdf")
    qtbot.waitUntil(written.exists, timeout=10_000)
    data = written.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert [path.name for path in tmp_path.iterdir()] == ["estimate.pdf"]


def test_a_failed_export_says_why(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "no" / "x.pdf"), ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    view = sheet(qtbot)
    view.export_pdf()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "x.pdf" in said[0]


def test_every_page_is_painted_on_the_printer(qtbot: QtBot, tmp_path: Path, pdf: bytes) -> None:
    owner = QObject()
    document = QPdfDocument(owner)
    load_pdf(document, pdf)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    paint_pages(document, printer)
    printed = QPdfDocument(owner)
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == document.pageCount()
    page = printed.render(0, printed.pagePointSize(0).toSize())
    dark = sum(
        1
        for x in range(0, page.width(), 3)
        for y in range(0, page.height(), 3)
        if page.pixelColor(x, y).alpha() > 128 and page.pixelColor(x, y).lightness() < 128
    )
    assert dark > 50


def test_the_preview_has_the_pages_of_the_sheet(qtbot: QtBot, pdf: bytes) -> None:
    owner = QObject()
    document = QPdfDocument(owner)
    load_pdf(document, pdf)
    printer = printer_for(document)
    dialog = preview_dialog(document, printer, None)
    dialog.show()
    widget = dialog.findChild(QPrintPreviewWidget)
    assert widget is not None
    qtbot.waitUntil(lambda: widget.pageCount() == document.pageCount(), timeout=10_000)
    shiboken6.delete(dialog)


def test_printing_that_fails_is_said(
    qtbot: QtBot, answers: Answers, monkeypatch: pytest.MonkeyPatch, pdf: bytes
) -> None:
    def to_nowhere(document: QPdfDocument) -> QPrinter:
        printer = printer_for(document)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName("/nonexistent/folder/printed.pdf")
        return printer

    monkeypatch.setattr(printing, "printer_for", to_nowhere)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    answers.press("OK")
    assert not printing.print_pdf(pdf, None)
    assert "did not take the pages" in answers.said[0]
    assert "printed.pdf" in answers.said[0]
    monkeypatch.setattr(printing, "printer_for", aborting)
    answers.press("OK")
    assert not printing.print_pdf(pdf, None)


def aborting(document: QPdfDocument) -> QPrinter:
    """A printer that takes the first page and no more."""
    printer = printer_for(document)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(Path(tempfile.mkdtemp()) / "printed.pdf"))
    printer.newPage = lambda: False  # type: ignore[method-assign]
    return printer
