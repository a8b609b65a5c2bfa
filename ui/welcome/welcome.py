"""The first minutes: three ways in, the worked example behind them, a short tour; all can be refused for ever."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QVBoxLayout, QWidget

from calculator.reference.voice import Voice
from ui.settings import Settings
from ui.widgets.boxes import vbox
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import px
from ui.widgets.scrolled import Scrolled
from ui.widgets.segments import Segments

WAYS: Final = ("patient", "compare", "document", "open", "example", "tour")
"""The ways in, in the order of their buttons."""


class _Language(StrEnum):
    """The languages that are offered."""

    EN = "en"
    ES = "es"


class Welcome(QDialog):
    """Opens beside the answer, never over the work: the window can be used while it is open. ``way_taken`` brings one
    of the ``WAYS``, ``language_chosen`` the language to speak from now on."""

    way_taken = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget, settings: Settings, voice: Voice) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self._settings = settings
        self._voice = voice
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        page.setMinimumWidth(px(440))
        layout = vbox(page, (24, 24, 24, 16), spacing=12)
        self.languages = Segments(_Language, page)
        if voice.language in set(_Language):
            self.languages.set_value(_Language(voice.language))
        self.languages.chosen.connect(self._speak)
        layout.addWidget(self.languages)
        self._texts = {key: plain_label(role, self) for role, key in (("title", "title"), ("body", "intro"))}
        for label in self._texts.values():
            label.setWordWrap(True)
            layout.addWidget(label)
        self.ways = {way: self._way(layout, way) for way in WAYS}
        self.again = QCheckBox()
        layout.addWidget(self.again)
        self._set_words()
        Scrolled.fill(self, page)
        self.ways["patient"].setFocus()

    def done(self, result: int) -> None:
        """Remember whether to come again; Escape is a refusal too."""
        self._settings.welcomed = not self.again.isChecked()
        super().done(result)

    def _way(self, layout: QVBoxLayout, way: str) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)

        def take() -> None:
            self.accept()
            self.way_taken.emit(way)

        button.clicked.connect(take)
        layout.addWidget(button)
        return button

    def _speak(self, language: str) -> None:
        """Speak another language, here and in the window."""
        self._voice = Voice(language)
        self.language_chosen.emit(language)
        self._set_words()

    def _set_words(self) -> None:
        self.setWindowTitle(self._say("title"))
        for key, label in self._texts.items():
            label.setText(self._say(key))
        for key, button in (*self.ways.items(), ("again", self.again)):
            button.setText(self._say(key))
            describe(button, self._say(key), self._say(f"{key}_is"))
        # Each language has its own name in all of them.
        names = (self._voice(f"window.action_language_{one}") for one in _Language)
        words = [(name.replace("&", ""), self._say("languages_is")) for name in names]
        self.languages.set_words(self._say("languages"), words)

    def _say(self, key: str) -> str:
        return self._voice.of("welcome")(key)
