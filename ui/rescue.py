"""After a crash: what was kept is offered, one box for each, and is let go only when the person says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from calculator.files import recovery
from calculator.files.problems import FileError
from calculator.files.recovery import Kept
from calculator.reference.texts import say
from ui import passwords
from ui.recovery import Left, file_of, left_behind
from ui.window import Window


def offer(window: Window) -> None:
    """Offer everything that windows which were not closed have left; the first that is taken is opened."""
    for left in left_behind():
        answer = _ask(window, left)
        if answer == "later":
            continue
        if answer == "open" and not _open(window, left):
            continue
        recovery.let_go(left.name)
        if answer == "open":
            return


def _open(window: Window, left: Left) -> bool:
    """Open what was kept; what has a password on it only with that. Returns whether it was opened."""
    place = recovery.place(left.name)
    try:
        done = passwords.opened(window, window.language, place, lambda word: recovery.kept(left.name, word))
    except FileError as error:
        window.filing.warn(say("window.not_opened", window.language), error)
        return False
    if done is None:
        return False
    kept, password = done
    window.document.recover(kept.case, file_of(kept), password)
    # Kept again under this window's own name before the old one goes: it is never in no file at all.
    window.recovery.keep()
    window.filing.adopt()
    return True


def _ask(window: Window, left: Left) -> str:
    language = window.language
    what, where = _words(left.kept, language) if left.kept else (say("filing.rescue_locked", language), "")
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(say("filing.rescue_title", language))
    box.setText(what)
    box.setInformativeText(where)
    roles = QMessageBox.ButtonRole
    buttons = {
        "open": box.addButton(say("filing.rescue_open", language), roles.AcceptRole),
        "drop": box.addButton(say("filing.rescue_drop", language), roles.DestructiveRole),
        "later": box.addButton(say("filing.rescue_later", language), roles.RejectRole),
    }
    box.setDefaultButton(buttons["open"])
    box.setEscapeButton(buttons["later"])
    box.exec()
    return next((answer for answer, button in buttons.items() if box.clickedButton() is button), "later")


def _words(kept: Kept, language: str) -> tuple[str, str]:
    """What was kept, and where it was opened from."""
    count = len(kept.case.plans)
    plans = say("filing.rescue_plan" if count == 1 else "filing.rescue_plans", language, {"count": count})
    time = kept.kept_at.astimezone().strftime("%Y-%m-%d %H:%M")
    figures = {"title": kept.case.title, "time": time, "course": kept.case.course.title, "plans": plans}
    file = file_of(kept)
    where = say("filing.rescue_file", language, {"name": file.name}) if file else say("filing.rescue_no_file", language)
    return say("filing.rescue", language, figures), where
