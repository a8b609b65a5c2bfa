"""Desks for one plan and member, each ready to settle a course from its first line. No line is priced here."""

import datetime
from typing import NamedTuple, Self

from calculator.engine.adjudication.terms import BenefitTerms as Terms
from calculator.engine.adjudication.years import CALENDAR, months_touched
from calculator.engine.objects.coordination import SecondaryPayer
from calculator.engine.objects.enrolled import OpeningBalances, out_of_pocket_met, stated_of
from calculator.engine.objects.entries import Years
from calculator.engine.objects.funding import AccountState, PaidBefore
from calculator.engine.objects.ledger import Ledger
from calculator.engine.objects.program import ProgramState
from calculator.engine.objects.settlement import (
    AdjudicatedLine,
    Adjudicator,
    CarveOutPayer,
    EmployerShare,
    in_network_by_agreement,
)
from calculator.model.estimate import Amounts, DatedLine
from calculator.model.funding import FundingKind
from calculator.model.member import CoverageTier, Enrollment, Member
from calculator.model.plan import Coverage, Plan, RiderPays
from calculator.model.plan_year import AccumulatorYear
from calculator.model.whose import in_rider
from calculator.money import allocate
from calculator.reference import limits

Known = dict[tuple[str, str], Terms]


class Covering(NamedTuple):
    """A coverage as a ledger needs it, worked out once for all ledgers: what is stated of it, how its years turn,
    whether family amounts hold, and its terms as far as they are known."""

    coverage: Coverage
    stated: OpeningBalances
    years: Years
    family: bool
    known: Known

    @classmethod
    def of(cls, coverage: Coverage, enrolled: Enrollment, plan: Plan, tier: CoverageTier) -> Self:
        """``coverage`` is ``plan`` or its rider."""
        return cls(coverage, stated_of(enrolled, coverage), _years(plan), tier.is_family, {})

    def ledger(self, starts: datetime.date) -> Ledger:
        """A ledger for what is known on ``starts``."""
        return Ledger(
            self.coverage,
            self.stated,
            starts,
            self.years,
            family=self.family,
            person_cap=limits.self_only_limit,
            known=self.known,
        )


class PlanPricer:
    """Opens desks for one plan and member. What the plan's words come to is worked out once for all of them."""

    def __init__(self, plan: Plan, member: Member) -> None:
        self._plan = plan
        self._member = member
        self._rates = {agreement.service: agreement.rate for agreement in member.single_case_agreements}
        enrolled, rider, other = member.enrollment_in(plan.name), plan.rider, member.other_coverage
        self._medical = Covering.of(plan, enrolled, plan, member.tier)
        self._paid_before = out_of_pocket_met(enrolled, plan)
        self._rider = Covering.of(rider, in_rider(enrolled, plan, rider), plan, member.tier) if rider else None
        self._rider_stated = enrolled.rider is not None
        self._second = None
        if other is not None:
            self._second = Covering.of(other.plan, other.enrollment, other.plan, other.tier or member.tier)

    @property
    def by_line(self) -> bool:
        """Whether a line's amounts depend on the lines before it only: not so where one price holds for the course."""
        return self._plan.case_rate is None

    def settle(
        self, lines: tuple[DatedLine, ...], known_on: datetime.date | None = None
    ) -> tuple[list[AdjudicatedLine], Adjudicator]:
        """Settle dated lines, in order of date, at a new desk, which tells what is left in the accounts.

        ``known_on`` is the day on which the accounts hold, and is met, what the member says of no day; None: the day of
        the first line.
        """
        starts = lines[0].date if lines else datetime.date(limits.newest_year(), 1, 1)
        desk = self._desk(min(known_on or starts, starts))
        case_rates = self._case_rates(lines)
        settled = []
        for i, line in enumerate(lines):
            negotiated, network = in_network_by_agreement(line, self._rates)
            settled.append(desk.settle(line, case_rates.get(i, negotiated), network))
        return settled, desk

    def amounts(self, lines: tuple[DatedLine, ...], known_on: datetime.date | None = None) -> list[Amounts]:
        """What becomes of each line, and nothing about why; see ``settle``."""
        return [one.amounts for one in self.settle(lines, known_on)[0]]

    def fees(self, lines: tuple[DatedLine, ...]) -> int:
        """What the employer pays beside ``lines`` over the months of the course, in cents."""
        if not lines:
            return 0
        funding = self._plan.funding
        months = months_touched(lines[0].date, lines[-1].date)
        premium = 0 if funding.kind is FundingKind.SELF_FUNDED else funding.premium_share
        return funding.fee_per_case + months * (funding.fee_pepm + funding.fee_per_engaged_month + premium)

    def total(self, lines: tuple[DatedLine, ...], known_on: datetime.date | None = None) -> Amounts:
        """What the course comes to, fees included; see ``settle``."""
        return with_fees(Amounts.sum(self.amounts(lines, known_on)), self.fees(lines))

    def _desk(self, starts: datetime.date) -> Adjudicator:
        plan, member = self._plan, self._member
        medical = self._medical.ledger(starts)
        second = None
        if self._second is not None and member.other_coverage is not None:
            second = SecondaryPayer(self._second.ledger(starts), member.other_coverage.coordination)
        balances = {balance.kind: balance for balance in member.balances}
        before = PaidBefore(self._paid_before, *self._medical.stated.held(starts))
        purses = tuple(
            AccountState(account, balances.get(account.kind), plan.year_starts, starts, before)
            for account in plan.accounts
        )
        bearer = EmployerShare(plan.funding, plan.year_starts)
        return Adjudicator(medical, self._rider_desk(medical, starts), second, _program(member), purses, bearer)

    def _rider_desk(self, medical: Ledger, starts: datetime.date) -> CarveOutPayer | None:
        rider = self._plan.rider
        if rider is None or self._rider is None:
            return None
        ledger = self._rider.ledger(starts)
        shared = rider.shares_accumulators
        if shared:
            ledger.share_with(medical)
        services = frozenset(reading.service for reading in rider.reading)
        instead = rider.pays is RiderPays.INSTEAD
        return CarveOutPayer(ledger, services, instead=instead, shared=shared, stated=self._rider_stated)

    def _case_rates(self, lines: tuple[DatedLine, ...]) -> dict[int, int]:
        """One price for the course, divided over its lines by their billed prices."""
        rate = self._plan.case_rate
        if rate is None:
            return {}
        inside = [i for i, line in enumerate(lines) if line.service in rate.services]
        parts = allocate(rate.amount, tuple(lines[i].billed for i in inside))
        return dict(zip(inside, parts, strict=True))


def with_fees(totals: Amounts, fees: int) -> Amounts:
    """``totals`` with what the employer pays beside the lines."""
    return totals._replace(employer_pays=totals.employer_pays + fees)


def _program(member: Member) -> ProgramState | None:
    """The manufacturer's program, where the member may use it and there is money in it."""
    program = member.assistance
    return ProgramState(program) if program and program.yearly and not member.government_plan else None


def _years(plan: Plan) -> Years:
    turns = plan.year_starts
    calendar = plan.accumulator_year is AccumulatorYear.CALENDAR
    return Years(turns, CALENDAR if calendar else turns, plan.last_quarter_carries_over)
