"""The right side: a tab for each kind of answer. A tab but the first is made when it is first asked for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import Voice
from ui.document.document import Document
from ui.estimate.estimate_tab import EstimateView
from ui.widgets.boxes import vbox
from ui.widgets.scale import px

if TYPE_CHECKING:
    from ui.compare.compare_tab import CompareView
    from ui.sheet.sheet_tab import SheetView

LEAST_WIDTH: Final = 560
"""The least width at 100% beside the inputs; alone, it makes do with less."""

_LEAST_ALONE: Final = 440


class AnswerView(Protocol):
    """What a tab shows: an answer it is given, and whether it is the last good one only."""

    def show_case(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show this answer."""


def _compare(document: Document) -> QWidget:
    from ui.compare.compare_tab import CompareView  # noqa: PLC0415 (not on the start-up path)

    return CompareView(document.compare)


def _sheet(_document: Document) -> QWidget:
    from ui.sheet.sheet_tab import SheetView  # noqa: PLC0415 (not on the start-up path)

    return SheetView()


_LATER: Final[dict[str, Callable[[Document], QWidget]]] = {"compare": _compare, "sheet": _sheet}
"""The tabs after the estimate, in their order: each by its name with what makes its view."""

TABS: Final = ("estimate", *_LATER)


class _Page(QWidget):
    """The place of a tab whose view is made when it is first asked for."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self.view: QWidget | None = None

    def made(self) -> QWidget:
        if self.view is None:
            self.view = self._make()
            layout = vbox(self)
            layout.addWidget(self.view)
            # A layout would show it at the next turn of events only; who made it may act on it at once.
            self.view.show()
        return self.view


class Answers(QTabWidget):
    """The tabs by name. Every view is shown the latest answer, at the latest when it is seen.
    ``view_made`` tells the name of a view that has just been made, ``asked`` that a tab was turned to by an action,
    ``problem_asked`` that the person wants to see the entry that holds the answer up."""

    view_made = Signal(str)
    asked = Signal()
    problem_asked = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latest: tuple[Case, Estimate, Voice] | None = None
        self._estimated: tuple[Case, Estimate, Voice] | None = None
        self._stale: tuple[bool, str] = (False, "")
        self.estimate = EstimateView()
        self.estimate.headline.stale.problem_asked.connect(self.problem_asked)
        self._pages = {name: _Page(partial(make, document)) for name, make in _LATER.items()}
        self.setDocumentMode(True)
        self.setMinimumWidth(px(_LEAST_ALONE))
        self.tabBar().setDrawBase(False)
        for tab in (self.estimate, *self._pages.values()):
            self.addTab(tab, "")
        self.currentChanged.connect(self._turned)

    @property
    def compare(self) -> "CompareView":
        """The comparison's view."""
        return cast("CompareView", self.view("compare"))

    @property
    def sheet(self) -> "SheetView":
        """The sheet's view."""
        return cast("SheetView", self.view("sheet"))

    def view(self, name: str) -> QWidget:
        """The view of the tab called ``name``, made now if it was not."""
        if name == "estimate":
            return self.estimate
        page = self._pages[name]
        new = page.view is None
        view = page.made()
        if new and self._latest is not None:
            cast("AnswerView", view).show_case(*self._latest)
        if new:
            later = self.compare if name == "compare" else self.sheet
            later.stale.problem_asked.connect(self.problem_asked)
            later.mark_stale(*self._stale)
            self.view_made.emit(name)
        return view

    @property
    def current(self) -> str:
        """The name of the tab that is seen."""
        return TABS[self.currentIndex()]

    def set_patient_view(self, on: bool) -> None:
        """Hide what only HR needs, or show it again."""
        self.setTabVisible(TABS.index("compare"), not on)
        self.estimate.headline.show_employer(not on)

    def turn_to(self, name: str) -> None:
        """Show the tab called ``name``."""
        self.setCurrentIndex(TABS.index(name))
        self.asked.emit()

    def show_case(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show this answer in every tab that there is."""
        self._latest = case, estimate, voice
        if self.current == "estimate":
            self._estimate()
        for page in self._pages.values():
            if page.view is not None:
                cast("AnswerView", page.view).show_case(case, estimate, voice)

    def forget(self) -> None:
        """Another case comes in place of this one."""
        self.estimate.forget()
        if self._pages["compare"].view is not None:
            self.compare.forget()

    def mark_stale(self, stale: bool, words: str = "") -> None:
        """Say wherever figures are seen that they are the last good ones, in ``words``; or that they hold."""
        self._stale = (stale, words)
        self.estimate.mark_stale(stale, words)
        for name, page in self._pages.items():
            if page.view is not None:
                (self.compare if name == "compare" else self.sheet).mark_stale(stale, words)

    def retranslate(self, voice: Voice) -> None:
        """Name the tabs in ``voice``."""
        for index, name in enumerate(TABS):
            self.setTabText(index, voice(f"window.tab_{name}"))
            # It is the tab's tip, and what a screen reader says of it.
            self.setTabToolTip(index, voice(f"window.tab_{name}_is"))

    def _estimate(self) -> None:
        """Show the latest answer in the first tab. An edit made on another tab has no frame to spare for it."""
        if self._latest is not None and self._latest is not self._estimated:
            self._estimated = self._latest
            self.estimate.show_case(*self._latest)
            self.estimate.mark_stale(*self._stale)

    def _turned(self, index: int) -> None:
        if TABS[index] == "estimate":
            self._estimate()
        self.view(TABS[index])
