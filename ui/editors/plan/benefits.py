"""The SBC's common services: a row for each benefit of a plan or a rider, and the way to add one."""

from PySide6.QtWidgets import QWidget

from calculator.model.base import replaced
from calculator.model.plan import Benefit, CostShare, Coverage
from calculator.reference.voice import SILENT, Voice
from ui.editors.plan.benefit import BenefitHeader, BenefitRow
from ui.widgets.form_parts import describe
from ui.widgets.row_table import RowTable

_MOST = 40


class BenefitTable(RowTable[BenefitRow]):
    """Takes a plan or a rider in and tells which parts of it are to be others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self.header = BenefitHeader(self)
        self.head_with(self.header)
        self._coverage: Coverage | None = None
        self._voice = SILENT
        self.add.clicked.connect(self._add)

    def set_coverage(self, coverage: Coverage, voice: Voice) -> None:
        """Show the benefits of ``coverage``."""
        if voice != self._voice:
            self._voice = voice
            self.header.set_voice(voice)
            self.add.setText(self._say("add_benefit"))
            describe(self.add, self._say("add_benefit"), self._say("add_benefit_is"))
        self._coverage = coverage
        self.match_rows(len(coverage.benefits))
        for row, benefit in zip(self.rows, coverage.benefits, strict=True):
            row.set_others(tuple(one for one in coverage.benefits if one is not benefit and one.limits_with is None))
            row.set_benefit(benefit, voice)
        self.add.setEnabled(len(coverage.benefits) < _MOST)

    def make_row(self, index: int) -> BenefitRow:
        """The row of the benefit at place ``index``."""
        row = BenefitRow(self)
        row.benefit_edited.connect(lambda benefit, step: self._edited(index, benefit, step))
        row.removed.connect(lambda: self._remove(index))
        row.grown.connect(lambda fields: self.fields_changed.emit(fields, ()))
        return row

    def _edited(self, index: int, benefit: Benefit, step: str) -> None:
        if self._coverage is not None:
            benefits = list(self._coverage.benefits)
            benefits[index] = benefit
            self.parts_edited.emit({"benefits": tuple(benefits)}, step)

    def _add(self) -> None:
        if self._coverage is None:
            return
        names = {benefit.name for benefit in self._coverage.benefits}
        name = next(f"benefit_{n}" for n in range(1, 100) if f"benefit_{n}" not in names)
        new = Benefit(name=name, title=self._say("new_benefit"), out_of_network=CostShare())
        self.parts_edited.emit({"benefits": (*self._coverage.benefits, new)}, self._say("step_add_benefit"))
        self.rows[-1].title.setFocus()
        self.rows[-1].title.selectAll()

    def _remove(self, index: int) -> None:
        if self._coverage is None:
            return
        gone = self._coverage.benefits[index].name
        parts = {
            "benefits": tuple(
                replaced(benefit, limits_with=None) if benefit.limits_with == gone else benefit
                for benefit in self._coverage.benefits
                if benefit.name != gone
            ),
            "reading": tuple(reading for reading in self._coverage.reading if reading.benefit != gone),
            "otherwise": None if self._coverage.otherwise == gone else self._coverage.otherwise,
        }
        self.add.setFocus()
        self.parts_edited.emit(parts, self._say("step_remove_benefit"))

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)
