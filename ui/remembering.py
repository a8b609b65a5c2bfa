"""How the window is found again at the next start: its place, the splitter, what is folded, the page that was open.

Nothing of a case is remembered.
"""

from typing import TYPE_CHECKING

from ui.answers import TABS

if TYPE_CHECKING:
    from ui.sections import Section
    from ui.window import Window


def remember(window: "Window") -> None:
    """Keep how ``window`` is now."""
    settings = window.settings
    settings.geometry = window.saveGeometry()
    if not window.panes.narrow:
        settings.splitter = window.panes.splitter.saveState()
    settings.tab = window.answers.current
    settings.folds = {name: fold.header.isChecked() for name, fold in _folds(window).items()}


def recall(window: "Window") -> None:
    """Make ``window`` as it was left; where nothing is known, leave it as it is."""
    settings = window.settings
    if not settings.geometry.isEmpty():
        window.restoreGeometry(settings.geometry)
    if not settings.splitter.isEmpty():
        window.panes.splitter.restoreState(settings.splitter)
        window.panes.splitter.setChildrenCollapsible(False)
    folds = _folds(window)
    for name, open_ in settings.folds.items():
        if name in folds:
            folds[name].header.setChecked(open_)
    hidden = settings.patient_view and settings.tab == "compare"
    if settings.tab in TABS and not hidden:
        window.answers.turn_to(settings.tab)


def _folds(window: "Window") -> dict[str, "Section"]:
    """Every part of the left column that folds, by a name that stays."""
    return {**window.inputs.sections, **{f"member_{n}": fold for n, fold in window.inputs.member.more.folds.items()}}
