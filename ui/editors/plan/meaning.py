"""The panel below the plan: what the field with the focus means, in words after the SBC's Uniform Glossary."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from calculator.reference.voice import SILENT, Voice
from ui.widgets.boxes import hbox, vbox
from ui.widgets.form_parts import describe, note
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px

_BESIDE: Final = 320


class MeaningPanel(QFrame):
    """A term and its meaning, and beside them where the figure was read; always of one height, so that nothing above
    it moves."""

    page_asked = Signal()
    """The page that the figure was read from is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self.term = plain_label("strong", self)
        self.meaning = note(self, "body")
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self.beside = QWidget(self)
        self.source = note(self.beside, "small")
        self.show_page = QPushButton(self.beside)
        self.show_page.setAutoDefault(False)
        self.show_page.clicked.connect(self.page_asked)
        self.beside.setFixedWidth(px(_BESIDE))
        self.beside.hide()
        layout, left, right = hbox(self, (24, 8, 24, 8), spacing=16), vbox(spacing=2), vbox(self.beside, spacing=2)
        layout.addLayout(left, 1)
        layout.addWidget(self.beside)
        left.addWidget(self.term)
        left.addWidget(self.meaning, 1)
        right.addWidget(self.source, 1)
        right.addWidget(self.show_page, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedHeight(px(84))

    def set_voice(self, voice: Voice) -> None:
        """Speak ``voice``, about no field in particular until one gets the focus."""
        self._voice = voice
        self.show_page.setText(voice("sbc.show_page"))
        describe(self.show_page, voice("sbc.show_page"), voice("sbc.show_page_is"))
        self.explain("", "")

    def explain(self, term: str, meaning: str, source: str = "") -> None:
        """Show ``meaning`` of ``term``, without a meaning what the panel is for; and ``source``, where it was read."""
        set_text(self.source, source)
        self.beside.setVisible(bool(source))
        set_text(self.term, term if meaning else self._voice("plan.meaning"))
        set_text(self.meaning, meaning or self._voice("plan.meaning_here"))
