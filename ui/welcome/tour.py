"""A short tour of the window: a note beside each of its parts in turn. Escape ends it; it changes nothing."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from calculator.reference.voice import Voice
from ui.widgets.boxes import vbox
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label, set_text
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import px

STEPS: Final = ("course", "coverage", "member", "answer", "sessions", "tabs")
_GAP: Final = 12


class Tour(QDialog):
    """Goes from part to part with Next and Back. ``part`` brings the part of a step in sight, and returns it."""

    def __init__(self, window: QWidget, voice: Voice, part: Callable[[str], QWidget]) -> None:
        super().__init__(window)
        ReturnKey(self)
        self._window = window
        self._voice = voice
        self._part = part
        self._at = 0
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(px(340))
        self.heading = plain_label("strong", self)
        self.text = plain_label("body", self)
        self.count = plain_label("muted", self)
        self.back = QPushButton(self._say("back"), self)
        self.following = QPushButton(self._say("next"), self)
        for name, button in (("back", self.back), ("next", self.following)):
            describe(button, self._say(name), self._say(f"{name}_is"))
        layout = vbox(self, (16, 16, 16, 12), spacing=8)
        for label in (self.heading, self.text):
            label.setWordWrap(True)
            layout.addWidget(label)
        buttons = QHBoxLayout()
        buttons.addWidget(self.count)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.following)
        layout.addLayout(buttons)
        self.following.setDefault(True)
        self.back.clicked.connect(lambda: self._go(self._at - 1))
        self.following.clicked.connect(lambda: self._go(self._at + 1))

    @property
    def step(self) -> str:
        """The part of the window that the note stands beside."""
        return STEPS[self._at]

    def showEvent(self, event: QShowEvent) -> None:
        """Begin."""
        super().showEvent(event)
        self._go(0)

    def _go(self, at: int) -> None:
        if at >= len(STEPS):
            self.accept()
            return
        self._at = max(at, 0)
        set_text(self.heading, self._say(f"step_{self.step}"))
        set_text(self.text, self._say(f"step_{self.step}_is"))
        set_text(self.count, self._say("count", at=self._at + 1, of=len(STEPS)))
        self.setWindowTitle(self.heading.text())
        self.back.setEnabled(self._at > 0)
        self.following.setText(self._say("done" if self._at == len(STEPS) - 1 else "next"))
        self.following.setFocus()
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        self._stand_beside(self._part(self.step))

    def _stand_beside(self, part: QWidget) -> None:
        """Right of the part where there is room, else below its upper edge, and always on the screen."""
        room = self._window.screen().availableGeometry().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        corner = part.mapToGlobal(QPoint(part.width() + _GAP, 0))
        if corner.x() + self.width() > room.right():
            corner = part.mapToGlobal(QPoint(part.width() - self.width() - _GAP, _GAP + min(part.height(), 80)))
        left = max(room.left(), min(corner.x(), room.right() - self.width()))
        top = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(left, top)

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("welcome")(key, **figures)
