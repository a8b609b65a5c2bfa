"""The sheet taken along: exported as a PDF, printed, previewed."""

from PySide6.QtWidgets import QWidget

from calculator.files.file_names import file_name
from calculator.reference.voice import Voice
from ui.dialogs.save_dialog import save_as


def export_pdf(parent: QWidget, pdf: bytes, title: str, voice: Voice) -> None:
    """Ask where the sheet of the case called ``title`` is to lie, and write it there."""
    save_as(parent, voice("views.export_title"), f"{file_name(title, 'estimate')}.pdf", pdf, voice)


def print_sheet(parent: QWidget, pdf: bytes) -> None:
    """Ask for a printer and print the sheet."""
    from ui.dialogs.printing import print_pdf  # noqa: PLC0415 (not before something is printed)

    print_pdf(pdf, parent)


def preview_sheet(parent: QWidget, pdf: bytes) -> None:
    """Show the sheet as it will be printed."""
    from ui.dialogs.printing import preview_pdf  # noqa: PLC0415 (not before something is printed)

    preview_pdf(pdf, parent)
