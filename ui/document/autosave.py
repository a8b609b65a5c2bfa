"""Says when an unsaved case is kept against a crash: every few seconds of change. ``recovery_files`` keeps it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from calculator.files.problems import FileError
from ui.document.document import Document
from ui.runtime.timers import once_after

if TYPE_CHECKING:
    from ui.document.recovery_files import Keeping

_EVERY_MS: Final = 3_000
"""After the first change that is not kept yet; typing on does not put it off."""


_AGAIN_MS: Final = 30_000
"""After it could not be kept: a disk may have room again."""


class Recovery(QObject):
    """Keeps one document's case while it is unsaved."""

    changed = Signal()
    """Whether the case can be kept is another than it was: ``trouble`` says."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._kept: Keeping | None = None
        self.trouble: FileError | None = None
        """Why the unsaved case is not kept against a crash; None: it is, or will be in a moment."""
        self._timer = once_after(self, 0, self._keep_soon)
        document.case_changed.connect(self._changed)
        document.state_changed.connect(self._changed)

    def keep(self) -> bool:
        """Keep the case now, where it is unsaved. Returns whether it is safe, in its file or here."""
        self._timer.stop()
        if self._document.unsaved:
            return self._keeping().now()
        self.let_go()
        return True

    def let_go(self) -> None:
        """Keep nothing: the case is saved or given up."""
        self._timer.stop()
        if self._kept is not None:
            self._kept.let_go()
        self._set_trouble(None)

    def _keep_soon(self) -> None:
        self._keeping().soon()

    def _keeping(self) -> "Keeping":
        from ui.document.recovery_files import Keeping  # noqa: PLC0415 (not on the start-up path)

        if self._kept is None:
            self._kept = Keeping(self._document)
            self._kept.came.connect(self._came)
        return self._kept

    def _changed(self) -> None:
        if not self._document.unsaved:
            self.let_go()
        elif not self._timer.isActive() or self._timer.interval() > _EVERY_MS:
            self._timer.start(_EVERY_MS)

    def _came(self, error: FileError | None) -> None:
        if not self._document.unsaved:
            return
        self._set_trouble(error)
        if error is not None and not self._timer.isActive():
            self._timer.start(_AGAIN_MS)

    def _set_trouble(self, error: FileError | None) -> None:
        if str(error) != str(self.trouble):
            self.trouble = error
            self.changed.emit()
