"""Help ▸ Check the arithmetic: prices the published cases now and shows each with its source and its result."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QProgressBar, QPushButton, QWidget

from calculator.files import published
from calculator.reference.voice import Voice
from ui.runtime.jobs import LatestJob
from ui.widgets.boxes import DIALOG, vbox
from ui.widgets.form_parts import describe
from ui.widgets.grid_table import GridTable
from ui.widgets.labels import plain_label, set_text
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import open_at
from ui.widgets.table import Cell, Column, Grid, as_mime


class ArithmeticDialog(QDialog):
    """Checks the published cases off the UI thread and closes with how many passed, failed and were skipped."""

    def __init__(self, voice: Voice, parent: QWidget | None = None, paths: Sequence[Path] | None = None) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self._voice = voice
        self._paths = tuple(paths) if paths is not None else (published.bundled(),)
        self._jobs = LatestJob(self)
        self._jobs.answered.connect(self._show)
        self._jobs.failed.connect(self._not_read)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("arithmetic_title"))
        open_at(self, 860, 560)
        self._build()
        self._check()

    @property
    def closing(self) -> str:
        """The line that counts the results, or what is shown in its place while they are not there."""
        return self._closing.text()

    def _build(self) -> None:
        intro = plain_label("body", self)
        intro.setWordWrap(True)
        intro.setText(self._say("arithmetic_intro"))
        self.grid = Grid(self)
        self.table = GridTable(self.grid, self)
        describe(self.table, self._say("arithmetic_table"), self._say("arithmetic_table_is"))
        self.table.copy_words = self._say("copy_table")
        self.table.copy_asked.connect(
            lambda: QApplication.clipboard().setMimeData(as_mime(self.grid.columns, self.grid.rows))
        )
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._closing = plain_label("strong", self)
        self._closing.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(self)
        self._again = QPushButton(self._say("arithmetic_again"), self)
        self._again.clicked.connect(self._check)
        buttons.addButton(self._again, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self._say("close"), QDialogButtonBox.ButtonRole.RejectRole)
        describe(self._again, self._say("arithmetic_again"), self._say("arithmetic_intro"))
        describe(close, self._say("close"), self._say("close_is"))
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = vbox(self, DIALOG, spacing=16)
        layout.addWidget(intro)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._progress)
        layout.addWidget(self._closing)
        layout.addWidget(buttons)

    def _say(self, key: str) -> str:
        return self._voice.of("views")(key)

    def _check(self) -> None:
        paths = self._paths
        self._progress.show()
        self._again.setEnabled(False)
        set_text(self._closing, self._say("arithmetic_running"))
        self._jobs.ask(lambda: published.check(paths))

    def _show(self, report: published.Report) -> None:
        names = ("case", "result", "source", "message")
        columns = [Column(name, self._say(f"column_{name}")) for name in names]
        rows = [
            (
                Cell(result.id),
                Cell(self._say(f"status_{result.status}"), quiet=result.status == "skipped"),
                Cell(result.source),
                Cell(result.message),
            )
            for result in report.results
        ]
        self.grid.fill(columns, rows, lambda row, key: rows[row][names.index(key)].text)
        self.table.fit_columns(stretch=3)
        counts = {"passed": report.passed, "failed": report.failed, "skipped": report.skipped}
        self._finish(self._voice("views.arithmetic_closing", **counts))

    def _not_read(self, error: Exception) -> None:
        self._finish(self._voice("views.arithmetic_unreadable", why=str(error)))

    def _finish(self, words: str) -> None:
        self._progress.hide()
        self._again.setEnabled(True)
        set_text(self._closing, words)
        self._closing.setFocus()
