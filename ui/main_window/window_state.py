"""How the window is found again at the next start: its place, the splitter, what is folded, the page that was open.

Nothing of a case is remembered.
"""

from typing import TYPE_CHECKING

from ui.main_window.tabs import TABS

if TYPE_CHECKING:
    from ui.main_window.parts import WindowParts


def remember(window: "WindowParts") -> None:
    """Keep how ``window`` is now."""
    from ui.dialogs.file_dialogs import last_folder  # noqa: PLC0415 (not on the start-up path)

    settings = window.settings
    settings.geometry = window.saveGeometry()
    if not window.panes.narrow:
        settings.splitter = window.panes.splitter.saveState()
    settings.tab = window.answers.current
    folder = last_folder()
    if folder:
        settings.folder = folder
    if window.inputs.is_made:
        settings.folds = {name: fold.header.isChecked() for name, fold in window.inputs.column.folds.items()}


def recall(window: "WindowParts") -> None:
    """Make ``window`` as it was left; where nothing is known, leave it as it is."""
    settings = window.settings
    if not settings.geometry.isEmpty():
        window.restoreGeometry(settings.geometry)
    if not settings.splitter.isEmpty():
        window.panes.splitter.restoreState(settings.splitter)
        window.panes.splitter.setChildrenCollapsible(False)
    hidden = settings.patient_view and settings.tab == "compare"
    if settings.tab in TABS and not hidden:
        window.answers.turn_to(settings.tab)


def recall_folds(window: "WindowParts") -> None:
    """Fold the parts of the left column as they were left."""
    folds = window.inputs.column.folds
    for name, open_ in window.settings.folds.items():
        if name in folds:
            folds[name].header.setChecked(open_)
