"""The panel under the session table that says why the chosen amount is what it is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QToolButton, QWidget

from calculator.reference.voice import SILENT, Voice
from ui.widgets.boxes import vbox
from ui.widgets.labels import ElidedLabel, font_for, role_color
from ui.widgets.scale import px
from ui.widgets.theme import fill

_MOST: Final = 240
"""The most pixels at 100% that the sentences take before they scroll."""


class WhyPanel(QFrame):
    """Shows a title and its sentences. While it is pinned, other amounts do not replace them;
    ``pin_changed`` tells when that begins and ends."""

    pin_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self._asks = False
        self._title = ElidedLabel("strong", self)
        self._pin = QToolButton(self)
        self._pin.setCheckable(True)
        self._pin.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._pin.toggled.connect(self.pin_changed)
        self._pin.toggled.connect(self.update)
        # A style sheet's least height stands in place of a widget's own: what holds the text has none.
        self._room = room = QWidget(self)
        self._text = QPlainTextEdit(room)
        self._text.setReadOnly(True)
        self._text.setFont(font_for("body"))
        # It stands on the panel as words do: the style sheet has it so by this name.
        self._text.setObjectName("why")
        self._text.setTabChangesFocus(True)
        self._text.document().setDocumentMargin(0)
        self._text.installEventFilter(self)
        self._most = px(_MOST)
        # Lines wrap. A bar for them takes room that makes the other bar come, which makes the first go, without end.
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        within = vbox(room)
        within.addWidget(self._text)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._pin)
        layout = vbox(self, (12, 8, 8, 8), spacing=2)
        layout.addLayout(head)
        layout.addWidget(room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Set the panel off from the page, with a bar at its left while it is pinned."""
        painter = QPainter(self)
        fill(painter, self.rect(), role_color("panel", self))
        fill(painter, QRect(0, 0, 3, self.height()), role_color("accent" if self.pinned else "rule", self))

    def set_most(self, height: int) -> None:
        """Let the sentences take no more than ``height`` pixels."""
        self._most = height
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have room for the sentences at the width there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have room for the sentences in the font that they get."""
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Be as high as the whole of what is said needs."""
        metrics = self._text.fontMetrics()
        width = max(self._room.width() - px(8), 1)
        whole = QRect(0, 0, width, 1 << 20)
        needed = metrics.boundingRect(whole, Qt.TextFlag.TextWordWrap.value, self.text or " ").height() + px(10)
        height = max(min(needed, self._most), metrics.lineSpacing() + px(10))
        if height != self._room.maximumHeight():
            self._room.setFixedHeight(height)

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

    def set_voice(self, voice: Voice) -> None:
        """Name the panel's parts in ``voice``."""
        if voice == self._voice:
            return
        self._voice = voice
        self._pin.setText(voice("views.why_pin"))
        self._pin.setToolTip(voice("views.why_pin_said"))
        self._pin.setAccessibleName(voice("views.why_pin").replace("&", ""))
        self._pin.setAccessibleDescription(voice("views.why_pin_said"))
        self._text.setAccessibleName(voice("views.why_panel_name"))
        self._text.setAccessibleDescription(voice("views.why_empty"))
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
            self._fit()

    def ask_nothing(self) -> None:
        """Nothing is chosen: say how to ask."""
        self._pin.setChecked(False)
        self._asks = True
        self.replace(self._voice("shared.column_why"), [self._voice("views.why_empty")])

    def toggle_pin(self) -> None:
        """Keep this explanation, or let it go."""
        self._pin.toggle()

    def unpin(self) -> None:
        """Let the explanation follow the chosen amount again."""
        self._pin.setChecked(False)
