"""What is paid if the course ends early: after some of its sessions, below the sessions, and how many stay on as far as
that is published. It is never part of the estimate, and says so."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import Voice
from calculator.words import exits
from ui.estimate.titled_panel import TitledPanel
from ui.runtime.timers import IDLE_MS, once_after
from ui.widgets.boxes import grid_box, vbox
from ui.widgets.labels import plain_label, set_text, wrapping_label
from ui.widgets.scale import px

_AMOUNT: Final = 110
"""The width of a column of amounts at 100%."""
_DATE: Final = 90


class ExitsPanel(TitledPanel):
    """Shows the places where the course of an answer may end. Its rows are kept and filled again; ``room_changed``
    tells that the panel takes another height."""

    room_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intro = wrapping_label("muted", self)
        self._table = QFrame(self)
        self._grid = grid_box(self._table, (0, 0, 0, 0), across=16, down=4)
        self._grid.setColumnStretch(0, 1)
        for column, width in ((1, _DATE), (2, _AMOUNT), (3, _AMOUNT)):
            self._grid.setColumnMinimumWidth(column, px(width))
        self._cells = [self._add_row(0, "muted")]
        self._below = vbox(spacing=0)
        self._said = [wrapping_label("small", self)]
        self.layout_.addWidget(self._intro)
        self.layout_.addWidget(self._table)
        self.layout_.addLayout(self._below)
        self._below.addWidget(self._said[0])
        self._asked: tuple[Case, Estimate, Voice] | None = None
        self._height = (0, 0)
        self._idle = once_after(self, IDLE_MS, self._show)
        self.hide()

    def show_answer(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show what is paid if the course of this answer ends early, after the first time when the program has a moment
        to spare; where nothing can be said, be hidden."""
        at_once = self._asked is None
        self._asked = case, estimate, voice
        if at_once:
            self._show()
        else:
            self._idle.start()

    def _show(self) -> None:
        if self._asked is None:
            return
        case, estimate, voice = self._asked
        rows = exits.rows(case, estimate, voice)
        notes = [*exits.notes(case, estimate, voice)]
        if rows:
            notes += [exits.with_source(one, voice) for one in exits.known(case, voice)]
        set_text(self.title, voice("exits.title"))
        set_text(self._intro, exits.intro(case, estimate, voice))
        self._intro.setVisible(bool(rows))
        self._table.setVisible(bool(rows))
        self._fill((exits.heads(voice), *rows))
        while len(self._said) < len(notes):
            self._said.append(wrapping_label("small", self))
            self._below.addWidget(self._said[-1])
        for at, label in enumerate(self._said):
            label.setVisible(at < len(notes))
            set_text(label, notes[at] if at < len(notes) else "")
        self.sentences = (*(exits.line_words(row, voice) for row in rows), *notes)
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(" ".join(self.sentences))
        self.setVisible(bool(self.sentences))
        height = (len(rows), len(notes))
        if height != self._height:
            self._height = height
            self.room_changed.emit()

    def _fill(self, rows: Sequence[tuple[str, ...]]) -> None:
        while len(self._cells) < len(rows):
            self._cells.append(self._add_row(len(self._cells), "body"))
        for at, cells in enumerate(self._cells):
            for cell in cells:
                cell.setVisible(at < len(rows))
        for words, cells in zip(rows, self._cells, strict=False):
            for text, cell in zip(words, cells, strict=True):
                set_text(cell, text)

    sentences: tuple[str, ...] = ()
    """What is shown, a text for every place and every note."""

    def _add_row(self, row: int, role: str) -> list[QLabel]:
        # Heads and places give way in a narrow page; amounts and dates are never broken.
        broken = (True, row == 0, row == 0, row == 0)
        cells: list[QLabel] = [(wrapping_label if wraps else plain_label)(role, self._table) for wraps in broken]
        for column, cell in enumerate(cells):
            if column > 1:
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(cell, row, column)
        return cells
