"""Discounts and refunds of a course: an amount off the billed prices of the sessions that it names."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from calculator.model.course import MOST_MONEY_BACK, Course, MoneyBack
from calculator.reference.voice import SILENT, Voice
from calculator.words.services import service_title
from ui.editors.row_list import AmountRow, RowList, replaced
from ui.widgets.boxes import hbox, vbox
from ui.widgets.fields import Field
from ui.widgets.form_parts import describe

_SEVERAL: Final = "several"
"""What is chosen where the services are ticked one by one."""


class MoneyBackRow(AmountRow):
    """One discount: of which sessions, and how much. The services are all, one, or those that are ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("services", "amount", parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._several = False
        self._ticked = QWidget(self)
        self._ticked.hide()
        self._column = vbox(self._ticked, (8, 0, 0, 4), spacing=2)
        whole = self.layout()
        if whole is not None:
            whole.addWidget(self._ticked)

    def edit(self, **parts: object) -> None:
        """Tell of the discount with other ``parts``; of several services where one or more are ticked."""
        if "services" in parts:
            self._several = parts["services"] == _SEVERAL
            self._ticked.setVisible(self._several)
            if self._several:
                self._show_ticked()
                return
        super().edit(**parts)

    def _tick(self) -> None:
        """Of no service at all nothing comes off: the last tick stays."""
        services = tuple(service for service, box in self.boxes.items() if box.isChecked())
        if services:
            super().edit(services=services)
        self._show_ticked()

    def _show_ticked(self) -> None:
        for service, box in self.boxes.items():
            box.setChecked(not self._one.services or service in self._one.services)

    def _offer_boxes(self, services: Iterable[str], voice: Voice, name: str) -> None:
        for service in [one for one in self.boxes if one not in services]:
            self.boxes.pop(service).deleteLater()
        for service in services:
            if service not in self.boxes:
                box = self.boxes[service] = QCheckBox(self._ticked)
                box.clicked.connect(self._tick)
                self._column.addWidget(box)
                box.show()
            title = service_title(service, "", voice)
            self.boxes[service].setText(title)
            describe(self.boxes[service], f"{name}: {title}", voice("editors.money_back_services_is"))

    def show_one(self, one: MoneyBack, course: Course, number: int, voice: Voice) -> None:
        """Show ``one``, the ``number``-th of ``course``."""
        self._one = one
        say = voice.of("editors")
        named = tuple(dict.fromkeys(line.service for line in course.lines))
        alone = named if len(one.services) != 1 or one.services[0] in named else (*named, *one.services)
        options: list[tuple[Any, str]] = [((), say("money_back_all"))]
        options += [((service,), service_title(service, "", voice)) for service in alone]
        options += [(_SEVERAL, say("money_back_several"))] if len({*named, *one.services}) > 1 else []
        self.choice.set_options(options)
        self._offer_boxes(
            tuple(dict.fromkeys((*named, *one.services))), voice, say("money_back_services", number=number)
        )
        several = len(one.services) > 1 or (self._several and self.choice.value() == _SEVERAL)
        self.choice.set_value(_SEVERAL if several else one.services)
        self._ticked.setVisible(several)
        self._show_ticked()
        self.amount.set_value(one.amount)
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
        return (
            *(part for row in self.rows for part in (row.choice, row.amount, row.remove, *row.boxes.values())),
            self.add,
        )

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
