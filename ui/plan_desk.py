"""The plan editor's window: made when it is first asked for, it follows the chosen plan while it is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from calculator.model.case import Case

if TYPE_CHECKING:
    from ui.editors.plan import PlanEditor


class PlanDesk(QObject):
    """Opens the editor over ``window``; ``prepare`` gives a new editor the actions it shares with the window."""

    plan_edited = Signal(object, str)
    validity_changed = Signal(bool)

    def __init__(self, window: QWidget, prepare: Callable[[QWidget], None]) -> None:
        super().__init__(window)
        self._window = window
        self._prepare = prepare
        self.editor: PlanEditor | None = None

    def open(self, case: Case, language: str) -> None:
        """Show the editor on the chosen plan, in front."""
        from ui.editors.plan import PlanEditor  # noqa: PLC0415 (not on the start-up path)

        if self.editor is None:
            self.editor = PlanEditor(self._window)
            self.editor.plan_edited.connect(self.plan_edited)
            self.editor.validity_changed.connect(self.validity_changed)
            self._prepare(self.editor)
        self._show(self.editor, case, language)
        self.editor.show()
        self.editor.raise_()
        self.editor.activateWindow()

    def follow(self, case: Case, language: str) -> None:
        """Show the chosen plan as it is now, where the editor is open."""
        if self.editor is not None and self.editor.isVisible():
            self._show(self.editor, case, language)

    def close(self) -> None:
        """Close the editor with what is typed in it and not understood."""
        if self.editor is not None:
            self.editor.close()
            self.editor.deleteLater()
            self.editor = None
            self.validity_changed.emit(True)

    @staticmethod
    def _show(editor: "PlanEditor", case: Case, language: str) -> None:
        editor.set_plan(case.chosen_plan, language, [plan.name for plan in case.plans])
