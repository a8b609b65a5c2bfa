"""Rows of a plan's editor below each other, with a button for another: what accounts and benefits have in common."""

from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.boxes import vbox
from ui.widgets.fields import Field
from ui.widgets.form_parts import tab_stops


class Row(Protocol):
    """What a table asks of its rows, which are widgets."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""


R = TypeVar("R", bound=Row)


class RowTable(QWidget, Generic[R]):
    """Has as many rows as it is told."""

    parts_edited = Signal(object, str)
    fields_changed = Signal(object, object)
    """The fields that have come, and those that have gone."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[R] = []
        self.add = QPushButton(self)
        self.add.setAutoDefault(False)
        self._column = vbox(spacing=spacing)
        self._whole = vbox(self, spacing=8)
        self._whole.addLayout(self._column)
        self._whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in the order of the eye."""
        return (*(stop for row in self.rows for stop in tab_stops(cast("QWidget", row))), self.add)

    def head_with(self, head: QWidget) -> None:
        """Let ``head`` stand above the rows."""
        self._whole.insertWidget(0, head)

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        for row in self.rows:
            row.forget()

    def match_rows(self, count: int) -> None:
        """Have ``count`` rows: the last ones go, new ones come below."""
        while len(self.rows) > count:
            row = self.rows.pop()
            gone = cast("QWidget", row)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            self.fields_changed.emit((), row.fields)
        while len(self.rows) < count:
            row = self.make_row(len(self.rows))
            self.rows.append(row)
            self._column.addWidget(cast("QWidget", row))
            self.fields_changed.emit(row.fields, ())

    def make_row(self, index: int) -> R:
        """The row for place ``index``, connected."""
        raise NotImplementedError
