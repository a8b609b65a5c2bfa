"""One file, several windows or people: who has it open, and whether somebody else has written it meanwhile."""

import datetime
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

from calculator.files import fingerprint

_SETTLE_MS: Final = 300
"""A program may write a file in several steps; only what stands at the end counts."""


class Holder(NamedTuple):
    """Who has a file open: the computer, the process, and since when."""

    host: str
    process: int
    since: datetime.datetime


class Sharing(QObject):
    """Holds the document's file for this window, and watches it. ``written``: its content is another's now."""

    written = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._known: bytes | None = None
        self._lock: QLockFile | None = None
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._watcher.fileChanged.connect(lambda _path: self._settle.start())

    def take(self, path: Path | None) -> Holder | None:
        """Hold ``path`` from now on, as it is now (None: no file). Returns who else has it open, if anybody."""
        if path == self._path and self._lock is not None:
            self._remember()
            return None
        self.release()
        self._path = path
        if path is None:
            return None
        self._remember()
        lock = _lock_of(path)
        if lock.tryLock(0):
            self._lock = lock
            return None
        # A folder that cannot be written to has no locks; whoever may read the file may have it open.
        return _holder(lock) if lock.error() is QLockFile.LockError.LockFailedError else None

    def release(self) -> None:
        """Let the file go."""
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        if self._lock is not None:
            self._lock.unlock()
        self._path, self._known, self._lock = None, None, None

    @property
    def differs(self) -> bool:
        """Whether the file's content is no longer what this window read or wrote; a file that is gone does not."""
        if self._path is None:
            return False
        now = fingerprint.of(self._path)
        return now is not None and self._known is not None and now != self._known

    def accept(self) -> None:
        """Take the file as it is now for known, whoever wrote it."""
        self._remember()

    def _remember(self) -> None:
        if self._path is not None:
            self._known = fingerprint.of(self._path)
            # A file that was replaced is another to the system, and has to be watched anew.
            if str(self._path) not in self._watcher.files() and self._path.exists():
                self._watcher.addPath(str(self._path))

    def _look(self) -> None:
        if self._path is not None and str(self._path) not in self._watcher.files() and self._path.exists():
            self._watcher.addPath(str(self._path))
        if self.differs:
            self.written.emit()


def holder_of(path: Path) -> Holder | None:
    """Who has ``path`` open; None: nobody, or it cannot be known."""
    lock = _lock_of(path)
    if lock.tryLock(0):
        lock.unlock()
        return None
    return _holder(lock) if lock.error() is QLockFile.LockError.LockFailedError else None


def _lock_of(path: Path) -> QLockFile:
    target = path.resolve()
    lock = QLockFile(str(target.parent / f".~lock.{target.name}#"))
    lock.setStaleLockTime(0)
    return lock


def _holder(lock: QLockFile) -> Holder | None:
    information = lock.getLockInfo()
    if not isinstance(information, tuple) or len(information) < 3:
        return None
    process, host, _program = information[:3]
    try:
        written = Path(lock.fileName()).stat().st_mtime
    except OSError:
        return None
    return Holder(str(host), int(process), datetime.datetime.fromtimestamp(written).astimezone())
