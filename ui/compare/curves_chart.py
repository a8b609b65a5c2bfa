"""The chart of a line for each plan, with its table of the same figures. What the lines mean, the page says."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from calculator.reference.voice import Voice
from calculator.words.comparison import tell
from ui.charts.chart import Chart
from ui.compare.legend import PlanLegend
from ui.compare.picture import Picture
from ui.compare.plan_grid import PlanGrid
from ui.compare.plan_table import PlanTable
from ui.widgets.table import Column

if TYPE_CHECKING:
    from ui.compare.curves import CurvesDrawing


class CurvesChart(Chart):
    """Shows figures of several plans along an axis as lines or as a table."""

    def __init__(self) -> None:
        grid = PlanGrid()
        super().__init__(grid)
        grid.setParent(self)
        self.plans = grid
        self.lines: CurvesDrawing | None = None
        """The drawing, or None while it is not loaded."""
        self.legend = PlanLegend(self)
        self._picture: Picture | None = None
        self._words = ""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, self.legend)

    @cached_property
    def plan_table(self) -> PlanTable:
        """The table of the same figures, which names the plans."""
        return PlanTable(self.plans)

    def make_table(self) -> PlanTable:
        """The same."""
        return self.plan_table

    def show_picture(self, title: str, words: str, picture: Picture, voice: Voice) -> None:
        """Draw ``picture`` soon; ``words`` say it to somebody who does not see it."""
        self._picture, self._words = picture, words
        self.legend.show_plans(picture.plans)
        self._show_soon(title, voice)

    def make_drawing(self) -> "CurvesDrawing":
        """The drawing of the lines."""
        from ui.compare.curves import CurvesDrawing  # noqa: PLC0415 (numpy and pyqtgraph come with it)

        self.lines = CurvesDrawing(self)
        return self.lines

    def anything(self) -> bool:
        """Whether there is a line."""
        return self._picture is not None and any(self._picture.lines)

    def draw(self) -> None:
        """Draw the lines, and name the drawing in words."""
        if self.lines is not None and self._picture is not None:
            self.lines.draw(self._picture)
            self.lines.setAccessibleName(self._words)

    def fill_table(self) -> None:
        """A row for every place on the axis."""
        picture = self._picture
        if picture is None:
            return
        self.table.setAccessibleDescription(tell("figures_help", self._voice))
        columns = [Column(name, name, figure=True) for name in picture.plans]
        self.plans.fill_rows(picture.corner, columns, picture.rows)
        self.plan_table.fit()

    def copy(self) -> None:
        """Copy the table with the titles of its rows."""
        self.plan_table.copy()
