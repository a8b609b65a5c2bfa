"""The main window: inputs on the left that never leave, answers on the right that follow every keystroke."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QScrollArea

from calculator.files import bundled
from calculator.model.case import Case
from calculator.reference.texts import unturned
from calculator.reference.voice import Voice
from calculator.words.bundled import localized
from ui.document.document import Document
from ui.main_window import menu_work, window_state
from ui.main_window.confirming import Confirming
from ui.main_window.drops import DropHandler
from ui.main_window.interviews import Interviews
from ui.main_window.panes import Pane
from ui.main_window.parts import WindowParts
from ui.main_window.status import state_of
from ui.settings import Settings
from ui.widgets import theme
from ui.widgets.form_parts import describe, tab_stops
from ui.widgets.labels import ElidedLabel
from ui.widgets.locale import speak
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import ZOOMS, open_at

if TYPE_CHECKING:
    from ui.widgets.fields import Field


class Window(WindowParts):
    """Shows one document. Everything typed becomes an edit of the document; everything shown comes from it.

    ``dressed``: it has a style sheet of its own before anything is shown in it, so that Qt lays out once.
    """

    def __init__(self, document: Document, settings: Settings, *, dressed: bool = False) -> None:
        super().__init__(document, settings)
        ReturnKey(self)
        theme.follow(self)
        self._build()
        self._connect()
        self.interviews = Interviews(self)
        menu_work.connect(self, self.interviews)
        self.confirming = Confirming(self)
        DropHandler(self)
        self._retranslate()
        self.set_patient_view(settings.patient_view)
        self._offer_zoom()
        app = QApplication.instance()
        if dressed and isinstance(app, QApplication):
            theme.dress(app, settings.theme, settings.zoom)
        self._show_case()
        open_at(self, 1280, 800)
        window_state.recall(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before anything unsaved goes."""
        if not self.filing.may_leave():
            event.ignore()
            return
        window_state.remember(self)
        self._close_desks()
        # The program ends with its last window: a book or a note left open is not to keep it.
        for dialog in self.findChildren(QDialog):
            dialog.close()
        for dialog in self.findChildren(QDialog):
            # It asks whether what is typed in it may go, after that was asked of all.
            if dialog.isVisible():
                dialog.done(QDialog.DialogCode.Rejected)
        self.recovery.let_go()
        self.filing.sharing.release()
        event.accept()

    def choose_theme(self, choice: str) -> None:
        """Light, dark, or as the system is, from now on."""
        self.settings.theme = choice
        self._follow_theme()

    def choose_zoom(self, zoom: int) -> None:
        """Let everything be ``zoom`` percent of its size, from now on."""
        from ui.widgets.zoom import change  # noqa: PLC0415 (not on the start-up path)

        app = QApplication.instance()
        if isinstance(app, QApplication) and zoom != self.settings.zoom:
            self.settings.zoom = zoom
            change(app, self.settings.theme, zoom)
            self.panes.fit()
            self._offer_zoom()
            self._show_case()

    def choose_language(self, choice: str) -> None:
        """Speak ``choice`` from now on."""
        self.settings.language, self.voice = choice, Voice(choice)
        speak(self.voice)
        self._retranslate()
        self.document.tell_in(self.voice, later=self._unread())
        self._show_case()

    def _build(self) -> None:
        self.setCentralWidget(self.panes)
        self._status = ElidedLabel("body", self.statusBar())
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().addPermanentWidget(self.mine)

    def _connect(self) -> None:
        self.theme_chosen.connect(self.choose_theme)
        self.zoom_chosen.connect(self.choose_zoom)
        self.language_chosen.connect(self.choose_language)
        self.document.case_changed.connect(self._show_case)
        self.document.state_changed.connect(self._show_state)
        self.document.replaced.connect(self._begin_again)
        self.recovery.changed.connect(self._show_state)
        self.inputs.made.connect(self._inputs_made)
        self.answers.view_made.connect(self._view_made)
        self.answers.problem_asked.connect(self._go_to_problem)
        for desk in self.desks:
            desk.first_changed.connect(self._mark_stale)
        self.plan_desk.plan_edited.connect(self.edits.plan)
        self.plan_desk.validity_changed.connect(partial(self._validity_changed, "plan"))
        self.second_desk.plan_edited.connect(self.edits.second_plan)
        self.second_desk.validity_changed.connect(partial(self._validity_changed, "second"))
        self.later_desk.plan_edited.connect(lambda plan, step: self.edits.later_plan(self.later_desk.at, plan, step))
        self.later_desk.validity_changed.connect(partial(self._validity_changed, "later"))
        stack = self.document.undo_stack
        stack.canUndoChanged.connect(self.actions_["undo"].setEnabled)
        stack.canRedoChanged.connect(self.actions_["redo"].setEnabled)
        stack.indexChanged.connect(self._name_steps)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_theme)

    def _inputs_made(self) -> None:
        column = self.inputs.column
        column.course.course_edited.connect(self.edits.course)
        column.member.member_edited.connect(self.edits.member)
        column.member.second_plan_asked.connect(self.edit_second_plan)
        column.member.later_plan_asked.connect(self.edit_later_plan)
        column.coverage.plan_chosen.connect(self.edits.choose)
        column.coverage.plans_edited.connect(self.edits.plans)
        column.coverage.edit_requested.connect(self.edit_plan)
        column.coverage.library_requested.connect(self.actions_["plan_library"].trigger)
        column.validity_changed.connect(self._validity_changed)
        column.first_changed.connect(self._mark_stale)
        # They are made after the answers, and come before them for Tab all the same. Qt would not put the answers
        # behind the last field at once: round the end of its ring they are there already.
        for stop in tab_stops(column.member.more)[-2:]:
            self.setTabOrder(stop, self.answers)
        window_state.recall_folds(self)
        self.answers.estimate.look_below_soon()
        column.course.template.field.setFocus()

    def _view_made(self, name: str) -> None:
        if name == "sheet":
            self.answers.sheet.options.remember_in(self.settings)
        if name == "compare":
            self.answers.compare.plans_edited.connect(self.edits.plans)
            self.answers.compare.exporter.use_settings(self.settings)
            self.answers.compare.mix_edited.connect(self.edits.mix)
            self.answers.compare.offer_plans(self.actions_.menu("add_plan"))
            self._mark_stale()

    def _retranslate(self) -> None:
        self.actions_.retranslate(self.voice)
        self.inputs.retranslate(self.voice)
        self.answers.retranslate(self.voice)
        self.panes.retranslate(self.voice)
        for name, widget in (("inputs", self.inputs), ("answers", self.answers), ("tabs", self.answers.tabBar())):
            widget.setAccessibleName(self.say("pane_answers" if name == "answers" else name))
            widget.setAccessibleDescription(self.say(f"{name}_is"))
        self.mine.setText(self.voice("views.make_mine"))
        describe(self.mine, self.mine.text(), self.voice("views.make_mine_is"))
        self._name_steps()

    def _show_case(self) -> None:
        case, estimate = self.document.case, self.document.estimate
        self.inputs.show_case(case, estimate, self.voice)
        self.answers.show_case(case, estimate, self.voice)
        self._mark_stale()
        for desk in self.desks:
            desk.follow(case, self.voice)
        self._show_state()

    def _show_state(self) -> None:
        document = self.document
        name = document.path.name if document.path else document.case.title
        # Twice, the mark of what is not saved stands for itself.
        self.setWindowTitle(f"{unturned(name).replace('[*]', '[*][*]')}[*] – KAT Estimator")
        if self.isWindowModified() != document.unsaved:
            self.setWindowModified(document.unsaved)
        self.actions_["remove_password"].setEnabled(document.password is not None)
        self.actions_["make_mine"].setEnabled(document.case.example)
        self.mine.setVisible(document.case.example)
        self._status.set_text(state_of(document, self.voice, unread=self._unread(), trouble=self.recovery.trouble))

    def _offer_zoom(self) -> None:
        zoom = self.settings.zoom
        self.actions_["zoom_in"].setEnabled(zoom < ZOOMS[-1])
        self.actions_["zoom_out"].setEnabled(zoom > ZOOMS[0])

    def _name_steps(self) -> None:
        stack = self.document.undo_stack
        for name, possible, step in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            self.actions_[name].setEnabled(possible)
            words = self.say(f"action_{name}")
            self.actions_[name].setText(f"{words}: {step.replace('&', '&&')}" if step else words)

    def _validity_changed(self, editor: str, valid: bool) -> None:
        (self._invalid.discard if valid else self._invalid.add)(editor)
        self._mark_stale()
        self._show_state()

    def _mark_stale(self) -> None:
        """Say that the answer is the last good one, and which entry holds it up; or that it holds."""
        words, field = "", self._first_problem()
        if self._unread() and field is not None:
            key = "views.stale_waiting" if field.waiting else "views.stale_field"
            words = self.voice(key, field=field.accessibleName())
        self.answers.mark_stale(self._unread(), words)
        answer = " · ".join(self.answers.estimate.headline.figures)
        self.panes.show_answer(f"{answer} · {words}" if words else answer, stale=bool(words))

    def _first_problem(self) -> "Field | None":
        places = [self.inputs.first_problem, *(desk.first_problem for desk in self.desks)]
        return next((field for field in places if field is not None), None)

    def _go_to_problem(self) -> None:
        """Lead to the entry that holds the answer up."""
        from ui.widgets.reveal import reveal  # noqa: PLC0415 (not on the start-up path)

        field = self._first_problem()
        if field is not None:
            if self.inputs.isAncestorOf(field):
                self.panes.turn_to(Pane.INPUTS)
            reveal(field)

    def _begin_again(self) -> None:
        """What is typed and not understood belongs to the case that goes."""
        self.inputs.forget()
        self.answers.forget()
        # Not what scrolls in the lists of choices: PySide keeps for good whatever it has found there.
        for area in (*self.inputs.findChildren(QScrollArea), *self.answers.findChildren(QAbstractScrollArea)):
            area.verticalScrollBar().setValue(0)
        self.inputs.verticalScrollBar().setValue(0)
        self._close_desks()

    def _close_desks(self) -> None:
        for desk in self.desks:
            desk.close()

    def _follow_theme(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            (theme.dress if self.styleSheet() else theme.apply)(app, self.settings.theme, self.settings.zoom)
            self._show_case()


def opened(path: Path | None, voice: Voice) -> tuple[Case, Path | None]:
    """The case that the window starts with: the one in ``path``, or the worked example as ``voice`` has it.

    Raises:
        FileError: the file cannot be read.
    """
    if path is None:
        return localized(bundled.worked_example(), voice), None
    from calculator.files.document import load  # noqa: PLC0415 (the worked example is read from no file)

    return load(path), path
