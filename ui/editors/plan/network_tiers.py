"""The further network tiers of a plan or a rider, one below the other, and the way to add one."""

from typing import Any

from PySide6.QtWidgets import QWidget

from calculator.model.base import changed
from calculator.model.faults import InvalidError
from calculator.model.network_tier import MOST_TIERS
from calculator.model.plan import CostShare, Coverage, NetworkTier, Plan
from calculator.model.tier_edits import with_counting, with_share, with_tier, without_tier
from calculator.reference.voice import SILENT, Voice
from calculator.words.plan import tier_title
from calculator.words.plan_faults import told
from ui.editors.plan.network_tier import NetworkTierRow, said_of
from ui.widgets.form_parts import describe, note
from ui.widgets.row_table import RowTable


class NetworkTierTable(RowTable[NetworkTierRow]):
    """Takes a plan or a rider in and tells which parts of it are to be others. A tier comes and goes in a plan's own
    figures, not in those of a later year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._coverage: Coverage | None = None
        self._voice = SILENT
        self._note = note(self)
        self.head_with(self._note)
        self.add.clicked.connect(self._add)

    def set_coverage(self, coverage: Coverage, voice: Voice, year: int | None = None) -> None:
        """Show the tiers of ``coverage``, which is as it is in ``year``; None: its own figures."""
        if voice != self._voice:
            self._voice = voice
            self.add.setText(self._say("add"))
            describe(self.add, self._say("add"), self._say("add_is"))
            self._note.setText(self._say("none_yet"))
        self._coverage = coverage
        self._note.setVisible(not coverage.further_tiers)
        self.match_rows(len(coverage.further_tiers))
        for row, tier in zip(self.rows, coverage.further_tiers, strict=True):
            row.set_tier(tier, coverage, voice, may_go=year is None)
        self.add.setEnabled(year is None and len(coverage.further_tiers) < MOST_TIERS)

    def make_row(self, index: int) -> NetworkTierRow:
        """The row of the tier at place ``index``."""
        row = NetworkTierRow(self)
        row.parts_edited.connect(lambda parts: self._edited(index, parts))
        row.counting_edited.connect(lambda other, toward, back: self._counted(index, other, toward, back))
        row.share_edited.connect(lambda benefit, share: self._shared(index, benefit, share))
        row.removed.connect(lambda: self._remove(index))
        row.fields_changed.connect(self.fields_changed)
        return row

    def _edited(self, index: int, parts: dict[str, Any]) -> None:
        if self._coverage is None:
            return
        tiers = list(self._coverage.further_tiers)
        step = said_of(parts, tiers[index], self._voice)
        tiers[index] = changed(tiers[index], **parts)
        problem = self.rows[index].amounts.problem
        try:
            changed(self._coverage, further_tiers=tuple(tiers), **_without_years(self._coverage))
        except InvalidError as error:
            problem.complain(told(error))
            return
        problem.complain(None)
        self.parts_edited.emit({"further_tiers": tuple(tiers)}, step)

    def _counted(self, index: int, other: str, toward: bool, back: bool) -> None:
        if self._coverage is not None:
            tier = self._coverage.further_tiers[index]
            parts = with_counting(self._coverage, tier.name, other, toward=toward, back=back)
            self.parts_edited.emit(parts, said_of({}, tier, self._voice))

    def _shared(self, index: int, benefit: str, share: CostShare | None) -> None:
        if self._coverage is not None:
            tier = self._coverage.further_tiers[index]
            self.parts_edited.emit(
                with_share(self._coverage, benefit, tier.name, share), said_of({}, tier, self._voice)
            )

    def _add(self) -> None:
        if self._coverage is None:
            return
        taken = {tier.name for tier in self._coverage.further_tiers}
        titles = {tier_title(tier, self._voice) for tier in self._coverage.further_tiers}
        number = next(
            at for at in range(2, 2 + 2 * MOST_TIERS + 1) if f"tier_{at}" not in taken and self._title(at) not in titles
        )
        new = NetworkTier(name=f"tier_{number}", title=self._title(number))
        self.parts_edited.emit(with_tier(self._coverage, new), self._say("step_add"))
        self.rows[-1].name.field.setFocus()
        self.rows[-1].name.field.selectAll()

    def _remove(self, index: int) -> None:
        if self._coverage is not None:
            self.add.setFocus()
            self.forget()
            self.parts_edited.emit(
                without_tier(self._coverage, self._coverage.further_tiers[index].name), self._say("step_remove")
            )

    def _title(self, number: int) -> str:
        return self._voice("network_tiers.new_name", number=number)

    def _say(self, key: str) -> str:
        return self._voice.of("network_tiers")(key)


def _without_years(coverage: Coverage) -> dict[str, Any]:
    """What keeps the figures of other years out of a check of these."""
    return {"years": ()} if isinstance(coverage, Plan) else {}
