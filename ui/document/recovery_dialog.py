"""After a crash: what was kept is offered, one box for each, and is let go only when the person says so."""

from PySide6.QtWidgets import QMessageBox

from calculator.files import recovery
from calculator.files.locking import wants_password
from calculator.files.problems import FileError
from calculator.files.recovery import Kept
from calculator.reference.texts import say
from ui.dialogs import questions
from ui.document import passwords
from ui.document.case_window import CaseWindow
from ui.document.recovery_files import Recoverable, left_behind, throw_away


def offer(window: CaseWindow) -> None:
    """Offer everything that windows which were not closed have left; the first that is taken is opened.

    The rest stays, and is offered at the next start.
    """
    all_left = left_behind()
    for number, left in enumerate(all_left):
        answer = _ask(window, left, others=len(all_left) - number - 1)
        opened = answer == "open" and _open(window, left)
        # What another computer may be working on goes only when the person says so.
        if answer == "drop" or (opened and left.holder is None):
            throw_away(left)
        left.lock.unlock()
        if opened:
            break
    for left in all_left:
        left.lock.unlock()


def _open(window: CaseWindow, left: Recoverable) -> bool:
    """Open what was kept; what has a password on it only with that. Returns whether it was opened and is kept again."""
    place = recovery.place(left.name)
    if not window.filing.may_leave():
        return False
    try:
        done = passwords.opened(window, window.language, place, lambda word: recovery.kept(left.name, word))
    except FileError as error:
        window.filing.warn(say("window.not_opened", window.language), error)
        return False
    if done is None:
        return False
    kept, password = done
    window.document.recover(kept.case, recovery.file_of(kept), password, bytes.fromhex(kept.known))
    # Kept again under this window's own name before the old one goes: it is never in no file at all.
    safe = window.recovery.keep()
    window.filing.adopt()
    return safe


def _ask(window: CaseWindow, left: Recoverable, others: int) -> str:
    language = window.language
    what, more = _words(left, language)
    if left.holder is not None:
        more.append(say("filing.rescue_held", language, {"host": left.holder.host}))
    if others:
        more.append(say("filing.rescue_others", language, {"count": others}))
    roles = QMessageBox.ButtonRole
    answers = {"drop": roles.DestructiveRole, "later": roles.RejectRole}
    if left.problem is None or wants_password(left.problem):
        answers["open"] = roles.AcceptRole
    return questions.decide(
        window,
        say("filing.rescue_title", language),
        what,
        {key: questions.Answer(say(f"filing.rescue_{key}", language), role) for key, role in answers.items()},
        default="open" if "open" in answers else "later",
        escape="later",
        more="\n\n".join(more),
    )


def _words(left: Recoverable, language: str) -> tuple[str, list[str]]:
    """What was kept, and what else there is to say of it."""
    if left.kept is not None:
        return _what(left.kept, language), [_where(left.kept, language)]
    if left.problem is None or wants_password(left.problem):
        return say("filing.rescue_locked", language), []
    why = left.problem.problems[0].say(language)
    return say("filing.rescue_broken", language, {"why": why}), []


def _what(kept: Kept, language: str) -> str:
    plans = ", ".join(plan.name for plan in kept.case.plans)
    time = questions.moment(kept.kept_at, language)
    figures = {"title": kept.case.title, "time": time, "course": kept.case.course.title, "plans": plans}
    return say("filing.rescue", language, figures)


def _where(kept: Kept, language: str) -> str:
    file = recovery.file_of(kept)
    return say("filing.rescue_file", language, {"name": file.name}) if file else say("filing.rescue_no_file", language)
