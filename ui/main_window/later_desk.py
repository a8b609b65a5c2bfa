"""The plan editor on a plan that comes in the course, in place of the one before."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from calculator.model.case import Case
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from ui.editors.plan.plan_editor_window import PlanEditorWindow


class LaterPlanDesk(PlanEditorWindow):
    """Opens the editor over ``window`` on the plan of one of the member's changes: that at the place ``at``."""

    def __init__(self, window: QWidget, prepare: Callable[[QWidget], None]) -> None:
        super().__init__(window, prepare, self._plan_in)
        self.at = 0
        self._changes = 0

    def open_at(self, case: Case, at: int, voice: Voice) -> None:
        """Show the editor on the plan of the change at the place ``at``."""
        if at != self.at:
            self.close()
        self.at, self._changes = at, len(case.member.changes)
        self.open(case, voice)

    def follow(self, case: Case, voice: Voice) -> None:
        """Show its plan as it is now; where a change has come or gone, nobody knows which one it was."""
        if len(case.member.changes) != self._changes:
            self.close()
        super().follow(case, voice)

    def _plan_in(self, case: Case) -> Plan | None:
        changes = case.member.changes
        return changes[self.at].plan if self.at < len(changes) else None
