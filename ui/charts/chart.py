"""What every chart has in common: its title, its table of the same figures, its ways to a file, and a drawing that is
loaded only after the window has been painted. It knows nothing of what is drawn."""

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QToolButton, QWidget

from calculator.reference.voice import ENGLISH, SILENT, Voice
from ui.charts.loading import Loading
from ui.runtime.garbage import spare_loaded
from ui.runtime.timers import IDLE_MS, once_after
from ui.widgets.boxes import vbox
from ui.widgets.grid_table import GridTable
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px
from ui.widgets.table import Grid, as_mime

if TYPE_CHECKING:
    from ui.charts.drawing import Drawing

_LOAD_MS: Final = 300
"""So long after the first paint the drawing is loaded: what is seen at once comes first."""

_LEAST_HEIGHT: Final = 200


class Chart(QWidget):
    """Shows figures as a drawing or as a table. Subclasses say what is drawn and what the table holds."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._voice = SILENT
        self._as_table = False
        self._drawing: Drawing | None = None
        self._loading: Loading | None = None
        self.grid = grid
        self._title = plain_label("title", self)
        self._title.setWordWrap(True)
        self._toggle = QToolButton(self)
        self._toggle.clicked.connect(lambda: self.show_table(not self._as_table))
        self._waiting = plain_label("muted", self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._waiting)
        self._stack.setMinimumHeight(px(_LEAST_HEIGHT))
        self._idle = once_after(self, IDLE_MS, self._draw)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._toggle)
        layout = vbox(self, spacing=8)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    @cached_property
    def table(self) -> GridTable:
        """The table of the same figures, made when it is first asked for."""
        table = self.make_table()
        table.copy_asked.connect(self.copy)
        table.setAccessibleName(self._title.text())
        table.copy_words = (self._voice or ENGLISH)("views.copy_table")
        self._stack.addWidget(table)
        return table

    @property
    def has_drawing(self) -> bool:
        """Whether what draws has been loaded and has made its drawing."""
        return self._drawing is not None

    def make_table(self) -> GridTable:
        """The table, when it is asked for."""
        return GridTable(self.grid)

    def make_drawing(self) -> "Drawing":
        """The drawing, made when its module has been loaded."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw what is shown, and name the drawing in words."""
        raise NotImplementedError

    def fill_table(self) -> None:
        """Put the same figures into the table."""
        raise NotImplementedError

    def anything(self) -> bool:
        """Whether there is something to draw."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first paint, load what draws."""
        super().paintEvent(event)
        self.begin()

    def begin(self) -> None:
        """Load what draws, when the program has a moment to spare, though the chart is not scrolled to yet."""
        if self._loading is None:
            self._loading = Loading(self)
            self._loading.loaded.connect(self._loaded)
            once_after(self, _LOAD_MS, self._loading.start).start()

    def show_table(self, table: bool) -> None:
        """Show the figures as a table, or as the drawing again."""
        self._as_table = table
        self._name_toggle()
        self._stack.setCurrentWidget(self.table if table else self._drawing or self._waiting)
        self._draw()

    def copy(self) -> None:
        """Put the table on the clipboard, as text and as HTML."""
        QApplication.clipboard().setMimeData(as_mime(self.grid.columns, self.grid.rows))

    def _show_soon(self, title: str, voice: Voice) -> None:
        """Draw what is shown now when the program has a moment to spare."""
        self._voice = voice
        set_text(self._title, title)
        if "table" in vars(self):
            self.table.setAccessibleName(title)
            self.table.copy_words = voice("views.copy_table")
        self._name_toggle()
        self._idle.start()

    def _loaded(self) -> None:
        self._drawing = self.make_drawing()
        self._stack.addWidget(self._drawing)
        spare_loaded()
        self.show_table(self._as_table)

    def _draw(self) -> None:
        anything = self.anything()
        nothing = self._voice and not anything
        set_text(self._waiting, self._voice("views.chart_nothing") if nothing else "")
        if self._as_table:
            self.fill_table()
        elif self._drawing is not None:
            self._stack.setCurrentWidget(self._drawing if anything else self._waiting)
            if anything:
                self.draw()
                self._drawing.setAccessibleDescription(self._voice("views.chart_help"))

    def _name_toggle(self) -> None:
        if not self._voice:
            return
        key = "chart_as_chart" if self._as_table else "chart_as_table"
        self._toggle.setText(self._voice.of("views")(key))
        self._toggle.setAccessibleDescription(self._voice("views.chart_toggle_is"))

    def _menu(self, at: QPoint) -> None:
        from ui.charts.picture_menu import open_menu  # noqa: PLC0415 (not on the start-up path)

        seen = self._drawing is not None and self._stack.currentWidget() is self._drawing
        open_menu(self, at, self._toggle, self._drawing if seen else None, self._voice)
