"""What happened to a session: said, and its explanation of benefits typed, one session after the other by keyboard
alone. Each session that is kept is a step of its own."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QWidget

from calculator.engine.checks.happened import contradictions, not_yet
from calculator.engine.course_sessions import CourseSession, sessions_of, with_fact
from calculator.engine.expected import expected_and_actual, expected_of, explained_on
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.happened import Happened, SessionState, corrected
from calculator.reference.clock import today
from calculator.reference.voice import Voice
from calculator.words.expected import summary, why_words
from calculator.words.flags import session_contradiction_words
from calculator.words.services import numbered_title
from calculator.words.session_facts import history_lines, listed
from ui.dialogs import questions
from ui.editors.happened.explanation_form import ExplanationForm
from ui.widgets.boxes import DIALOG, hbox, vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Labelled
from ui.widgets.form_parts import describe, order_tabs
from ui.widgets.labels import plain_label, set_text, wrapping_label
from ui.widgets.return_key import ReturnKey
from ui.widgets.reveal import reveal
from ui.widgets.scale import open_at, px
from ui.widgets.scrolled import Scrolled

_WIDTH: Final = 540
_SIZE: Final = (620, 760)


class HappenedDialog(QDialog):
    """Shows the sessions of a case one at a time. ``kept`` brings the course with the fact of one, and the step."""

    kept = Signal(object, str)

    def __init__(self, parent: QWidget, voice: Voice, case: Case, place: tuple[int, int] | None = None) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self._voice, self._case = voice, case
        self.sessions: tuple[CourseSession, ...] = sessions_of(case.course)
        self._at: CourseSession | None = None
        self._insisted: Happened | None = None
        self._entered: Happened | None = None
        self._summary = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("title"))
        page = QWidget(self)
        self.session = Labelled(Choice(page), page)
        self.session.set_words(self._say("session"), self._say("session_is"), voice)
        self.form = ExplanationForm(voice, page)
        self.why_title, self.why = plain_label("strong", page), wrapping_label("body", page)
        self.why_title.setText(self._say("why"))
        self.history_title = plain_label("strong", page)
        self.history_title.setText(self._say("history"))
        self.history = wrapping_label("muted", page)
        self.said = wrapping_label("muted", page)
        intro = wrapping_label("muted", page)
        intro.setText(self._say("intro" if self.sessions else "none"))
        column = vbox(page, DIALOG, spacing=10)
        for part in (intro, self.session, self.form, self.why_title, self.why, self.history_title, self.history):
            column.addWidget(part)
        column.addStretch(1)
        page.setMinimumWidth(px(_WIDTH))
        Scrolled.fill(self, page, self._beside(), self._foot())
        order_tabs((self.session.field, *self.form.stops(), self.copy, self.keep, self.next, self.cancel))
        self.session.field.chosen.connect(self._turn_to)
        self.form.touched.connect(lambda: set_text(self.said, ""))
        open_at(self, *_SIZE)
        first = next((one for one in self.sessions if one.place == place), None) or self._first_open()
        if first is not None:
            self._show(first)
            self.form.state.setFocus()

    def reject(self) -> None:
        """Close; what is entered and not kept yet is asked about first."""
        if self._at is None or (not self.form.is_misread and self.form.entered() == self._entered):
            super().reject()
            return
        figures = {"session": numbered_title(self._at.dated, self._voice)}
        questions.ask(self, "session_unkept", ("leave_out", "go_back"), figures, self._voice, self._asked)

    def _asked(self, answer: str) -> None:
        """Close without what is not kept, or go on entering it."""
        if answer == "leave_out":
            super().reject()

    def _beside(self) -> QWidget:
        """What was done last, and beside it what may be taken along: below, with the other buttons, they would be wider
        than a small screen at 200%."""
        beside = QWidget(self)
        row = hbox(beside, spacing=8)
        row.addWidget(self.said, 1)
        self.copy = QPushButton(self._say("copy"), beside)
        self.copy.setAutoDefault(False)
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        row.addWidget(self.copy)
        return beside

    def _foot(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        roles = QDialogButtonBox.ButtonRole
        self.next = QPushButton(self._say("next"), self)
        self.next.setAutoDefault(False)
        buttons.addButton(self.next, roles.ActionRole)
        self.keep = buttons.addButton(self._say("keep"), roles.AcceptRole)
        self.cancel = buttons.addButton(self._voice("shared.cancel"), roles.RejectRole)
        for name, button in (("keep", self.keep), ("next", self.next), ("copy", self.copy)):
            describe(button, self._say(name), self._say(f"{name}_is"))
        for button in (self.keep, self.next):
            button.setEnabled(bool(self.sessions))
        describe(self.cancel, self.cancel.text(), self._say("cancel_is"))
        self.keep.setDefault(True)
        self.next.clicked.connect(self._go_on)
        buttons.accepted.connect(self._finish)
        buttons.rejected.connect(self.reject)
        return buttons

    def _first_open(self) -> CourseSession | None:
        """The first session of which no explanation of benefits is known, or the last there is."""
        for one in self.sessions:
            said = one.happened.explanation if one.happened is not None else None
            if one.state in (SessionState.PLANNED, SessionState.DONE) and (said is None or not said.is_processed):
                return one
        return self.sessions[-1] if self.sessions else None

    def _show(self, session: CourseSession) -> None:
        self._at, self._insisted = session, None
        voice, field = self._voice, self.session.field
        field.set_options((one.place, listed(one, voice)) for one in self.sessions)
        field.set_value(session.place)
        happened = session.happened or Happened.unchecked(number=session.number, state=SessionState.PLANNED)
        explained = expected_and_actual(self._case)
        one = explained_on(explained, session.place)
        self.form.show_fact(happened, session.planned, expected_of(self._case, session, one))
        self._entered = self.form.entered()
        self._summary = summary(self._case, explained, voice)
        self.copy.setEnabled(bool(self._summary))
        why = "" if one is None else "\n".join(why_words(one, voice)) or self._say("as_expected")
        set_text(self.why, why)
        for part in (self.why_title, self.why):
            part.setVisible(bool(why))
        lines = "\n".join(history_lines(happened, voice))
        set_text(self.history, lines)
        for label in (self.history_title, self.history):
            label.setVisible(bool(lines))
        self.next.setEnabled(session.place != self.sessions[-1].place)

    def _turn_to(self, place: tuple[int, int]) -> None:
        """Keep what is entered and show another session; what is not good stays in sight."""
        if self._keep():
            self._show(next(one for one in self.sessions if one.place == place))
        elif self._at is not None:
            self.session.field.set_value(self._at.place)

    def _go_on(self) -> None:
        if self._at is None or not self._keep():
            return
        at = [one.place for one in self.sessions].index(self._at.place)
        self._show(self.sessions[min(at + 1, len(self.sessions) - 1)])
        self.form.state.setFocus()

    def _finish(self) -> None:
        if self._keep():
            self.accept()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._summary)
        set_text(self.said, self._say("copied"))

    def _keep(self) -> bool:
        """Keep the session that is shown, where all of it is understood and nothing contradicts; else lead to what is
        not. Returns whether there is nothing left to put right."""
        session = self._at
        if session is None:
            return True
        happened = None if self.form.is_misread else self.form.entered()
        if happened is not None and happened == session.happened:
            return True
        if happened is not None and self._holds(session, happened):
            self._take(session, happened)
            return True
        bad = self.form.first_bad
        if bad is not None:
            reveal(bad)
        return False

    def _holds(self, session: CourseSession, happened: Happened) -> bool:
        """Whether ``happened`` may be kept. What cannot be is refused; what does not fit together is said, and kept
        where a person keeps it once more: some papers are so."""
        course = self._case.course
        never = tuple(not_yet(happened, session.planned, today()))
        odd = contradictions(course.lines[session.line], happened, course.starts)
        for found in never:
            self.form.complain(found.part, self._say(found.code, **found.figures))
        for found in odd:
            self.form.complain(found.part, session_contradiction_words(found, self._voice))
        insisted, self._insisted = happened == self._insisted, happened
        if odd and not never:
            set_text(self.said, self._say("insist"))
        return not never and (insisted or not odd)

    def _take(self, session: CourseSession, entered: Happened) -> None:
        fact, self._entered = corrected(session.happened, entered), entered
        if fact == session.happened:
            return
        course = with_fact(self._case.course, session, fact)
        self._case = changed(self._case, course=course, explained_by=self._case.explained_by or self._case.chosen)
        name = numbered_title(session.dated, self._voice)
        self.kept.emit(course, self._say("step", name=name))
        # Sessions lie by their days, of which one may be another now.
        self.sessions = sessions_of(course)
        self._at = next(one for one in self.sessions if one.place == session.place)
        set_text(self.said, self._say("kept", name=name))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("session_facts")(key, **figures)
