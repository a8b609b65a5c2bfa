"""*At risk before the first explanation of benefits arrives*: what is committed to by then, as assumed and otherwise.

It is priced off the UI thread, once what is to confirm is found, and is not there while neither network nor coverage is
open. Its parts are made when there is something to show.
"""

from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import ENGLISH, Voice, said
from ui.estimate.titled_panel import TitledPanel
from ui.runtime.jobs import LatestJob
from ui.widgets.labels import set_text

if TYPE_CHECKING:
    from calculator.engine.confirmation.at_risk import AtRisk
    from calculator.engine.confirmation.to_confirm import OpenPoint
    from ui.estimate.at_risk_parts import AtRiskParts


class Found(NamedTuple):
    """What was found of an answer; None: nothing is at risk in it."""

    estimate: Estimate
    risk: "AtRisk | None"


class AtRiskPanel(TitledPanel):
    """Shows what is at risk. ``weeks_edited`` brings how long claims take from now on, ``room_changed`` tells that the
    panel has come or gone."""

    weeks_edited = Signal(object)
    room_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[Case, Estimate] | None = None
        self._voice = ENGLISH
        self._latest: LatestJob | None = None
        self.risk: AtRisk | None = None
        self.title.setWordWrap(True)
        self.hide()

    @cached_property
    def parts(self) -> "AtRiskParts":
        """What the panel holds, made when it is first seen."""
        from ui.estimate.at_risk_parts import AtRiskParts  # noqa: PLC0415 (not before something is at risk)

        made = AtRiskParts(self)
        self.layout_.addWidget(made)
        for field in made.weeks.values():
            field.field.edited.connect(self._edit)
        return made

    @property
    def busy(self) -> bool:
        """Whether the answer shown last is still being looked at."""
        return self._latest is not None and self._latest.busy

    def show_answer(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show what is at risk in this answer once ``price`` is told what is open of it; until then what is shown is of
        the answer before, and greyed."""
        self._asked, self._voice = (case, estimate), voice
        if not self.isHidden():
            self.parts.mark(stale=True)

    def price(self, points: "tuple[OpenPoint, ...]") -> None:
        """Price what is at risk in the answer shown last, of which ``points`` are open."""
        if self._asked is None or (not points and self.isHidden()):
            return
        if self._latest is None:
            self._latest = LatestJob(self)
            self._latest.answered.connect(self._take)
        self._latest.ask(partial(_found, *self._asked, points))

    def _take(self, found: Found) -> None:
        if self._asked is None or found.estimate is not self._asked[1]:
            return
        self.risk = found.risk
        if found.risk is not None:
            from calculator.words.at_risk import risk_words, spoken_rows  # noqa: PLC0415 (not before the first paint)

            words = risk_words(found.risk, self._voice)
            set_text(self.title, words.title)
            self.parts.show_words(words, self._voice)
            self.parts.show_weeks(self._asked[0], self._voice)
            self.setAccessibleName(words.title)
            self.setAccessibleDescription(" ".join((words.intro, *spoken_rows(words), words.note)))
        if (found.risk is None) != self.isHidden():
            self.setVisible(found.risk is not None)
            self.room_changed.emit()

    def _edit(self) -> None:
        """Pass the weeks on where they rise; else say so beside the field that was typed in, and keep those that
        held."""
        if self._asked is None:
            return
        least, most = (one.field for one in self.parts.weeks.values())
        typed, other = (least, most) if least.typed_in else (most, least)
        if least.value > most.value:
            weeks = {"least": least.value, "most": most.value}
            typed.complain(said("at_risk.weeks_turned", **weeks))
            return
        if other.problem and not other.fault:
            other.complain("")
        self.weeks_edited.emit(changed(self._asked[0].claims_take, least=least.value, most=most.value))


def _found(case: Case, estimate: Estimate, points: "tuple[OpenPoint, ...]") -> Found:
    from calculator.engine.confirmation.at_risk import at_risk  # noqa: PLC0415 (not before the first paint)

    return Found(estimate, at_risk(case, estimate, points))
