"""What the status bar says: whether the case is saved, when and where, and whether something typed is not in it."""

from calculator.files.problems import FileError
from calculator.reference.texts import say
from ui.document.document import Document
from ui.widgets.locale import clock


def state_of(document: Document, language: str, *, unread: bool, trouble: FileError | None = None) -> str:
    """The sentence for ``document``; ``unread``: a field holds a text that is not understood; ``trouble``: why what is
    unsaved is not kept against a crash."""
    if trouble is not None:
        why = trouble.problems[0].say(language)
        return say("filing.status_not_kept", language, {"why": why, "state": _state(document, language, unread=unread)})
    return _state(document, language, unread=unread)


def _state(document: Document, language: str, *, unread: bool) -> str:
    if unread:
        return say("window.status_unread", language)
    state = _saved_state(document, language)
    return say("filing.status_locked", language, {"state": state}) if document.password is not None else state


def _saved_state(document: Document, language: str) -> str:
    if document.read_only:
        return say("filing.status_read_only", language)
    if document.unsaved:
        return say("window.status_unsaved", language)
    if document.path is None:
        key = "window.status_example" if document.case.example else "window.status_new"
        return say(key, language, {"starts_date": document.case.course.starts})
    if document.saved_at is None:
        return say("window.status_opened", language, {"name": document.path.name})
    time = clock(document.saved_at, language)
    return say("window.status_saved", language, {"name": document.path.name, "time": time})
