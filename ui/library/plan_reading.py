"""Opens the reading of a plan's document over a window. Imported when it is first asked for."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from ui.import_dialogs.plan_document import PlanDocumentDialog
from ui.library.compare import CompareDialog


def open_plan_document(parent: QWidget, voice: Voice, case: Case, path: Path | None = None) -> PlanDocumentDialog:
    """Show what the document in ``path`` (None: one that is asked for) says; ``taken`` tells of what it does to the
    plans of ``case``."""
    dialog = PlanDocumentDialog(parent, voice, case, path)

    def compare(plan: Plan, old: Plan) -> None:
        CompareDialog(plan, changed(case, chosen=old.name), (plan,), voice, dialog).open()

    dialog.compare_asked.connect(compare)
    dialog.open()
    return dialog
