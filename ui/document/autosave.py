"""Says when an unsaved case is kept against a crash: every few seconds of change. How it is kept is in ``keeping``."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.document.document import Document

if TYPE_CHECKING:
    from ui.document.recovery_files import Keeping

_EVERY_MS: Final = 3_000
"""After the first change that is not kept yet; typing on does not put it off."""


class Recovery(QObject):
    """Keeps one document's case while it is unsaved."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._kept: Keeping | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._keep_soon)
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

    def _keep_soon(self) -> None:
        self._keeping().soon()

    def _keeping(self) -> "Keeping":
        from ui.document.recovery_files import Keeping  # noqa: PLC0415 (not on the start-up path)

        if self._kept is None:
            self._kept = Keeping(self._document)
        return self._kept

    def _changed(self) -> None:
        if not self._document.unsaved:
            self.let_go()
        elif not self._timer.isActive():
            self._timer.start()
