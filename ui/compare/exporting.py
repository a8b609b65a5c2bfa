"""The comparison as files: a workbook or CSV, and the sheet for HR as a PDF or on a printer's preview. Files are made
off the UI thread; what goes into them is the business of calculator.files and calculator.sheets."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from calculator.files.file_names import file_name
from calculator.files.looking import is_there
from calculator.model.case import Case
from calculator.model.comparison import Axis, BreakEven, Comparison, Payer
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.comparison import tell
from ui.compare.break_even import SESSIONS
from ui.compare.page_host import GoingOn, Wanted
from ui.dialogs.save_dialog import ask_place, kinds_of, may_take, put
from ui.runtime.jobs import LatestJob
from ui.settings import PAPERS, Settings

PRICES = (0, 200_000)
"""The prices of a session between which a file says where plans change places, in cents."""


class Exporter(QObject):
    """Exports the case it was given last. ``state`` brings what is being done, in words; empty: nothing any more."""

    state = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._case: Case | None = None
        self._voice = ENGLISH
        self._jobs: LatestJob | None = None
        self._then: Callable[[bytes], None] | None = None
        self._settings: Settings | None = None
        self._wanted = Wanted()

    def use_settings(self, settings: Settings) -> None:
        """Make sheets for the paper that ``settings`` names, where none is asked for."""
        self._settings = settings

    def set_case(self, case: Case, voice: Voice) -> None:
        """Export ``case`` from now on."""
        self._case, self._voice = case, voice

    def fill_menu(self, menu: QMenu) -> None:
        """Offer everything that can be exported."""
        menu.clear()
        for name, act in (
            ("spreadsheet", self.spreadsheet),
            ("letter", lambda: self.sheet("letter")),
            ("a4", lambda: self.sheet("a4")),
            ("preview", self.preview),
        ):
            menu.addAction(tell(f"export_{name}", self._voice), act)

    def spreadsheet(self) -> None:
        """Ask for a file and write the comparison there, as its ending says."""
        path = self._ask_place((".xlsx", ".csv"))
        if path is not None:
            self._make(
                lambda case, voice, going_on: _spreadsheet(case, voice, going_on, path.suffix.lower()),
                self._writing(path),
            )

    def sheet(self, paper: str = "") -> None:
        """Ask for a file and write the sheet for HR there; ``paper`` empty: the paper of all sheets."""
        path, paper = self._ask_place((".pdf",)), paper or self._paper
        if path is not None:
            self._make(lambda case, voice, going_on: _sheet(case, voice, going_on, paper), self._writing(path))

    def preview(self) -> None:
        """Show the sheet for HR on the printer's paper."""
        paper = self._paper
        self._make(lambda case, voice, going_on: _sheet(case, voice, going_on, paper), self._show)

    @property
    def _paper(self) -> str:
        return self._settings.paper if self._settings is not None else PAPERS[0]

    def _ask_place(self, endings: tuple[str, ...]) -> Path | None:
        case = self._case
        if case is None or len(case.plans) < 2:
            return None
        name = file_name(tell("export_name", self._voice, title=case.title), "plans")
        title, kinds = tell("export_title", self._voice), kinds_of(*endings)
        return ask_place(self._window, title, f"{name}{endings[0]}", kinds, self._voice)

    def _make(self, work: Callable[[Case, Voice, GoingOn], bytes], then: Callable[[bytes], None]) -> None:
        case, voice = self._case, self._voice
        if case is None or len(case.plans) < 2:
            return
        if self._jobs is None:
            self._jobs = LatestJob(self)
            self._jobs.answered.connect(self._made)
            self._jobs.failed.connect(self._not_made)
            app = QCoreApplication.instance()
            if app is not None:
                app.aboutToQuit.connect(self._wanted.end)
        self._then = then
        self.state.emit(tell("exporting", voice))
        going_on = self._wanted
        self._jobs.ask(lambda: work(case, voice, going_on))

    def _made(self, data: bytes) -> None:
        self.state.emit("")
        then, self._then = self._then, None
        if then is not None:
            then(data)

    def _not_made(self, error: Exception) -> None:
        self._then = None
        self.state.emit(tell("not_exported", self._voice))
        raise error

    def _writing(self, path: Path) -> Callable[[bytes], None]:
        was_there = is_there(path)

        def write(data: bytes) -> None:
            # Making it takes a while, in which somebody else may have put something there.
            if was_there or may_take(self._window, path, self._voice):
                put(self._window, tell("export_title", self._voice), path, data, self._voice)

        return write

    def _show(self, pdf: bytes) -> None:
        from ui.dialogs.printing import preview_pdf  # noqa: PLC0415 (not before it is asked for)

        preview_pdf(pdf, self._window)


def _compared(case: Case, going_on: GoingOn) -> tuple[Comparison, list[BreakEven]]:
    from calculator.engine.comparison.break_even import break_even  # noqa: PLC0415 (not before it is asked for)
    from calculator.engine.comparison.side_by_side import compare  # noqa: PLC0415

    ends = {Axis.SESSIONS: SESSIONS, Axis.PRICE: PRICES}
    return compare(case), [break_even(case, payer, axis, *ends[axis], going_on) for payer in Payer for axis in Axis]


def _spreadsheet(case: Case, voice: Voice, going_on: GoingOn, ending: str) -> bytes:
    from calculator.files import workbook_writer  # noqa: PLC0415 (not before it is asked for)

    comparison, crossings = _compared(case, going_on)
    if ending == ".csv":
        return workbook_writer.comma_separated(comparison, voice)
    return workbook_writer.workbook(case, comparison, crossings, voice)


def _sheet(case: Case, voice: Voice, going_on: GoingOn, paper: str) -> bytes:
    from calculator.sheets import comparison as sheets  # noqa: PLC0415 (typst comes with it)

    return sheets.make(case, *_compared(case, going_on), voice, paper)
