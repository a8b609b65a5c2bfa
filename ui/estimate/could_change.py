"""*What could change this*: the same course under each other reading that is still open, the largest difference first.

Each is priced by the engine, off the UI thread, once what is to confirm is found, which waits for the typing to rest.
What stood there before is marked meanwhile.
"""

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.clock import today
from calculator.reference.voice import ENGLISH, Voice
from ui.estimate.titled_panel import TitledPanel
from ui.runtime.jobs import LatestJob
from ui.widgets.boxes import hbox, vbox
from ui.widgets.labels import plain_label, set_role, set_text, wrapping_label
from ui.widgets.scale import px
from ui.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from calculator.engine.confirmation.could_change import Change
    from calculator.engine.confirmation.to_confirm import OpenPoint

_AMOUNTS: Final = 150
"""The width of the amounts at 100%."""


class Found(NamedTuple):
    """What was found of an answer: its changes, and what is open of it."""

    estimate: Estimate
    changes: "tuple[Change, ...]"
    widest: str


class CouldChangePanel(TitledPanel):
    """Shows the other readings of an answer. ``found`` tells that they are those of the answer shown last, and in
    words between what the amount lies while something is still to confirm."""

    found = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes: tuple[Change, ...] = ()
        self._voice = ENGLISH
        self._asked: tuple[Case, Estimate] | None = None
        self._waits = False
        self._latest: LatestJob | None = None
        self._intro = SteadyLabel("muted", self)
        self._widest = wrapping_label("muted", self)
        self.rows: list[_ChangeRow] = []
        for part in (self._intro, self._widest):
            self.layout_.addWidget(part)

    def show_answer(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show what could change this answer, once ``price`` is told what is open of it."""
        marked = self._waits and voice == self._voice
        self._asked, self._voice = (case, estimate), voice
        self._waits = True
        if not marked:
            set_text(self.title, voice("could_change.title"))
            self._mark(stale=True)

    def price(self, points: "tuple[OpenPoint, ...]") -> None:
        """Price the other readings of the answer shown last, of which ``points`` are open; ``found`` tells of them."""
        if self._asked is None:
            return
        if self._latest is None:
            self._latest = LatestJob(self)
            self._latest.answered.connect(self._take)
        self._latest.ask(partial(_found, *self._asked, points, self._voice))

    @property
    def busy(self) -> bool:
        """Whether what is shown is not that of the answer shown last yet."""
        return self._waits

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown, a text for every reading."""
        return tuple(row.said for row in self.rows if not row.isHidden())

    def _take(self, found: Found) -> None:
        if self._asked is not None and found.estimate is self._asked[1]:
            self._show(found)

    def _show(self, found: Found) -> None:
        self.changes, self._waits = found.changes, False
        while len(self.rows) < len(found.changes):
            row = _ChangeRow(self)
            self.rows.append(row)
            self.layout_.insertWidget(self.layout_.count() - 1, row)
        for row, change in zip(self.rows, found.changes, strict=False):
            row.show_change(change, self._voice)
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(found.changes))
        set_text(self._widest, found.widest)
        self._widest.setVisible(bool(found.widest))
        self._mark(stale=False)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(" ".join((*self.sentences, found.widest)))
        self.found.emit(found.widest)

    def _mark(self, *, stale: bool) -> None:
        """Say that what is shown is of the answer before, and show it so; or what it is."""
        key = "waiting" if stale else "intro" if self.changes else "none"
        self._intro.set_text(self._voice.of("could_change")(key))
        for row in self.rows:
            row.mark(stale=stale)
        set_role(self._widest, "muted" if stale else "body")


def _found(case: Case, estimate: Estimate, points: "tuple[OpenPoint, ...]", voice: Voice) -> Found:
    from calculator.engine.confirmation.could_change import (  # noqa: PLC0415 (not before the first paint)
        what_could_change,
    )
    from calculator.words.to_confirm import widest_words  # noqa: PLC0415 (likewise)

    changes = what_could_change(case, case.plan(estimate.plan), estimate, today())
    return Found(estimate, changes, widest_words(estimate, points, voice))


class _ChangeRow(QFrame):
    """One reading: what would be otherwise and what would settle it; the amount, and the difference below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._reading = wrapping_label("body", self)
        self._settle = wrapping_label("small", self)
        self._then = plain_label("strong", self)
        self._difference = plain_label("muted", self)
        words, amounts = vbox(spacing=0), vbox(spacing=0)
        for column, labels in ((words, (self._reading, self._settle)), (amounts, (self._then, self._difference))):
            for label in labels:
                column.addWidget(label)
            column.addStretch(1)
        for label in (self._then, self._difference):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            label.setMinimumWidth(px(_AMOUNTS))
        self._difference.setWordWrap(True)
        self._difference.setMaximumWidth(px(2 * _AMOUNTS))
        layout = hbox(self, spacing=16)
        layout.addLayout(words, 1)
        layout.addLayout(amounts)

    @property
    def said(self) -> str:
        """The reading in words."""
        return self.accessibleName()

    def show_change(self, change: "Change", voice: Voice) -> None:
        """Show another reading in this row."""
        from calculator.words.could_change import (  # noqa: PLC0415 (not before the first paint)
            change_words,
            heads,
            line_words,
        )

        words = change_words(change, voice)
        set_text(self._reading, words.reading)
        set_text(self._settle, voice("could_change.settled_by", what=words.settle))
        set_text(self._then, words.then)
        set_text(self._difference, words.difference)
        self._then.setAccessibleDescription(heads(voice).then)
        self.setAccessibleName(line_words(change, voice))

    def mark(self, *, stale: bool) -> None:
        """Grey what is of the answer before, or not."""
        set_role(self._reading, "muted" if stale else "body")
        set_role(self._then, "muted" if stale else "strong")
