"""What the main window is made of, and what is done with one of its parts. Those who work on the window, such as its
menus, its drops and what is remembered of it, know no more of it than this."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from calculator.reference.voice import Voice
from ui.document.autosave import Recovery
from ui.document.case_window import CaseWindow
from ui.document.document import Document
from ui.document.edits import Edits
from ui.editors.plan.plan_editor_window import PlanEditorWindow
from ui.main_window.inputs import Inputs
from ui.main_window.later_desk import LaterPlanDesk
from ui.main_window.menus import Actions, StepKeys
from ui.main_window.panes import Panes
from ui.main_window.tabs import Answers
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.document.file_actions import Filing

_FOR_HR = ("tab_compare", "export_spreadsheet", "export_comparison", "preview_comparison")


class WindowParts(CaseWindow):
    """The parts, made and not yet tied to each other. ``theme_chosen``, ``zoom_chosen`` and ``language_chosen`` bring
    how the window is to look and speak from now on."""

    theme_chosen = Signal(str)
    zoom_chosen = Signal(int)
    language_chosen = Signal(str)

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.document = document
        # A window takes its document with it when it ends; a document that outlived it would go on telling it of steps.
        document.setParent(self)
        document.tell_in(Voice(settings.language))
        self.settings = settings
        self.voice = Voice(settings.language)
        self._invalid: set[str] = set()
        self.inputs = Inputs()
        self.answers = Answers(document)
        self.mine = QToolButton()
        self.panes = Panes(self.inputs, self.answers)
        self.actions_ = Actions(self)
        self.edits = Edits(document, self._voice)
        self.recovery = Recovery(document)
        self.plan_desk = PlanEditorWindow(self, self._share_actions, lambda case: case.chosen_plan)
        self.second_desk = PlanEditorWindow(self, self._share_actions, lambda case: case.second_plan)
        self.later_desk = LaterPlanDesk(self, self._share_actions)

    @property
    def desks(self) -> tuple[PlanEditorWindow, ...]:
        """The windows of the plan editor: of the chosen plan, of a second one, and of one that comes in the course."""
        return self.plan_desk, self.second_desk, self.later_desk

    @cached_property
    def filing(self) -> "Filing":
        """What is done with its file, made when that is first asked for."""
        from ui.document.file_actions import Filing  # noqa: PLC0415 (it brings every dialog about files with it)

        return Filing(self.document, self, self.settings, self._voice, self._unread)

    def edit_plan(self) -> None:
        """Open the plan editor on the chosen plan."""
        self.plan_desk.open(self.document.case, self.voice)

    def edit_second_plan(self) -> None:
        """Open the plan editor on the member's second plan."""
        self.second_desk.open(self.document.case, self.voice)

    def edit_later_plan(self, change: int) -> None:
        """Open the plan editor on the plan that the change at this place among the member's brings."""
        self.later_desk.open_at(self.document.case, change, self.voice)

    def offer_prices(self, path: Path) -> None:
        """Show what the price list in ``path`` does to the course, and do it where the user wants that."""
        from ui.import_dialogs.prices import PriceImportDialog  # noqa: PLC0415 (not on the start-up path)

        dialog = PriceImportDialog(self, self.voice, self.document.case.course, path)
        dialog.taken.connect(self.edits.prices)
        dialog.open()

    def set_patient_view(self, on: bool) -> None:
        """Hide what only HR needs, or show it again; no number of the patient's is another for it."""
        self.settings.patient_view = on
        self.answers.set_patient_view(on)
        for name in _FOR_HR:
            self.actions_[name].setVisible(not on)
        self.actions_["patient_view"].setChecked(on)
        self.plan_desk.set_patient_view(on)

    def say(self, key: str, **figures: object) -> str:
        """The sentence ``key`` of the window's catalogue in its language."""
        return self.voice.of("window")(key, **figures)

    def _voice(self) -> Voice:
        return self.voice

    def _share_actions(self, editor: QWidget) -> None:
        editor.addActions([self.actions_[name] for name in ("undo", "redo", "save", "what_is_this")])
        StepKeys(self.actions_, editor)

    def _unread(self) -> bool:
        """Whether some field holds a text that is not understood, so that the answer is the last good one."""
        return bool(self._invalid)
