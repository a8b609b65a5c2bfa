"""Discounts and refunds of a course: an amount off the billed prices of the sessions that it names."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from calculator.model.course import MOST_MONEY_BACK, Course, MoneyBack
from calculator.reference.voice import SILENT, Voice
from calculator.words.services import service_title
from ui.editors.row_list import AmountRow, RowList, replaced
from ui.widgets.boxes import hbox, vbox
from ui.widgets.fields import Field
from ui.widgets.form_parts import describe


class MoneyBackRow(AmountRow):
    """One discount: of which sessions, and how much."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("services", "amount", parent)

    def show_one(self, one: MoneyBack, course: Course, number: int, voice: Voice) -> None:
        """Show ``one``, the ``number``-th of ``course``."""
        self._one = one
        named = dict.fromkeys((line.service,) for line in course.lines)
        options: list[tuple[Any, str]] = [((), voice("editors.money_back_all"))]
        options += [(services, service_title(services[0], "", voice)) for services in named]
        if one.services and one.services not in named:
            words = ", ".join(service_title(service, "", voice) for service in one.services)
            options.append((one.services, words))
        self.choice.set_options(options)
        self.choice.set_value(one.services)
        self.amount.set_value(one.amount)
        say = voice.of("editors")
        self.name_parts(
            (say("money_back_services", number=number), say("money_back_services_is")),
            (say("money_back_amount", number=number), say("money_back_amount_is")),
            voice,
        )
        self.name_remove(say("money_back_remove", number=number), say("money_back_remove_is"), voice)


class MoneyBackTable(QWidget):
    """A row for each discount, and a button for another. ``edited`` brings all of them and the name of the step."""

    edited = Signal(object, str)
    fields_changed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self._voice = SILENT
        self.list: RowList[MoneyBackRow] = RowList(lambda parent, _number: MoneyBackRow(parent), self)
        self.add = QPushButton(self)
        column = vbox(self, spacing=4)
        column.addWidget(self.list)
        foot = hbox()
        foot.addWidget(self.add)
        foot.addStretch(1)
        column.addLayout(foot)
        self.list.changed_at.connect(self._changed_at)
        self.list.fields_changed.connect(self.fields_changed)
        self.add.clicked.connect(self._add)

    @property
    def rows(self) -> list[MoneyBackRow]:
        """The rows, in the order of the course's discounts."""
        return self.list.rows

    @property
    def fields(self) -> tuple[Field, ...]:
        """The amounts."""
        return self.list.fields

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in the order of the eye."""
        return (*(part for row in self.rows for part in (row.choice, row.amount, row.remove)), self.add)

    def set_course(self, course: Course, voice: Voice) -> None:
        """Show the discounts of ``course``."""
        if voice != self._voice:
            self._voice = voice
            self.add.setText(voice("editors.money_back_add"))
            describe(self.add, voice("editors.money_back_add"), voice("editors.money_back_add_is"))
        self._course = course
        self.list.match(len(course.money_back))
        for number, (row, one) in enumerate(zip(self.rows, course.money_back, strict=True), start=1):
            row.show_one(one, course, number, voice)
        self.add.setEnabled(len(self.rows) < MOST_MONEY_BACK)

    def _changed_at(self, at: int, one: MoneyBack | None) -> None:
        if self._course is not None:
            self.edited.emit(replaced(self._course.money_back, at, one), self._voice("editors.step_money_back"))

    def _add(self) -> None:
        if self._course is not None:
            new = (*self._course.money_back, MoneyBack(amount=0))
            self.edited.emit(new, self._voice("editors.step_money_back_add"))
            self.rows[-1].amount.setFocus()
