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
    QWhatsThis,
    QWidget,
)

from calculator.files import library
from calculator.files.document import load
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.course import Course
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.texts import say
from ui import theme
from ui.actions import CHOICES, Actions
from ui.document import Document
from ui.editors.course import CourseEditor
from ui.editors.coverage import CoverageSection
from ui.editors.member import MemberEditor
from ui.filing import Filing
from ui.sections import Section
from ui.settings import Settings
from ui.views.estimate import EstimateView
from ui.views.sheet import SheetView

if TYPE_CHECKING:
    from ui.editors.plan import PlanEditor

_COLUMN: Final = 400
_SECTIONS: Final = ("course", "coverage", "member")


class Window(QMainWindow):
    """Shows one document. Everything typed becomes an edit of the document; everything shown comes from it."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.document = document
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
        self.filing = Filing(document, self, self._language)
        self._build()
        self._connect()
        self._retranslate()
        self._show_case()
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
        inputs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inputs.setWidget(page)
        inputs.setMinimumWidth(_COLUMN)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
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
        self.course.course_edited.connect(self._course_edited)
        self.member.member_edited.connect(self._member_edited)
        self.coverage.plan_chosen.connect(self._plan_chosen)
        self.coverage.plans_edited.connect(self._plans_edited)
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
            ("edit_plan", self._edit_plan),
            ("next_plan", self._next_plan),
            ("tab_estimate", partial(self.tabs.setCurrentWidget, self.estimate)),
            ("tab_sheet", partial(self.tabs.setCurrentWidget, self.sheet)),
            ("what_is_this", self._what_is_this),
            ("arithmetic", self._check_arithmetic),
            ("about", self._about),
        ):
            acts[name].triggered.connect(lambda _checked=False, act=act: act())
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
        self._inputs.setAccessibleName(self._say("inputs"))
        self.tabs.setAccessibleName(self._say("answers"))
        self._name_steps()

    def _show_case(self) -> None:
        case, estimate = self.document.case, self.document.estimate
        self.course.set_course(case.course, self.language, estimate.likely.totals.billed)
        self.coverage.set_case(case, self.language)
        self.member.set_member(case.member, case.chosen_plan, self.language)
        self.estimate.show_estimate(case, estimate, self.language)
        self.sheet.show_sheet(case, estimate, self.language)
        if self._plan_editor is not None and self._plan_editor.isVisible():
            self._plan_editor.set_plan(case.chosen_plan, self.language, [plan.name for plan in case.plans])
        self._show_state()

    def _show_state(self) -> None:
        document = self.document
        name = document.path.name if document.path else document.case.title
        self.setWindowTitle(f"{name}[*] – KAT Estimator")
        self.setWindowModified(document.unsaved)
        if document.unsaved:
            text = self._say("status_unsaved")
        elif document.path:
            text = self._say("status_saved", name=document.path.name)
        else:
            text = self._say("status_example" if document.case.example else "status_new")
        self._status.setText(text)

    def _name_steps(self) -> None:
        stack = self.document.undo_stack
        for name, possible, step in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            self.actions_[name].setEnabled(possible)
            words = self._say(f"action_{name}")
            self.actions_[name].setText(f"{words}: {step}" if step else words)

    def _edit(self, step: str, place: str, **parts: object) -> None:
        self.document.edit(changed(self.document.case, **parts), step, place)

    def _course_edited(self, course: Course, step: str) -> None:
        self._edit(step, f"course {step}", course=course, example=False)

    def _member_edited(self, member: Member, step: str) -> None:
        self._edit(step, f"member {step}", member=member, example=False)

    def _plan_chosen(self, name: str) -> None:
        self._edit(self._say("step_choose", name=name), "", chosen=name)

    def _plans_edited(self, plans: tuple[Plan, ...], chosen: str, step: str) -> None:
        self._edit(step, "", plans=plans, chosen=chosen)

    def _plan_edited(self, plan: Plan, step: str) -> None:
        case = self.document.case
        plans = tuple(plan if one.name == case.chosen else one for one in case.plans)
        self._edit(step, f"plan {step}", plans=plans, chosen=plan.name, example=False)

    def _validity_changed(self, editor: str, valid: bool) -> None:
        (self._invalid.discard if valid else self._invalid.add)(editor)
        self.estimate.mark_stale(bool(self._invalid))

    def _next_plan(self) -> None:
        names = [plan.name for plan in self.document.case.plans]
        self._plan_chosen(names[(names.index(self.document.case.chosen) + 1) % len(names)])

    def _edit_plan(self) -> None:
        from ui.editors.plan import PlanEditor  # noqa: PLC0415 (not on the start-up path)

        if self._plan_editor is None:
            self._plan_editor = PlanEditor(self)
            self._plan_editor.plan_edited.connect(self._plan_edited)
            self._plan_editor.validity_changed.connect(partial(self._validity_changed, "plan"))
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
        self._retranslate()
        self._show_case()

    def _what_is_this(self) -> None:
        widget = self.focusWidget()
        if widget is None:
            return
        words = widget.whatsThis() or widget.accessibleDescription() or widget.toolTip() or self._say("nothing_to_say")
        name = widget.accessibleName()
        text = f"{name}\n\n{words}" if name else words
        QWhatsThis.showText(widget.mapToGlobal(widget.rect().bottomLeft()), text, widget)

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
