"""Desks for one plan and member, each ready to settle a course from its first line. No line is priced here."""

import datetime

from calculator.engine.adjudication.funding import AccountState, ProgramState
from calculator.engine.adjudication.ledger import Ledger, OpeningBalances, Years
from calculator.engine.adjudication.pools import DRUG, IN, OUT
from calculator.engine.adjudication.settlement import (
    AdjudicatedLine,
    Adjudicator,
    CarveOutPayer,
    EmployerShare,
    SecondaryPayer,
    in_network_by_agreement,
)
from calculator.engine.adjudication.terms import Terms
from calculator.engine.adjudication.years import CALENDAR, months_touched, year_start
from calculator.model.estimate import Amounts, DatedLine
from calculator.model.funding import FundingKind
from calculator.model.member import Member, Met, OtherCoverage
from calculator.model.plan import AccumulatorYear, Plan, RiderPays
from calculator.money import allocate
from calculator.reference import limits

Known = dict[tuple[str, str], Terms]


class PlanPricer:
    """Opens desks for one plan and member. What the plan's words come to is worked out once for all of them."""

    def __init__(self, plan: Plan, member: Member) -> None:
        self._plan = plan
        self._member = member
        self._rates = {agreement.service: agreement.rate for agreement in member.single_case_agreements}
        self._medical: Known = {}
        self._rider: Known = {}
        self._second: Known = {}

    @property
    def by_line(self) -> bool:
        """Whether a line's amounts depend on the lines before it only: not so where one price holds for the course."""
        return self._plan.case_rate is None

    def settle(
        self, lines: tuple[DatedLine, ...], balances_on: datetime.date | None = None
    ) -> tuple[list[AdjudicatedLine], Adjudicator]:
        """Settle dated lines, in order of date, at a new desk, which tells what is left in the accounts.

        ``balances_on`` is the day on which the accounts hold what the member says; None: the day of the first line.
        """
        starts = lines[0].date if lines else datetime.date(limits.newest_year(), 1, 1)
        desk = self._desk(starts, min(balances_on or starts, starts))
        case_rates = self._case_rates(lines)
        settled = []
        for i, line in enumerate(lines):
            negotiated, network = in_network_by_agreement(line, self._rates)
            settled.append(desk.settle(line, case_rates.get(i, negotiated), network))
        return settled, desk

    def amounts(self, lines: tuple[DatedLine, ...], balances_on: datetime.date | None = None) -> list[Amounts]:
        """What becomes of each line, and nothing about why; see ``settle``."""
        return [one.amounts for one in self.settle(lines, balances_on)[0]]

    def fees(self, lines: tuple[DatedLine, ...]) -> int:
        """What the employer pays beside ``lines`` over the months of the course, in cents."""
        if not lines:
            return 0
        funding = self._plan.funding
        months = months_touched(lines[0].date, lines[-1].date)
        premium = 0 if funding.kind is FundingKind.SELF_FUNDED else funding.premium_share
        return funding.fee_per_case + months * (funding.fee_pepm + funding.fee_per_engaged_month + premium)

    def total(self, lines: tuple[DatedLine, ...], balances_on: datetime.date | None = None) -> Amounts:
        """What the course comes to, fees included; see ``settle``."""
        return with_fees(Amounts.sum(self.amounts(lines, balances_on)), self.fees(lines))

    def _desk(self, starts: datetime.date, balances_on: datetime.date) -> Adjudicator:
        plan, member = self._plan, self._member
        turns = plan.year_starts
        years = _years(plan)
        as_of = member.met_as_of or starts
        seeds = OpeningBalances(
            as_of,
            {IN: member.met, OUT: member.met_out_of_network, DRUG: member.met_drug},
            {IN: member.others, OUT: member.others_out_of_network, DRUG: member.others_drug},
            member.limits_used,
            member.met_last_quarter,
        )
        medical = Ledger(plan, member, years, seeds, limits.self_only_limit, self._medical)
        rider = None
        if plan.rider is not None:
            ledger = Ledger(
                plan.rider, member, years, OpeningBalances(as_of, {}, {}), limits.self_only_limit, self._rider
            )
            if plan.rider.shares_accumulators:
                ledger.share_with(medical)
            services = frozenset(reading.service for reading in plan.rider.reading)
            rider = CarveOutPayer(ledger, services, instead=plan.rider.pays is RiderPays.INSTEAD)
        second = self._second_desk(member.other_coverage, as_of) if member.other_coverage else None
        program = ProgramState(member.assistance) if member.assistance and not member.government_plan else None
        balances = {balance.kind: balance for balance in member.balances}
        this_year = year_start(as_of, turns) == year_start(balances_on, turns)
        paid_before = max(member.met.deductible, member.met.out_of_pocket) if this_year else 0
        purses = tuple(
            AccountState(account, balances.get(account.kind), turns, balances_on, paid_before)
            for account in plan.accounts
        )
        return Adjudicator(medical, rider, second, program, purses, EmployerShare(plan.funding, turns))

    def _second_desk(self, other: OtherCoverage, as_of: datetime.date) -> SecondaryPayer:
        seeds = OpeningBalances(as_of, {IN: other.met, OUT: Met(), DRUG: Met()}, {})
        ledger = Ledger(other.plan, self._member, _years(other.plan), seeds, limits.self_only_limit, self._second)
        return SecondaryPayer(ledger, other.coordination)

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


def _years(plan: Plan) -> Years:
    turns = plan.year_starts
    calendar = plan.accumulator_year is AccumulatorYear.CALENDAR
    return Years(turns, CALENDAR if calendar else turns, plan.last_quarter_carries_over)
