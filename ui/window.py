"""The main window: inputs on the left that never leave, answers on the right that follow every keystroke."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from calculator.files import library
from calculator.files.document import load
from calculator.model.case import Case
from calculator.reference.texts import say
from ui import theme
from ui.actions import CHOICES, CLIPBOARD, Actions, StepKeys, press
from ui.document import Document
from ui.editors.course import CourseEditor
from ui.editors.coverage import CoverageSection
from ui.editors.fields import Field
from ui.editors.member import MemberEditor
from ui.edits import Edits
from ui.filing import Filing
from ui.help import explain_focused
from ui.language import speak
from ui.sections import Section
from ui.settings import Settings
from ui.status import state_of
from ui.views.estimate import EstimateView
from ui.views.sheet import SheetView

if TYPE_CHECKING:
    from ui.editors.plan import PlanEditor

_COLUMN: Final = 400
_ANSWERS: Final = 560
_SECTIONS: Final = ("course", "coverage", "member")


class Window(QMainWindow):
    """Shows one document. Everything typed becomes an edit of the document; everything shown comes from it."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.document = document
        # A window takes its document with it when it ends; a document that outlived it would go on telling it of steps.
        document.setParent(self)
        self.settings = settings
        self.language = settings.language
        self._invalid: set[str] = set()
        self._plan_editor: PlanEditor | None = None
        self.course = CourseEditor()
        self.coverage = CoverageSection()
        self.member = MemberEditor()
        self.estimate = EstimateView()
        self.sheet = SheetView()
        self.actions_ = Actions(self)
        self.edits = Edits(document, self._language)
        self.filing = Filing(document, self, self._language, self._unread)
        self._build()
        self._connect()
        self._retranslate()
        self._show_case()
        self.course.template.field.setFocus()
        self.resize(1280, 800)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before anything unsaved goes."""
        if not self.filing.may_leave():
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        if self._plan_editor is not None:
            self._plan_editor.close()
        event.accept()

    def _build(self) -> None:
        page = QWidget()
        page.setObjectName("inputsPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 16)
        column.setSpacing(12)
        self.sections = {
            name: Section(content)
            for name, content in zip(_SECTIONS, (self.course, self.coverage, self.member), strict=True)
        }
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self._inputs = inputs = QScrollArea()
        inputs.setObjectName("inputs")
        inputs.setWidgetResizable(True)
        inputs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inputs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inputs.setWidget(page)
        inputs.setMinimumWidth(_COLUMN)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumWidth(_ANSWERS)
        self.tabs.tabBar().setDrawBase(False)
        for tab in (self.estimate, self.sheet):
            self.tabs.addTab(tab, "")
        self._splitter = splitter = QSplitter()
        splitter.addWidget(inputs)
        splitter.addWidget(self.tabs)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([_COLUMN, 1280 - _COLUMN])
        self.setCentralWidget(splitter)
        self._status = QLabel()
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().addWidget(self._status, 1)

    def _connect(self) -> None:
        self.document.case_changed.connect(self._show_case)
        self.document.state_changed.connect(self._show_state)
        self.document.replaced.connect(self._begin_again)
        self.course.course_edited.connect(self.edits.course)
        self.member.member_edited.connect(self.edits.member)
        self.coverage.plan_chosen.connect(self.edits.choose)
        self.coverage.plans_edited.connect(self.edits.plans)
        self.coverage.edit_requested.connect(self._edit_plan)
        for name, editor in (("course", self.course), ("member", self.member)):
            editor.validity_changed.connect(partial(self._validity_changed, name))
        stack, acts, filing = self.document.undo_stack, self.actions_, self.filing
        stack.canUndoChanged.connect(acts["undo"].setEnabled)
        stack.canRedoChanged.connect(acts["redo"].setEnabled)
        stack.indexChanged.connect(self._name_steps)
        for name, act in (
            ("new", filing.new),
            ("open", filing.open),
            ("open_example", filing.open_example),
            ("save", filing.save),
            ("save_as", filing.save_as),
            ("export_pdf", partial(self._with_sheet, SheetView.export_pdf)),
            ("print_preview", partial(self._with_sheet, SheetView.preview_sheet)),
            ("print", partial(self._with_sheet, SheetView.print_sheet)),
            ("quit", self.close),
            ("undo", stack.undo),
            ("redo", stack.redo),
            *((name, partial(press, key)) for name, key in CLIPBOARD.items()),
            ("edit_plan", self._edit_plan),
            ("next_plan", self.edits.choose_next),
            ("tab_estimate", partial(self.tabs.setCurrentWidget, self.estimate)),
            ("tab_sheet", partial(self.tabs.setCurrentWidget, self.sheet)),
            ("what_is_this", lambda: explain_focused(self.language)),
            ("arithmetic", self._check_arithmetic),
            ("about", self._about),
        ):
            acts[name].triggered.connect(lambda _checked=False, act=act: act())
        StepKeys(acts, self)
        acts.menu("choose_plan").aboutToShow.connect(self._offer_plans)
        for choice in CHOICES["theme"]:
            acts[f"theme_{choice}"].triggered.connect(partial(self._choose_theme, choice))
        for choice in CHOICES["language"]:
            acts[f"language_{choice}"].triggered.connect(partial(self._choose_language, choice))
        acts[f"theme_{self.settings.theme}"].setChecked(True)
        acts[f"language_{self.language}"].setChecked(True)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_theme)

    def _say(self, key: str, **figures: object) -> str:
        return say(f"window.{key}", self.language, figures)

    def _language(self) -> str:
        return self.language

    def _retranslate(self) -> None:
        self.actions_.retranslate(self.language)
        for name, section in self.sections.items():
            section.set_title(self._say(f"section_{name}"), self._say(f"section_{name}_is"))
        for index, name in enumerate(("estimate", "sheet")):
            self.tabs.setTabText(index, self._say(f"tab_{name}"))
        for name, widget in (("inputs", self._inputs), ("answers", self.tabs), ("tabs", self.tabs.tabBar())):
            widget.setAccessibleName(self._say(name))
            widget.setAccessibleDescription(self._say(f"{name}_is"))
        self._name_steps()

    def _show_case(self) -> None:
        case, estimate = self.document.case, self.document.estimate
        self.course.set_course(case.course, self.language, estimate.likely.totals.billed)
        self.coverage.set_case(case, self.language)
        self.member.set_member(case.member, case.chosen_plan, self.language)
        self.estimate.show_estimate(case, estimate, self.language)
        self.estimate.mark_stale(self._unread())
        self.sheet.show_sheet(case, estimate, self.language)
        if self._plan_editor is not None and self._plan_editor.isVisible():
            self._plan_editor.set_plan(case.chosen_plan, self.language, [plan.name for plan in case.plans])
        self._show_state()

    def _show_state(self) -> None:
        document = self.document
        name = document.path.name if document.path else document.case.title
        self.setWindowTitle(f"{name}[*] – KAT Estimator")
        self.setWindowModified(document.unsaved)
        self._status.setText(state_of(document, self.language, unread=self._unread()))

    def _name_steps(self) -> None:
        stack = self.document.undo_stack
        for name, possible, step in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            self.actions_[name].setEnabled(possible)
            words = self._say(f"action_{name}")
            self.actions_[name].setText(f"{words}: {step}" if step else words)

    def _validity_changed(self, editor: str, valid: bool) -> None:
        (self._invalid.discard if valid else self._invalid.add)(editor)
        self.estimate.mark_stale(self._unread())
        self._show_state()

    def _unread(self) -> bool:
        """Whether some field holds a text that is not understood, so that the answer is the last good one."""
        return bool(self._invalid)

    def _begin_again(self) -> None:
        """What is typed and not understood belongs to the case that goes."""
        for field in self.member.findChildren(Field):
            if field.problem:
                field.reset(None)
        self.course.forget()
        if self._plan_editor is not None:
            self._plan_editor.close()
            self._plan_editor.deleteLater()
            self._plan_editor = None
            self._invalid.discard("plan")

    def _offer_plans(self) -> None:
        menu, case = self.actions_.menu("choose_plan"), self.document.case
        menu.clear()
        for number, plan in enumerate(case.plans, start=1):
            name = plan.name.replace("&", "&&")
            action = menu.addAction(f"&{number}  {name}" if number < 10 else name)
            action.setCheckable(True)
            action.setChecked(plan.name == case.chosen)
            action.triggered.connect(lambda _checked=False, plan=plan: self.edits.choose(plan.name))

    def _edit_plan(self) -> None:
        from ui.editors.plan import PlanEditor  # noqa: PLC0415 (not on the start-up path)

        if self._plan_editor is None:
            self._plan_editor = PlanEditor(self)
            self._plan_editor.plan_edited.connect(self.edits.plan)
            self._plan_editor.validity_changed.connect(partial(self._validity_changed, "plan"))
            self._plan_editor.addActions([self.actions_[name] for name in ("undo", "redo", "save", "what_is_this")])
            StepKeys(self.actions_, self._plan_editor)
        case = self.document.case
        self._plan_editor.set_plan(case.chosen_plan, self.language, [plan.name for plan in case.plans])
        self._plan_editor.show()
        self._plan_editor.raise_()
        self._plan_editor.activateWindow()

    def _with_sheet(self, act: Callable[[SheetView], None]) -> None:
        self.tabs.setCurrentWidget(self.sheet)
        act(self.sheet)

    def _choose_theme(self, choice: str) -> None:
        self.settings.theme = choice
        self._follow_theme()

    def _follow_theme(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self.settings.theme)
            self._show_case()

    def _choose_language(self, choice: str) -> None:
        self.settings.language = self.language = choice
        speak(choice)
        self._retranslate()
        self._show_case()

    def _check_arithmetic(self) -> None:
        from ui.views.arithmetic import ArithmeticDialog  # noqa: PLC0415 (not on the start-up path)

        ArithmeticDialog(self.language, self).open()

    def _about(self) -> None:
        self.filing.tell(self._say("about_title"), self._say("about"))


def opened(path: Path | None) -> tuple[Case, Path | None]:
    """The case that the window starts with: the one in ``path``, or the worked example.

    Raises:
        FileError: the file cannot be read.
    """
    return (library.example(), None) if path is None else (load(path), path)
