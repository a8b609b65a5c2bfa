"""A question about the plans that is answered off the UI thread, only while its page is seen. The page shows the last
answer meanwhile and says that it is being brought up to date."""

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from calculator.model.case import Case
from calculator.model.comparison import Payer
from calculator.reference.voice import SILENT, Voice
from calculator.words.comparison import tell
from ui.estimate.stale_banner import StaleBanner
from ui.runtime.giving_way import give_way
from ui.runtime.jobs import LatestJob
from ui.runtime.timers import once_after
from ui.widgets.boxes import vbox
from ui.widgets.field import Field
from ui.widgets.labels import plain_label, set_text

_SETTLE_MS: Final = 60
"""The table is painted first; a page that asks as somebody types asks when the typing rests."""

_LATE_MS: Final = 180
"""An answer within this time replaces the last one without a word."""

A = TypeVar("A")

GoingOn = Callable[[], bool]
"""Whether the answer is still wanted: long work asks now and then, and stops where it is not."""


class Wanted:
    """Whether one answer is still wanted. It is all that the work knows of the page."""

    def __init__(self) -> None:
        self.still = True

    def __call__(self) -> bool:
        """Whether it is: the work asks, on its own thread, and gives way where a key is dealt with."""
        give_way()
        return self.still

    def end(self) -> None:
        """It is not wanted any more."""
        self.still = False


class _Page(QWidget):
    """Qt's part of a page: a generic class cannot have signals."""

    asked_again = Signal()
    """Something on the page asks another question of the same case."""

    mix_edited = Signal(object, str)
    """The situations of members have other weights; with the name of the step."""


class AnswerPage(_Page, Generic[A]):
    """What is shown of an answer, and the question that it answers. Subclasses say both."""

    def show_case(self, case: Case) -> None:
        """Show what of the case itself is edited on the page."""

    def question(self, case: Case, payer: Payer) -> Callable[[GoingOn], A | None] | None:
        """The work that answers for ``case`` and ``payer``; it holds no widget, and returns None where it is not wanted
        any more. None in place of the work: nothing can be asked now."""
        raise NotImplementedError

    @property
    def first_problem(self) -> Field | None:
        """The field of the page's own that holds no good value, so that nothing can be asked; None: there is none."""
        return None

    def show_answer(self, answer: A, voice: Voice) -> None:
        """Show ``answer``."""
        raise NotImplementedError

    def retranslate(self, voice: Voice) -> None:
        """Name everything but the answer in ``voice``."""
        raise NotImplementedError

    def fade(self, stale: bool) -> None:
        """Show that the answer is not of the case as it stands, or that it is again."""


class PageHost(QScrollArea):
    """Asks a page's question again whenever the case, the payer or the page's own choices are others."""

    def __init__(self, page: AnswerPage[Any]) -> None:
        super().__init__()
        self.page = page
        self.state = plain_label("stale", self)
        self.state.hide()
        self.banner = StaleBanner(self)
        self.banner.problem_asked.connect(self._go_to_problem)
        self._of: tuple[Case, Payer] | None = None
        self._voice = SILENT
        self._answer: object = None
        self._stands = "working"
        self._due = False
        self._jobs: LatestJob | None = None
        self._wanted = Wanted()
        self._settle = once_after(self, _SETTLE_MS, self._ask)
        self._late = once_after(self, _LATE_MS, self._say_stale)
        inner = QWidget()
        layout = vbox(inner, (0, 0, 0, 12), spacing=8)
        layout.addWidget(self.state)
        layout.addWidget(self.banner)
        layout.addWidget(page, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        page.asked_again.connect(self._again)

    def show_case(self, case: Case, payer: Payer, voice: Voice) -> None:
        """Answer for ``case`` and ``payer`` from now on, when the page is seen."""
        if voice != self._voice:
            self._voice = voice
            self.page.retranslate(voice)
            if self._answer is not None:
                self.page.show_answer(self._answer, voice)
            set_text(self.state, tell(self._stands, voice))
            if not self.banner.isHidden():
                self._say_refused()
        self.page.show_case(case)
        if (case, payer) != self._of:
            self._of = (case, payer)
            self._again()

    @property
    def answer(self) -> object:
        """The answer that is shown; None before the first."""
        return self._answer

    @property
    def stale(self) -> bool:
        """Whether the answer that is shown is not yet that of the case as it stands."""
        return self._due or (self._jobs is not None and self._jobs.busy)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask what was not asked while nobody looked."""
        super().showEvent(event)
        if self._due:
            self._late.start()
            self._settle.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: what is not asked or not answered yet can wait."""
        super().hideEvent(event)
        self._settle.stop()
        if self._jobs is not None and self._jobs.busy:
            self._wanted.end()
            self._due = True

    def _again(self) -> None:
        self._due = True
        if self.isVisible():
            if not self._late.isActive() and self.state.isHidden():
                self._late.start()
            self._settle.start(_SETTLE_MS)

    def _ask(self) -> None:
        if self._of is None:
            return
        work = self.page.question(*self._of)
        if work is None:
            # Beside the field stands what is wrong with it; until then the last answer stays, grey.
            self._late.stop()
            self.state.hide()
            self._say_refused()
            self.page.fade(True)
            return
        self.banner.hide()
        if self._jobs is None:
            self._jobs = LatestJob(self)
            self._jobs.answered.connect(self._answered)
            self._jobs.failed.connect(self._failed)
        self._due = False
        self._wanted.end()
        self._wanted = wanted = Wanted()
        self._jobs.ask(lambda: work(wanted))

    def _answered(self, answer: object) -> None:
        if answer is None:
            return
        self._answer = answer
        self.page.show_answer(answer, self._voice)
        if not self._due:
            self._late.stop()
            self.state.hide()
            self.page.fade(False)

    def _say_refused(self) -> None:
        field = self.page.first_problem
        if field is not None:
            words = self._voice("views.stale_field", field=field.accessibleName())
            self.banner.show_words(words, self._voice("views.stale_go"))
        self.banner.setVisible(field is not None and self._answer is not None)

    def _go_to_problem(self) -> None:
        field = self.page.first_problem
        if field is not None:
            self.ensureWidgetVisible(field)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self._late.stop()
        self._say_state("failed")
        raise error

    def _say_stale(self) -> None:
        self._say_state("working")

    def _say_state(self, stands: str) -> None:
        self._stands = stands
        set_text(self.state, tell(stands, self._voice))
        self.state.show()
        self.page.fade(True)
