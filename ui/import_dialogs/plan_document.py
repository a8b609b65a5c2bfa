"""File ▸ Read a plan's document: a Summary of Benefits and Coverage, chosen, dropped or pasted, is read off the UI
thread, looked at beside its page, and becomes a plan of the case when everything in doubt was confirmed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QWidget

from calculator.files.apart import Stop
from calculator.files.looking import absolute
from calculator.files.problems import FileError
from calculator.files.safe_json import read_bytes
from calculator.files.sbc.candidates import MOST_PLANS, joined
from calculator.files.sbc.document import is_pdf, read_apart, text_in
from calculator.files.sbc.draft import document_of, dosing_rows, draft_plan
from calculator.files.sbc.reading import Reading
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.faults import InvalidError
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.plan_faults import spoken
from ui.dialogs.file_dialogs import ask_open
from ui.import_dialogs.document_places import remember
from ui.import_dialogs.document_start import StartPage, WaitPage
from ui.import_dialogs.dosing_question import DosingQuestion
from ui.import_dialogs.review import Review
from ui.runtime.jobs import LatestJob
from ui.widgets.boxes import hbox, vbox
from ui.widgets.fields import ProblemLabel
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import open_at

ENDINGS: Final = (".pdf", ".txt", ".text")


class Document(NamedTuple):
    """A document as it was read."""

    path: Path
    data: bytes
    reading: Reading

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path.name


def ask_for_document(parent: QWidget, voice: Voice) -> Path | None:
    """The document that the user chooses."""
    kinds = f"{voice('sbc.kinds')} ({' '.join(f'*{ending}' for ending in ENDINGS)})"
    name = ask_open(parent, voice("sbc.choose_title"), kinds)
    return Path(name) if name else None


class PlanDocumentDialog(QDialog):
    """Reads the document at ``path`` (None: asks for one, or for its text) and tells of the plan it became."""

    taken = Signal(object, str, str)
    """The plans of the case with the new one, the name of that, and the name of the step."""

    compare_asked = Signal(object, object)
    """The plan as it stands, and the plan of the case that it is to be compared with."""

    def __init__(self, parent: QWidget, voice: Voice, case: Case, path: Path | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._case = case
        self._document: Document | None = None
        self.review: Review | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(self._say("title"))
        self._stop = Stop()
        self._reading = LatestJob(self)
        self._reading.answered.connect(self._show_review)
        self._reading.failed.connect(self._refuse)
        self.pages = QStackedWidget(self)
        self.start = StartPage(voice, self)
        self.wait = WaitPage(voice, self)
        self.question = DosingQuestion(voice, case, self)
        self.problem = ProblemLabel(self)
        self.left = plain_label("strong", self)
        self.next, self.add, self.leave = (QPushButton(self) for _ in range(3))
        self._below = QWidget(self)
        self._build()
        open_at(self, 1160, 720)
        if path is not None:
            self.read_path(path)

    @property
    def busy(self) -> bool:
        """Whether what the document says, or what it would cost, is still to come."""
        return self._reading.busy or self.question.busy

    def read_path(self, path: Path) -> None:
        """Read the document at ``path``."""
        self._read(path.name, lambda stop: _read(absolute(path), stop))

    def read_text(self, text: str) -> None:
        """Read a text that was pasted."""
        name = self._say("pasted_name")
        self._read(name, lambda stop: _read_data(Path(name), text.encode("utf-8", "replace"), stop))

    def _read(self, name: str, work: Callable[[Stop], Document]) -> None:
        self.wait.show_name(name)
        self.pages.setCurrentWidget(self.wait)
        self.wait.cancel.setFocus()
        self._stop = Stop()
        self._reading.ask(partial(work, self._stop))

    def done(self, result: int) -> None:
        """Close; what is being read is read for nobody."""
        self._stop.ask()
        super().done(result)

    def _cancel(self) -> None:
        """End the reading; what it may still tell is not shown."""
        self._stop.ask()
        self._reading.ask(lambda: None)
        self.pages.setCurrentWidget(self.start)
        self.start.choose.setFocus()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, FileError):
            raise error
        self.start.problem.show_problem(error.say(self._voice))
        self.pages.setCurrentWidget(self.start)
        self.start.choose.setFocus()

    def _show_review(self, document: Document | None) -> None:
        if document is None:
            return
        self._document = document
        review = Review(document.reading, self._voice, self)
        if is_pdf(document.data):
            review.page.show_pdf(document.data)
        else:
            review.page.show_text(text_in(Path(document.name), document.data))
        old, self.review = self.review, review
        if old is not None:
            old.deleteLater()
        review.changed.connect(self._follow)
        self._review_column.insertWidget(0, review, 1)
        self.setWindowTitle(self._say("title_of", name=document.name))
        self.pages.setCurrentWidget(self._below)
        self._follow()
        review.go_on() if review.left else self.question.choice.setFocus()

    def _follow(self) -> None:
        """Say what is left to do, and price the course under what the document says as it stands."""
        review = self.review
        if review is None:
            return
        drafts, fault = self._drafts(review.reading)
        self.question.ask(self._case, drafts)
        self.problem.show_problem(spoken(fault, self._voice) if fault else "")
        left = review.left + (self.question.row is None)
        if not review.good:
            words = self._say("left_bad")
        elif self._full:
            words = self._say("full", most=MOST_PLANS)
        else:
            words = self._say("left_one" if left == 1 else "left" if left else "left_none", count=left)
        set_text(self.left, words)
        self.next.setVisible(not review.good or bool(left))
        self.add.setEnabled(review.good and not left and fault is None and not self._full)

    @property
    def _full(self) -> bool:
        return len(self._case.plans) >= MOST_PLANS and self.question.instead is None

    def _drafts(self, reading: Reading) -> tuple[dict[str, Plan], InvalidError | None]:
        """The plan that was read, by what a dosing session is paid as; or what is wrong with it."""
        try:
            return {row: self._draft(reading, row) for row in dosing_rows(reading)}, None
        except InvalidError as error:
            return {}, error

    def _draft(self, reading: Reading, row: str) -> Plan:
        assert self._document is not None
        document = document_of(self._document.name, self._document.data)
        return draft_plan(reading, self._say("source", name=document.name), row, self._voice, document)

    def _go_on(self) -> None:
        review = self.review
        if review is not None and (review.left or not review.good):
            review.go_on()
        else:
            self.question.choice.setFocus()

    def _plan(self) -> Plan | None:
        drafts, _ = self._drafts(self.review.reading) if self.review else ({}, None)
        return drafts.get(self.question.row or "")

    def _compare(self) -> None:
        old = next((one for one in self._case.plans if one.name == self.question.instead), None)
        plan = self._plan() or (
            next(iter(self._drafts(self.review.reading)[0].values()), None) if self.review else None
        )
        if old is not None and plan is not None:
            self.compare_asked.emit(plan, old)

    def _take(self) -> None:
        plan = self._plan()
        if plan is None:
            return
        instead = self.question.instead
        if instead is None:
            case = joined(self._case, plan)
            plans, chosen = case.plans, case.chosen
        else:
            named = changed(plan, name=instead)
            plans, chosen = tuple(named if one.name == instead else one for one in self._case.plans), instead
        if self._document is not None and plan.document is not None and self._document.path.is_absolute():
            remember(plan.document.sha256, self._document.path)
        self.taken.emit(plans, chosen, self._say("step", name=chosen))
        self.accept()

    def _build(self) -> None:
        buttons: tuple[tuple[str, QPushButton, Callable[[], object]], ...] = (
            ("next", self.next, self._go_on),
            ("add_the_plan", self.add, self._take),
            ("leave", self.leave, self.reject),
        )
        row = hbox(spacing=8)
        self.left.setWordWrap(True)
        row.addStretch(1)
        for name, button, act in buttons:
            button.setText(self._say(name))
            describe(button, self._say(name), self._say(f"{name}_is"))
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        self._review_column = vbox(self._below, (16, 12, 16, 16), spacing=8)
        self._review_column.addWidget(self.question)
        self._review_column.addWidget(self.problem)
        self._review_column.addWidget(self.left)
        self._review_column.addLayout(row)
        for page in (self.start, self.wait, self._below):
            self.pages.addWidget(page)
        whole = vbox(self)
        whole.addWidget(self.pages)
        self.start.chosen.connect(self._choose)
        self.start.pasted.connect(self.read_text)
        self.start.cancel.clicked.connect(self.reject)
        self.wait.cancel.clicked.connect(self._cancel)
        self.question.answered.connect(self._follow)
        self.question.compare.clicked.connect(self._compare)

    def _choose(self) -> None:
        path = ask_for_document(self, self._voice)
        if path is not None:
            self.read_path(path)

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("sbc")(key, **figures)


def _read(path: Path, stop: Stop) -> Document:
    return _read_data(path, read_bytes(path), stop)


def _read_data(path: Path, data: bytes, stop: Stop) -> Document:
    return Document(path, data, read_apart(path, data, stop))
