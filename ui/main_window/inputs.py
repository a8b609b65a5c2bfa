"""The left column. The answer is painted first: the editors are made in the next turn of events, or when asked for."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import Voice
from ui.widgets.scale import px

if TYPE_CHECKING:
    from ui.editors.column import Column
    from ui.editors.course.course_editor import CourseEditor
    from ui.editors.member.member_editor import MemberEditor
    from ui.editors.plan.coverage import CoverageSection
    from ui.widgets.fields import Field
    from ui.widgets.sections import Section

WIDTH: Final = 404


class Inputs(QScrollArea):
    """Holds the editors of the case. ``made`` tells that they are there from now on, with the latest case in them."""

    made = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column: Column | None = None
        self._latest: tuple[Case, Estimate, Voice] | None = None
        self.setObjectName("inputs")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(px(WIDTH))

    @property
    def is_made(self) -> bool:
        """Whether the editors are there."""
        return self._column is not None

    @property
    def column(self) -> "Column":
        """The editors, made now if they were not."""
        if self._column is None:
            from ui.editors.column import Column  # noqa: PLC0415 (not on the way to the first paint)

            self._column = Column()
            if self._latest is not None:
                self._column.retranslate(self._latest[2])
                self._column.show_case(*self._latest)
            self.setWidget(self._column)
            # A scroll area would show it at the next turn of events only; who made it may act on it at once.
            self._column.show()
            self.made.emit()
        return self._column

    @property
    def course(self) -> "CourseEditor":
        """The course's editor."""
        return self.column.course

    @property
    def coverage(self) -> "CoverageSection":
        """The plans and the choice among them."""
        return self.column.coverage

    @property
    def member(self) -> "MemberEditor":
        """The member's editor."""
        return self.column.member

    @property
    def sections(self) -> "dict[str, Section]":
        """The parts by name."""
        return self.column.sections

    @property
    def first_problem(self) -> "Field | None":
        """The field that is to be put right first; None: all that is typed is understood."""
        return self._column.first_problem if self._column is not None else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have the editors made when this is seen for the first time."""
        super().paintEvent(event)
        if self._column is None:
            QTimer.singleShot(0, self, self._make)

    def _make(self) -> None:
        """Make the editors and have them seen at once: all else that waits for the answer to be seen comes later."""
        if self.column.isVisible():
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest.value)

    def show_case(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show the parts of ``case``; what the course bills in all comes from its estimate."""
        self._latest = case, estimate, voice
        if self._column is not None:
            self._column.show_case(case, estimate, voice)

    def retranslate(self, voice: Voice) -> None:
        """Name the sections in ``voice``."""
        if self._column is not None:
            self._column.retranslate(voice)

    def forget(self) -> None:
        """Let go what is typed and not understood: another case is about to be shown."""
        if self._column is not None:
            self._column.forget()
