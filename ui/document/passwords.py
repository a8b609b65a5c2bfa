"""Asks for a file's password, again where it is wrong, and for a new one, twice. It keeps none."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from calculator.files.locking import Password, wants_password
from calculator.files.problems import FileError
from calculator.reference.voice import Voice
from ui.widgets.boxes import vbox
from ui.widgets.busy import working
from ui.widgets.fields import ProblemLabel
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label
from ui.widgets.passing import passing
from ui.widgets.scale import px
from ui.widgets.scrolled import Scrolled

T = TypeVar("T")


class PasswordDialog(QDialog):
    """One field to open a file, or two for a new password."""

    def __init__(self, parent: QWidget, voice: Voice, *, name: str, new: bool, problem: str = "") -> None:
        super().__init__(parent)
        self._voice = voice
        self._new = new
        self.setWindowTitle(self._say("new_title" if new else "title"))
        page = QWidget()
        page.setMinimumWidth(px(420))
        layout = vbox(page, (24, 16, 24, 8), spacing=8)
        intro = plain_label("body", self)
        intro.setWordWrap(True)
        intro.setText(self._say("new" if new else "ask", name=name))
        layout.addWidget(intro)
        self.first = self._field(layout, "first_new" if new else "first")
        self.again = self._field(layout, "again") if new else None
        self.problem = ProblemLabel(self)
        self.problem.show_problem(problem)
        layout.addWidget(self.problem)
        buttons = QDialogButtonBox(self)
        self.accepting = buttons.addButton(self._say("set" if new else "open"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(self._say("cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        describe(self.accepting, self._say("set" if new else "open"), self._say("set_is" if new else "open_is"))
        describe(cancel, self._say("cancel"), self._say("cancel_is"))
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        Scrolled.fill(self, page, buttons)

    def _field(self, layout: QVBoxLayout, key: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        caption = QLabel(self._say(key), self)
        caption.setBuddy(field)
        describe(field, self._say(key), self._say(f"{key}_is"))
        layout.addWidget(caption)
        layout.addWidget(field)
        return field

    def _accept(self) -> None:
        if not self.first.text():
            self._complain("empty", self.first)
        elif self.again is not None and self.first.text() != self.again.text():
            self._complain("differ", self.again)
        else:
            self.accept()

    def _complain(self, key: str, field: QLineEdit) -> None:
        self.problem.show_problem(self._say(key))
        field.setFocus()

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("password")(key, **figures)


def new_password(parent: QWidget, voice: Voice, name: str) -> Password | None:
    """A new password for the file called ``name``; None: the person thought better of it."""
    return _asked(PasswordDialog(parent, voice, name=name, new=True))


def opened(
    parent: QWidget,
    voice: Voice,
    path: Path,
    read: Callable[[Password | None], T],
    known: Password | None = None,
) -> tuple[T, Password | None] | None:
    """What ``read`` gives with the right password, and that password; None: the person gave it up.

    ``known`` is a password that may be the right one: it is tried before anybody is asked.

    Raises:
        FileError: the file cannot be read, whatever the password.
    """
    password, problem = known, ""
    while True:
        try:
            with working():
                return read(password), password
        except FileError as error:
            if not wants_password(error):
                raise
        password = _asked(PasswordDialog(parent, voice, name=path.name, new=False, problem=problem))
        problem = voice("password.wrong")
        if password is None:
            return None


def _asked(dialog: PasswordDialog) -> Password | None:
    """What is answered; the dialog goes with what is in its fields."""
    with passing(dialog):
        return Password(dialog.first.text()) if dialog.exec() else None
