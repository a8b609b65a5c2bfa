"""Keeps an unsaved case against a crash every few seconds of change, and finds what an earlier crash left."""

import uuid
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QLockFile, QObject, QTimer

from calculator.files import recovery
from calculator.files.locking import wants_password
from calculator.files.problems import FileError
from calculator.files.recovery import Kept
from ui.document import Document

_EVERY_MS: Final = 3_000
"""After the first change that is not kept yet; typing on does not put it off."""


class Left(NamedTuple):
    """What a crash left: the name that it is kept under, and what it is; None: it has a password on it."""

    name: str
    kept: Kept | None


class Recovery(QObject):
    """Keeps one document's case while it is unsaved, under a name that is locked as long as the program lives."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._name = uuid.uuid4().hex
        self._lock: QLockFile | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        document.case_changed.connect(self._changed)
        document.state_changed.connect(self._changed)

    def keep(self) -> None:
        """Keep the case now, where it is unsaved; let go what was kept where it is not."""
        self._timer.stop()
        if not self._document.unsaved:
            self.let_go()
            return
        try:
            if self._lock is None:
                recovery.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
                self._lock = _lock(self._name)
                self._lock.tryLock(0)
            document = self._document
            recovery.keep(self._name, document.case, document.path, document.password)
        except (FileError, OSError):
            # The disk may be full or closed to us; the next change tries again, and saving will say why it cannot.
            return

    def let_go(self) -> None:
        """Keep nothing: the case is saved or given up."""
        self._timer.stop()
        if self._lock is not None:
            recovery.let_go(self._name)
            self._lock.unlock()
            self._lock = None

    def _changed(self) -> None:
        if not self._document.unsaved:
            self.let_go()
        elif not self._timer.isActive():
            self._timer.start()


def left_behind() -> list[Left]:
    """What windows that were not closed have left; one that is still open somewhere is not among it."""
    found = []
    for name in recovery.names():
        lock = _lock(name)
        if not lock.tryLock(0):
            continue
        lock.unlock()
        try:
            found.append(Left(name, recovery.kept(name)))
        except FileError as error:
            if wants_password(error):
                found.append(Left(name, None))
    return found


def file_of(kept: Kept) -> Path | None:
    """The file that a kept case was opened from, where there was one."""
    return Path(kept.file) if kept.file else None


def _lock(name: str) -> QLockFile:
    lock = QLockFile(str(recovery.folder() / f"{name}.lock"))
    # A lock is stale when its process is gone, however old it is.
    lock.setStaleLockTime(0)
    return lock
