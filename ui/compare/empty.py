"""What stands in place of a comparison while the case has one plan: why there is none yet, and the way to a second."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from calculator.reference.voice import Voice
from calculator.words.comparison import tell
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px

_WIDTH = 440


class OnePlan(QWidget):
    """Says that a comparison needs two plans. ``offer`` gives its button the menu of plans to add."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label("title", self)
        self._text = plain_label("muted", self)
        self._text.setWordWrap(True)
        self._text.setMinimumWidth(px(_WIDTH))
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.add = QPushButton(self)
        self.add.setDefault(True)
        self.add.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(px(16))
        layout.addStretch(2)
        layout.addWidget(self._title)
        for widget in (self._text, self.add):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addStretch(3)

    def offer(self, menu: QMenu) -> None:
        """Let the button open ``menu``, which adds plans."""
        self.add.setMenu(menu)
        self.add.show()

    def retranslate(self, voice: Voice) -> None:
        """Say it in ``voice``."""
        set_text(self._title, tell("empty_title", voice))
        set_text(self._text, tell("empty", voice))
        self.add.setText(tell("empty_add", voice))
        self.add.setAccessibleDescription(tell("empty_add_is", voice))
