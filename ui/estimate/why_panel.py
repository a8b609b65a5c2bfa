"""The panel under the session table that says why the chosen amount is what it is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from calculator.reference.texts import say
from ui.widgets.labels import ElidedLabel, font_for, role_color
from ui.widgets.scale import margins, px

_LINES: Final = 3
_BARE: Final = (
    "QPlainTextEdit { border: 2px solid transparent; background: transparent; padding: 0; min-height: 0; }"
    "QPlainTextEdit:focus { border-color: palette(link); }"
)


class WhyPanel(QFrame):
    """Shows a title and its sentences. While it is pinned, other amounts do not replace them;
    ``pin_changed`` tells when that begins and ends."""

    pin_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = ""
        self._asks = False
        self._title = ElidedLabel("strong", self)
        self._pin = QToolButton(self)
        self._pin.setCheckable(True)
        self._pin.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._pin.toggled.connect(self.pin_changed)
        self._pin.toggled.connect(self.update)
        # A style sheet's least height stands in place of a widget's own: what holds the text has none.
        room = QWidget(self)
        self._text = QPlainTextEdit(room)
        self._text.setReadOnly(True)
        self._text.setFont(font_for("body"))
        self._text.setStyleSheet(_BARE)
        self._text.setTabChangesFocus(True)
        self._text.document().setDocumentMargin(0)
        room.setFixedHeight(self._text.fontMetrics().lineSpacing() * _LINES + px(8))
        within = QVBoxLayout(room)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self._text)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._pin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(12, 8, 8, 8))
        layout.setSpacing(px(2))
        layout.addLayout(head)
        layout.addWidget(room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Set the panel off from the page, with a bar at its left while it is pinned."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), role_color("panel", self))
        painter.fillRect(0, 0, 3, self.height(), role_color("accent" if self.pinned else "rule", self))

    @property
    def pinned(self) -> bool:
        """Whether the explanation stays."""
        return self._pin.isChecked()

    @property
    def title(self) -> str:
        """What is explained."""
        return self._title.full_text

    @property
    def text(self) -> str:
        """The sentences, one a line."""
        return self._text.toPlainText()

    def set_language(self, language: str) -> None:
        """Name the panel's parts in ``language``."""
        if language == self._language:
            return
        self._language = language
        self._pin.setText(say("views.why_pin", language))
        self._pin.setToolTip(say("views.why_pin_said", language))
        self._pin.setAccessibleName(say("views.why_pin", language).replace("&", ""))
        self._pin.setAccessibleDescription(say("views.why_pin_said", language))
        self._text.setAccessibleName(say("views.why_panel_name", language))
        self._text.setAccessibleDescription(say("views.why_empty", language))
        if self._asks:
            self.ask_nothing()

    def explain(self, title: str, sentences: Sequence[str]) -> None:
        """Show why, unless another explanation is pinned."""
        if self.pinned:
            return
        if title:
            self._asks = False
            self.replace(title, sentences)
        else:
            self.ask_nothing()

    def replace(self, title: str, sentences: Sequence[str]) -> None:
        """Show why, pinned or not: the amount that is explained has changed."""
        text = "\n".join(sentences)
        if title != self.title:
            self._title.set_text(title)
        if text != self.text:
            self._text.setPlainText(text)

    def ask_nothing(self) -> None:
        """Nothing is chosen: say how to ask."""
        self._pin.setChecked(False)
        self._asks = True
        self.replace(say("views.why_title", self._language), [say("views.why_empty", self._language)])

    def toggle_pin(self) -> None:
        """Keep this explanation, or let it go."""
        self._pin.toggle()

    def unpin(self) -> None:
        """Let the explanation follow the chosen amount again."""
        self._pin.setChecked(False)
