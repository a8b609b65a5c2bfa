"""New, open, save: the questions a person is asked about files, and what goes wrong with them, in words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from calculator.files import library
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.reference.texts import say
from ui import asking, passwords
from ui.document import Document
from ui.settings import Settings
from ui.sharing import Holder, Sharing, holder_of

_ENDING = ".kat"


class Filing:
    """The file menu's work on one document.

    ``language`` tells the language of the moment, ``unread`` whether a field holds a text that is not understood.
    """

    def __init__(
        self,
        document: Document,
        parent: QWidget,
        settings: Settings,
        language: Callable[[], str],
        unread: Callable[[], bool],
    ) -> None:
        self._document = document
        self._parent = parent
        self._settings = settings
        self._language = language
        self._unread = unread
        self.sharing = Sharing(parent)
        self.sharing.written.connect(self._written_elsewhere)
        self._asked_of_change = False

    def new(self) -> None:
        """Begin a new case from the worked example's plans and a course template."""
        if self.may_leave():
            case = library.example()
            course = next(course for course in library.courses() if course.template == "im_kap_6")
            title = self._say("untitled")
            self._replace(changed(case, title=title, course=course, example=False))

    def open_example(self) -> None:
        """Open the worked example."""
        if self.may_leave():
            self._replace(library.example())

    def open(self) -> None:
        """Ask for a file and open it."""
        if not self.may_leave():
            return
        name, _ = QFileDialog.getOpenFileName(self._parent, self._say("open_title"), "", self._say("filter"))
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open ``path``; where it cannot be read say why, and keep the open case."""
        document = self._document
        try:
            done = passwords.opened(self._parent, self._language(), path, lambda word: document.open(path, word))
        except FileError as error:
            self.warn(self._say("not_opened"), error)
            return
        if done is not None:
            self.adopt()

    def open_recent(self, path: Path) -> None:
        """Open a file of the recent ones, after the question about the open case."""
        if self.may_leave():
            self.open_path(path)

    def adopt(self) -> None:
        """Hold the document's file for this window, and say so where somebody else has it open."""
        path = self._document.path
        holder = self.sharing.take(path)
        if path is not None:
            self._settings.add_recent(path)
        self._document.set_read_only(holder is not None)
        if holder is not None:
            self.tell(self._tell("in_use_title"), self._in_use("in_use", path, holder))

    def set_password(self) -> None:
        """Ask for a new password, or take it off, and save the file with it."""
        name = self._document.path.name if self._document.path else self._document.case.title
        password = passwords.new_password(self._parent, self._language(), name)
        if password is None:
            return
        before = self._document.password
        self._document.password = password or None
        if not self.save():
            self._document.password = before

    def save(self) -> bool:
        """Save to the document's file, or ask for one. Returns whether it was saved."""
        document = self._document
        return self._save_to(document.path) if document.path and not document.read_only else self.save_as()

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
        answer = asking.leave(self._parent, self._document.case.title, self._language(), unsaved=unsaved, unread=unread)
        return self.save() if answer == "save" else answer == "discard"

    def tell(self, title: str, text: str) -> None:
        """Show a text in a box of its own."""
        asking.tell(self._parent, title, text)

    def warn(self, title: str, error: FileError) -> None:
        """Show what went wrong with a file."""
        asking.warn(self._parent, title, error.say(self._language()))

    def _replace(self, case: Case) -> None:
        """Show a case that has no file."""
        self._document.replace(case, None)
        self.adopt()

    def _save_to(self, path: Path) -> bool:
        if not self._may_overwrite(path):
            return False
        try:
            self._document.save(path)
        except FileError as error:
            self.warn(self._say("not_saved"), error)
            return False
        self.sharing.take(path)
        self._document.set_read_only(False)
        self._settings.add_recent(path)
        return True

    def _may_overwrite(self, path: Path) -> bool:
        """Whether nobody else's work is lost: the file is not open elsewhere, and is as this window knows it."""
        if path != self._document.path or self._document.read_only:
            holder = holder_of(path)
            if holder is not None:
                self.tell(self._tell("in_use_title"), self._in_use("in_use_save", path, holder))
                return False
            return True
        if not self.sharing.differs:
            return True
        answer = asking.choose(
            self._parent, "changed_on_save", ("overwrite", "save_as", "cancel"), path.name, self._language()
        )
        if answer == "save_as":
            self.save_as()
        return answer == "overwrite"

    def _written_elsewhere(self) -> None:
        """Somebody else has written the file: ask once for each time whether to take theirs."""
        path = self._document.path
        if path is None or self._asked_of_change:
            return
        self._asked_of_change = True
        answer = asking.choose(self._parent, "changed_on_disk", ("reload", "keep"), path.name, self._language())
        self._asked_of_change = False
        if answer == "reload":
            self.open_path(path)

    def _in_use(self, key: str, path: Path | None, holder: Holder) -> str:
        figures = {
            "name": path.name if path else "",
            "host": holder.host,
            "since": holder.since.strftime("%Y-%m-%d %H:%M"),
        }
        return say(f"filing.{key}", self._language(), figures)

    def _tell(self, key: str) -> str:
        return say(f"filing.{key}", self._language())

    def _say(self, key: str, **figures: object) -> str:
        return say(f"window.{key}", self._language(), figures)
