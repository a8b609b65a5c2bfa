"""Who pays beside the plans, as columns: the manufacturer's program and the accounts. No rule is applied here."""

from collections.abc import Sequence
from typing import NamedTuple, Self

from calculator.engine.adjudication.codes import OWN, SCOPE
from calculator.engine.adjudication.columns import Terms
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.engine.adjudication.tables import add_row
from calculator.model.funding import Account, AccountKind, AccountPays, AfterUsedUp, Assistance, AssistanceMode
from calculator.model.member import Coordination, Member
from calculator.money import WHOLE


class Beside(NamedTuple):
    """What of a member decides about the tables beside his coverages: the services of single case agreements, how a
    second plan coordinates (None: there is none), and the manufacturer's program that helps."""

    agreed: tuple[str, ...]
    coordination: Coordination | None
    program: Assistance | None

    @classmethod
    def of(cls, member: Member) -> Self:
        """What decides of ``member``."""
        other = member.other_coverage
        agreed = tuple([agreement.service for agreement in member.single_case_agreements])
        return cls(agreed, None if other is None else other.coordination, program_of(member))


def program_of(member: Member) -> Assistance | None:
    """The manufacturer's program, where the member may use it and there is money in it."""
    program = member.assistance
    return program if program and program.yearly and not member.government_plan else None


def add_program(terms: Terms, program: Assistance | None) -> None:
    """The manufacturer's program, if there is one."""
    if program is not None:
        add_row(
            terms.programs,
            program.yearly,
            program.member_pays_first,
            int(program.mode is AssistanceMode.COUNTS),
            int(program.mode is AssistanceMode.MAXIMIZER),
            program.fills_per_year,
            int(program.after_used_up is AfterUsedUp.PLAN_PAYS),
        )


def add_accounts(terms: Terms, accounts: Sequence[Account]) -> None:
    """The plans' accounts, in the order in which they pay."""
    for one in accounts:
        most = NO_LIMIT if one.carry_over_limit is None else one.carry_over_limit
        add_row(
            terms.accounts,
            SCOPE[one.scope],
            WHOLE if one.pays is AccountPays.FIRST else one.percent,
            int(one.kind is not AccountKind.LSA or one.pays_as_income),
            int(one.kind in OWN),
            one.starts_after,
            int(one.kind is AccountKind.HSA),
            int(one.kind is AccountKind.FSA),
            int(one.grace_period),
            most if one.carries_over else 0,
        )
