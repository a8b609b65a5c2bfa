"""What is met so far, as a small table: whose amounts in the rows, deductible and limit in the columns."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from calculator.engine.checks.contradictions import GROUPS, Contradiction, of_met
from calculator.model.member import Enrollment
from calculator.model.plan import Coverage
from calculator.reference.voice import ENGLISH, Voice
from ui.editors.doubts import AtRest, Doubts, mark
from ui.widgets.boxes import grid_box
from ui.widgets.fields import Field, MoneyField, ProblemLabel

PARTS: Final = ("deductible", "out_of_pocket")


class MetTable(QWidget):
    """Shows the met amounts that the plan asks for, and tells of an edit."""

    edited = Signal(str, str, object)
    """One of GROUPS, one of PARTS, and the new value in cents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[tuple[str, str], Field] = {(g, p): MoneyField(self, unknown=0) for g in GROUPS for p in PARTS}
        self.problems = {group: ProblemLabel(self) for group in GROUPS}
        self.doubts = {group: Doubts(self) for group in GROUPS}
        self._latest: tuple[Enrollment, Coverage, bool] | None = None
        self._voice = ENGLISH
        self._heads = {part: QLabel(self) for part in PARTS}
        self._names = {group: QLabel(self) for group in GROUPS}
        self._lay_out()
        for (group, part), field in self.fields.items():
            field.edited.connect(lambda value, group=group, part=part: self.edited.emit(group, part, value))
            field.problem_changed.connect(lambda _problem, group=group: self._show_problem(group))
        self._at_rest = AtRest(self, self.fields.values(), self._doubt)
        for doubts in self.doubts.values():
            doubts.instead.connect(self._put_right)

    def set_met(self, enrollment: Enrollment, coverage: Coverage, *, family: bool) -> None:
        """Show what is met, where ``coverage`` has an amount that it counts toward; ``family``: for a family, too."""
        for group in GROUPS:
            asked = _asked(group, coverage, family=family)
            self._names[group].setVisible(asked)
            for part in PARTS:
                field = self.fields[group, part]
                field.setVisible(asked)
                # What nobody sees cannot be put right: bad text goes when its field does.
                (field.set_value if asked else field.reset)(getattr(getattr(enrollment, group), part))
        self._latest = enrollment, coverage, family
        self._at_rest.changed()

    def set_words(self, voice: Voice, of: str = "") -> None:
        """Name all in ``voice``. ``of`` names the coverage where there are several tables: only the plan's own,
        which has none, is reached by Alt and a letter."""
        self._voice = voice
        for part, head in self._heads.items():
            caption = voice(f"editors.met_{part}")
            head.setText(caption.replace("&", "") if of else caption)
        for group, name in self._names.items():
            name.setText(voice(f"editors.of_{group}"))
        for (group, part), field in self.fields.items():
            field.set_voice(voice)
            words = (voice(f"editors.of_{group}"), voice(f"editors.met_{part}").replace("&", ""))
            field.set_meaning(": ".join(filter(None, (of, *words))), voice(f"editors.met_{part}_is"))

    def _lay_out(self) -> None:
        grid = grid_box(self, across=8, down=4)
        for column, (part, head) in enumerate(self._heads.items(), start=1):
            head.setProperty("role", "small")
            head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            head.setWordWrap(True)
            head.setBuddy(self.fields["met", part])
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 3)
        grid.setColumnStretch(0, 4)
        for number, group in enumerate(GROUPS):
            grid.addWidget(self.doubts[group], 3 + 3 * number, 0, 1, 3)
            name = self._names[group]
            name.setProperty("role", "muted")
            name.setWordWrap(True)
            grid.addWidget(name, 1 + 3 * number, 0)
            for column, part in enumerate(PARTS, start=1):
                grid.addWidget(self.fields[group, part], 1 + 3 * number, column)
            grid.addWidget(self.problems[group], 2 + 3 * number, 0, 1, 3)

    def _doubt(self) -> None:
        """Say what contradicts itself, and what the family has met together."""
        if self._latest is None:
            return
        enrollment, coverage, family = self._latest
        found = of_met(enrollment, coverage, family=family)
        for group in GROUPS:
            here = [one for one in found if one.group == group]
            mark({part: self.fields[group, part] for part in PARTS}, here, self._voice)
            self.doubts[group].show_doubts(here, self._voice, self._together(group) if family else "")

    def _together(self, group: str) -> str:
        """What the person and the rest of the family have met, where both have: whoever typed the family's own sum in
        place of the others' sees it."""
        if self._latest is None or group != "others":
            return ""
        own, others = self._latest[0].met, self._latest[0].others
        if not (own.deductible and others.deductible) and not (own.out_of_pocket and others.out_of_pocket):
            return ""
        figures = {
            "deductible_cents": own.deductible + others.deductible,
            "limit_cents": own.out_of_pocket + others.out_of_pocket,
        }
        return self._voice("contradictions.together", **figures)

    def _put_right(self, found: Contradiction) -> None:
        self.edited.emit(found.group, found.part, found.instead)

    def _show_problem(self, group: str) -> None:
        problems = [self.fields[group, part].problem for part in PARTS]
        self.problems[group].show_problem(next(filter(None, problems), ""))


def _asked(group: str, plan: Coverage, *, family: bool) -> bool:
    """Whether the plan has an amount that this group of met amounts counts toward."""
    if group.startswith("others") and not family:
        return False
    if group.endswith("out_of_network"):
        return any(one.out_of_network is not None for one in (plan.deductible, plan.out_of_pocket_limit))
    if group.endswith("drug"):
        return plan.drug_deductible is not None or plan.drug_limit is not None
    return True
