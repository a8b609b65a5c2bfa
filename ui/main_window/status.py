"""What the status bar says: whether the case is saved, when and where, and whether something typed is not in it."""

from calculator.files.problems import FileError
from calculator.reference.voice import Voice
from ui.document.document import Document
from ui.widgets.locale import clock


def state_of(document: Document, voice: Voice, *, unread: bool, trouble: FileError | None = None) -> str:
    """The sentence for ``document``; ``unread``: a field holds a text that is not understood; ``trouble``: why what is
    unsaved is not kept against a crash."""
    if trouble is not None:
        why = trouble.problems[0].say(voice)
        return voice("filing.status_not_kept", why=why, state=_state(document, voice, unread=unread))
    return _state(document, voice, unread=unread)


def _state(document: Document, voice: Voice, *, unread: bool) -> str:
    if unread:
        return voice("window.status_unread")
    state = _saved_state(document, voice)
    return voice("filing.status_locked", state=state) if document.password is not None else state


def _saved_state(document: Document, voice: Voice) -> str:
    if document.read_only:
        return voice("filing.status_read_only")
    if document.unsaved:
        return voice("window.status_unsaved")
    if document.path is None:
        key = "window.status_example" if document.case.example else "window.status_new"
        return voice(key, starts_date=document.case.course.starts)
    if document.saved_at is None:
        return voice("window.status_opened", name=document.path.name)
    time = clock(document.saved_at, voice)
    return voice("window.status_saved", name=document.path.name, time=time)
