"""A plan editor's window: made when it is first asked for, it follows its plan of the case while it is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from calculator.model.case import Case
from calculator.model.plan import Plan
from calculator.reference.voice import Voice

if TYPE_CHECKING:
    from ui.editors.plan.plan_editor import PlanEditor
    from ui.widgets.fields import Field


class PlanEditorWindow(QObject):
    """Opens the editor over ``window`` on the plan that ``of`` finds in a case; None closes it.

    ``prepare`` gives a new editor the actions it shares with the window.
    """

    plan_edited = Signal(object, str)
    validity_changed = Signal(bool)
    source_asked = Signal(object, object)
    kept = Signal(object)
    """This plan is to be kept in the library."""
    first_changed = Signal()
    """Another field is the first to be put right."""

    def __init__(self, window: QWidget, prepare: Callable[[QWidget], None], of: Callable[[Case], Plan | None]) -> None:
        super().__init__(window)
        self._window = window
        self._prepare = prepare
        self._of = of
        self._patient_view = False
        self.editor: PlanEditor | None = None

    @property
    def first_problem(self) -> "Field | None":
        """The field that is to be put right first; None: all that is typed is understood."""
        return self.editor.validity.first if self.editor is not None else None

    def open(self, case: Case, voice: Voice) -> None:
        """Show the editor on its plan, in front; nothing happens where the case has none."""
        from ui.editors.plan.plan_editor import PlanEditor  # noqa: PLC0415 (not on the start-up path)

        if self._of(case) is None:
            return
        if self.editor is None:
            self.editor = PlanEditor(self._window)
            self.editor.plan_edited.connect(self.plan_edited)
            self.editor.validity_changed.connect(self.validity_changed)
            self.editor.source_asked.connect(self.source_asked)
            self.editor.kept.connect(self.kept)
            self.editor.validity.first_changed.connect(self.first_changed)
            self.editor.finished.connect(self._left)
            self._prepare(self.editor)
            self.editor.employer.setVisible(not self._patient_view)
        new = not self.editor.isVisible()
        self._show(self.editor, case, voice)
        self.editor.show()
        self.editor.raise_()
        self.editor.activateWindow()
        if new:
            self.editor.head.name.setFocus()
            self.editor.head.name.selectAll()

    def set_patient_view(self, on: bool) -> None:
        """Hide the employer's side, or show it again."""
        self._patient_view = on
        if self.editor is not None:
            self.editor.employer.setVisible(not on)

    def follow(self, case: Case, voice: Voice) -> None:
        """Show its plan as it is now, where the editor is open."""
        if self.editor is None:
            return
        if self._of(case) is None:
            self.close()
        elif self.editor.isVisible():
            self._show(self.editor, case, voice)

    def close(self) -> None:
        """Close the editor with what is typed in it and not understood."""
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
            self.validity_changed.emit(True)

    def _left(self) -> None:
        """What was typed in it and not understood goes with it."""
        if self.editor is not None and self.editor.validity.is_bad:
            self.close()

    def _show(self, editor: "PlanEditor", case: Case, voice: Voice) -> None:
        plan = self._of(case)
        if plan is not None:
            others = case.plans if plan in case.plans else ()
            editor.set_plan(plan, voice, [one.name for one in others])
