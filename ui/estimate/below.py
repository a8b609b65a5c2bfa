"""What stands below the answer, and its sessions: their chart, the months, the exits, what is to be confirmed, what is
at risk, what could change the answer, and the things to know."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import Voice
from ui.estimate.at_risk import AtRiskPanel
from ui.estimate.cost_chart import CostChart
from ui.estimate.could_change import CouldChangePanel
from ui.estimate.exits import ExitsPanel
from ui.estimate.flags import FlagsPanel
from ui.estimate.months import MonthTable
from ui.estimate.to_confirm import ConfirmPanel


class Below(QObject):
    """The panels of the page of ``parent``, made together when the answer above them has been painted, or is about to
    be where they are in sight. ``found`` tells that what is to be confirmed of the answer shown last is known,
    ``room_changed`` that a panel takes another height."""

    found = Signal()
    room_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.chart = CostChart()
        self.months = MonthTable()
        self.exits = ExitsPanel()
        self.to_confirm = ConfirmPanel()
        self.at_risk = AtRiskPanel()
        self.could_change = CouldChangePanel()
        self.flags = FlagsPanel()
        self.flags.hide()
        self._shown: tuple[Estimate, Voice] | None = None
        # What stands above it is not to be seen pressed together until the page is as high as it asks.
        self.months.room_changed.connect(self.room_changed)
        self.exits.room_changed.connect(self.room_changed)
        self.at_risk.room_changed.connect(self.room_changed)
        self.to_confirm.found.connect(self._found)

    @property
    def panels(self) -> tuple[QWidget, ...]:
        """All of them, from top to bottom."""
        asked = (self.to_confirm, self.at_risk, self.could_change, self.flags)
        return (self.chart, self.months, self.exits, *asked)

    def show_answer(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show what there is to say of this answer; what has to be looked for comes when it is found."""
        self._shown = estimate, voice
        self.chart.show_cost(estimate.likely, voice)
        self.months.show_months(estimate, voice)
        self.exits.show_answer(case, estimate, voice)
        self.could_change.show_answer(case, estimate, voice)
        self.at_risk.show_answer(case, estimate, voice)
        self.to_confirm.show_answer(case, estimate, voice)
        # Before it is looked for for the first time they wait, as that list does above which they would not stay.
        if self.to_confirm.waits and self.to_confirm.begun:
            # What stood out of the answer before is not to stand under this one.
            self.flags.show_flags(estimate.flags, voice, settled=None)

    def _found(self) -> None:
        """Show what stands out, once it is known whether the answer rests on something unconfirmed."""
        if self._shown is not None:
            estimate, voice = self._shown
            self.flags.show_flags(estimate.flags, voice, settled=not self.to_confirm.points)
            self.found.emit()
            self.could_change.price(self.to_confirm.points)
            self.at_risk.price(self.to_confirm.points)
