"""Opens the reading of a plan's document over the window and ties it to the case. Imported when it is asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from calculator.model.base import changed
from calculator.model.plan import Plan
from ui.import_dialogs.plan_document import PlanDocumentDialog
from ui.library.compare import CompareDialog

if TYPE_CHECKING:
    from ui.main_window.window import Window


def open_plan_document(window: "Window", path: Path | None = None) -> PlanDocumentDialog:
    """Show what the document in ``path`` (None: one that is asked for) says; its plan becomes an edit of the case."""
    dialog = PlanDocumentDialog(window, window.language, window.document.case, path)
    dialog.taken.connect(window.edits.plans)

    def compare(plan: Plan, old: Plan) -> None:
        case = changed(window.document.case, chosen=old.name)
        CompareDialog(plan, case, (plan,), window.language, dialog).open()

    dialog.compare_asked.connect(compare)
    dialog.open()
    return dialog
