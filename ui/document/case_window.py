"""The window of a case, as far as those know it who stand below it: what a crash left, and the unforeseen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from calculator.reference.voice import Voice
from ui.document.autosave import Recovery
from ui.document.document import Document

if TYPE_CHECKING:
    from ui.document.file_actions import Filing


class CaseWindow(QMainWindow):
    """Shows one document, which it owns, in one ``voice``, and keeps what is not saved of it."""

    document: Document
    recovery: Recovery
    voice: Voice

    @property
    def filing(self) -> "Filing":
        """What is done with its file."""
        raise NotImplementedError
