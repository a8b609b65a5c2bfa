"""New, open, save: the questions a person is asked about files, and what goes wrong with them, in words."""

import datetime
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from calculator.files import bundled
from calculator.files.file_names import file_name
from calculator.files.locking import Password
from calculator.files.looking import absolute
from calculator.files.problems import FileError
from calculator.model.case import Case
from calculator.model.new_plan import no_plan_yet
from calculator.reference.clock import today
from calculator.reference.voice import Voice
from calculator.words.bundled import localized
from ui.dialogs import questions
from ui.dialogs.file_dialogs import ask_open
from ui.dialogs.save_dialog import ask_place
from ui.document.document import Document
from ui.document.file_lock import Holder, Sharing, holder_of
from ui.settings import Settings
from ui.widgets.busy import working

_ENDING = ".kat"


class Filing:
    """The file menu's work on one document.

    ``voice`` gives that of the moment, ``unread`` whether a field holds a text that is not understood.
    """

    def __init__(
        self,
        document: Document,
        parent: QWidget,
        settings: Settings,
        voice: Callable[[], Voice],
        unread: Callable[[], bool],
    ) -> None:
        self._document = document
        self._parent = parent
        self._settings = settings
        self._voice = voice
        self._unread = unread
        self.sharing = Sharing(parent)
        self.sharing.written.connect(self._written_elsewhere)
        self.sharing.gone.connect(document.set_unsaved)

    def new(self) -> None:
        """Begin a new case: a course from next Monday on, and a plan that covers nothing until it is entered."""
        if self.may_leave():
            day = today()
            monday = day + datetime.timedelta(days=7 - day.weekday())
            course = next(course for course in bundled.courses() if course.template == "im_kap_6")
            plan = no_plan_yet(self._voice()("bundled.no_plan_yet"))
            title = self._voice()("bundled.untitled")
            case = Case(title=title, course=course.starting(monday), plans=(plan,), chosen=plan.name)
            self._replace(localized(case, self._voice()))

    def begin(self, case: Case, step: str) -> bool:
        """Put a case of the person's own in place of the open one, as a step that can be undone. Returns whether it is
        done: an open file stays as it is, and is asked about first."""
        document = self._document
        if document.path is not None:
            if not self.may_leave():
                return False
            self._replace(document.case)
        # What is typed and not understood belongs to the case that goes.
        document.replaced.emit()
        document.edit(case, step)
        return True

    def open_example(self) -> None:
        """Open the worked example."""
        if self.may_leave():
            self._replace(localized(bundled.worked_example(), self._voice()))

    def open_real_example(self) -> None:
        """Open a real clinic's course under three real plans."""
        if self.may_leave():
            self._replace(localized(bundled.example(), self._voice()))

    def open(self) -> None:
        """Ask for a file and open it."""
        if not self.may_leave():
            return
        name = ask_open(self._parent, self._say("open_title"), self._say("filter"))
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open ``path``; where it cannot be read say why, and keep the open case."""
        if self._open(absolute(path), None):
            self.adopt()

    def open_recent(self, path: Path) -> None:
        """Open a file of the recent ones, after the question about the open case."""
        if self.may_leave():
            self.open_path(path)

    def adopt(self) -> None:
        """Hold the document's file for this window, and say so where somebody else has it open."""
        document = self._document
        holder = self.sharing.take(document.path, document.known)
        if document.path is not None:
            self._settings.add_recent(document.path)
        document.set_read_only(holder is not None)
        if holder is None or document.path is None:
            return
        if holder.is_here:
            self._tell_of(holder, "in_use", document.path)
        elif self._choose("in_use_far", ("take_over", "look"), document.path, self._said_of(holder)) == "take_over":
            document.set_read_only(not self.sharing.take_over())

    def set_password(self) -> None:
        """Ask for a new password and save the file with it."""
        from ui.document import passwords  # noqa: PLC0415 (not on the start-up path)

        name = self._document.path.name if self._document.path else self._document.case.title
        password = passwords.new_password(self._parent, self._voice(), name)
        if password is not None:
            self._save_with(password)

    def remove_password(self) -> None:
        """Save the file without a password."""
        if self._document.password is not None:
            self._save_with(None)

    def save(self) -> bool:
        """Save to the document's file, or ask for one. Returns whether it was saved."""
        document = self._document
        if document.path is not None and document.read_only:
            # Whoever had it open may have closed it.
            document.set_read_only(self.sharing.take(document.path, document.known) is not None)
        return self._save_to(document.path) if document.path and not document.read_only else self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and save to it. Returns whether it was saved."""
        untitled = self._voice()("bundled.untitled")
        name = self._document.path or f"{file_name(self._document.case.title, untitled)}{_ENDING}"
        kinds = {self._say("filter"): _ENDING}
        path = ask_place(self._parent, self._say("save_title"), str(name), kinds, self._voice(), also=(".json",))
        return path is not None and self._save_to(path)

    def may_leave(self) -> bool:
        """Whether the open case may go: it is saved and understood, or the user saves it or gives it up."""
        unread, unsaved = self._unread(), self._document.unsaved
        if not unsaved and not unread:
            return True
        answer = questions.leave(self._parent, self._document.case.title, self._voice(), unsaved=unsaved, unread=unread)
        return self.save() if answer == "save" else answer == "discard"

    def tell(self, title: str, text: str) -> None:
        """Show a text in a box of its own."""
        questions.tell(self._parent, title, text)

    def warn(self, title: str, error: FileError) -> None:
        """Show what went wrong with a file."""
        questions.warn(self._parent, title, error.say(self._voice()))

    def _replace(self, case: Case) -> None:
        """Show a case that has no file."""
        self._document.replace(case, None)
        self.adopt()

    def _open(self, path: Path, known: Password | None) -> bool:
        """Open ``path``, which ``known`` may unlock, and say what is wrong. Returns whether it was opened."""
        from ui.document import passwords  # noqa: PLC0415 (not on the start-up path)

        document = self._document
        try:
            done = passwords.opened(self._parent, self._voice(), path, lambda word: document.open(path, word), known)
        except FileError as error:
            self.warn(self._say("not_opened"), error)
            return False
        return done is not None

    def _save_with(self, password: Password | None) -> None:
        before = self._document.password
        self._document.password = password
        if not self.save():
            self._document.password = before

    def _save_to(self, path: Path) -> bool:
        answer = self._overwriting(path)
        if answer != "overwrite":
            return self.save_as() if answer == "save_as" else False
        document = self._document
        try:
            with working():
                document.save(path)
        except FileError as error:
            self.warn(self._say("not_saved"), error)
            return False
        self.sharing.take(path, document.known)
        document.set_read_only(False)
        self._settings.add_recent(path)
        return True

    def _overwriting(self, path: Path) -> str:
        """Whether nobody else's work is lost at ``path``: ``overwrite``, or what is done instead."""
        holder = None if self.sharing.holds(path) else holder_of(path)
        if holder is not None:
            self._tell_of(holder, "in_use_save", path)
            return "cancel"
        if self.sharing.is_of(path) and self.sharing.differs:
            return self._choose("changed_on_save", ("overwrite", "save_as", "cancel"), path)
        return "overwrite"

    def _written_elsewhere(self) -> None:
        """Somebody else has written the file: ask whether to take theirs, when nothing else is being asked."""
        document, path = self._document, self._document.path
        if path is None:
            return
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            self.sharing.look_again()
        elif self._choose("changed_on_disk", ("reload", "keep"), path) == "keep":
            document.set_unsaved()
        elif self._open(path, document.password):
            self.adopt()

    def _choose(
        self, question: str, answers: tuple[str, ...], path: Path, figures: dict[str, object] | None = None
    ) -> str:
        said = {"name": path.name, **(figures or {})}
        return questions.choose(self._parent, question, answers, said, self._voice())

    def _tell_of(self, holder: Holder, key: str, path: Path) -> None:
        """Say who has ``path`` open and since when."""
        voice = self._voice()
        figures = {"name": path.name, **self._said_of(holder)}
        self.tell(voice("filing.in_use_title"), voice.of("filing")(key, **figures))

    def _said_of(self, holder: Holder) -> dict[str, object]:
        """Who it is and since when, in words."""
        voice = self._voice()
        key = "who_here" if holder.is_here else "who" if holder.user else "who_unknown"
        who = voice.of("filing")(key, **holder._asdict())
        return {"who": who, "since": questions.moment(holder.since, voice)}

    def _say(self, key: str, **figures: object) -> str:
        return self._voice().of("window")(key, **figures)
