"""The tab that compares plans: its ways to look at them, whose cost is compared, and one page at a time.

The table follows every edit at once. What takes longer is worked out off the UI thread, for the page that is seen.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from calculator.engine.comparison.side_by_side import Compared, compare_again
from calculator.model.case import Case
from calculator.model.comparison import Payer
from calculator.model.estimate import Estimate
from calculator.reference.texts import say
from calculator.words.comparison import cheapest_words, tell
from ui.compare.break_even import BreakEvenPage
from ui.compare.empty import OnePlan
from ui.compare.exporting import Exporter
from ui.compare.map_page import MapPage
from ui.compare.mix_page import MixPage
from ui.compare.page_host import AnswerPage, PageHost
from ui.compare.start_page import StartPage
from ui.compare.table_page import TablePage
from ui.estimate.stale_banner import StaleBanner
from ui.widgets.flow import FlowLayout
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import margins, px
from ui.widgets.segments import Segments

_ROOM_TO_ADD: Final = 330
"""The height at 100% from which the button that adds plans has room."""

_MARGIN: Final = 24
_NARROW_MARGIN: Final = 8
_ROOMY: Final = 760
_ANNOUNCE_MS: Final = 700
"""A screen reader is told when the typing rests."""


class Way(StrEnum):
    """The ways to look at the plans, in the order of their buttons."""

    TABLE = "table"
    BREAK_EVEN = "break_even"
    MAP = "map"
    START = "start"
    MIX = "mix"


class CompareView(QWidget):
    """Shows the plans of a case side by side. ``plans_edited`` brings them in another order, with the chosen one's name
    and the name of the step; ``mix_edited`` the weights of the members' situations."""

    plans_edited = Signal(object, str, str)
    mix_edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._estimate: Estimate | None = None
        self._compared: Compared | None = None
        self._language = ""
        self._due = False
        self.ways = Segments(Way, self)
        self.payer = Segments(Payer, self)
        self.exporter = Exporter(self)
        self.export = QPushButton(self)
        self._exports = QMenu(self)
        self.export.setMenu(self._exports)
        self._exports.aboutToShow.connect(lambda: self.exporter.fill_menu(self._exports))
        self.add = QPushButton(self)
        self.table = TablePage()
        self.pages: dict[Way, PageHost] = {}
        self.one_plan = OnePlan(self)
        self.stale = StaleBanner(self)
        self._announcing = QTimer(self)
        self._announcing.setSingleShot(True)
        self._announcing.setInterval(_ANNOUNCE_MS)
        self._announcing.timeout.connect(self._announce)
        self._head = QWidget(self)
        head = FlowLayout(self._head, across=24, down=8)
        head.addWidget(self.ways)
        head.addWidget(self.payer)
        head.addWidget(self.add)
        head.addWidget(self.export)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.one_plan)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(margins(_MARGIN, 16, _MARGIN, 0))
        self._layout.setSpacing(px(12))
        self._exporting = plain_label("stale", self)
        self._exporting.hide()
        for widget in (self._head, self._exporting):
            self._layout.addWidget(widget)
        self._layout.addWidget(self._stack, 1)
        # At the end, where nothing moves for it.
        self._layout.addWidget(self.stale)
        self.payer.hide()
        self.ways.chosen.connect(self._turn)
        self.payer.chosen.connect(self._ask)
        self.table.order_asked.connect(self._order)
        self.exporter.state.connect(self._say_exporting)

    @property
    def way(self) -> Way:
        """How the plans are looked at."""
        return self.ways.value

    def offer_plans(self, menu: QMenu) -> None:
        """Let ``menu``, which adds a new plan or one of the library, be opened here."""
        self.one_plan.offer(menu)
        self.add.setMenu(menu)

    def show_case(self, case: Case, estimate: Estimate, language: str) -> None:
        """Compare the plans of ``case``, now if anybody looks."""
        if language != self._language:
            self._language = language
            self._name_things()
        self._case, self._estimate, self._due = case, estimate, True
        self.exporter.set_case(case, language)
        self.mark_stale(False)
        if self.isVisible():
            self._show()

    def mark_stale(self, stale: bool, words: str = "") -> None:
        """Say in ``words`` that these are the last good values, not what is entered now; or that they hold."""
        said = words or say("views.stale", self._language)
        self.stale.show_words(said, say("views.stale_go", self._language))
        self.stale.setVisible(stale)

    def turn_to(self, way: Way) -> None:
        """Look at the plans in another way."""
        self.ways.set_value(way)
        self._turn(way)

    def showEvent(self, event: QShowEvent) -> None:
        """Compare what was not compared while nobody looked."""
        super().showEvent(event)
        if self._due:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the margins to the table where there is little room."""
        super().resizeEvent(event)
        # Where the answer needs the room, the Plan menu has it too.
        self.add.setVisible(event.size().height() >= px(_ROOM_TO_ADD))
        margin = _MARGIN if event.size().width() >= px(_ROOMY) else _NARROW_MARGIN
        if self._layout.contentsMargins().left() != px(margin):
            self._layout.setContentsMargins(margins(margin, min(margin, 16), margin, 0))

    def _show(self) -> None:
        case = self._case
        if case is None:
            return
        self._due = False
        several = len(case.plans) > 1
        self._head.setVisible(several)
        if not several:
            self._compared = None
            self._stack.setCurrentWidget(self.one_plan)
            return
        self._stack.setCurrentWidget(self._page())
        if self.way is Way.TABLE:
            self._compared = compare_again(case, self._compared, self._estimate)
            self.table.show_comparison(case, self._compared.comparison, self._language)
            self._announcing.start()
        else:
            self._ask(self.payer.value)

    def _page(self) -> QWidget:
        """The page of the chosen way, made now if it was not."""
        if self.way is Way.TABLE:
            return self.table
        if self.way not in self.pages:
            made = PageHost(_MAKERS[self.way]())
            made.page.mix_edited.connect(self.mix_edited)
            self.pages[self.way] = made
            self._stack.addWidget(made)
        return self.pages[self.way]

    def _turn(self, way: Way) -> None:
        self.payer.setVisible(way is not Way.TABLE)
        self._show()

    def _ask(self, payer: Payer) -> None:
        if self._case is not None and self.way is not Way.TABLE:
            self.pages[self.way].show_case(self._case, payer, self._language)

    def _order(self, names: list[str], step: str) -> None:
        case = self._case
        if case is not None:
            self.plans_edited.emit(tuple(case.plan(name) for name in names), case.chosen, step)
            self.table.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_exporting(self, words: str) -> None:
        set_text(self._exporting, words)
        self._exporting.setVisible(bool(words))

    def _name_things(self) -> None:
        language = self._language
        self.ways.set_words(
            tell("views", language),
            [(tell(f"view_{way.value}", language), tell(f"view_{way.value}_is", language)) for way in Way],
        )
        names = [payer.name.lower() for payer in Payer]
        self.payer.set_words(
            tell("payer", language),
            [(tell(f"payer_{name}", language), tell(f"payer_{name}_is", language)) for name in names],
        )
        self.export.setText(tell("export", language))
        self.export.setAccessibleDescription(tell("export_is", language))
        self.add.setText(tell("add_plan", language))
        describe(self.add, tell("add_plan", language), tell("add_plan_is", language))
        self.one_plan.retranslate(language)

    def _announce(self) -> None:
        """Tell a screen reader who is cheapest now."""
        if QAccessible.isActive() and self._compared is not None and self.isVisible():
            comparison = self._compared.comparison
            words = ". ".join(cheapest_words(comparison, payer, self._language) for payer in Payer)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


_MAKERS: Final[dict[Way, Callable[[], AnswerPage[Any]]]] = {
    Way.BREAK_EVEN: BreakEvenPage,
    Way.MAP: MapPage,
    Way.START: StartPage,
    Way.MIX: MixPage,
}
"""What makes the page of each way but the table."""
