"""Single case agreements: rates agreed with an out-of-network provider for this person alone."""

from typing import Any

from PySide6.QtWidgets import QWidget

from calculator.model.course import Service
from calculator.model.member import Member, SingleCaseAgreement
from calculator.words.services import service_title
from ui.editors.member.part_rows import MemberRows
from ui.editors.row_list import AmountRow

_MOST = 20


class AgreementRow(AmountRow):
    """One service and its agreed rate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("service", "rate", parent)

    def set_agreement(self, agreement: SingleCaseAgreement) -> None:
        """Show ``agreement``."""
        self._one = agreement
        self.choice.set_value(agreement.service)
        self.amount.set_value(agreement.rate)


class MemberAgreements(MemberRows[AgreementRow]):
    """A row for each agreement, and a button for another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("single_case_agreements", "agreement", _MOST, parent)

    def show_facts(self, member: Member) -> None:
        """Have a row for each agreement."""
        super().show_facts(member)
        for row, agreement in zip(self.rows, member.single_case_agreements, strict=True):
            known = [(service.value, service_title(service.value, "", self._voice)) for service in Service]
            if agreement.service not in {value for value, _ in known}:
                known.append((agreement.service, agreement.service))
            row.choice.set_options(known)
            row.set_agreement(agreement)

    def new_row(self, parent: QWidget) -> AgreementRow:
        """A row that shows no agreement yet."""
        return AgreementRow(parent)

    def name_row(self, row: AgreementRow, number: int) -> None:
        """Name all in ``row``, the ``number``-th."""
        super().name_row(row, number)
        service = self.say("agreement_service", number=number), self.say("agreement_service_is")
        rate = self.say("agreement_rate", number=number), self.say("agreement_rate_is")
        row.name_parts(service, rate, self._voice)

    def another(self, held: tuple[Any, ...]) -> SingleCaseAgreement:
        """The first service that has no rate yet, dosing before the others."""
        taken = {one.service for one in held}
        free = next((one.value for one in (Service.DOSING, *Service) if one.value not in taken), Service.OTHER.value)
        return SingleCaseAgreement(service=free, rate=0)
