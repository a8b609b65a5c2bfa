"""After a crash: what was kept is offered, one box for each, and is let go only when the person says so."""

from PySide6.QtWidgets import QMessageBox

from calculator.files import recovery
from calculator.files.locking import wants_password
from calculator.files.problems import FileError
from calculator.files.recovery import Kept
from calculator.reference.voice import Voice
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
        done = passwords.opened(window, window.voice, place, lambda word: recovery.kept(left.name, word))
    except FileError as error:
        window.filing.warn(window.voice("window.not_opened"), error)
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
    voice = window.voice
    what, more = _words(left, voice)
    if left.holder is not None:
        more.append(voice("filing.rescue_held", host=left.holder.host))
    if others:
        more.append(voice("filing.rescue_others", count=others))
    roles = QMessageBox.ButtonRole
    answers = {"drop": roles.DestructiveRole, "later": roles.RejectRole}
    if left.problem is None or wants_password(left.problem):
        answers["open"] = roles.AcceptRole
    return questions.decide(
        window,
        voice("filing.rescue_title"),
        what,
        {key: questions.Answer(voice(f"filing.rescue_{key}"), role) for key, role in answers.items()},
        default="open" if "open" in answers else "later",
        escape="later",
        more="\n\n".join(more),
    )


def _words(left: Recoverable, voice: Voice) -> tuple[str, list[str]]:
    """What was kept, and what else there is to say of it."""
    if left.kept is not None:
        return _what(left.kept, voice), [_where(left.kept, voice)]
    if left.problem is None or wants_password(left.problem):
        return voice("filing.rescue_locked"), []
    why = left.problem.problems[0].say(voice)
    return voice("filing.rescue_broken", why=why), []


def _what(kept: Kept, voice: Voice) -> str:
    plans = ", ".join(plan.name for plan in kept.case.plans)
    time = questions.moment(kept.kept_at, voice)
    figures = {"title": kept.case.title, "time": time, "course": kept.case.course.title, "plans": plans}
    return voice("filing.rescue", **figures)


def _where(kept: Kept, voice: Voice) -> str:
    file = recovery.file_of(kept)
    return voice("filing.rescue_file", name=file.name) if file else voice("filing.rescue_no_file")
