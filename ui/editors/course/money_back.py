"""Discounts and refunds of a course: an amount off the billed prices of the sessions that it names."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from calculator.model.base import changed
from calculator.model.course import MOST_MONEY_BACK, Course, MoneyBack
from calculator.reference.voice import SILENT, Voice
from calculator.words.services import service_title
from ui.widgets.boxes import hbox, vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, MoneyField, ProblemLabel
from ui.widgets.form_parts import describe


class MoneyBackRow(QWidget):
    """One discount: of which sessions, and how much."""

    edited = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = MoneyBack(amount=0)
        self.services = Choice(self)
        self.amount = MoneyField(self, unknown=0)
        self.remove = QPushButton(self)
        self.remove.setAutoDefault(False)
        self.problem = ProblemLabel(self)
        row = hbox(spacing=8)
        row.addWidget(self.services, 3)
        row.addWidget(self.amount, 2)
        row.addWidget(self.remove)
        layout = vbox(self, spacing=2)
        layout.addLayout(row)
        layout.addWidget(self.problem)
        self.services.chosen.connect(lambda services: self._edit(services=services))
        self.amount.edited.connect(lambda cents: self._edit(amount=cents))
        self.amount.problem_changed.connect(self.problem.show_problem)
        self.remove.clicked.connect(self.removed)

    def show_one(self, one: MoneyBack, course: Course, number: int, voice: Voice) -> None:
        """Show ``one``, the ``number``-th of ``course``."""
        self._one = one
        named = dict.fromkeys((line.service,) for line in course.lines)
        options: list[tuple[Any, str]] = [((), voice("editors.money_back_all"))]
        options += [(services, service_title(services[0], "", voice)) for services in named]
        if one.services and one.services not in named:
            words = ", ".join(service_title(service, "", voice) for service in one.services)
            options.append((one.services, words))
        self.services.set_options(options)
        self.services.set_value(one.services)
        self.amount.set_voice(voice)
        self.amount.set_value(one.amount)
        figures: dict[str, object] = {"number": number}
        describe(
            self.services,
            voice("editors.money_back_services", **figures),
            voice("editors.money_back_services_is"),
        )
        self.amount.set_meaning(voice("editors.money_back_amount", **figures), voice("editors.money_back_amount_is"))
        self.remove.setText(voice("shared.remove"))
        describe(
            self.remove,
            voice("editors.money_back_remove", **figures),
            voice("editors.money_back_remove_is"),
        )

    def _edit(self, **parts: object) -> None:
        self.edited.emit(changed(self._one, **parts))


class MoneyBackTable(QWidget):
    """A row for each discount, and a button for another. ``edited`` brings all of them and the name of the step."""

    edited = Signal(object, str)
    fields_changed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self._voice = SILENT
        self.rows: list[MoneyBackRow] = []
        self.add = QPushButton(self)
        self._rows = vbox(spacing=4)
        column = vbox(self, spacing=4)
        column.addLayout(self._rows)
        foot = hbox()
        foot.addWidget(self.add)
        foot.addStretch(1)
        column.addLayout(foot)
        self.add.clicked.connect(self._add)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The amounts."""
        return tuple(row.amount for row in self.rows)

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in the order of the eye."""
        return (*(part for row in self.rows for part in (row.services, row.amount, row.remove)), self.add)

    def set_course(self, course: Course, voice: Voice) -> None:
        """Show the discounts of ``course``."""
        if voice != self._voice:
            self._voice = voice
            self.add.setText(voice("editors.money_back_add"))
            describe(self.add, voice("editors.money_back_add"), voice("editors.money_back_add_is"))
        self._course = course
        self._match(len(course.money_back))
        for number, (row, one) in enumerate(zip(self.rows, course.money_back, strict=True), start=1):
            row.show_one(one, course, number, voice)
        self.add.setEnabled(len(self.rows) < MOST_MONEY_BACK)

    def _match(self, count: int) -> None:
        come: list[Field] = []
        gone: list[Field] = []
        while len(self.rows) > count:
            row = self.rows.pop()
            gone.append(row.amount)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            row = MoneyBackRow(self)
            at = len(self.rows)
            row.edited.connect(lambda one, at=at: self._edited(at, one))
            row.removed.connect(lambda at=at: self._edited(at, None))
            self._rows.addWidget(row)
            row.show()
            self.rows.append(row)
            come.append(row.amount)
        if come or gone:
            self.fields_changed.emit(come, gone)

    def _edited(self, at: int, one: MoneyBack | None) -> None:
        if self._course is not None:
            all_ = list(self._course.money_back)
            all_[at : at + 1] = [] if one is None else [one]
            self.edited.emit(tuple(all_), self._voice("editors.step_money_back"))

    def _add(self) -> None:
        if self._course is not None:
            new = (*self._course.money_back, MoneyBack(amount=0))
            self.edited.emit(new, self._voice("editors.step_money_back_add"))
            self.rows[-1].amount.setFocus()
