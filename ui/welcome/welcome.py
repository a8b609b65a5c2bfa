"""The first minutes: three ways in, the worked example behind them, a short tour; all can be refused for ever."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QVBoxLayout, QWidget

from calculator.reference.texts import say
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label
from ui.widgets.scale import margins, px
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from ui.main_window.window import Window


class Welcome(QDialog):
    """Opens beside the answer, never over the work: the window can be used while it is open."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("title"))
        page = QWidget()
        page.setMinimumWidth(px(440))
        layout = QVBoxLayout(page)
        layout.setContentsMargins(margins(24, 24, 24, 16))
        layout.setSpacing(px(12))
        for role, key in (("title", "title"), ("body", "intro")):
            label = plain_label(role, self)
            label.setWordWrap(True)
            label.setText(self._say(key))
            layout.addWidget(label)
        self.ways = {
            "patient": self._way(layout, "patient", self._as_patient),
            "compare": self._way(layout, "compare", self._to_compare),
            "open": self._way(layout, "open", window.filing.open),
            "example": self._way(layout, "example", lambda: None),
            "tour": self._way(layout, "tour", self._tour),
        }
        self.again = QCheckBox(self._say("again"))
        describe(self.again, self._say("again"), self._say("again_is"))
        layout.addWidget(self.again)
        Scrolled.fill(self, page)
        self.ways["patient"].setFocus()

    def done(self, result: int) -> None:
        """Remember whether to come again; Escape is a refusal too."""
        self._window.settings.welcomed = not self.again.isChecked()
        super().done(result)

    def _way(self, layout: QVBoxLayout, key: str, go: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._say(key))
        button.setAutoDefault(False)
        describe(button, self._say(key), self._say(f"{key}_is"))

        def take() -> None:
            self.accept()
            go()

        button.clicked.connect(take)
        layout.addWidget(button)
        return button

    def _as_patient(self) -> None:
        self._window.set_patient_view(True)
        self._window.answers.turn_to("estimate")
        self._window.inputs.course.template.field.setFocus()

    def _to_compare(self) -> None:
        self._window.set_patient_view(False)
        self._window.answers.turn_to("compare")

    def _tour(self) -> None:
        from ui.welcome.tour import Tour  # noqa: PLC0415 (not before it is asked for)

        Tour(self._window).show()

    def _say(self, key: str) -> str:
        return say(f"welcome.{key}", self._window.language)
