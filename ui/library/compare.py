"""Two plans line by line: what each says of every rule, what differs marked in words, to read and to copy."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from calculator.files import bundled
from calculator.model.case import Case
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.plan_difference import Line, differences
from ui.library.line_panel import LinePanel
from ui.widgets.boxes import DIALOG, vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Labelled
from ui.widgets.grid_table import GridTable
from ui.widgets.labels import plain_label, set_text
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import open_at, px
from ui.widgets.table import Cell, Column, Grid, as_mime

_KEYS: Final = ("section", "fact", "left", "right", "mark")
_SHARES: Final = {"section": 18, "fact": 33, "left": 19, "right": 19, "mark": 11}


class CompareDialog(QDialog):
    """Compares ``plan`` with the chosen plan of ``case`` at first, and any two plans of case and library."""

    def __init__(
        self, plan: Plan, case: Case, own: Iterable[Plan], voice: Voice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self._voice = voice
        self._plans = _named(case, own, voice)
        self._lines: tuple[Line, ...] = ()
        self._shown: list[Line] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say("compare_title"))
        self.sides = [Labelled(Choice(self)) for _ in range(2)]
        self.swap = QPushButton(self._say("compare_swap"), self)
        self.only = QCheckBox(self._say("compare_only"), self)
        self.count = plain_label("strong", self)
        self.copy = QPushButton(self._say("copy_as_text"), self)
        self.close_button = QPushButton(self._say("close"), self)
        self.grid = Grid(self)
        self.table = GridTable(self.grid, self)
        self.panel = LinePanel(self)
        self._lay_out()
        self._name()
        self._connect()
        open_at(self, 980, 620)
        names = list(self._plans)
        left = next(at for at, name in enumerate(names) if self._plans[name] == plan)
        right = names.index(self._in_case(case.chosen))
        if self._plans[names[right]] == plan:
            right = next(at for at, name in enumerate(names) if self._plans[name] != plan)
        for side, at in zip(self.sides, (left, right), strict=True):
            side.field.set_value(names[at])
        self._compare()
        self.table.setFocus()

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setHorizontalSpacing(px(12))
        for column, side in zip((0, 2), self.sides, strict=True):
            head.addWidget(side, 0, column)
            head.setColumnStretch(column, 1)
        head.addWidget(self.swap, 0, 1, Qt.AlignmentFlag.AlignBottom)
        filters = QHBoxLayout()
        filters.addWidget(self.only)
        filters.addStretch(1)
        filters.addWidget(self.count)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = vbox(self, DIALOG, spacing=12)
        layout.addLayout(head)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.panel)
        layout.addLayout(foot)

    def _name(self) -> None:
        for side, key in zip(self.sides, ("compare_left", "compare_right"), strict=True):
            side.field.set_options((name, name) for name in self._plans)
            side.set_words(self._say(key), self._say("compare_choose_is"), self._voice)
        for widget, key in ((self.swap, "compare_swap"), (self.only, "compare_only"), (self.copy, "compare_copy")):
            widget.setAccessibleDescription(self._say(f"{key}_is"))
            widget.setToolTip(self._say(f"{key}_is"))
        self.table.setAccessibleName(self._say("compare_table"))
        self.table.setAccessibleDescription(self._say("compare_intro"))
        self.table.empty = self._say("compare_none")
        self.table.copy_words = self._say("copy_as_text")
        self.panel.setAccessibleName(self._say("compare_panel"))
        self.panel.setAccessibleDescription(self._say("compare_panel_is"))
        self.close_button.setAccessibleDescription(self._say("close_is"))
        self.close_button.setDefault(True)

    def _connect(self) -> None:
        for side in self.sides:
            side.field.chosen.connect(lambda _name: self._compare())
        self.swap.clicked.connect(self._swap)
        self.only.toggled.connect(lambda _on: self._show())
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)
        self.table.copy_asked.connect(self._copy)
        self.table.escaped.connect(self.reject)
        self.table.chosen.connect(lambda row, _column, _table: self._explain(row))
        self.table.resized.connect(self._share_room)

    def _swap(self) -> None:
        left, right = (side.field.value() for side in self.sides)
        self.sides[0].field.set_value(right)
        self.sides[1].field.set_value(left)
        self._compare()

    def _compare(self) -> None:
        left, right = (self._plans[side.field.value()] for side in self.sides)
        self._lines = differences(left, right, self._voice)
        self._show()

    def _show(self) -> None:
        """Show the lines that are asked for: each part of the plan is named at its first line, and spoken at each."""
        self._shown = [line for line in self._lines if line.differs or not self.only.isChecked()]
        sides = [side.field.value() for side in self.sides]
        titles = (*(self._say(f"column_{key}") for key in _KEYS[:2]), *sides, self._say("column_mark"))
        columns = [Column(key, title) for key, title in zip(_KEYS, titles, strict=True)]
        self.grid.fill(columns, self._cells(), self._whole)
        self._share_room()
        different = sum(line.differs for line in self._lines)
        set_text(self.count, self._say("compare_counts", different=different, all=len(self._lines)))
        self.panel.show_words(self._say("compare_intro"))

    def _cells(self) -> Iterable[tuple[Cell, ...]]:
        before = ""
        for line in self._shown:
            quiet = not line.differs
            mark = self._say("differs" if line.differs else "same")
            yield (
                Cell(line.section if line.section != before else "", full=line.section),
                Cell(line.name, quiet=quiet, end=_end(line.name)),
                Cell(line.left, quiet=quiet),
                Cell(line.right, quiet=quiet),
                Cell(f"≠ {mark}" if line.differs else mark, full=mark, quiet=quiet),
            )
            before = line.section

    def _whole(self, row: int, _key: str) -> str:
        """Both plans' words in full, as a table cuts them off, and what the rule's name means."""
        line = self._shown[row]
        left, right = (side.field.value() for side in self.sides)
        return f"{line.name}\n{left}: {line.left}\n{right}: {line.right}\n\n{line.meaning}"

    def _explain(self, row: int) -> None:
        left, right = (side.field.value() for side in self.sides)
        self.panel.show_line(self._shown[row], left, right)

    def _share_room(self) -> None:
        if self.grid.columns:
            room = self.table.viewport().width()
            for at, key in enumerate(_KEYS):
                title = self.table.head_advance(self.grid.columns[at].title) if key == "mark" else 0
                self.table.setColumnWidth(at, max(room * _SHARES[key] // 100, title + 2 * self.table.inset + 2))

    def _copy(self) -> None:
        QApplication.clipboard().setMimeData(as_mime(self.grid.columns, self.grid.rows))
        set_text(self.count, self._say("compare_copied"))

    def _in_case(self, name: str) -> str:
        return self._say("in_this_case", name=name)

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("library")(key, **figures)


def _end(name: str) -> str:
    """What tells a rule's name from its like: the last of its words after a comma, which is never cut off."""
    _, comma, end = name.rpartition(", ")
    return comma + end if comma else ""


def _named(case: Case, own: Iterable[Plan], voice: Voice) -> dict[str, Plan]:
    """The plans to choose from, by a name that says whose they are: of the case, the user's, the program's."""
    found = {voice("library.in_this_case", name=plan.name): plan for plan in case.plans}
    found |= {voice("library.in_my_plans", name=plan.name): plan for plan in own}
    return found | {plan.name: plan for plan in bundled.plans()}
