"""The one undo command: the case becomes another. Undo is keeping the old one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QUndoCommand

from calculator.model.case import Case

_HELD: Final = ("course", "member", "plans", "chosen", "mix", "confirmed", "supposed")


class ReplaceCase(QUndoCommand):
    """Replaces the case. Typing on in one place of it, under one name, becomes one step; ``typed``: it may.

    Qt's own merging is not asked: what it deletes while it is pushed, PySide keeps for good.
    """

    def __init__(self, old: Case, new: Case, step: str, show: Callable[[Case], None], *, typed: bool) -> None:
        from calculator.model.difference import difference  # noqa: PLC0415 (not on the start-up path)

        super().__init__(step)
        self.old = old
        """The case before it."""
        self._new = new
        self._show = show
        self._where = difference(old, new) if typed else None

    def is_back(self, case: Case, step: str) -> bool:
        """Whether ``case`` holds again what the old one did, in the same step of typing; whether it is an example, and
        what it is called, follows from that."""
        same = all(getattr(case, part) == getattr(self.old, part) for part in _HELD)
        return same and step == self.text() and self._where is not None

    def tell_by(self, told: Callable[[Case], Case]) -> None:
        """Have both cases as ``told`` tells them, in another language."""
        self.old, self._new = told(self.old), told(self._new)

    def redo(self) -> None:
        """Show the new case."""
        self._show(self._new)

    def undo(self) -> None:
        """Show the old case."""
        self._show(self.old)

    def goes_on_in(self, other: "ReplaceCase") -> bool:
        """Whether ``other``, which was typed next, is one step with this one."""
        if self._where is None or other._where is None or other.text() != self.text():
            return False
        return self._where.goes_on_in(other._where)

    def take_in(self, other: "ReplaceCase") -> None:
        """Become the step from before this one to after ``other``, which goes on in it; obsolete where that is none."""
        if self._where is not None and other._where is not None:
            self._where = self._where.and_also(other._where)
        self._new = other._new
        self.setObsolete(self._new == self.old)
