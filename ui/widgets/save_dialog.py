"""Ask where a file should go and put it there whole. It knows nothing of what the file holds."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from calculator.files import atomic
from calculator.files.problems import FileError


def save_as(parent: QWidget, title: str, name: str, data: bytes, language: str) -> Path | None:
    """Ask for a file, starting from ``name``, and write ``data``; what goes wrong is said in a dialog.

    Returns:
        The file that was written, or None.
    """
    path = ask_place(parent, title, name, (Path(name).suffix,))
    return path if path is not None and put(parent, title, path, data, language) else None


def ask_place(parent: QWidget, title: str, name: str, endings: Sequence[str]) -> Path | None:
    """Ask for a file of one of the kinds that ``endings`` tell, starting from ``name``; None: for none."""
    kinds = {f"{ending[1:].upper()} (*{ending})": ending for ending in endings}
    chosen, kind = QFileDialog.getSaveFileName(parent, title, name, ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(kinds.get(kind, endings[0]))


def put(parent: QWidget, title: str, path: Path, data: bytes, language: str) -> bool:
    """Write ``data`` to ``path`` whole; what goes wrong is said in a dialog. Returns whether it was written."""
    try:
        atomic.write(path, data)
    except FileError as error:
        box = QMessageBox(QMessageBox.Icon.Warning, title, error.say(language), parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
        return False
    return True
