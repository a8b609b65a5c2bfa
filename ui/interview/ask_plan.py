"""Plan ▸ Ask your plan: the page for the call is printed, saved or copied, and what was answered is typed back here."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QWidget

from calculator.engine.confirmation.settled import settled
from calculator.engine.confirmation.to_confirm import OpenPoint, open_points
from calculator.files.file_names import file_name
from calculator.files.problems import plain
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.model.faults import InvalidError
from calculator.reference.clock import today
from calculator.reference.voice import Voice
from calculator.sheets.options import SheetOptions
from calculator.words.ask_plan import as_text, ask_plan, asked_of
from ui.dialogs.save_dialog import save_as
from ui.interview.ask_answer import AskAnswer
from ui.interview.course_pages import beside
from ui.runtime.jobs import LatestJob
from ui.widgets.boxes import hbox, vbox
from ui.widgets.fields import Labelled, ProblemLabel, TextField
from ui.widgets.form_parts import describe, hairline
from ui.widgets.labels import set_text, wrapping_label
from ui.widgets.scale import open_at, px
from ui.widgets.scrolled import Scrolled

Then = Callable[[bytes], object]

_BUTTONS: Final = {"print": "action_print", "save": "save", "copy": "copy_as_text"}
"""The names of the buttons that make something of the page, and what they are called."""


class AskPlanDialog(QDialog):
    """Shows what is open of an answer. ``taken`` brings the case with what was answered, as one step."""

    taken = Signal(object)

    def __init__(
        self, case: Case, answer: Estimate, options: SheetOptions, voice: Voice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._case, self._answer, self._options, self._voice = case, answer, options, voice
        self._then: Then | None = None
        self._jobs = LatestJob(self)
        self._jobs.answered.connect(self._made)
        self._jobs.failed.connect(self._failed)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("title"))
        plan = case.plan(answer.plan)
        points = [one for one in open_points(case, plan, answer, today()) if asked_of(one.assumption)]
        page = QWidget()
        self.state = wrapping_label("muted", page)
        self.buttons = {name: QPushButton(self._say(words), page) for name, words in _BUTTONS.items()}
        self.answers = [AskAnswer(point, case, voice, page) for point in points]
        self.told_by = Labelled(TextField(page, most=100), page)
        self.reference = Labelled(TextField(page, most=90), page)
        self.problem = ProblemLabel(page)
        self._lay_out(page, points)
        open_at(self, 720, 640)

    @property
    def busy(self) -> bool:
        """Whether the page is being made."""
        return self._jobs.busy

    def accept(self) -> None:
        """Enter what is answered, where every field is understood and nothing contradicts."""
        bad = next((field for answer in self.answers for field in answer.fields if field.problem), None)
        if bad is not None:
            bad.setFocus()
            return
        given = [found for answer in self.answers if (found := answer.settled) is not None]
        who = ", ".join(filter(None, (field.field.text().strip() for field in (self.told_by, self.reference))))
        try:
            case = settled(self._case, given, today(), who)
        except InvalidError:
            self.problem.show_problem(self._say("wrong"))
            return
        if case != self._case:
            self.taken.emit(case)
        super().accept()

    def copy(self) -> None:
        """Put the questions on the clipboard as plain text."""
        page = ask_plan(self._case, self._answer, today(), self._voice)
        QApplication.clipboard().setText(plain(as_text(page, self._voice)))
        set_text(self.state, self._say("copied"))

    def save(self) -> None:
        """Ask for a file and write the page there."""
        self._make(self._save)

    def print_page(self) -> None:
        """Ask for a printer and print the page."""
        self._make(self._print)

    def _make(self, then: Then) -> None:
        """Have the page made off the UI thread, and do ``then`` with it."""
        self._then = then
        set_text(self.state, self._say("making"))
        self._jobs.ask(partial(_page, self._case, self._answer, self._voice, self._options))

    def _made(self, pdf: bytes) -> None:
        set_text(self.state, "")
        then, self._then = self._then, None
        if then is not None:
            then(pdf)

    def _failed(self, error: Exception) -> None:
        set_text(self.state, self._voice("views.sheet_failed"))
        raise error

    def _save(self, pdf: bytes) -> None:
        name = file_name(self._say("document_title", title=self._case.title), "questions")
        save_as(self, self._say("save").replace("&", ""), Path(name).with_suffix(".pdf").name, pdf, self._voice)

    def _print(self, pdf: bytes) -> None:
        from ui.dialogs.printing import print_pdf  # noqa: PLC0415 (not before it is asked for)

        print_pdf(pdf, self)

    def _lay_out(self, page: QWidget, points: "list[OpenPoint]") -> None:
        intro = wrapping_label("body", page)
        intro.setText(self._say("dialog_intro" if points else "none"))
        acts: dict[str, Callable[[], object]] = {"print": self.print_page, "save": self.save, "copy": self.copy}
        for name, button in self.buttons.items():
            button.setAutoDefault(False)
            describe(button, self._say(_BUTTONS[name]), self._say(f"{name}_is"))
            button.clicked.connect(lambda _checked=False, act=acts[name]: act())
        for part, name in ((self.told_by, "answered"), (self.reference, "told_reference")):
            part.set_words(self._say(name), self._say("told_by_is"), self._voice)
            part.field.setMinimumWidth(px(240))
        column = vbox(page, (24, 16, 24, 8), spacing=10)
        column.addWidget(intro)
        row = hbox()
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.state)
        for answer in self.answers:
            column.addWidget(hairline(page))
            column.addWidget(answer)
        column.addWidget(hairline(page))
        column.addWidget(beside(page, self.told_by, self.reference))
        column.addWidget(self.problem)
        column.addStretch(1)
        Scrolled.fill(self, page, self._foot(bool(points)))

    def _foot(self, some: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.take = buttons.addButton(self._say("take"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = buttons.addButton(self._say("cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for button, name in ((self.take, "take"), (self.cancel, "cancel")):
            describe(button, self._say(name), self._say(f"{name}_is"))
        self.take.setDefault(True)
        self.take.setEnabled(some)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("ask_plan")(key, **figures)


def _page(case: Case, answer: Estimate, voice: Voice, options: SheetOptions) -> Any:
    from calculator.sheets import ask_plan as sheets  # noqa: PLC0415 (typst comes with it)

    return sheets.make(case, answer, voice, options)
