"""Several sentences, one a line: as high as they need up to a few lines, and then they scroll."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from calculator.reference.voice import Voice
from calculator.words.comparison import tell
from ui.widgets.labels import font_for

_BARE: Final = (
    "QPlainTextEdit { border: 2px solid transparent; background: transparent; padding: 0; min-height: 0; }"
    "QPlainTextEdit:focus { border-color: palette(link); }"
    "QPlainTextEdit:disabled { color: palette(mid); }"
)

_FRAME: Final = 6
"""The pixels above and below the lines."""


class Sentences(QPlainTextEdit):
    """Text to read, to copy, and to go through with the keys. It shows at most ``lines`` lines at once."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = lines
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font_for("body"))
        self.setStyleSheet(_BARE)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def say(self, name: str, sentences: Sequence[str], voice: Voice) -> None:
        """Show these sentences, which are together called ``name``."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(tell("sentences_help", voice))
        text = "\n".join(sentences)
        if text != self.toPlainText():
            self.setPlainText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height of the lines at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        lines = self.document().documentLayout().documentSize().height()
        height = QFontMetricsF(self.document().defaultFont()).lineSpacing() * min(lines, self._most)
        self.setFixedHeight(ceil(height) + _FRAME)
