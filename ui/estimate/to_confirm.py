"""What is to be confirmed: each assumption that carries the answer, what it would change, and two ways to settle it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.clock import today
from calculator.reference.voice import ENGLISH, Voice
from ui.estimate.titled_panel import TitledPanel
from ui.runtime.jobs import LatestJob
from ui.runtime.timers import once_after
from ui.widgets.boxes import hbox, vbox
from ui.widgets.form_parts import describe
from ui.widgets.labels import set_text, wrapping_label
from ui.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from calculator.engine.confirmation.to_confirm import OpenPoint

_AT_ONCE: Final = 120
"""A course of so many sessions is priced within a frame under every other reading; a longer one off the UI thread."""

_REST_MS: Final = 300
"""Every other reading is priced once the typing rests: no key waits for it."""


class ConfirmPanel(TitledPanel):
    """Shows the open points of an answer. ``found`` tells that ``points`` are those of the answer shown last,
    ``confirmed`` brings the point that a person has confirmed, ``change_asked`` the one whose field is asked for.

    While another answer is typed the list stays where it is and says that it is looked at anew.
    """

    found = Signal()
    confirmed = Signal(object)
    change_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intro = SteadyLabel("muted", self)
        self.layout_.addWidget(self._intro)
        self.points: tuple[OpenPoint, ...] = ()
        self._voice = ENGLISH
        self._asked: tuple[Case, Estimate] | None = None
        self.begun = self._waits = False
        """Whether the first answer has been painted, before which nothing is looked for."""
        self._latest: LatestJob | None = None
        self._rest = once_after(self, 0, self._look)
        self.ask = QPushButton(self)
        self.ask.setAutoDefault(False)
        self.head.addWidget(self.ask)
        self.rows: list[_PointRow] = []
        self.hide()

    def begin(self) -> None:
        """The answer has been painted: what is to be confirmed of it may be looked for."""
        if not self.begun:
            self.begun = True
            self._look()

    def show_answer(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Find and show what is to be confirmed of this answer; ``found`` tells when that is done.

        It is looked for at once where something was confirmed, chosen or opened, and for a typed entry when the typing
        rests.
        """
        before, same = self._asked, voice == self._voice
        if before is not None and same and before[0] is case and before[1] is estimate:
            # The window has another size, zoom or theme: it is the same answer.
            return
        self._asked, self._voice = (case, estimate), voice
        typed = before is not None and same and _typed(before[0], case)
        self._mark_waiting(True)
        if not self.begun:
            return
        if typed:
            self._rest.start(_REST_MS)
        else:
            self._look()

    @property
    def waits(self) -> bool:
        """Whether ``points`` are still to be looked for in the answer shown last."""
        return self._waits

    def _look(self) -> None:
        if self._asked is None:
            return
        self._rest.stop()
        case, estimate = self._asked
        if self._latest is None and len(estimate.likely.lines) > _AT_ONCE:
            self._latest = LatestJob(self)
            self._latest.answered.connect(self._take)
        if self._latest is not None:
            self._latest.ask(lambda: (estimate, _found(case, estimate)))
        else:
            self._show(_found(case, estimate))

    def _take(self, found: "tuple[Estimate, tuple[OpenPoint, ...]]") -> None:
        if self._asked is not None and found[0] is self._asked[1]:
            self._show(found[1])

    def _settle(self, point: "OpenPoint", told: SignalInstance) -> None:
        """Tell of ``point`` as it stands in the answer that is shown, whatever was typed since it was listed."""
        if self._waits and self._asked is not None:
            self._rest.stop()
            self._show(_found(*self._asked))
        now = next((one for one in self.points if one.kept_as == point.kept_as), None)
        if now is not None:
            told.emit(now)

    def _mark_waiting(self, waits: bool) -> None:
        self._waits = waits
        self._intro.set_text(self._voice("confirm.waiting" if waits else "confirm.intro"))

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown, a text for every point."""
        return tuple(row.said for row in self.rows if not row.isHidden())

    def _show(self, points: "tuple[OpenPoint, ...]") -> None:
        self.points = points
        voice = self._voice
        set_text(self.title, voice("confirm.title"))
        self.ask.setText(voice("confirm.ask"))
        describe(self.ask, voice("confirm.ask"), voice("confirm.ask_is"))
        self._mark_waiting(False)
        while len(self.rows) < len(points):
            row = _PointRow(self)
            row.confirmed.connect(lambda point: self._settle(point, self.confirmed))
            row.change_asked.connect(lambda point: self._settle(point, self.change_asked))
            self.rows.append(row)
            self.layout_.addWidget(row)
        for row, point in zip(self.rows, points, strict=False):
            row.show_point(point, voice)
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(points))
        self.setVisible(bool(points))
        self.setAccessibleName(voice("confirm.title"))
        self.setAccessibleDescription(" ".join(self.sentences))
        self.found.emit()


def _found(case: Case, estimate: Estimate) -> "tuple[OpenPoint, ...]":
    from calculator.engine.confirmation.to_confirm import open_points  # noqa: PLC0415 (not before the first paint)

    return open_points(case, case.plan(estimate.plan), estimate, today())


def _typed(before: Case, after: Case) -> bool:
    """Whether ``after`` is ``before`` with other entries, and nothing else was confirmed, chosen or opened."""
    return (before.confirmed, before.chosen) == (after.confirmed, after.chosen)


class _PointRow(QFrame):
    """One point: what is assumed, what it would change, and the two buttons."""

    confirmed = Signal(object)
    change_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._point: OpenPoint | None = None
        self._assumed = wrapping_label("body", self)
        self._effect = wrapping_label("muted", self)
        self.confirm = QPushButton(self)
        self.change = QPushButton(self)
        words = vbox(spacing=0)
        words.addWidget(self._assumed)
        words.addWidget(self._effect)
        layout = hbox(self, spacing=8)
        layout.addLayout(words, 1)
        for button, signal in ((self.confirm, self.confirmed), (self.change, self.change_asked)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self._point))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def said(self) -> str:
        """The point in words."""
        return f"{self._assumed.text()} {self._effect.text()}"

    def show_point(self, point: "OpenPoint", voice: Voice) -> None:
        """Show another point in this row."""
        from calculator.words.to_confirm import assumption_words, effect_words  # noqa: PLC0415 (likewise)

        self._point = point
        set_text(self._assumed, assumption_words(point, voice))
        set_text(self._effect, effect_words(point, voice))
        for name, button in (("confirm", self.confirm), ("change", self.change)):
            words = voice.of("confirm")(name)
            button.setText(words)
            # The ear has no row to see the button in.
            button.setAccessibleName(f"{words}: {self._assumed.text()}")
            button.setAccessibleDescription(voice(f"confirm.{name}_is"))
            button.setToolTip(voice(f"confirm.{name}_is"))
