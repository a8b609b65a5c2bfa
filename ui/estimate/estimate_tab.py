"""The Estimate tab: the answer, who pays what, every session with its reasons, the cost over time, things to know.

It shows an estimate that it is given and computes nothing. Its widgets are made once and filled again on each edit:
those that are scrolled to when what is seen at first has been painted.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QTableView, QWidget

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import Voice
from ui.estimate.headline import Headline
from ui.estimate.limit_bars import LimitBars
from ui.estimate.payer_bar import PayerBar
from ui.estimate.session_rows import NOTHING_COMES
from ui.estimate.session_table import SessionTable
from ui.estimate.why_panel import WhyPanel
from ui.runtime.timers import once_after
from ui.widgets.answer_tab import AnswerTab
from ui.widgets.boxes import vbox
from ui.widgets.form_parts import order_tabs, tab_stops

if TYPE_CHECKING:
    from ui.estimate.at_risk import AtRiskPanel
    from ui.estimate.below import Below
    from ui.estimate.cost_chart import CostChart
    from ui.estimate.could_change import CouldChangePanel
    from ui.estimate.exits import ExitsPanel
    from ui.estimate.flags import FlagsPanel
    from ui.estimate.months import MonthTable
    from ui.estimate.to_confirm import ConfirmPanel

_SOON_MS: Final = 20
_AT_LATEST_MS: Final = 200
"""What stands below the answer comes so long after the first paint, where nothing else is waited for before."""


class EstimateView(AnswerTab):
    """Shows the estimate of the chosen plan. ``confirmed`` brings a point that a person has confirmed, ``change_asked``
    one whose field is asked for, ``weeks_edited`` how long claims take from now on; ``plan_asked`` tells that the
    questions for the plan are asked for."""

    confirmed = Signal(object)
    change_asked = Signal(object)
    weeks_edited = Signal(object)
    plan_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = Headline()
        self.limits = LimitBars()
        self.bar = PayerBar()
        self.sessions = SessionTable()
        self.why = WhyPanel()
        self._stale: tuple[bool, str] = (False, "")
        self._kept: tuple[int, str] | None = None
        self._shown: tuple[Case, Estimate, Voice] | None = None
        self._looked = False
        # In a turn of events of its own: what was painted meanwhile is seen before.
        self._turn = once_after(self, 0, self._look_below)
        self._later = once_after(self, _AT_LATEST_MS, self._turn.start)
        self._scroll = QScrollArea(self)
        self._page = page = _Page(self._scroll)
        self._inside = inside = self.padded_vbox(page, 16, below=True)
        for part in (self.headline, self.limits, self.bar, self.sessions):
            inside.addWidget(part)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(page)
        layout = vbox(self, spacing=0)
        layout.addWidget(self._scroll, 1)
        # It stands below what scrolls: whoever asks about an amount has the answer in sight.
        layout.addWidget(self.why)
        self.sessions.asked.connect(self.why.explain)
        for table in (self.sessions.view, self.sessions.foot):
            table.chosen.connect(self._show_cell)
        self.sessions.kept.connect(self.why.toggle_pin)
        self.sessions.let_go.connect(self.why.unpin)
        self.why.pin_changed.connect(self._pin_changed)
        self.headline.flags_asked.connect(lambda: self._go_to(self.flags))
        self.headline.to_confirm_asked.connect(lambda: self._go_to(self.to_confirm))

    @cached_property
    def below(self) -> "Below":
        """What stands below the answer, made when it is first seen, looked into or asked for."""
        from ui.estimate.below import Below  # noqa: PLC0415 (not before the first paint)

        made = Below(self)
        for panel in made.panels:
            self._inside.addWidget(panel)
        made.to_confirm.confirmed.connect(self.confirmed)
        made.to_confirm.change_asked.connect(self.change_asked)
        made.to_confirm.ask.clicked.connect(self.plan_asked)
        made.at_risk.weeks_edited.connect(self.weeks_edited)
        made.could_change.found.connect(self.headline.show_widest)
        if self._shown is not None:
            made.show_answer(*self._shown)
            made.months.show_now()
        order_tabs([*tab_stops(self.sessions)[-1:], *(stop for panel in made.panels for stop in tab_stops(panel))])
        made.found.connect(self._found)
        made.room_changed.connect(self._settle)
        if self.isVisible():
            # What stands above is not to be seen pressed together to make room.
            self._settle()
        return made

    @property
    def chart(self) -> "CostChart":
        """What the member will have paid after each session."""
        return self.below.chart

    @property
    def months(self) -> "MonthTable":
        """What the member pays month by month."""
        return self.below.months

    @property
    def exits(self) -> "ExitsPanel":
        """What is paid if the course ends early."""
        return self.below.exits

    @property
    def to_confirm(self) -> "ConfirmPanel":
        """What is to be confirmed."""
        return self.below.to_confirm

    @property
    def at_risk(self) -> "AtRiskPanel":
        """What is at risk before the first explanation of benefits."""
        return self.below.at_risk

    @property
    def could_change(self) -> "CouldChangePanel":
        """The other readings that are still open."""
        return self.below.could_change

    @property
    def flags(self) -> "FlagsPanel":
        """The things to know."""
        return self.below.flags

    def announcement(self) -> str:
        """The headline."""
        return " ".join(self.headline.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the explanation half of the height at most."""
        super().resizeEvent(event)
        self.why.set_most(event.size().height() // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have what stands below ready before it is scrolled to."""
        super().paintEvent(event)
        if not self._looked and not self._later.isActive():
            self._later.start()

    def look_below_soon(self) -> None:
        """All else that is seen at first has been made: what stands below may come."""
        if not self._looked:
            self._later.start(_SOON_MS)

    def _look_below(self) -> None:
        """Make what stands below the answer and look for what is to be confirmed of it, and settle once for all."""
        self._looked = True
        self.below.chart.begin()
        self.below.to_confirm.begin()
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Be seen with everything in its place, what stands below too where there is room for it."""
        super().showEvent(event)
        self._settle()
        if self._page.heightForWidth(self._page.width()) < self._scroll.maximumViewportSize().height():
            self.below  # noqa: B018 (it is made when it is asked for)

    def show_case(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show this answer; it holds until ``mark_stale`` says otherwise."""
        self.why.set_voice(voice)
        if not self.why.title:
            self.why.ask_nothing()
        # A part that comes into sight would have all others laid out at once, and again when the next one does.
        self._inside.setEnabled(False)
        self._show_parts(case, estimate, voice)
        self._inside.setEnabled(True)
        self.mark_stale(False)
        self.announcing.start()

    def _show_parts(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        self.headline.show_answer(case, estimate, voice)
        self.limits.show_standing(estimate, voice)
        self.bar.show_amounts(estimate.likely.totals, voice, case.plan(estimate.plan))
        self.sessions.show_lines(estimate.likely, voice, _comes(case, estimate, voice))
        self._explain_kept()
        self._shown = case, estimate, voice
        if "below" in vars(self):
            self.below.show_answer(case, estimate, voice)

    def forget(self) -> None:
        """Another case comes in place of this one: nothing of it is chosen, explained or scrolled to."""
        self._kept = None
        self.sessions.forget()
        self.why.ask_nothing()
        self._scroll.verticalScrollBar().setValue(0)

    def mark_stale(self, stale: bool, words: str = "") -> None:
        """Say in ``words`` that this is the last good answer, not the answer to what is entered now; or that it
        holds."""
        if (stale, words) != self._stale:
            self._stale = (stale, words)
            self.headline.mark_stale(stale, words)
            self.announcing.start()

    def _settle(self) -> None:
        """Have everything in its place now, so that nothing moves once it is seen."""
        for _ in range(2):
            for _ in range(2):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
                self._inside.activate()
            self.sessions.fit()

    def _pin_changed(self, pinned: bool) -> None:
        self._kept = self.sessions.asked_cell if pinned else None
        if not pinned and self.sessions.asked_cell is not None:
            self.why.explain(*self.sessions.explanation(*self.sessions.asked_cell))

    def _show_cell(self, row: int, column: int, table: QTableView) -> None:
        """Scroll to the cell that is chosen: the table is as high as its rows."""
        model = table.model()
        if self.isVisible() and model is not None:
            place = table.visualRect(model.index(row, column))
            at = table.viewport().mapTo(self._page, place.center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, place.height() * 2)

    def _explain_kept(self) -> None:
        """Bring a kept explanation up to the new answer, or let it go where its amount is no longer there."""
        if self._kept is None:
            return
        title, sentences = self.sessions.explanation(*self._kept)
        if title:
            self.why.replace(title, sentences)
        else:
            self.why.unpin()

    def _found(self) -> None:
        """Say how much is to be confirmed; what stands below takes another height for it."""
        self.headline.show_to_confirm(len(self.to_confirm.points))
        self._settle()

    def _go_to(self, panel: QWidget) -> None:
        self._scroll.ensureWidgetVisible(panel)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)


class _Page(QWidget):
    """What scrolls: as high as its parts need at its width, and no higher."""

    def __init__(self, scroll: QScrollArea) -> None:
        super().__init__()
        self._scrolls_in = scroll

    def minimumSizeHint(self) -> QSize:
        """Any height will do: the least height that labels ask for before their width is known is too much."""
        return QSize(0, 0)

    def event(self, event: QEvent) -> bool:
        """Be as high as the parts need before they are laid out: they would be pressed into the height of the answer
        before, and all of them painted anew in their places."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.resize(
                self.width(), max(self._scrolls_in.maximumViewportSize().height(), self.heightForWidth(self.width()))
            )
        return super().event(event)


def _comes(case: Case, estimate: Estimate, voice: Voice) -> Mapping[int, tuple[str, ...]]:
    """What is said of the first sessions under another plan; few members have one."""
    if not case.member.changes:
        return NOTHING_COMES
    from calculator.words.in_force import changes_before  # noqa: PLC0415 (few members have any)

    days = [line.line.date for line in estimate.likely.lines]
    return changes_before(case.plan(estimate.plan), case.member, days, voice)
