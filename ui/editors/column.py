"""The left column's content: course, coverage and member, each a section that folds. It computes nothing."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import Voice
from ui.editors.course.course_editor import CourseEditor
from ui.editors.member.member_editor import MemberEditor
from ui.editors.plan.coverage import CoverageSection
from ui.widgets import accessible
from ui.widgets.boxes import vbox
from ui.widgets.fields import Field
from ui.widgets.sections import Section

_SECTIONS: Final = ("course", "coverage", "member")


class Column(QWidget):
    """The three editors. ``validity_changed`` names an editor and tells whether all that it holds is understood."""

    validity_changed = Signal(str, bool)
    first_changed = Signal()
    """Another field is the first to be put right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self.course = CourseEditor()
        self.coverage = CoverageSection()
        self.member = MemberEditor()
        self.setObjectName("inputsPage")
        column = vbox(self, (8, 8, 8, 16), spacing=12)
        self.sections = {
            name: Section(content)
            for name, content in zip(_SECTIONS, (self.course, self.coverage, self.member), strict=True)
        }
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        for name, editor in (("course", self.course), ("member", self.member)):
            editor.validity_changed.connect(partial(self.validity_changed.emit, name))
            editor.validity.first_changed.connect(self.first_changed)

    @property
    def first_problem(self) -> Field | None:
        """The field that is to be put right first."""
        return self.course.validity.first or self.member.validity.first

    @property
    def folds(self) -> dict[str, Section]:
        """Every part that folds, by a name that stays."""
        return {**self.sections, **{f"member_{name}": fold for name, fold in self.member.more.folds.items()}}

    def show_case(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show the parts of ``case``; what the course bills in all comes from its estimate."""
        self.course.set_course(case.course, voice, estimate.likely.totals.billed)
        self.coverage.set_case(case, voice)
        self.member.set_member(case.member, case.chosen_plan, voice, case.plans)

    def retranslate(self, voice: Voice) -> None:
        """Name the sections in ``voice``."""
        for name, section in self.sections.items():
            section.set_title(voice(f"window.section_{name}"), voice(f"window.section_{name}_is"))

    def forget(self) -> None:
        """Let go what is typed and not understood: another case is about to be shown."""
        self.member.forget()
        self.course.forget()
