"""The menu of files opened lately: filled when it opens, with what is gone marked, and cleared when asked."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.files.looking import is_file
from calculator.reference.texts import unturned
from calculator.reference.voice import Voice
from ui.widgets.table import tooltip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ui.settings import Settings


def fill(menu: "QMenu", settings: "Settings", open_path: Callable[[Path], None], voice: Voice) -> None:
    """Offer the files of ``settings``, the last one first; one that is gone cannot be chosen."""
    menu.clear()
    menu.setToolTipsVisible(True)
    paths = settings.recent
    names = [path.name for path in paths]
    for number, path in enumerate(paths, start=1):
        # Two files of one name are told apart by their folders.
        name = path.name if names.count(path.name) == 1 else f"{path.parent.name}/{path.name}"
        name = unturned(name).replace("&", "&&")
        there = is_file(path)
        words = name if there else voice("filing.recent_gone", name=name)
        action = menu.addAction(f"&{number}  {words}" if number < 10 else words)
        action.setToolTip(tooltip(str(path)))
        action.setStatusTip(unturned(str(path)))
        action.setEnabled(there)
        action.triggered.connect(lambda _checked=False, path=path: open_path(path))
    if not paths:
        menu.addAction(voice("filing.recent_none")).setEnabled(False)
    menu.addSeparator()
    clear = menu.addAction(voice("filing.recent_clear"))
    clear.setEnabled(bool(paths))
    clear.triggered.connect(lambda _checked=False: settings.forget_recent())
