"""After a crash: what was kept is offered, one box for each, and is let go only when the person says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from calculator.files import recovery
from calculator.reference.texts import say
from ui.recovery import Left, file_of, left_behind
from ui.window import Window


def offer(window: Window) -> None:
    """Offer everything that windows which were not closed have left; the first that is taken is opened."""
    for left in left_behind():
        answer = _ask(window, left)
        if answer == "later":
            continue
        if answer == "open":
            # Kept again under this window's own name before the old one goes: it is never in no file at all.
            window.document.recover(left.kept.case, file_of(left.kept))
            window.recovery.keep()
            window.filing.adopt()
        recovery.let_go(left.name)
        if answer == "open":
            return


def _ask(window: Window, left: Left) -> str:
    language, case = window.language, left.kept.case
    count = len(case.plans)
    plans = say("filing.rescue_plan" if count == 1 else "filing.rescue_plans", language, {"count": count})
    time = left.kept.kept_at.astimezone().strftime("%Y-%m-%d %H:%M")
    figures = {"title": case.title, "time": time, "course": case.course.title, "plans": plans}
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(say("filing.rescue_title", language))
    box.setText(say("filing.rescue", language, figures))
    file = file_of(left.kept)
    where = say("filing.rescue_file", language, {"name": file.name}) if file else say("filing.rescue_no_file", language)
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
