"""What the parts of the member's editor have in common that hold several things of a kind: agreements, changes."""

from typing import Any, Generic

from PySide6.QtWidgets import QPushButton, QWidget

from calculator.model.member import Member
from ui.editors.member.part import MemberPart, wrapped
from ui.editors.row_list import R, RowList, replaced
from ui.widgets.fields import Field
from ui.widgets.form_parts import describe


class MemberRows(MemberPart, Generic[R]):
    """A sentence about them, a row for each, and a button for another."""

    def __init__(self, fact: str, name: str, most: int, parent: QWidget | None = None) -> None:
        """``fact`` is the member's fact that holds them, ``name`` what one is called in the catalogue."""
        super().__init__(parent)
        self._fact, self._name, self._most = fact, name, most
        self._what = wrapped(self)
        self.list: RowList[R] = RowList(self._new_row, self)
        self.more = QPushButton(self)
        self.grid.addWidget(self._what, 0, 0, 1, 2)
        self.grid.addWidget(self.list, 1, 0, 1, 2)
        self.grid.addWidget(self.more, 2, 0)
        self.list.changed_at.connect(self._changed_at)
        self.list.fields_changed.connect(self.fields_changed)
        self.more.clicked.connect(self._add)

    @property
    def rows(self) -> list[R]:
        """The rows, in the order of the member's facts."""
        return self.list.rows

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return self.list.fields

    def set_words(self) -> None:
        """Name all in the voice."""
        self._what.setText(self.say(f"{self._name}s_what"))
        self.more.setText(self.say(f"{self._name}_add"))
        describe(self.more, self.say(f"{self._name}_add"), self.say(f"{self._name}_add_is"))
        for number, row in enumerate(self.rows, start=1):
            self.name_row(row, number)

    def show_facts(self, member: Member) -> None:
        """Have a row for each."""
        held = self.held(member)
        self.list.match(len(held))
        self.more.setEnabled(len(held) < self._most)

    def held(self, member: Member) -> tuple[Any, ...]:
        """What ``member`` has of them."""
        found: tuple[Any, ...] = getattr(member, self._fact)
        return found

    def new_row(self, parent: QWidget) -> R:
        """A row that shows none of them yet."""
        raise NotImplementedError

    def name_row(self, row: R, number: int) -> None:
        """Name all in ``row``, the ``number``-th."""
        name = self.say(f"{self._name}_remove_name", number=number)
        row.name_remove(name, self.say(f"{self._name}_remove_is"), self._voice)

    def another(self, held: tuple[Any, ...]) -> object:
        """What one more begins as, beside those that are ``held``."""
        raise NotImplementedError

    def _new_row(self, parent: QWidget, number: int) -> R:
        row = self.new_row(parent)
        self.name_row(row, number)
        return row

    def _changed_at(self, at: int, one: object) -> None:
        if self._member is not None:
            self.tell(self._name, **{self._fact: replaced(self.held(self._member), at, one)})

    def _add(self) -> None:
        if self._member is not None:
            held = self.held(self._member)
            self.tell(f"{self._name}_add_step", **{self._fact: (*held, self.another(held))})
            self.rows[-1].first.setFocus()
