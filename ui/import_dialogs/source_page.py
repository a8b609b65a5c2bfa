"""The page that a figure of a plan was read from, with its words marked, in the very document that was read."""

import hashlib
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from calculator.files.problems import FileError
from calculator.files.safe_json import read_bytes
from calculator.files.sbc.document import is_pdf, read_apart, text_in
from calculator.files.sbc.figures import field_of
from calculator.files.sbc.reading import Box
from calculator.model.plan_document import FigureSource, PlanDocument
from calculator.reference.voice import Voice
from ui.dialogs.file_dialogs import ask_open, last_folder
from ui.import_dialogs.document_places import last_place, remember
from ui.import_dialogs.page_view import PageView
from ui.runtime.jobs import LatestJob
from ui.widgets.boxes import vbox
from ui.widgets.fields import ProblemLabel
from ui.widgets.form_parts import describe, note
from ui.widgets.scale import open_at


class _Found(NamedTuple):
    """A document's bytes, and the box around the words in it."""

    data: bytes
    box: Box | None


class SourcePage(QDialog):
    """Shows where ``source`` stands in the document at ``path``, if that is ``document``."""

    gone = Signal()
    """The document is not at ``path``, or another one is."""

    def __init__(self, parent: QWidget, voice: Voice, document: PlanDocument, source: FigureSource, path: Path) -> None:
        super().__init__(parent)
        self._voice = voice
        self._document = document
        self._source = source
        self._path = path
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("page_title", name=document.name, page=source.page))
        self.page = PageView(self)
        self.page.set_name(self._say("page_name"), self._say("page_name_is"))
        self.problem = ProblemLabel(self)
        self.words = note(self, "body")
        key = "read_on_page" if source.page else "read_in"
        self.words.setText(self._say(key, name=document.name, page=source.page, words=source.words))
        self.close_button = QPushButton(self._say("leave"), self)
        self.close_button.setAutoDefault(False)
        describe(self.close_button, self._say("leave"), self._say("close_page_is"))
        self.close_button.clicked.connect(self.reject)
        column = vbox(self, (16, 12, 16, 16), spacing=8)
        column.addWidget(self.problem)
        column.addWidget(self.page, 1)
        column.addWidget(self.words)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self._jobs = LatestJob(self)
        self._jobs.answered.connect(self._show_page)
        self._jobs.failed.connect(self._refuse)
        open_at(self, 960, 700)

    def open(self) -> None:
        """Show it, and read the document."""
        super().open()
        self._jobs.ask(partial(_found, self._path, self._document.sha256, self._source.figure))

    @property
    def busy(self) -> bool:
        """Whether the page is still to come."""
        return self._jobs.busy

    def _show_page(self, found: _Found | None) -> None:
        if found is None:
            self.gone.emit()
            self.problem.show_problem(self._say("another_document"))
            return
        if is_pdf(found.data):
            self.page.show_pdf(found.data)
        else:
            self.page.show_text(text_in(self._path, found.data))
        remember(self._document.sha256, self._path)
        self.page.show_place(self._source.page, found.box, self._source.words)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, FileError):
            raise error
        self.gone.emit()
        self.problem.show_problem(error.say(self._voice))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("sbc")(key, **figures)


def open_source(parent: QWidget, voice: Voice, document: PlanDocument, source: FigureSource) -> None:
    """Show where ``source`` stands in ``document``: where that was last found, or where the user says that it lies."""
    place = last_place(document.sha256)
    if place is None:
        _ask_for(parent, voice, document, source)
        return
    shown = SourcePage(parent, voice, document, source, place)
    shown.gone.connect(shown.reject)
    shown.gone.connect(partial(_ask_for, parent, voice, document, source))
    shown.open()


def _ask_for(parent: QWidget, voice: Voice, document: PlanDocument, source: FigureSource) -> None:
    title = voice("sbc.find_title", name=document.name)
    name = ask_open(parent, title, f"{voice('sbc.kinds')} (*)", str(Path(last_folder()) / document.name))
    if name:
        SourcePage(parent, voice, document, source, Path(name)).open()


def _found(path: Path, sha256: str, figure: str) -> _Found | None:
    """What is in the file at ``path``; None: it is another document."""
    data = read_bytes(path)
    if hashlib.sha256(data).hexdigest() != sha256:
        return None
    field = field_of(read_apart(path, data), figure)
    return _Found(data, field.box if field is not None else None)
