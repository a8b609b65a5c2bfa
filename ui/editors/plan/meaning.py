"""The panel below the plan: what the field with the focus means, in words after the SBC's Uniform Glossary."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from calculator.reference.texts import say
from ui.widgets.form_parts import note
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import margins, px


class MeaningPanel(QFrame):
    """A term and its meaning; always of one height, so that nothing above it moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = ""
        self.term = plain_label("strong", self)
        self.meaning = note(self, "body")
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(24, 8, 24, 8))
        layout.setSpacing(px(2))
        layout.addWidget(self.term)
        layout.addWidget(self.meaning, 1)
        self.setFixedHeight(px(84))

    def set_language(self, language: str) -> None:
        """Speak ``language``, about no field in particular until one gets the focus."""
        self._language = language
        self.explain("", "")

    def explain(self, term: str, meaning: str) -> None:
        """Show ``meaning`` of ``term``; without a meaning, what the panel is for."""
        set_text(self.term, term if meaning else say("plan.meaning", self._language))
        set_text(self.meaning, meaning or say("plan.meaning_here", self._language))
