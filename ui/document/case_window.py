"""The window of a case, as far as those know it who stand below it: what a crash left, and the unforeseen."""

from PySide6.QtWidgets import QMainWindow

from calculator.reference.voice import Voice
from ui.document.autosave import Recovery
from ui.document.document import Document
from ui.document.file_actions import Filing


class CaseWindow(QMainWindow):
    """Shows one document, which it owns, in one ``voice``, and keeps what is not saved of it."""

    document: Document
    filing: Filing
    recovery: Recovery
    voice: Voice
