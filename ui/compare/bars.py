"""Who pays what under each plan: one bar a plan, all on one scale, with one legend. The bar is the estimate's own."""

from typing import Final

from PySide6.QtWidgets import QWidget

from calculator.model.comparison import Comparison
from calculator.reference.voice import Voice
from calculator.words.comparison import tell
from calculator.words.payers import parts_of
from ui.compare.marks import Swatch
from ui.estimate.payer_bar import Bar, Legend
from ui.widgets.boxes import grid_box, hbox, vbox
from ui.widgets.labels import ElidedLabel, plain_label, set_text
from ui.widgets.scale import px

_NAME: Final = 150
_SCALE: Final = 10_000


class PlanBars(QWidget):
    """A bar for each plan of a comparison."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label("title", self)
        self._title.setWordWrap(True)
        self._legend = Legend(self)
        self._rows: list[_PlanBar] = []
        self._grid = grid_box(across=8, down=8)
        self._grid.setColumnMinimumWidth(1, px(_NAME))
        self._grid.setColumnStretch(2, 1)
        layout = vbox(self, spacing=12)
        layout.addWidget(self._title)
        layout.addLayout(self._grid)
        layout.addWidget(self._legend)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars that are shown, from the first plan to the last."""
        return tuple(row.bar for row in self._rows if not row.isHidden())

    def show_comparison(self, comparison: Comparison, voice: Voice) -> None:
        """Show these plans."""
        set_text(self._title, tell("bars_title", voice))
        greatest = max(column.estimate.likely.totals.billed for column in comparison.columns)
        while len(self._rows) < len(comparison.columns):
            self._add_row()
        payers: set[str] = set()
        for place, row in enumerate(self._rows):
            shown = place < len(comparison.columns)
            for widget in (row.swatch, row.name, row):
                widget.setVisible(shown)
            if shown:
                column = comparison.columns[place]
                parts = parts_of(column.estimate.likely.totals)
                billed = column.estimate.likely.totals.billed
                payers.update(part.payer for part in parts)
                row.name.set_text(column.plan)
                row.bar.show_parts(parts, billed, voice, column.plan)
                row.fit(billed, greatest)
        self._legend.show_payers(payers, voice)

    def _add_row(self) -> None:
        place = len(self._rows)
        row = _PlanBar(place, self)
        row.bar.looked_at.connect(self._legend.mark)
        for column, widget in enumerate((row.swatch, row.name, row)):
            self._grid.addWidget(widget, place, column)
        self._rows.append(row)


class _PlanBar(QWidget):
    """A bar as long as its plan's part of the scale. Its letter and its name stand before it in the grid."""

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.swatch = Swatch(place, parent)
        self.name = ElidedLabel("body", parent)
        self.name.setFixedWidth(px(_NAME))
        self.bar = Bar(self)
        self._layout = hbox(self, spacing=0)
        self._layout.addWidget(self.bar)
        self._layout.addStretch(0)

    def fit(self, billed: int, greatest: int) -> None:
        """Be as long beside the longest bar as ``billed`` is beside ``greatest``."""
        part = billed * _SCALE // greatest if greatest else 0
        self._layout.setStretch(0, part)
        self._layout.setStretch(1, _SCALE - part)
