"""Desks for one plan and member, each ready to settle a course from its first line. No line is priced here."""

import datetime

from calculator.engine.coordination import SecondDesk
from calculator.engine.enrolled import out_of_pocket_met, seeds_of
from calculator.engine.entries import Years
from calculator.engine.funding import AccountPurse, PaidBefore
from calculator.engine.ledger import Ledger
from calculator.engine.program import ProgramPurse
from calculator.engine.settlement import Bearer, Desk, RiderDesk, Settled, in_network_by_agreement
from calculator.engine.terms import Terms
from calculator.engine.years import CALENDAR, months_touched
from calculator.model.estimate import Amounts, DatedLine
from calculator.model.funding import FundingKind
from calculator.model.member import CoverageTier, Enrollment, Member, PlanEnrollment
from calculator.model.plan import Coverage, Plan, Rider, RiderPays
from calculator.model.plan_year import AccumulatorYear
from calculator.money import allocate
from calculator.reference import limits

Known = dict[tuple[str, str], Terms]


class Desks:
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
    ) -> tuple[list[Settled], Desk]:
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

    def _desk(self, starts: datetime.date, balances_on: datetime.date) -> Desk:
        plan, member = self._plan, self._member
        turns = plan.year_starts
        enrolled = member.enrollment_in(plan.name)
        medical = self._ledger(plan, enrolled, starts, plan, self._medical)
        rider = None
        if plan.rider is not None:
            ledger = self._ledger(plan.rider, _in_rider(enrolled, plan, plan.rider), starts, plan, self._rider)
            shared = plan.rider.shares_accumulators
            if shared:
                ledger.share_with(medical)
            services = frozenset(reading.service for reading in plan.rider.reading)
            rider = RiderDesk(
                ledger,
                services,
                instead=plan.rider.pays is RiderPays.INSTEAD,
                shared=shared,
                stated=enrolled.rider is not None,
            )
        second, other = None, member.other_coverage
        if other is not None:
            tier = other.tier or member.tier
            ledger = self._ledger(other.plan, other.enrollment, starts, other.plan, self._second, tier)
            second = SecondDesk(ledger, other.coordination)
        balances = {balance.kind: balance for balance in member.balances}
        seeds = seeds_of(enrolled, plan, starts)
        before = PaidBefore(out_of_pocket_met(enrolled, plan), seeds.as_of, seeds.holds_from)
        purses = tuple(
            AccountPurse(account, balances.get(account.kind), turns, balances_on, before) for account in plan.accounts
        )
        return Desk(medical, rider, second, _program(member), purses, Bearer(plan.funding, turns))

    def _ledger(
        self,
        coverage: Coverage,
        enrolled: Enrollment,
        starts: datetime.date,
        plan: Plan,
        known: Known,
        tier: CoverageTier | None = None,
    ) -> Ledger:
        """The ledger of ``coverage``, which is ``plan`` or its rider."""
        family = (tier or self._member.tier).is_family
        years = _years(plan)
        return Ledger(coverage, enrolled, starts, years, family=family, person_cap=limits.self_only_limit, known=known)

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


def _in_rider(enrolled: PlanEnrollment, plan: Plan, rider: Rider) -> Enrollment:
    """The enrollment in the rider: its own, or what the plan's says of it."""
    if enrolled.rider is not None:
        return enrolled.rider
    only = {benefit.name for benefit in rider.benefits} - {benefit.name for benefit in plan.benefits}
    return Enrollment.unchecked(
        coverage_starts=enrolled.coverage_starts,
        coverage_ends=enrolled.coverage_ends,
        met_as_of=enrolled.met_as_of,
        limits_used=tuple(use for use in enrolled.limits_used if use.benefit in only),
        authorization_held=enrolled.authorization_held,
    )


def _program(member: Member) -> ProgramPurse | None:
    """The manufacturer's program, where the member may use it and there is money in it."""
    program = member.assistance
    return ProgramPurse(program) if program and program.yearly and not member.government_plan else None


def _years(plan: Plan) -> Years:
    turns = plan.year_starts
    calendar = plan.accumulator_year is AccumulatorYear.CALENDAR
    return Years(turns, CALENDAR if calendar else turns, plan.last_quarter_carries_over)
