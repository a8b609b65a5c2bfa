"""Asks for a file or a folder: each dialog begins where the last one ended."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ui.settings import Settings

_PROPERTY: Final = "lastFolder"


def ask_open(parent: QWidget, title: str, kinds: str, begin: str = "") -> str:
    """Ask for a file to open, beginning at ``begin`` where that is given; empty: for none."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, begin or _folder(), kinds)
    return _remembered(chosen, Path(chosen).parent)


def ask_open_several(parent: QWidget, title: str, kinds: str) -> list[str]:
    """Ask for files to open; none: for none."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, _folder(), kinds)
    return [_remembered(name, Path(name).parent) for name in chosen]


def ask_save(parent: QWidget, title: str, name: str, kinds: str) -> tuple[str, str]:
    """Ask for a file to write, which may be called ``name``; a name with its folder stays in it. Returns the file,
    empty for none, and the kind that was chosen."""
    begin = name if Path(name).is_absolute() else str(Path(_folder()) / name)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, begin, kinds)
    return _remembered(chosen, Path(chosen).parent), kind


def ask_folder(parent: QWidget, title: str) -> str:
    """Ask for a folder; empty: for none."""
    chosen = QFileDialog.getExistingDirectory(parent, title, _folder())
    return _remembered(chosen, Path(chosen))


def last_folder() -> str:
    """Where the last dialog ended, in this run of the program or the one before; empty at first."""
    app = QApplication.instance()
    here = app.property(_PROPERTY) if app is not None else None
    return str(here or Settings().folder)


def _folder() -> str:
    folder = last_folder()
    return folder if folder and Path(folder).is_dir() else ""


def _remembered(chosen: str, folder: Path) -> str:
    app = QApplication.instance()
    if chosen and app is not None:
        # It is kept when the window closes, with whatever else is found again at the next start.
        app.setProperty(_PROPERTY, str(folder.absolute()))
    return chosen
