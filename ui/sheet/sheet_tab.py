"""The Sheet tab: the printed estimate as it will come out of the printer, with its export and printing.

The PDF is made off the UI thread and only while the tab is seen or somebody asks for the file.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.reference.voice import ENGLISH, Voice
from calculator.sheets.options import SheetOptions
from ui.estimate.stale_banner import StaleBanner
from ui.runtime.jobs import LatestJob
from ui.runtime.timers import once_after
from ui.sheet import exporting
from ui.sheet.options import SheetOptionsBar
from ui.widgets.boxes import DIALOG, vbox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import plain_label
from ui.widgets.scale import px
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from ui.sheet.pages import Pages

_SETTLE_MS: Final = 150
_ZOOM_STEP: Final = 1.25
_LEAST_HEIGHT: Final = 200
"""The least height of the pages at 100%: where they have less, all of the tab scrolls."""


class SheetView(QWidget):
    """Shows the patient sheet of the last answer. ``shown`` tells how many pages it has, when it has changed."""

    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._estimate: Estimate | None = None
        self._voice = ENGLISH
        self._pdf: bytes | None = None
        self._then: list[Callable[[bytes], None]] = []
        self._jobs: LatestJob | None = None
        self._view: Pages | None = None
        self._settle = once_after(self, _SETTLE_MS, self._make)
        self._build()

    def show_case(self, case: Case, estimate: Estimate, voice: Voice) -> None:
        """Show the sheet of this answer, soon: at once nothing is made."""
        if voice != self._voice or self._case is None:
            self._voice = voice
            self._name_things()
        self._case, self._estimate, self._pdf = case, estimate, None
        if self.isVisible():
            self._settle.start()

    def export_pdf(self) -> None:
        """Ask for a file and write the sheet there."""
        self._with_pdf(self._export)

    def print_sheet(self) -> None:
        """Ask for a printer and print the sheet."""
        self._with_pdf(self._print)

    def preview_sheet(self) -> None:
        """Show the sheet on the printer's paper."""
        self._with_pdf(self._preview)

    @property
    def document(self) -> "QPdfDocument | None":
        """The document on the screen, or None before the first."""
        return self._view.document() if self._view is not None else None

    def showEvent(self, event: QShowEvent) -> None:
        """Make the sheet when it is first seen, and again when the answer has changed meanwhile."""
        super().showEvent(event)
        if self._pdf is None and self._case is not None:
            self._make()

    def _build(self) -> None:
        self._export_button = QPushButton(self)
        self._print_button = QPushButton(self)
        self.stale = StaleBanner(self)
        self._preview_button = QPushButton(self)
        self._export_button.clicked.connect(self.export_pdf)
        self._print_button.clicked.connect(self.print_sheet)
        self._preview_button.clicked.connect(self.preview_sheet)
        self.options = SheetOptionsBar(self)
        self.options.changed.connect(self._asked_otherwise)
        self._smaller, self._larger, self._fit = QToolButton(self), QToolButton(self), QToolButton(self)
        self._smaller.clicked.connect(lambda: self._shown_pages().zoom(1 / _ZOOM_STEP))
        self._larger.clicked.connect(lambda: self._shown_pages().zoom(_ZOOM_STEP))
        self._fit.clicked.connect(lambda: self._shown_pages().fit_width())
        page = QWidget()
        bar = QWidget(page)
        row = FlowLayout(bar, across=8, down=8)
        for widget in (
            *(self._export_button, self._print_button, self._preview_button, self.options.letterhead),
            *(self._smaller, self._larger, self._fit),
        ):
            row.addWidget(widget)
        self._state = plain_label("muted", self)
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._state.setWordWrap(True)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._state)
        self._pages.setMinimumHeight(px(_LEAST_HEIGHT))
        layout = vbox(page, DIALOG, spacing=16)
        layout.addWidget(bar)
        layout.addWidget(self.options)
        layout.addWidget(self._pages, 1)
        whole = vbox(self, spacing=0)
        whole.addWidget(Scrolled(page))
        whole.addWidget(self.stale)
        self._name_things()

    def mark_stale(self, stale: bool, words: str = "") -> None:
        """Say in ``words`` that the sheet is of the last good answer, not of what is entered now; or that it holds."""
        said = words or self._voice("views.stale")
        self.stale.show_words(said, self._voice("views.stale_go"))
        self.stale.setVisible(stale)

    def _name_things(self) -> None:
        names: tuple[tuple[QAbstractButton, str], ...] = (
            (self._export_button, "export"),
            (self._print_button, "print"),
            (self._preview_button, "preview"),
            (self._smaller, "smaller"),
            (self._larger, "larger"),
            (self._fit, "fit_width"),
        )
        for button, key in names:
            button.setText(self._say(f"sheet_{key}"))
            button.setAccessibleName(self._say(f"sheet_{key}_said"))
            button.setToolTip(self._say(f"sheet_{key}_said"))
        self.options.set_voice(self._voice)
        self._state.setText(self._say("sheet_making"))

    def _say(self, key: str) -> str:
        return self._voice.of("views")(key)

    def _make(self) -> None:
        case, estimate = self._case, self._estimate
        if case is None or estimate is None:
            return
        if self._jobs is None:
            self._jobs = LatestJob(self)
            self._jobs.answered.connect(self._made)
            self._jobs.failed.connect(self._not_made)
        voice, options = self._voice, self.options.options
        self._jobs.ask(lambda: _sheet_of(case, estimate, voice, options))

    def _made(self, pdf: bytes) -> None:
        if self._settle.isActive():
            return
        self._pdf = pdf
        self._show(pdf)
        waiting, self._then = self._then, []
        for act in waiting:
            act(pdf)

    def _not_made(self, error: Exception) -> None:
        self._then = []
        self._state.setText(self._say("sheet_failed"))
        self._pages.setCurrentWidget(self._state)
        raise error

    def _show(self, pdf: bytes) -> None:
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 (not on the start-up path)

        from ui.dialogs.printing import load_pdf  # noqa: PLC0415

        view = self._shown_pages()
        old, place = view.document(), view.verticalScrollBar().value()
        # Not the view's child: a document that ends inside its view's end crashes the program.
        document = QPdfDocument(self)
        load_pdf(document, pdf)
        view.setDocument(document)
        view.verticalScrollBar().setValue(place)
        if old is not None:
            old.deleteLater()
        view.setAccessibleDescription(document.getAllText(0).text())
        self._pages.setCurrentWidget(view)
        self.shown.emit(document.pageCount())

    def _shown_pages(self) -> "Pages":
        if self._view is None:
            from ui.sheet.pages import Pages  # noqa: PLC0415 (Qt's PDF module is not on the start-up path)

            self._view = Pages(self)
            self._view.setAccessibleName(self._say("sheet_name"))
            self._pages.addWidget(self._view)
        return self._view

    def _asked_otherwise(self) -> None:
        self._pdf = None
        if self.isVisible():
            self._make()

    def _with_pdf(self, act: Callable[[bytes], None]) -> None:
        if self._pdf is not None:
            act(self._pdf)
        elif self._case is not None:
            self._then = [act]
            self._settle.stop()
            self._make()

    def _export(self, pdf: bytes) -> None:
        exporting.export_pdf(self, pdf, self._case.title if self._case else "", self._voice)

    def _print(self, pdf: bytes) -> None:
        exporting.print_sheet(self, pdf)

    def _preview(self, pdf: bytes) -> None:
        exporting.preview_sheet(self, pdf)


def _sheet_of(case: Case, estimate: Estimate, voice: Voice, options: SheetOptions) -> bytes:
    from calculator.sheets import patient  # noqa: PLC0415 (typst is not on the start-up path)

    return patient.make(case, estimate, voice, options)
