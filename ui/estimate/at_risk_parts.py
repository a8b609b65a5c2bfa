"""What the panel of what is at risk holds, made when it is first seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from calculator.model.case import Case
from calculator.reference.voice import Voice
from calculator.words.at_risk import RiskWords
from ui.widgets.boxes import grid_box
from ui.widgets.fields import CountField, Labelled
from ui.widgets.grid_table import ROW, GridTable
from ui.widgets.labels import set_role, set_text, wrapping_label
from ui.widgets.scale import px
from ui.widgets.table import Cell, Column, Grid, as_mime

_LEAST_NAME = 120
_FIELD = 110
_MOST_WEEKS = 52


class AtRiskParts(QWidget):
    """The sentence, the table, the weeks to be typed, and what the figures mean."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._intro = wrapping_label("muted", self)
        self._note = wrapping_label("small", self)
        self._caption = wrapping_label("body", self)
        self.grid = Grid(self)
        self.table = GridTable(self.grid, self)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.copy_asked.connect(self.copy)
        self.table.resized.connect(self._fit)
        self.weeks = {name: Labelled(CountField(least=1, most=_MOST_WEEKS)) for name in ("least", "most")}
        grid = grid_box(self, across=16, down=8)
        for row, part in enumerate((self._intro, self.table, self._note)):
            grid.addWidget(part, row, 0, 1, 3)
        grid.addWidget(self._caption, 3, 0)
        for column, weeks in enumerate(self.weeks.values(), start=1):
            weeks.field.setFixedWidth(px(_FIELD))
            grid.addWidget(weeks, 3, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)

    def show_words(self, words: RiskWords, voice: Voice) -> None:
        """Show what is at risk."""
        set_text(self._intro, words.intro)
        set_text(self._note, words.note)
        set_text(self._caption, voice("at_risk.weeks"))
        self.table.setAccessibleName(words.title)
        self.table.setAccessibleDescription(voice("at_risk.table_help"))
        self.table.copy_words = voice("views.copy_table")
        columns = [Column(f"{at}", head, figure=at > 0) for at, head in enumerate(words.heads)]
        self.grid.fill(columns, [tuple(map(Cell, row)) for row in words.rows])
        self.table.setFixedHeight(self.table.head_height() + len(words.rows) * px(ROW) + 2)
        self._fit()
        self.mark(stale=False)

    def show_weeks(self, case: Case, voice: Voice) -> None:
        """Show how long claims take in ``case``."""
        for name, part in self.weeks.items():
            part.set_words(voice(f"at_risk.weeks_{name}"), voice(f"at_risk.weeks_{name}_is"), voice)
            part.field.setAccessibleName(f"{voice('at_risk.weeks')}: {part.caption.text()}")
            part.field.set_value(getattr(case.claims_take, name))

    def mark(self, *, stale: bool) -> None:
        """Grey what is of the answer before, or not."""
        set_role(self._intro, "small" if stale else "muted")
        self.table.setEnabled(not stale)

    def copy(self) -> None:
        """Put the table on the clipboard, as text and as HTML."""
        QApplication.clipboard().setMimeData(as_mime(self.grid.columns, self.grid.rows))

    def _fit(self) -> None:
        """Give each column the room it needs and the readings the rest."""
        room, least = self.table.room(), px(_LEAST_NAME)
        for narrow in (False, True):
            self.table.set_narrow(narrow)
            widths = [self.table.wanted_width(at) for at in range(len(self.grid.columns))]
            if sum(widths) <= room:
                break
        if widths:
            widths[0] = max(room - sum(widths[1:]), least)
        self.table.set_sizes(widths)
