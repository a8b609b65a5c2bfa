"""The open case: the only thing in the program that changes. It knows its file, its undo steps and its answer."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from calculator.engine.pricing import CaseEstimator
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.kept import forget
from calculator.reference.voice import Voice
from calculator.words.bundled import localized
from ui.document.undo import ReplaceCase

if TYPE_CHECKING:
    from calculator.files.locking import Password
    from calculator.model.comparison import Comparison


class Document(QObject):
    """Holds one case and what is known of its answers, which follow every edit."""

    case_changed = Signal()
    """The case, and so the estimate, is another."""

    state_changed = Signal()
    """The path, or whether there is something unsaved, is another."""

    replaced = Signal()
    """Another case is about to be shown in place of this one; what is typed and not understood belongs to the old."""

    def __init__(self, case: Case, path: Path | None = None, known: bytes | None = None) -> None:
        super().__init__()
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self.state_changed)
        self.path = path
        self.read_only = False
        """Whether somebody else has the file open, so that it is saved under another name only."""
        self.password: Password | None = None
        """What its file is locked with; None: nothing. It is kept in memory only."""
        self.known = known
        """The fingerprint of its file as it was read or written here; None: it is to be taken as it is."""
        self.saved_at: datetime.time | None = None
        """When it was last saved here; None: not since it was opened."""
        self._calendar_owner: str | None = None
        self._voice: Voice | None = None
        self._case = case
        self._estimator = CaseEstimator()
        self._estimate = self._estimator.estimate(case, case.chosen_plan)

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self._case

    @property
    def estimate(self) -> Estimate:
        """The estimate of the chosen plan."""
        return self._estimate

    def compare(self) -> "Comparison":
        """The plans side by side, begun from the last answers as the estimate is."""
        from calculator.engine.comparison.side_by_side import compare  # noqa: PLC0415 (not before the first paint)

        return compare(self._case, self._estimator)

    @property
    def unsaved(self) -> bool:
        """Whether an edit is not in the file."""
        return not self.undo_stack.isClean()

    def calendar_owner(self) -> str:
        """Whose the events are that its sessions become in a calendar: the same as long as it is this case's file."""
        from calculator.files.course_calendar import owner_of  # noqa: PLC0415 (not on the start-up path)

        if self._calendar_owner is None:
            self._calendar_owner = owner_of(self.path)
        return self._calendar_owner

    def edit(self, case: Case, step: str, *, typed: bool = False) -> None:
        """Make ``case`` the case, as a step that can be undone; ``typed``: going on in one place is one step."""
        # What is typed back to what it was is what it was: the worked example again, and nothing to save or undo.
        last = self.undo_stack.command(self.undo_stack.index() - 1) if typed and self.undo_stack.canUndo() else None
        before = last if isinstance(last, ReplaceCase) else None
        if before is not None and before.is_back(case, step):
            case = before.old
        if case == self._case:
            return
        replacing = ReplaceCase(self._case, case, step, self._show, typed=typed)
        if before is None or self.undo_stack.isClean() or not before.goes_on_in(replacing):
            self.undo_stack.push(replacing)
            return
        self._drop_undone()
        self._show(case)
        before.take_in(replacing)
        if before.isObsolete():
            self.undo_stack.undo()

    def _drop_undone(self) -> None:
        """Let go what could be done again, as a step that is pushed does."""
        while self.undo_stack.canRedo():
            self.undo_stack.command(self.undo_stack.index()).setObsolete(True)
            self.undo_stack.redo()

    def replace(
        self, case: Case, path: Path | None, password: "Password | None" = None, known: bytes | None = None
    ) -> None:
        """Open another case in place of this one; its undo steps go."""
        self.replaced.emit()
        self.password = password
        self.undo_stack.clear()
        self.path = path
        self._calendar_owner = None
        self.known = known
        self.saved_at = None
        forget()
        self._estimator = CaseEstimator()
        self._show(self._told(case))
        self.state_changed.emit()

    def tell_in(self, voice: Voice, *, later: bool = False) -> None:
        """Have the texts that came with the program in ``voice`` from now on, in every undo step too. It is no edit:
        nobody's own words are others. ``later``: from the next case that is opened on, since what is typed and not
        understood would go with this one."""
        self._voice = voice
        if later:
            return
        for at in range(self.undo_stack.count()):
            step = self.undo_stack.command(at)
            if isinstance(step, ReplaceCase):
                step.tell_by(self._told)
        told = self._told(self._case)
        if told is not self._case:
            self._show(told)

    def recover(self, case: Case, path: Path | None, password: "Password | None", known: bytes | None) -> None:
        """Open a case that a crash left; it is unsaved as it was."""
        self.replace(case, path, password, known)
        self.set_unsaved()

    def set_unsaved(self) -> None:
        """Say that the case is in no file as it stands, whatever was saved before."""
        self.undo_stack.resetClean()

    def set_read_only(self, read_only: bool) -> None:
        """Say whether the file may be written to."""
        if read_only != self.read_only:
            self.read_only = read_only
            self.state_changed.emit()

    def open(self, path: Path, password: "Password | None" = None) -> None:
        """Open the case in ``path``, which may be locked with ``password``.

        Raises:
            FileError: it cannot be read; the open case stays.
        """
        from calculator.files import fingerprint  # noqa: PLC0415 (not on the start-up path)
        from calculator.files.document import load  # noqa: PLC0415 (likewise)

        # Before it is read: whoever writes it from now on has written it since.
        known = fingerprint.of(path)
        self.replace(load(path, password), path, password, known)

    def save(self, path: Path) -> None:
        """Write the case to ``path``, which becomes its file.

        Raises:
            FileError: it cannot be written; what was there before is unchanged.
        """
        from calculator.files import fingerprint  # noqa: PLC0415 (not on the start-up path)
        from calculator.files.document import save  # noqa: PLC0415 (likewise)

        save(self._case, path, self.password)
        if self.path not in (None, path):
            # What is saved as another file is another case.
            self._calendar_owner = None
        self.path = path
        self.known = fingerprint.of(path)
        self.saved_at = datetime.datetime.now().astimezone().time()
        self.undo_stack.setClean()
        self.state_changed.emit()

    def _told(self, case: Case) -> Case:
        return case if self._voice is None else localized(case, self._voice)

    def _show(self, case: Case) -> None:
        self._case = case
        self._estimate = self._estimator.estimate(case, case.chosen_plan)
        self.case_changed.emit()
