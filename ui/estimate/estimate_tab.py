"""The Estimate tab: the answer, who pays what, every session with its reasons, the cost over time, things to know.

It shows an estimate that it is given and computes nothing. Its widgets are made once and filled again on each edit.
"""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QTableView, QWidget

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import Voice
from ui.estimate.at_risk import AtRiskPanel
from ui.estimate.cost_chart import CostChart
from ui.estimate.could_change import CouldChangePanel
from ui.estimate.exits import ExitsPanel
from ui.estimate.flags import FlagsPanel
from ui.estimate.headline import Headline
from ui.estimate.limit_bars import LimitBars
from ui.estimate.months import MonthTable
from ui.estimate.payer_bar import PayerBar
from ui.estimate.session_rows import NOTHING_COMES
from ui.estimate.session_table import SessionTable
from ui.estimate.to_confirm import ConfirmPanel
from ui.estimate.why_panel import WhyPanel
from ui.widgets.answer_tab import AnswerTab
from ui.widgets.boxes import vbox


class EstimateView(AnswerTab):
    """Shows the estimate of the chosen plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = Headline()
        self.limits = LimitBars()
        self.bar = PayerBar()
        self.sessions = SessionTable()
        self.why = WhyPanel()
        self.chart = CostChart()
        self.months = MonthTable()
        self.exits = ExitsPanel()
        self.to_confirm = ConfirmPanel()
        self.at_risk = AtRiskPanel()
        self.could_change = CouldChangePanel()
        self.flags = FlagsPanel()
        self.flags.hide()
        self._stale: tuple[bool, str] = (False, "")
        self._kept: tuple[int, str] | None = None
        self._shown: tuple[Estimate, Voice] | None = None
        self._scroll = QScrollArea(self)
        self._page = page = _Page(self._scroll)
        self._inside = inside = self.padded_vbox(page, 16, below=True)
        answer = (self.headline, self.limits, self.bar, self.sessions, self.chart, self.months)
        parts: tuple[QWidget, ...] = (
            *answer,
            self.exits,
            self.to_confirm,
            self.at_risk,
            self.could_change,
            self.flags,
        )
        for part in parts:
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
        self.to_confirm.found.connect(self._show_flags)
        self.to_confirm.found.connect(lambda: self.could_change.price(self.to_confirm.points))
        self.to_confirm.found.connect(lambda: self.at_risk.price(self.to_confirm.points))
        self.at_risk.room_changed.connect(self._settle)
        self.exits.room_changed.connect(self._settle)
        self.could_change.found.connect(self.headline.show_widest)
        # What stands above it is not to be seen pressed together until the page is as high as it asks.
        self.months.room_changed.connect(self._settle)

    def announcement(self) -> str:
        """The headline."""
        return " ".join(self.headline.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the explanation half of the height at most."""
        super().resizeEvent(event)
        self.why.set_most(event.size().height() // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have the chart, the list of what is to be confirmed and the flags ready before they are scrolled to."""
        super().paintEvent(event)
        self.chart.begin()
        self.exits.begin()
        self.to_confirm.begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Be seen with everything in its place."""
        super().showEvent(event)
        self._settle()

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
        self.chart.show_cost(estimate.likely, voice)
        self.months.show_months(estimate, voice)
        self.exits.show_answer(case, estimate, voice)
        self._shown = estimate, voice
        self.could_change.show_answer(case, estimate, voice)
        self.at_risk.show_answer(case, estimate, voice)
        self.to_confirm.show_answer(case, estimate, voice)
        # Before the first paint they wait, as that list does above which they would not stay.
        if self.to_confirm.waits and self.to_confirm.begun:
            # What stood out of the answer before is not to stand under this one.
            self.flags.show_flags(estimate.flags, voice, settled=None)

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

    def _show_flags(self) -> None:
        """Show what stands out, once it is known whether the answer rests on something unconfirmed."""
        if self._shown is None:
            return
        estimate, voice = self._shown
        self.flags.show_flags(estimate.flags, voice, settled=not self.to_confirm.points)
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
