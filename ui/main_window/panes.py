"""Inputs beside answers; one of them at a time where both have no room, with a row of two buttons to turn to the other.

It knows neither what is typed nor what is answered.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from calculator.reference.voice import ENGLISH, Voice
from ui.main_window.inputs import WIDTH, Inputs
from ui.main_window.tabs import LEAST_WIDTH, Answers
from ui.widgets.boxes import vbox
from ui.widgets.form_parts import tab_stops
from ui.widgets.labels import ElidedLabel, set_role
from ui.widgets.scale import px

if TYPE_CHECKING:
    from ui.widgets.segments import Segments

_LEAST: Final = (440, 200)
"""The least size at 100%: the wider pane alone."""


class Pane(StrEnum):
    """The sides, in the order of the eye."""

    INPUTS = "inputs"
    ANSWERS = "answers"


class Panes(QWidget):
    """The whole of the window between its menus and its status bar."""

    def __init__(self, inputs: Inputs, answers: Answers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: dict[Pane, QWidget] = {Pane.INPUTS: inputs, Pane.ANSWERS: answers}
        self._voice = ENGLISH
        self._turn: Segments[Pane] | None = None
        self._bar: QWidget | None = None
        self._answer: ElidedLabel | None = None
        self._words = ("", False)
        self.pane = Pane.ANSWERS
        """The one that is seen where only one is."""
        self.splitter = QSplitter(self)
        self.splitter.addWidget(inputs)
        self.splitter.addWidget(answers)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([px(WIDTH), px(1280 - WIDTH)])
        self._layout = vbox(self, spacing=0)
        self._layout.addWidget(self.splitter, 1)
        answers.asked.connect(lambda: self.turn_to(Pane.ANSWERS))

    @property
    def narrow(self) -> bool:
        """Whether both panes have no room beside each other."""
        return self.width() < px(WIDTH + LEAST_WIDTH) + self.splitter.handleWidth()

    def show_answer(self, words: str, *, stale: bool) -> None:
        """Keep the answer in sight while the inputs are all that is seen; ``stale``: it is the last good one."""
        self._words = words, stale
        if self._answer is not None:
            set_role(self._answer, "stale" if stale else "strong")
            self._answer.set_text(words)

    def turn_to(self, pane: Pane) -> None:
        """Show ``pane`` where only one is seen; where both are, it is seen already."""
        self.pane = pane
        self.fit()

    def other(self) -> None:
        """Put the focus on the other side, which is shown if it was not."""
        focus = QApplication.focusWidget()
        within = focus is not None and self._sides[Pane.INPUTS].isAncestorOf(focus)
        to = Pane.ANSWERS if within or (self.narrow and self.pane is Pane.INPUTS) else Pane.INPUTS
        self.turn_to(to)
        side = self._sides[to]
        first = side.tabBar() if isinstance(side, Answers) else _first_stop(side)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self, voice: Voice) -> None:
        """Name the buttons in ``voice``."""
        self._voice = voice
        if self._turn is not None:
            words = [(voice(f"window.pane_{pane}"), voice(f"window.pane_{pane}_is")) for pane in Pane]
            self._turn.set_words(voice("window.panes"), words)

    def fit(self) -> None:
        """Show both panes, or one and the buttons, as there is room."""
        narrow = self.narrow
        if narrow and self._turn is None:
            self._make_turn()
        if self._turn is not None and self._bar is not None:
            self._bar.setVisible(narrow)
        if self._answer is not None:
            self._answer.setVisible(self.pane is Pane.INPUTS)
        if self._turn is not None:
            self._turn.set_value(self.pane)
        for pane, side in self._sides.items():
            side.setVisible(not narrow or pane is self.pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for now."""
        super().resizeEvent(event)
        if self.narrow == all(not side.isHidden() for side in self._sides.values()):
            focus = QApplication.focusWidget()
            if self.narrow and focus is not None and self._sides[Pane.INPUTS].isAncestorOf(focus):
                self.pane = Pane.INPUTS
            self.fit()

    def minimumSizeHint(self) -> QSize:
        """One pane alone: the other gives way to it."""
        return QSize(*map(px, _LEAST))

    def _make_turn(self) -> None:
        from ui.widgets.segments import Segments  # noqa: PLC0415 (not on the start-up path)

        self._turn = Segments(Pane, self)
        self._turn.chosen.connect(self.turn_to)
        self._bar = QWidget(self)
        around = vbox(self._bar, (8, 6, 8, 6))
        around.addWidget(self._turn)
        self._answer = ElidedLabel("strong", self._bar)
        around.addWidget(self._answer)
        self.show_answer(self._words[0], stale=self._words[1])
        self._layout.insertWidget(0, self._bar)
        self.retranslate(self._voice)


def _first_stop(side: QWidget) -> QWidget:
    """What Tab comes to first within ``side``."""
    stops = (one for one in tab_stops(side) if one.isVisible() and one.isEnabled())
    return next(stops, side)
