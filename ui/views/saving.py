"""Ask where a file should go and put it there whole. It knows nothing of what the file holds."""

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
    ending = Path(name).suffix
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, f"{ending[1:].upper()} (*{ending})")
    if not chosen:
        return None
    path = Path(chosen)
    path = path if path.suffix else path.with_suffix(ending)
    try:
        atomic.write(path, data)
    except FileError as error:
        box = QMessageBox(QMessageBox.Icon.Warning, title, error.say(language), parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
        return None
    return path
