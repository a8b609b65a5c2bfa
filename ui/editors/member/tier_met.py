"""What is met so far in the plan's further network tiers: a row for each tier, and one for the rest of the family.

Few plans have any: the fields are made when the first one comes.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from calculator.engine.checks.contradictions import in_tier, of_tiers
from calculator.model.base import changed
from calculator.model.member import Enrollment, Met, TierMet
from calculator.model.network_tier import MOST_TIERS
from calculator.model.plan import Coverage, NetworkTier
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.plan import tier_title
from ui.editors.doubts import AtRest, Doubts, mark
from ui.widgets.boxes import grid_box
from ui.widgets.fields import Field, MoneyField, ProblemLabel

PARTS: Final = ("deductible", "out_of_pocket")
WHOSE: Final = ("met", "others")
_ROWS: Final = tuple((at, whose) for at in range(MOST_TIERS) for whose in WHOSE)
_Row = tuple[int, str]


class TierMetTable(QWidget):
    """Takes an enrollment in and tells what is met in the tiers when it is something else."""

    edited = Signal(object, str)
    """What is met in all tiers, and the name of the step."""

    fields_changed = Signal(object, object)
    """The fields that have come, and those that have gone: none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latest: tuple[Enrollment, Coverage, bool] | None = None
        self._voice = ENGLISH
        self.fields: dict[tuple[int, str, str], Field] = {}
        self.problems: dict[_Row, ProblemLabel] = {}
        self.doubts: dict[_Row, Doubts] = {}
        self._names: dict[_Row, QLabel] = {}
        self._at_rest: AtRest | None = None
        self.hide()

    def _make_fields(self) -> None:
        self.fields = {(*row, part): MoneyField(self, unknown=0) for row in _ROWS for part in PARTS}
        self.problems = {row: ProblemLabel(self) for row in _ROWS}
        self.doubts = {row: Doubts(self) for row in _ROWS}
        self._names = {row: QLabel(self) for row in _ROWS}
        self._lay_out()
        for (at, whose, part), field in self.fields.items():
            field.edited.connect(lambda cents, row=(at, whose), part=part: self._edit(row, part, cents))
            field.problem_changed.connect(lambda _problem, row=(at, whose): self._show_problem(row))
        self._at_rest = AtRest(self, self.fields.values(), self._doubt)
        for row, doubts in self.doubts.items():
            doubts.instead.connect(lambda found, row=row: self._edit(row, found.part, found.instead))
        self.fields_changed.emit(tuple(self.fields.values()), ())

    def set_met(self, enrollment: Enrollment, coverage: Coverage, voice: Voice, *, family: bool, of: str = "") -> None:
        """Show what is met where ``coverage`` has a tier with amounts of its own; ``family``: for a family, too. ``of``
        names the coverage where there are several tables."""
        self._voice, self._latest = voice, (enrollment, coverage, family)
        if not self.fields:
            if not any(map(_has_own, coverage.further_tiers)):
                return
            self._make_fields()
        for at, whose in _ROWS:
            tier = coverage.further_tiers[at] if at < len(coverage.further_tiers) else None
            asked = tier is not None and _has_own(tier) and (family or whose == "met")
            self._names[at, whose].setVisible(asked)
            title = tier_title(tier, voice) if tier is not None else ""
            name = voice(f"network_tiers.of_{whose}", tier=title)
            self._names[at, whose].setText(name)
            met = Met() if tier is None else getattr(_stated(enrollment, tier.name), whose)
            for part in PARTS:
                field = self.fields[at, whose, part]
                field.setVisible(asked)
                field.set_voice(voice)
                words = (of, name, voice(f"editors.met_{part}").replace("&", ""))
                field.set_meaning(": ".join(filter(None, words)), voice(f"editors.met_{part}_is"))
                # What nobody sees cannot be put right: bad text goes when its field does.
                (field.set_value if asked else field.reset)(getattr(met, part))
        self.setVisible(any(not name.isHidden() for name in self._names.values()))
        if self._at_rest is not None:
            self._at_rest.changed()

    def _edit(self, row: _Row, part: str, cents: int) -> None:
        if self._latest is None:
            return
        enrollment, coverage, _ = self._latest
        at, whose = row
        stated = _stated(enrollment, coverage.further_tiers[at].name)
        new = changed(stated, **{whose: changed(getattr(stated, whose), **{part: cents})})
        others = tuple(one for one in enrollment.met_in_tiers if one.tier != new.tier)
        self.edited.emit((*others, new)[-MOST_TIERS:], self.fields[at, whose, part].accessibleName())

    def _doubt(self) -> None:
        if self._latest is None:
            return
        enrollment, coverage, family = self._latest
        found = of_tiers(enrollment, coverage, family=family)
        for at, whose in _ROWS:
            name = coverage.further_tiers[at].name if at < len(coverage.further_tiers) else ""
            here = [one for one in found if one.group == in_tier(whose, name)]
            mark({part: self.fields[at, whose, part] for part in PARTS}, here, self._voice)
            self.doubts[at, whose].show_doubts(here, self._voice)

    def _show_problem(self, row: _Row) -> None:
        problems = [self.fields[(*row, part)].problem for part in PARTS]
        self.problems[row].show_problem(next(filter(None, problems), ""))

    def _lay_out(self) -> None:
        grid = grid_box(self, across=8, down=4)
        grid.setColumnStretch(0, 4)
        for number, row in enumerate(_ROWS):
            name = self._names[row]
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setProperty("role", "muted")
            name.setWordWrap(True)
            grid.addWidget(name, 3 * number, 0)
            for column, part in enumerate(PARTS, start=1):
                grid.addWidget(self.fields[(*row, part)], 3 * number, column)
                grid.setColumnStretch(column, 3)
            grid.addWidget(self.problems[row], 3 * number + 1, 0, 1, 3)
            grid.addWidget(self.doubts[row], 3 * number + 2, 0, 1, 3)


def _has_own(tier: NetworkTier) -> bool:
    return tier.deductible is not None or tier.out_of_pocket_limit is not None


def _stated(enrollment: Enrollment, tier: str) -> TierMet:
    return next((one for one in enrollment.met_in_tiers if one.tier == tier), TierMet.unchecked(tier=tier))
