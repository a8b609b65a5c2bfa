"""Opens the plan library over a window and ties it to the window's document. Imported when it is first asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from calculator.reference.voice import Voice
from ui.document.document import Document
from ui.document.edits import Edits
from ui.library.dialog import LibraryDialog


class _Follow(QObject):
    """Shows the case in the dialog whenever it is another; goes with the dialog."""

    def __init__(self, dialog: LibraryDialog, document: Document) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._document = document
        document.case_changed.connect(self.show)

    def show(self) -> None:
        self._dialog.set_case(self._document.case)


def open_library(window: QWidget, document: Document, edits: Edits, voice: Callable[[], Voice]) -> LibraryDialog:
    """Show the plan library for the case as it stands; what is added there becomes an edit of the document."""
    dialog = LibraryDialog(document.case, voice(), window)
    dialog.plans_edited.connect(edits.plans)
    _Follow(dialog, document)
    dialog.open()
    return dialog
