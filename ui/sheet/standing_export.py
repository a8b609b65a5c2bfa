"""File ▸ Export the page “Where I stand”: a PDF of it alone, made off the UI thread once it is known where it goes."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from calculator.files.file_names import file_name
from calculator.files.looking import is_there
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import Voice
from calculator.sheets.options import SheetOptions
from calculator.words.handed_out import handed_title
from ui.dialogs.save_dialog import ask_place, kinds_of, may_take, put
from ui.runtime.jobs import LatestJob

_ENDING = ".pdf"


class StandingExport(QObject):
    """Asks for a file and writes the page there; it goes when that is done."""

    def __init__(self, parent: QWidget, voice: Voice) -> None:
        super().__init__(parent)
        self._window, self._voice = parent, voice
        self._jobs = LatestJob(self)
        self._jobs.failed.connect(self._failed)

    def begin(self, case: Case, estimate: Estimate, options: SheetOptions) -> None:
        """Ask where the page about ``case``, of which ``estimate`` is the answer, is to lie, and make it."""
        voice = self._voice
        named = {"title": handed_title(case, voice)}
        name = file_name(voice("standing.name", **named), "standing") + _ENDING
        path = ask_place(self._window, voice("standing.where_i_stand"), name, kinds_of(_ENDING), voice)
        if path is None:
            self.deleteLater()
            return
        self._jobs.answered.connect(partial(self._write, path, is_there(path)))
        self._jobs.ask(partial(_page, case, estimate, voice, options))

    def _write(self, path: Path, was_there: bool, pdf: bytes) -> None:
        # Making it takes a while, in which somebody else may have put something there.
        if was_there or may_take(self._window, path, self._voice):
            put(self._window, self._voice("standing.where_i_stand"), path, pdf, self._voice)
        self.deleteLater()

    def _failed(self, error: Exception) -> None:
        self.deleteLater()
        raise error


def _page(case: Case, estimate: Estimate, voice: Voice, options: SheetOptions) -> bytes:
    from calculator.sheets import standing  # noqa: PLC0415 (typst is not on the start-up path)

    return standing.make(case, estimate, voice, options)
