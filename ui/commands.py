"""The one undo command: the case becomes another. Undo is keeping the old one."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from calculator.model.case import Case


class ReplaceCase(QUndoCommand):
    """Replaces the case. Typing on in one place (the same ``place``) becomes one step."""

    def __init__(self, old: Case, new: Case, step: str, place: str, show: Callable[[Case], None]) -> None:
        super().__init__(step)
        self._old = old
        self._new = new
        self._place = place
        self._show = show

    def redo(self) -> None:
        """Show the new case."""
        self._show(self._new)

    def undo(self) -> None:
        """Show the old case."""
        self._show(self._old)

    def id(self) -> int:
        """All of these may merge; ``mergeWith`` decides."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in ``other`` where it goes on in the same place."""
        if not isinstance(other, ReplaceCase) or not self._place or other._place != self._place:
            return False
        self._new = other._new
        self.setObsolete(self._new == self._old)
        return True
