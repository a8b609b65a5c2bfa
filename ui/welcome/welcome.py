"""The first minutes: three ways in, the worked example behind them, a short tour; all can be refused for ever."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QVBoxLayout, QWidget

from calculator.reference.texts import say
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import margins, px
from ui.widgets.scrolled import Scrolled
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.main_window.window import Window


class _Language(StrEnum):
    """The languages that are offered."""

    EN = "en"
    ES = "es"


class Welcome(QDialog):
    """Opens beside the answer, never over the work: the window can be used while it is open."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        ReturnKey(self)
        self._window = window
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        page.setMinimumWidth(px(440))
        layout = QVBoxLayout(page)
        layout.setContentsMargins(margins(24, 24, 24, 16))
        layout.setSpacing(px(12))
        self.languages = Segments(_Language, page)
        if window.language in set(_Language):
            self.languages.set_value(_Language(window.language))
        self.languages.chosen.connect(self._speak)
        layout.addWidget(self.languages)
        self._texts = {key: plain_label(role, self) for role, key in (("title", "title"), ("body", "intro"))}
        for label in self._texts.values():
            label.setWordWrap(True)
            layout.addWidget(label)
        self.ways = {
            "patient": self._way(layout, window.actions_["interview_patient"].trigger),
            "compare": self._way(layout, window.actions_["interview_hr"].trigger),
            "document": self._way(layout, window.actions_["read_document"].trigger),
            "open": self._way(layout, window.filing.open),
            "example": self._way(layout, lambda: None),
            "tour": self._way(layout, self._tour),
        }
        self.again = QCheckBox()
        layout.addWidget(self.again)
        self._set_words()
        Scrolled.fill(self, page)
        self.ways["patient"].setFocus()

    def done(self, result: int) -> None:
        """Remember whether to come again; Escape is a refusal too."""
        self._window.settings.welcomed = not self.again.isChecked()
        super().done(result)

    def _way(self, layout: QVBoxLayout, go: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)

        def take() -> None:
            self.accept()
            go()

        button.clicked.connect(take)
        layout.addWidget(button)
        return button

    def _speak(self, language: str) -> None:
        """Speak another language, here and in the window."""
        self._window.actions_[f"language_{language}"].trigger()
        self._set_words()

    def _set_words(self) -> None:
        self.setWindowTitle(self._say("title"))
        for key, label in self._texts.items():
            label.setText(self._say(key))
        for key, button in (*self.ways.items(), ("again", self.again)):
            button.setText(self._say(key))
            describe(button, self._say(key), self._say(f"{key}_is"))
        # Each language has its own name in all of them.
        names = (say(f"window.action_language_{one}", self._window.language) for one in _Language)
        words = [(name.replace("&", ""), self._say("languages_is")) for name in names]
        self.languages.set_words(self._say("languages"), words)

    def _tour(self) -> None:
        from ui.welcome.tour import Tour  # noqa: PLC0415 (not before it is asked for)

        Tour(self._window).show()

    def _say(self, key: str) -> str:
        return say(f"welcome.{key}", self._window.language)
