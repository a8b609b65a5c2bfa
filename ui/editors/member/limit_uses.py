"""What is used of the limits of a coverage: a row for each of its benefits that has one."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from calculator.model.base import changed
from calculator.model.member import LimitUse
from calculator.model.plan import Coverage
from calculator.reference.voice import Voice
from ui.editors.member.limit_use import LimitUseRow, limited
from ui.widgets.boxes import vbox
from ui.widgets.fields import Field


class LimitUses(QWidget):
    """Shows what is used, and tells of other uses with the name of the step."""

    edited = Signal(object, str)
    fields_changed = Signal(object, object)
    """The fields that have come, and those that go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uses: tuple[LimitUse, ...] = ()
        self.rows: dict[str, LimitUseRow] = {}
        self._column = vbox(self, spacing=8)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad, in the order of the eye."""
        return tuple(field for row in self.rows.values() for field in row.fields)

    def set_uses(self, uses: tuple[LimitUse, ...], coverage: Coverage, voice: Voice) -> None:
        """Show ``uses`` of the limits of ``coverage``."""
        self._uses = uses
        benefits = {benefit.name: benefit for benefit in coverage.benefits if limited(benefit)}
        self._match(tuple(benefits))
        used = {use.benefit: use for use in uses}
        for name, benefit in benefits.items():
            self.rows[name].set_use(benefit, used.get(name) or LimitUse(benefit=name), voice)
        self.setVisible(bool(self.rows))

    def _match(self, benefits: tuple[str, ...]) -> None:
        """Have a row for each of ``benefits``; only another coverage, or an edit of it, makes or drops one."""
        if benefits == tuple(self.rows):
            return
        gone = [self.rows.pop(name) for name in list(self.rows) if name not in benefits]
        come = [name for name in benefits if name not in self.rows]
        self.rows = {name: self.rows.get(name) or self._new(name) for name in benefits}
        for row in gone:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for row in self.rows.values():
            self._column.removeWidget(row)
            self._column.addWidget(row)
        self.fields_changed.emit(
            [field for name in come for field in self.rows[name].fields],
            [field for row in gone for field in row.fields],
        )

    def _new(self, name: str) -> LimitUseRow:
        row = LimitUseRow(self)
        row.edited.connect(lambda part, value: self._edited(name, part, value))
        return row

    def _edited(self, benefit: str, part: str, value: Any) -> None:
        uses = {use.benefit: use for use in self._uses}
        uses[benefit] = changed(uses.get(benefit) or LimitUse(benefit=benefit), **{part: value})
        self.edited.emit(tuple(uses.values()), self.rows[benefit].parts[part].field.accessibleName())
