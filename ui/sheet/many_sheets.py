"""File ▸ Export sheets: a patient's sheet for each ticked plan of the open case and of others, one after the other, off
the UI thread. What cannot be made is said at the end, and keeps no other from being made."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QWidget,
)

from calculator.engine.pricing import estimate
from calculator.files import atomic, document
from calculator.files.file_names import file_name, places
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.model.case import Case, CaseError
from calculator.reference.texts import unturned
from calculator.reference.voice import Voice
from calculator.sheets.options import SheetOptions
from calculator.sheets.render import SheetError
from ui.dialogs.file_dialogs import ask_folder, ask_open_several
from ui.runtime.jobs import LatestJob
from ui.widgets.boxes import DIALOG, hbox, vbox
from ui.widgets.fields import ProblemLabel
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label, set_text
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import open_at


class Wanted(NamedTuple):
    """A sheet that can be made: the case under the plan that it chooses, and the beginning of its file's name."""

    case: Case
    stem: str


class ManySheetsDialog(QDialog):
    """Ticks what is wanted, asks for a folder, and makes the sheets there."""

    def __init__(self, parent: QWidget, voice: Voice, case: Case, options: SheetOptions) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self._voice = voice
        self._options = options
        self._wanted: list[Wanted] = []
        self._waiting: list[Wanted] = []
        self._folder = Path()
        self._written = 0
        self._failures: list[str] = []
        self._jobs = LatestJob(self)
        self._jobs.answered.connect(self._made)
        self._jobs.failed.connect(self._not_made)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("title"))
        self.list = QListWidget(self)
        self.list.setObjectName("ticked")
        self.add, self.make, self.stop, self.leave = (QPushButton(self) for _ in range(4))
        self.progress = QProgressBar(self)
        self.message = plain_label("strong", self)
        self.problem = ProblemLabel(self)
        self._build()
        self._offer(case, file_name(case.title, "estimate"))
        open_at(self, 560, 480)

    def _build(self) -> None:
        intro = plain_label("muted", self)
        intro.setText(self._say("intro"))
        self.message.setWordWrap(True)
        intro.setWordWrap(True)
        caption = QLabel(self._say("list"), self)
        caption.setBuddy(self.list)
        describe(self.list, self._say("list"), self._say("list_is"))
        describe(self.progress, self._say("progress"), self._say("progress_is"))
        self.progress.hide()
        row = hbox(spacing=8)
        for name, button, act in (
            ("add", self.add, self._add),
            ("make", self.make, self._begin),
            ("stop", self.stop, self._stop),
            ("close", self.leave, self.close),
        ):
            button.setText(self._say(name))
            describe(button, self._say(name), self._say(f"{name}_is"))
            button.clicked.connect(act)
            row.addWidget(button)
            if name == "add":
                row.addStretch(1)
        self.make.setDefault(True)
        self.stop.setEnabled(False)
        layout = vbox(self, DIALOG, spacing=8)
        layout.addWidget(intro)
        layout.addWidget(caption)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self.message)
        layout.addWidget(self.problem)
        layout.addLayout(row)
        self.list.itemChanged.connect(self._allow)

    def take(self, paths: Sequence[Path]) -> None:
        """Offer the plans of these cases too; a file that is none is said, and the others are taken."""
        refused = []
        for path in paths:
            try:
                self._offer(document.load(path), path.stem)
            except FileError as error:
                refused.append(error.say(self._voice))
        self.problem.show_problem("\n".join(refused))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is not begun is not made any more."""
        self._waiting.clear()
        super().closeEvent(event)

    def _offer(self, case: Case, stem: str) -> None:
        for plan in case.plans:
            self._wanted.append(Wanted(changed(case, chosen=plan.name), stem))
            item = QListWidgetItem(unturned(f"{plan.name} · {case.title}"), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self._allow()

    def _ticked(self) -> list[Wanted]:
        rows = range(self.list.count())
        return [self._wanted[at] for at in rows if self.list.item(at).checkState() is Qt.CheckState.Checked]

    def _allow(self) -> None:
        busy = self._jobs.busy
        self.make.setEnabled(not busy and bool(self._ticked()))
        self.add.setEnabled(not busy)
        self.stop.setEnabled(busy)

    def _add(self) -> None:
        chosen = ask_open_several(self, self._say("add_title"), f"{self._say('cases')} (*.kat)")
        self.take([Path(name) for name in chosen])

    def _begin(self) -> None:
        folder = ask_folder(self, self._say("folder_title"))
        if not folder:
            return
        self._folder, self._waiting = Path(folder), self._ticked()
        self._written, self._failures = 0, []
        self.problem.show_problem("")
        self.progress.setRange(0, len(self._waiting))
        self.progress.setValue(0)
        self.progress.show()
        self._next()

    def _next(self) -> None:
        if self._waiting:
            one = self._waiting.pop(0)
            set_text(self.message, self._say("making", plan=one.case.chosen))
            folder, voice, options = self._folder, self._voice, self._options
            self._jobs.ask(lambda: _make(one, folder, voice, options))
        else:
            self._tell()
        self._allow()

    def _made(self, _place: Path) -> None:
        self._written += 1
        self.progress.setValue(self.progress.value() + 1)
        self._next()

    def _not_made(self, error: Exception) -> None:
        if not isinstance(error, FileError | SheetError | CaseError):
            self._stop()
            raise error
        self._failures.append(error.say(self._voice) if isinstance(error, FileError) else str(error))
        self.progress.setValue(self.progress.value() + 1)
        self._next()

    def _stop(self) -> None:
        """Make no more; the one that is being made is finished."""
        self._waiting.clear()

    def _tell(self) -> None:
        failed = len(self._failures)
        left = self.progress.maximum() - self.progress.value()
        words = self._voice("cli_sheets.summary", written=self._written, failed=failed)
        set_text(self.message, f"{words} {self._say('stopped', left=left)}" if left else words)
        self.problem.show_problem("\n".join(dict.fromkeys(self._failures)))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("many_sheets")(key, **figures)


def _make(one: Wanted, folder: Path, voice: Voice, options: SheetOptions) -> Path:
    """Make a sheet in ``folder`` under a name that is still free."""
    from calculator.sheets import patient  # noqa: PLC0415 (typst is not before it is needed)

    sheet = patient.make(one.case, estimate(one.case, one.case.chosen_plan), voice, options)
    return atomic.write_new(places(folder, f"{one.stem} - {file_name(one.case.chosen, 'plan')}", ".pdf"), sheet)
