"""An interview: questions one after the other, Back at any time, and at the end what was answered."""

from collections.abc import Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QStackedWidget, QWidget

from calculator.reference.voice import Voice
from ui.dialogs import questions
from ui.interview.page import Page
from ui.widgets.boxes import hbox, vbox
from ui.widgets.fields import Field
from ui.widgets.form_parts import describe, hairline
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import open_at

A = TypeVar("A")


class _Dialog(QDialog):
    """Qt's part: a generic class cannot have signals."""

    answered = Signal(object)
    """All answers, when the last question is answered."""

    left = Signal(object)
    """The answers so far, when it is closed before that."""


class Interview(_Dialog, Generic[A]):
    """Asks the questions of ``pages`` that apply. Return goes on, Escape leaves; nothing typed is lost by either."""

    def __init__(
        self, title: str, finish: str, pages: Sequence[Page[A]], answers: A, voice: Voice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.pages = tuple(pages)
        self.answers = answers
        self._voice = voice
        self._finish = finish
        self._at = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._stack = QStackedWidget(self)
        for page in self.pages:
            self._stack.addWidget(_scrolled(page))
        self.progress = plain_label("muted", self)
        self.cancel, self.back, self.next = (QPushButton(self) for _ in range(3))
        for name, button in (("cancel", self.cancel), ("back", self.back), ("next", self.next)):
            button.setText(self._say(name))
            describe(button, self._say(name), self._say(f"{name}_is"))
        self.next.setDefault(True)
        self._lay_out()
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.cancel.clicked.connect(self.reject)
        open_at(self, 700, 600)
        for page in self.pages:
            page.show_answers(answers)
        self._show()

    @property
    def page(self) -> Page[A]:
        """The question that is asked."""
        return self.pages[self._at]

    def go_on(self) -> None:
        """Ask the next question, where this one is answered; after the last, tell all answers."""
        self.answers = self.page.read(self.answers)
        if not self.page.check(self.answers):
            return
        following = [at for at in self._asked() if at > self._at]
        if following:
            self._at = following[0]
            self._show()
            return
        self.answered.emit(self.answers)
        super().accept()

    def go_back(self) -> None:
        """Ask the question before; what is typed here stays."""
        self.answers = self.page.read(self.answers)
        before = [at for at in self._asked() if at < self._at]
        if before:
            self._at = before[-1]
            self._show()

    def reject(self) -> None:
        """Leave; what was answered so far is told. What is typed and not understood would be lost: it is asked about
        first."""
        bad = next((field for field in self.page.fields if field.problem and not field.isHidden()), None)
        if bad is None:
            self._leave()
            return
        figures = {"field": bad.accessibleName()}
        questions.ask(
            self, "answer_unread", ("leave_out", "go_back"), figures, self._voice, partial(self._asked_of, bad)
        )

    def _asked_of(self, bad: Field, answer: str) -> None:
        if answer == "leave_out":
            self._leave()
        else:
            bad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.left.emit(self.page.read(self.answers))
        super().reject()

    def _asked(self) -> list[int]:
        return [at for at, page in enumerate(self.pages) if page.applies(self.answers)]

    def _show(self) -> None:
        page, asked = self.page, self._asked()
        page.show_answers(self.answers)
        page.show_notice()
        self._stack.setCurrentIndex(self._at)
        at = asked.index(self._at) + 1
        set_text(self.progress, self._say("progress", at=at, of=len(asked)))
        self.back.setEnabled(at > 1)
        last = at == len(asked)
        self.next.setText(self._finish if last else self._say("next"))
        describe(self.next, self.next.text(), self._say("finish_is" if last else "next_is"))
        page.first.setFocus(Qt.FocusReason.TabFocusReason)
        if QAccessible.isActive():
            said = f"{self.progress.text()}. {page.question.text()} {page.help.text()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _lay_out(self) -> None:
        row = hbox(around=(24, 8, 24, 16), spacing=8)
        row.addWidget(self.progress)
        row.addStretch(1)
        for button in (self.cancel, self.back, self.next):
            row.addWidget(button)
        layout = vbox(self, spacing=0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(hairline(self))
        layout.addLayout(row)
        # Tab goes from the answers to Next: who answers goes on.
        for one, following in ((self.next, self.back), (self.back, self.cancel)):
            QWidget.setTabOrder(one, following)

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("interview")(key, **figures)


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
