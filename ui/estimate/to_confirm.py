"""What is to be confirmed: each assumption that carries the answer, what it would change, and two ways to settle it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from calculator.engine.confirmation.to_confirm import OpenPoint, open_points
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.clock import today
from calculator.reference.texts import say
from calculator.words.to_confirm import assumption_words, effect_words
from ui.runtime.jobs import LatestJob
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px

_AT_ONCE: Final = 120
"""A course of so many sessions is priced within a frame under every other reading; a longer one off the UI thread."""


class ConfirmPanel(QFrame):
    """Shows the open points of an answer. ``found`` tells that ``points`` are those of the answer shown last,
    ``confirmed`` brings the point that a person has confirmed, ``change_asked`` the one whose field is asked for."""

    found = Signal()
    confirmed = Signal(object)
    change_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: tuple[OpenPoint, ...] = ()
        self._language = "en"
        self._latest: LatestJob | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title = plain_label("title", self)
        self._intro = _wrapping("muted", self)
        self.rows: list[_PointRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(8))
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._intro)
        self.hide()

    def show_answer(self, case: Case, estimate: Estimate, language: str) -> None:
        """Find and show what is to be confirmed of this answer; ``found`` tells when that is done."""
        self._language = language
        plan, day = case.plan(estimate.plan), today()
        if self._latest is None and len(estimate.likely.lines) > _AT_ONCE:
            self._latest = LatestJob(self)
            self._latest.answered.connect(self._show)
        if self._latest is not None:
            self._latest.ask(lambda: open_points(case, plan, estimate, day))
        else:
            self._show(open_points(case, plan, estimate, day))

    @property
    def busy(self) -> bool:
        """Whether the points of the answer shown last are still to be found."""
        return self._latest is not None and self._latest.busy

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown, a text for every point."""
        return tuple(row.said for row in self.rows if not row.isHidden())

    def _show(self, points: tuple[OpenPoint, ...]) -> None:
        self.points = points
        language = self._language
        set_text(self._title, say("confirm.title", language))
        set_text(self._intro, say("confirm.intro", language))
        while len(self.rows) < len(points):
            row = _PointRow(self)
            row.confirmed.connect(self.confirmed)
            row.change_asked.connect(self.change_asked)
            self.rows.append(row)
            self._layout.addWidget(row)
        for row, point in zip(self.rows, points, strict=False):
            row.show_point(point, language)
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(points))
        self.setVisible(bool(points))
        self.setAccessibleName(say("confirm.title", language))
        self.setAccessibleDescription(" ".join(self.sentences))
        self.found.emit()


class _PointRow(QFrame):
    """One point: what is assumed, what it would change, and the two buttons."""

    confirmed = Signal(object)
    change_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._point: OpenPoint | None = None
        self._assumed = _wrapping("body", self)
        self._effect = _wrapping("muted", self)
        self.confirm = QPushButton(self)
        self.change = QPushButton(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._assumed)
        words.addWidget(self._effect)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addLayout(words, 1)
        for button, signal in ((self.confirm, self.confirmed), (self.change, self.change_asked)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self._point))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def said(self) -> str:
        """The point in words."""
        return f"{self._assumed.text()} {self._effect.text()}"

    def show_point(self, point: OpenPoint, language: str) -> None:
        """Show another point in this row."""
        self._point = point
        set_text(self._assumed, assumption_words(point, language))
        set_text(self._effect, effect_words(point, language))
        for name, button in (("confirm", self.confirm), ("change", self.change)):
            words = say(f"confirm.{name}", language)
            button.setText(words)
            # The ear has no row to see the button in.
            button.setAccessibleName(f"{words}: {self._assumed.text()}")
            button.setAccessibleDescription(say(f"confirm.{name}_is", language))
            button.setToolTip(say(f"confirm.{name}_is", language))


def _wrapping(role: str, parent: QWidget) -> QLabel:
    label = plain_label(role, parent)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
