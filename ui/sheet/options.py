"""What the patient's sheet is to be: a line of choices above it, kept from one start to the next. It makes no sheet."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from calculator.reference.voice import ENGLISH, Voice
from calculator.sheets.options import (
    LONGEST_LINE,
    MOST_LINES,
    LogoError,
    Organisation,
    SheetOptions,
    logo_from,
)
from ui.settings import PAPERS, Settings
from ui.widgets.boxes import hbox, vbox
from ui.widgets.fields import ProblemLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.form_parts import describe

_SWITCHES: Final = (
    "sessions",
    "reasons",
    "large_print",
    "chart",
    "months",
    "example_page",
    "charges_page",
    "where_i_stand",
)


class SheetOptionsBar(QWidget):
    """Paper, what is on the sheet, and who hands it out. ``changed`` tells that another sheet is asked for.

    ``letterhead`` is the button that asks who hands it out; it finds its place where the other buttons are.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = ENGLISH
        self._settings: Settings | None = None
        self._organisation = Organisation()
        self._logo_path = ""
        self._paper_label = QLabel(self)
        self.paper = QComboBox(self)
        self.paper.addItems([""] * len(PAPERS))
        self._paper_label.setBuddy(self.paper)
        self.switches = {name: QCheckBox(self) for name in _SWITCHES}
        self.letterhead = QPushButton(self)
        self.problem = ProblemLabel(self)
        self._build()
        self._show(SheetOptions())
        self.paper.currentIndexChanged.connect(self._changed)
        for switch in self.switches.values():
            switch.toggled.connect(self._changed)
        self.letterhead.clicked.connect(self._ask_letterhead)

    def _build(self) -> None:
        line = QWidget(self)
        row = FlowLayout(line, across=16, down=8)
        # A label stays beside its list when the row breaks.
        paper = QWidget(line)
        beside = hbox(paper)
        beside.addWidget(self._paper_label)
        beside.addWidget(self.paper)
        for widget in (paper, *self.switches.values()):
            row.addWidget(widget)
        layout = vbox(self)
        layout.addWidget(line)
        layout.addWidget(self.problem)

    @property
    def options(self) -> SheetOptions:
        """What the sheet is to be."""
        chosen: dict[str, Any] = {name: switch.isChecked() for name, switch in self.switches.items()}
        paper = PAPERS[self.paper.currentIndex()]
        return SheetOptions(paper=paper, organisation=self._organisation, **chosen)

    def remember_in(self, settings: Settings) -> None:
        """Be as it was left, and keep in ``settings`` what is chosen from now on."""
        self._settings = settings
        kept = settings.sheet
        contact = kept.get("contact")
        lines = contact[:MOST_LINES] if isinstance(contact, list) else []
        self._logo_path = str(kept.get("logo", ""))
        self._organisation = Organisation(
            str(kept.get("name", ""))[:LONGEST_LINE],
            tuple(str(line)[:LONGEST_LINE] for line in lines),
            self._logo(),
        )
        chosen: dict[str, Any] = {name: bool(kept[name]) for name in _SWITCHES if name in kept}
        self._show(SheetOptions(paper=settings.paper, **chosen))
        self.changed.emit()

    def set_voice(self, voice: Voice) -> None:
        """Name everything in ``voice``."""
        self._voice = voice
        self._paper_label.setText(self._say("paper"))
        describe(self.paper, self._say("paper_said"), self._say("paper_is"))
        for at, paper in enumerate(PAPERS):
            self.paper.setItemText(at, self._say(f"paper_{paper}"))
        for name, switch in self.switches.items():
            switch.setText(self._say(name))
            switch.setToolTip(self._say(f"{name}_is"))
            describe(switch, self._say(name), self._say(f"{name}_is"))
        self.letterhead.setText(self._say("letterhead"))
        self.letterhead.setToolTip(self._say("letterhead_is"))
        describe(self.letterhead, self._say("letterhead_said"), self._say("letterhead_is"))
        if self.problem.text():
            self._logo()

    def _show(self, options: SheetOptions) -> None:
        for widget in (self.paper, *self.switches.values()):
            widget.blockSignals(True)
        self.paper.setCurrentIndex(PAPERS.index(options.paper))
        for name, switch in self.switches.items():
            switch.setChecked(getattr(options, name))
        for widget in (self.paper, *self.switches.values()):
            widget.blockSignals(False)
        self._allow_reasons()

    def _changed(self) -> None:
        self._allow_reasons()
        if self._settings is not None:
            self._settings.sheet = self._kept()
        self.changed.emit()

    def _allow_reasons(self) -> None:
        """Reasons belong to the sessions: without these there are none."""
        self.switches["reasons"].setEnabled(self.switches["sessions"].isChecked())

    def _kept(self) -> dict[str, Any]:
        options = self.options
        return {
            "paper": options.paper,
            **{name: getattr(options, name) for name in _SWITCHES},
            "name": self._organisation.name,
            "contact": list(self._organisation.contact),
            "logo": self._logo_path,
        }

    def _logo(self) -> bytes:
        """The picture at the place that is kept; where it cannot be used any more, that is said and there is none."""
        self.problem.show_problem("")
        if not self._logo_path:
            return b""
        try:
            return logo_from(Path(self._logo_path))
        except LogoError as error:
            said = self._voice(f"cli_sheets.logo_{error.code}", path=self._logo_path)
            self.problem.show_problem(said)
            return b""

    def _ask_letterhead(self) -> None:
        from ui.sheet.letterhead_dialog import LetterheadDialog  # noqa: PLC0415 (few ask for it)

        dialog = LetterheadDialog(self, self._voice, self._organisation, self._logo_path)
        dialog.accepted.connect(lambda: self._take(dialog.organisation, dialog.logo_path))
        dialog.open()

    def _take(self, organisation: Organisation, logo_path: str) -> None:
        self._organisation, self._logo_path = organisation, logo_path
        self.problem.show_problem("")
        self._changed()

    def _say(self, key: str) -> str:
        return self._voice.of("sheet_tab")(key)
