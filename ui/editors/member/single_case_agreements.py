"""Single case agreements: rates agreed with an out-of-network provider for this person alone."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from calculator.model.base import changed
from calculator.model.course import Service
from calculator.model.member import Member, SingleCaseAgreement
from calculator.words.services import service_title
from ui.editors.member.part import MemberPart, replaced, small_button, wrapped
from ui.widgets.boxes import hbox, vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, MoneyField, ProblemLabel
from ui.widgets.form_parts import describe

_MOST = 20


class AgreementRow(QWidget):
    """One service and its agreed rate."""

    edited = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agreement: SingleCaseAgreement | None = None
        self.service = Choice(self)
        self.rate = MoneyField(self, unknown=0)
        self.remove = small_button(self)
        self.problem = ProblemLabel(self)
        row = hbox(spacing=8)
        row.addWidget(self.service, 3)
        row.addWidget(self.rate, 2)
        row.addWidget(self.remove)
        layout = vbox(self, spacing=2)
        layout.addLayout(row)
        layout.addWidget(self.problem)
        self.service.chosen.connect(lambda service: self._edit(service=service))
        self.rate.edited.connect(lambda rate: self._edit(rate=rate))
        self.rate.problem_changed.connect(self.problem.show_problem)
        self.remove.clicked.connect(self.removed)

    def set_agreement(self, agreement: SingleCaseAgreement) -> None:
        """Show ``agreement``."""
        self._agreement = agreement
        self.service.set_value(agreement.service)
        self.rate.set_value(agreement.rate)

    def _edit(self, **parts: object) -> None:
        if self._agreement is not None:
            self.edited.emit(changed(self._agreement, **parts))


class MemberAgreements(MemberPart):
    """A row for each agreement, and a button for another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AgreementRow] = []
        self._rows = vbox(spacing=4)
        self.more = QPushButton(self)
        self._what = wrapped(self)
        self.grid.addWidget(self._what, 0, 0, 1, 2)
        self.grid.addLayout(self._rows, 1, 0, 1, 2)
        self.grid.addWidget(self.more, 2, 0)
        self.more.clicked.connect(self._add)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The rates."""
        return tuple(row.rate for row in self.rows)

    def set_words(self) -> None:
        """Name all in the language."""
        self._what.setText(self.say("agreements_what"))
        self.more.setText(self.say("agreement_add"))
        describe(self.more, self.say("agreement_add"), self.say("agreement_add_is"))
        for number, row in enumerate(self.rows, start=1):
            self._name(row, number)

    def show_facts(self, member: Member) -> None:
        """Have a row for each agreement."""
        self._match(len(member.single_case_agreements))
        for row, agreement in zip(self.rows, member.single_case_agreements, strict=True):
            known = [(service.value, service_title(service.value, "", self._voice)) for service in Service]
            if agreement.service not in {value for value, _ in known}:
                known.append((agreement.service, agreement.service))
            row.service.set_options(known)
            row.set_agreement(agreement)
        self.more.setEnabled(len(self.rows) < _MOST)

    def change(self, name: str, value: Any) -> None:
        """An agreement is another; None: it goes."""
        if self._member is not None:
            agreements = replaced(self._member.single_case_agreements, int(name), value)
            self.tell("agreement", single_case_agreements=agreements)

    def _add(self) -> None:
        if self._member is not None:
            taken = {one.service for one in self._member.single_case_agreements}
            free = next(
                (one.value for one in (Service.DOSING, *Service) if one.value not in taken), Service.OTHER.value
            )
            agreements = (*self._member.single_case_agreements, SingleCaseAgreement(service=free, rate=0))
            self.tell("agreement_add_step", single_case_agreements=agreements)
            self.rows[-1].service.setFocus()

    def _match(self, count: int) -> None:
        while len(self.rows) > count:
            row = self.rows.pop()
            self.fields_changed.emit((), (row.rate,))
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            self.rows.append(self._new_row(len(self.rows)))

    def _new_row(self, at: int) -> AgreementRow:
        row = AgreementRow(self)
        self._name(row, at + 1)
        self._rows.addWidget(row)
        # A layout shows it at the next turn of events; who added it is to be in its first field at once.
        row.show()
        row.edited.connect(lambda agreement: self.change(str(at), agreement))
        row.removed.connect(lambda: self.change(str(at), None))
        self.fields_changed.emit((row.rate,), ())
        return row

    def _name(self, row: AgreementRow, number: int) -> None:
        describe(row.service, self.say("agreement_service", number=number), self.say("agreement_service_is"))
        row.rate.set_voice(self._voice)
        row.rate.set_meaning(self.say("agreement_rate", number=number), self.say("agreement_rate_is"))
        row.remove.setText(self.say("remove"))
        describe(row.remove, self.say("agreement_remove_name", number=number), self.say("agreement_remove_is"))
