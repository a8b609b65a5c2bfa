"""The boxes that ask or tell about files: plain text, named buttons, Escape for the answer that changes nothing."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from calculator.reference.voice import Voice
from ui.widgets.locale import clock
from ui.widgets.passing import passing

_TITLED_AS: Final = {"changed_on_save": "changed_on_disk", "in_use_far": "in_use"}
"""Questions under the title of another."""


def tell(parent: QWidget, title: str, text: str) -> None:
    """Show a text in a box of its own."""
    _box(parent, QMessageBox.Icon.Information, title, text)


def warn(parent: QWidget | None, title: str, text: str) -> None:
    """Show what went wrong."""
    _box(parent, QMessageBox.Icon.Warning, title, text)


def leave(parent: QWidget, name: str, voice: Voice, *, unsaved: bool, unread: bool) -> str:
    """Ask before a case goes that is not saved, or not understood: ``save``, ``discard`` or ``cancel``."""
    box = _question(parent, voice("window.leave_title"))
    box.setText(voice("window.leave" if unsaved else "window.leave_unread", name=name))
    if unsaved and unread:
        box.setInformativeText(voice("window.leave_unread_too"))
    roles = QMessageBox.ButtonRole
    discard = "window.leave_discard" if unsaved else "window.leave_behind"
    buttons = {
        "discard": box.addButton(voice(discard), roles.DestructiveRole),
        "cancel": box.addButton(voice("shared.cancel"), roles.RejectRole),
    }
    if unsaved:
        buttons["save"] = box.addButton(voice("shared.action_save"), roles.AcceptRole)
    box.setDefaultButton(buttons.get("save", buttons["cancel"]))
    return _answer(box, buttons, "cancel")


class Answer(NamedTuple):
    """What a button says, and what it does to the question."""

    words: str
    role: QMessageBox.ButtonRole


def decide(
    parent: QWidget, title: str, text: str, answers: Mapping[str, Answer], *, default: str, escape: str, more: str = ""
) -> str:
    """Ask what to do, with a button for each of ``answers``; Escape gives the answer ``escape``."""
    box = _question(parent, title)
    box.setText(text)
    box.setInformativeText(more)
    buttons = {name: box.addButton(answer.words, answer.role) for name, answer in answers.items()}
    box.setDefaultButton(buttons[default])
    return _answer(box, buttons, escape)


def choose(parent: QWidget, question: str, answers: Sequence[str], figures: Mapping[str, object], voice: Voice) -> str:
    """Ask a question of the filing catalogue, its places filled from ``figures``; the last answer changes nothing."""
    box, buttons = _choice(parent, question, answers, figures, voice)
    return _answer(box, buttons, answers[-1])


def ask(
    parent: QWidget,
    question: str,
    answers: Sequence[str],
    figures: Mapping[str, object],
    voice: Voice,
    then: Callable[[str], None],
) -> None:
    """Ask as ``choose`` does, and go on at once: ``then`` is told the answer when it is given."""
    box, buttons = _choice(parent, question, answers, figures, voice)
    box.setEscapeButton(buttons[answers[-1]])
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.finished.connect(lambda _result: then(_pressed(box, buttons, answers[-1])))
    box.open()


def _choice(
    parent: QWidget, question: str, answers: Sequence[str], figures: Mapping[str, object], voice: Voice
) -> tuple[QMessageBox, dict[str, QPushButton]]:
    box = _question(parent, voice(f"filing.{_TITLED_AS.get(question, question)}_title"))
    box.setText(voice.of("filing")(question, **figures))
    buttons = {
        answer: box.addButton(voice.of("filing")(answer), QMessageBox.ButtonRole.ActionRole) for answer in answers
    }
    box.setDefaultButton(buttons[answers[-1]])
    return box, buttons


def moment(time: datetime.datetime, voice: Voice) -> str:
    """A day and a time of this computer's clock as the language writes them."""
    here = time.astimezone()
    return f"{voice.date(here.date())}, {clock(here.time(), voice)}"


def _question(parent: QWidget, title: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    return box


def _answer(box: QMessageBox, buttons: dict[str, QPushButton], escape: str) -> str:
    box.setEscapeButton(buttons[escape])
    with passing(box):
        box.exec()
        return _pressed(box, buttons, escape)


def _pressed(box: QMessageBox, buttons: dict[str, QPushButton], escape: str) -> str:
    return next((answer for answer, button in buttons.items() if box.clickedButton() is button), escape)


def _box(parent: QWidget | None, icon: QMessageBox.Icon, title: str, text: str) -> None:
    box = QMessageBox(icon, title, text, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    with passing(box):
        box.exec()
