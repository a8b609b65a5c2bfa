"""The tab that compares plans: its ways to look at them, whose cost is compared, and one page at a time.

The table follows every edit at once, or where the course is long once the typing rests. What takes longer is worked
out off the UI thread, for the page that is seen.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QWidget

from calculator.model.backing import backing_of
from calculator.model.case import Case
from calculator.model.comparison import Comparison, Payer
from calculator.model.estimate import Estimate
from calculator.reference.voice import SILENT, Voice
from calculator.words.comparison import cheapest_words, tell, tell_of, who_pays
from ui.compare.break_even import BreakEvenPage
from ui.compare.comparing import Comparing, put_off
from ui.compare.empty import OnePlan
from ui.compare.exporting import Exporter
from ui.compare.map_page import MapPage
from ui.compare.mix_page import MixPage
from ui.compare.page_host import AnswerPage, PageHost
from ui.compare.start_page import StartPage
from ui.compare.table_page import TablePage
from ui.estimate.stale_banner import StaleBanner
from ui.widgets.answer_tab import AnswerTab
from ui.widgets.flow import FlowLayout
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px
from ui.widgets.segments import Segments

_ROOM_TO_ADD: Final = 330
"""The height at 100% from which the button that adds plans has room."""


class CompareMode(StrEnum):
    """The ways to look at the plans, in the order of their buttons."""

    TABLE = "table"
    BREAK_EVEN = "break_even"
    MAP = "map"
    START = "start"
    MIX = "mix"


class CompareView(AnswerTab):
    """Shows the plans of a case side by side; ``compare`` answers for the case that it was shown last.
    ``plans_edited`` brings them in another order, with the chosen one's name and the name of the step; ``mix_edited``
    the weights of the members' situations."""

    plans_edited = Signal(object, str, str)
    mix_edited = Signal(object, str)

    def __init__(self, compare: Callable[[], Comparison], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compare = compare
        self._case: Case | None = None
        self._lines = 0
        self._shown: Comparison | None = None
        self._voice = SILENT
        self._marked: tuple[bool, str, Voice] | None = None
        self._due = False
        self.ways = Segments(CompareMode, self)
        self.payer = Segments(Payer, self)
        self.exporter = Exporter(self)
        self.export = QPushButton(self)
        self._exports = QMenu(self)
        self.export.setMenu(self._exports)
        self._exports.aboutToShow.connect(lambda: self.exporter.fill_menu(self._exports))
        self.add = QPushButton(self)
        self.table = TablePage()
        self.comparing = Comparing(self)
        self.pages: dict[CompareMode, PageHost] = {}
        self.one_plan = OnePlan(self)
        self.stale = StaleBanner(self)
        self._head = QWidget(self)
        head = FlowLayout(self._head, across=24, down=8)
        head.addWidget(self.ways)
        head.addWidget(self.payer)
        head.addWidget(self.add)
        head.addWidget(self.export)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.one_plan)
        layout = self.padded_vbox(self, 12, below=False)
        self._exporting = plain_label("stale", self)
        self._exporting.hide()
        for widget in (self._head, self._exporting):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        # At the end, where nothing moves for it.
        layout.addWidget(self.stale)
        self.payer.hide()
        self.ways.chosen.connect(self._turn)
        self.payer.chosen.connect(self._ask)
        self.table.order_asked.connect(self._order)
        self.table.current_asked.connect(self._bring_up)
        self.comparing.compared.connect(self._take)
        self.exporter.state.connect(self._say_exporting)

    @property
    def way(self) -> CompareMode:
        """How the plans are looked at."""
        return self.ways.value

    def offer_plans(self, menu: QMenu) -> None:
        """Let ``menu``, which adds a new plan or one of the library, be opened here."""
        self.one_plan.offer(menu)
        self.add.setMenu(menu)

    def show_case(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Compare the plans of ``case``, now if anybody looks."""
        if voice != self._voice:
            self._voice = voice
            self._name_things()
            self.forget()
        before = self._case
        self._case, self._due, self._lines = case, True, len(estimate.likely.lines)
        if before is None or before.plans != case.plans:
            self._name_payers()
        self.exporter.set_case(case, voice)
        self.mark_stale(False)
        if self.isVisible():
            self._show()

    def forget(self) -> None:
        """What is shown is of another case, or said otherwise, and is to stand under no new one, not even marked."""
        self._shown = None
        self.comparing.forget()

    def mark_stale(self, stale: bool, words: str = "") -> None:
        """Say in ``words`` that these are the last good values, not what is entered now; or that they hold."""
        if (stale, words, self._voice) == self._marked:
            return
        self._marked = stale, words, self._voice
        said = words or self._voice("views.stale")
        self.stale.show_words(said, self._voice("views.stale_go"))
        self.stale.setVisible(stale)

    def turn_to(self, way: CompareMode) -> None:
        """Look at the plans in another way."""
        self.ways.set_value(way)
        self._turn(way)

    def announcement(self) -> str:
        """Who is cheapest now."""
        if self._shown is None or self.comparing.waits or not self.isVisible():
            return ""
        return ". ".join(cheapest_words(self._shown, payer, self._voice) for payer in Payer)

    def showEvent(self, event: QShowEvent) -> None:
        """Compare what was not compared while nobody looked."""
        super().showEvent(event)
        if self._due:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the answer needs the room of the button that adds plans, the Plan menu has it too."""
        super().resizeEvent(event)
        self.add.setVisible(event.size().height() >= px(_ROOM_TO_ADD))

    def _show(self) -> None:
        case = self._case
        if case is None:
            return
        self._due = False
        several = len(case.plans) > 1
        self._head.setVisible(several)
        if not several:
            self.forget()
            self._stack.setCurrentWidget(self.one_plan)
            return
        self._stack.setCurrentWidget(self._page())
        if self.way is not CompareMode.TABLE:
            self._ask(self.payer.value)
        elif self._may_wait(case):
            self.table.mark_waiting()
            self.comparing.soon(case)
        else:
            self._take(case, self._compare())

    def _may_wait(self, case: Case) -> bool:
        """Whether the last answer may stand, marked, until the next: the same plans, under a course that takes long."""
        shown = () if self._shown is None else tuple(column.plan for column in self._shown.columns)
        return put_off(case, self._lines) and shown == tuple(plan.name for plan in case.plans)

    def _take(self, case: Case, comparison: Comparison) -> None:
        self.comparing.drop()
        self._shown = comparison
        self.table.show_comparison(case, comparison, self._voice)
        self.announcing.start()

    def _bring_up(self) -> None:
        """Show the answer to the latest entry now: something is done with it."""
        if self.comparing.waits and self._case is not None:
            self._take(self._case, self._compare())

    def _page(self) -> QWidget:
        """The page of the chosen way, made now if it was not."""
        if self.way is CompareMode.TABLE:
            return self.table
        if self.way not in self.pages:
            made = PageHost(_MAKERS[self.way]())
            made.page.mix_edited.connect(self.mix_edited)
            self.pages[self.way] = made
            self._stack.addWidget(made)
        return self.pages[self.way]

    def _turn(self, way: CompareMode) -> None:
        self.payer.setVisible(way is not CompareMode.TABLE)
        self._show()

    def _ask(self, payer: Payer) -> None:
        if self._case is not None and self.way is not CompareMode.TABLE:
            self.pages[self.way].show_case(self._case, payer, self._voice)

    def _order(self, names: list[str], step: str) -> None:
        case = self._case
        if case is not None:
            self.plans_edited.emit(tuple(case.plan(name) for name in names), case.chosen, step)
            self.table.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_exporting(self, words: str) -> None:
        set_text(self._exporting, words)
        self._exporting.setVisible(bool(words))

    def _name_things(self) -> None:
        voice = self._voice
        self.ways.set_words(
            tell("views", voice),
            [(tell(f"view_{way.value}", voice), tell(f"view_{way.value}_is", voice)) for way in CompareMode],
        )
        self._name_payers()
        self.export.setText(tell("export", voice))
        self.export.setAccessibleDescription(tell("export_is", voice))
        self.add.setText(tell("add_plan", voice))
        describe(self.add, tell("add_plan", voice), tell("add_plan_is", voice))
        self.one_plan.retranslate(voice)

    def _name_payers(self) -> None:
        """Name whose cost can be looked at, by who stands behind the plans."""
        voice, backing = self._voice, backing_of(self._case.plans if self._case is not None else ())
        self.payer.set_words(
            tell("whose_cost", voice),
            [(who_pays(payer, backing, voice), tell_of("payer_is", payer, backing, voice)) for payer in Payer],
        )


_MAKERS: Final[dict[CompareMode, Callable[[], AnswerPage[Any]]]] = {
    CompareMode.BREAK_EVEN: BreakEvenPage,
    CompareMode.MAP: MapPage,
    CompareMode.START: StartPage,
    CompareMode.MIX: MixPage,
}
"""What makes the page of each way but the table."""
