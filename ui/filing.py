"""New, open, save: the questions a person is asked about files, and what goes wrong with them, in words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from calculator.files import library
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.reference.texts import say
from ui.document import Document

_ENDING = ".kat"


class Filing:
    """The file menu's work on one document.

    ``language`` tells the language of the moment, ``unread`` whether a field holds a text that is not understood.
    """

    def __init__(
        self, document: Document, parent: QWidget, language: Callable[[], str], unread: Callable[[], bool]
    ) -> None:
        self._document = document
        self._parent = parent
        self._language = language
        self._unread = unread

    def new(self) -> None:
        """Begin a new case from the worked example's plans and a course template."""
        if self.may_leave():
            case = library.example()
            course = next(course for course in library.courses() if course.template == "im_kap_6")
            title = self._say("untitled")
            self._document.replace(changed(case, title=title, course=course, example=False), None)

    def open_example(self) -> None:
        """Open the worked example."""
        if self.may_leave():
            self._document.replace(library.example(), None)

    def open(self) -> None:
        """Ask for a file and open it."""
        if not self.may_leave():
            return
        name, _ = QFileDialog.getOpenFileName(self._parent, self._say("open_title"), "", self._say("filter"))
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open ``path``; where it cannot be read say why, and keep the open case."""
        try:
            self._document.open(path)
        except FileError as error:
            self._warn(self._say("not_opened"), error)

    def save(self) -> bool:
        """Save to the document's file, or ask for one. Returns whether it was saved."""
        return self._save_to(self._document.path) if self._document.path else self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and save to it. Returns whether it was saved."""
        suggestion = str(self._document.path or f"{self._document.case.title.replace('/', '-')}{_ENDING}")
        name, _ = QFileDialog.getSaveFileName(self._parent, self._say("save_title"), suggestion, self._say("filter"))
        if not name:
            return False
        path = Path(name)
        return self._save_to(path if path.suffix else path.with_name(path.name + _ENDING))

    def may_leave(self) -> bool:
        """Whether the open case may go: it is saved and understood, or the user saves it or gives it up."""
        unread, unsaved = self._unread(), self._document.unsaved
        if not unsaved and not unread:
            return True
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self._say("leave_title"))
        box.setText(self._say("leave" if unsaved else "leave_unread", name=self._document.case.title))
        if unsaved and unread:
            box.setInformativeText(self._say("leave_unread_too"))
        discard = box.addButton(
            self._say("leave_discard" if unsaved else "leave_behind"), QMessageBox.ButtonRole.DestructiveRole
        )
        cancel = box.addButton(self._say("leave_cancel"), QMessageBox.ButtonRole.RejectRole)
        save = box.addButton(self._say("leave_save"), QMessageBox.ButtonRole.AcceptRole) if unsaved else None
        box.setDefaultButton(save or cancel)
        box.setEscapeButton(cancel)
        box.exec()
        if save is not None and box.clickedButton() is save:
            return self.save()
        return box.clickedButton() is discard

    def tell(self, title: str, text: str) -> None:
        """Show a text in a box of its own."""
        self._box(QMessageBox.Icon.Information, title, text)

    def _save_to(self, path: Path) -> bool:
        try:
            self._document.save(path)
        except FileError as error:
            self._warn(self._say("not_saved"), error)
            return False
        return True

    def _warn(self, title: str, error: FileError) -> None:
        self._box(QMessageBox.Icon.Warning, title, error.say(self._language()))

    def _box(self, icon: QMessageBox.Icon, title: str, text: str) -> None:
        box = QMessageBox(icon, title, text, QMessageBox.StandardButton.Ok, self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()

    def _say(self, key: str, **figures: object) -> str:
        return say(f"window.{key}", self._language(), figures)
