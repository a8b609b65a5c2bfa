"""Plan, course and member become an Estimate: the schedule at three prices, each settled line by line."""

import datetime
from collections import defaultdict
from itertools import accumulate

from calculator.engine import checks
from calculator.engine.funding import AccountPurse, ProgramPurse
from calculator.engine.ledger import DRUG, IN, OUT, Ledger, Seeds, Years
from calculator.engine.reasons import reasons_for
from calculator.engine.schedule import schedule
from calculator.engine.settlement import Bearer, Desk, RiderDesk, SecondDesk, Settled, in_network_by_agreement
from calculator.engine.years import CALENDAR, months_touched, year_start
from calculator.model.case import Case
from calculator.model.estimate import (
    Amounts,
    DatedLine,
    Estimate,
    Event,
    EventKind,
    Level,
    Priced,
    PricedLine,
    Reason,
)
from calculator.model.funding import FundingKind
from calculator.model.member import Member, Met, OtherCoverage
from calculator.model.plan import AccumulatorYear, Plan, RiderPays
from calculator.money import allocate, share
from calculator.reference import limits


def estimate(case: Case, plan: Plan, *, reasons: bool = True) -> Estimate:
    """What the course of ``case`` costs under ``plan``, at the low, likely and high price, with flags.

    ``reasons``: say why for every amount, at the likely price. Where the low or the high prices are the likely ones the
    answer is the same.
    """
    scheduled = schedule(case.course, Level.LIKELY)
    likely = price(scheduled, plan, case.member, reasons=reasons)

    def at(level: Level) -> Priced:
        lines = schedule(case.course, level)
        return likely if lines == scheduled else price(lines, plan, case.member, reasons=False)

    return Estimate(plan.name, at(Level.LOW), likely, at(Level.HIGH), checks.flags(case, plan, likely))


def price(
    lines: tuple[DatedLine, ...],
    plan: Plan,
    member: Member,
    *,
    reasons: bool = True,
    balances_on: datetime.date | None = None,
) -> Priced:
    """Dated lines, in order of date, priced under ``plan`` for ``member``; ``reasons``: say why for every amount.

    ``balances_on`` is the day on which the accounts hold what ``member`` says; None: the day of the first line.
    """
    settled, desk = _settle(lines, plan, member, balances_on)
    why = [reasons_for(one, plan) if reasons else () for one in settled]
    return _priced(settled, why, plan, member, desk.accounts_left)


def running(lines: tuple[DatedLine, ...], plan: Plan, member: Member) -> tuple[Amounts, ...]:
    """What a course costs that ends before the first of ``lines``, after it, after the second, and so on.

    A line's amounts depend on the lines before it only, so one pass gives the totals of all of these courses; but not
    under a case rate, which is shared out over the whole course.
    """
    settled, _ = _settle(lines, plan, member, None)
    sums = accumulate((one.amounts for one in settled), Amounts.plus, initial=Amounts())
    return tuple(_with_fees(total, _fees(plan, settled[:count])) for count, total in enumerate(sums))


def _settle(
    lines: tuple[DatedLine, ...], plan: Plan, member: Member, balances_on: datetime.date | None
) -> tuple[tuple[Settled, ...], Desk]:
    starts = lines[0].date if lines else datetime.date(limits.newest_year(), 1, 1)
    desk = _desk(plan, member, starts, min(balances_on or starts, starts))
    rates = {agreement.service: agreement.rate for agreement in member.single_case_agreements}
    case_rates = _case_rates(lines, plan)
    settled = []
    for i, line in enumerate(lines):
        negotiated, network = in_network_by_agreement(line, rates)
        settled.append(desk.settle(line, case_rates.get(i, negotiated), network))
    return tuple(settled), desk


def _priced(
    settled: tuple[Settled, ...],
    why: list[tuple[Reason, ...]],
    plan: Plan,
    member: Member,
    accounts_left: tuple[tuple[str, int], ...],
) -> Priced:
    totals = Amounts()
    by_year: defaultdict[datetime.date, Amounts] = defaultdict(Amounts)
    by_service: defaultdict[str, Amounts] = defaultdict(Amounts)
    lines = []
    for one, reasons in zip(settled, why, strict=True):
        totals = totals.plus(one.amounts)
        year = one.standing.year_starts
        by_year[year] = by_year[year].plus(one.amounts)
        by_service[one.entry.line.service] = by_service[one.entry.line.service].plus(one.amounts)
        lines.append(PricedLine(one.entry.line, one.amounts, one.standing, reasons))
    fees = _fees(plan, settled)
    rates = member.tax.federal + member.tax.state + member.tax.fica
    return Priced(
        lines=tuple(lines),
        totals=_with_fees(totals, fees),
        by_year=tuple(by_year.items()),
        by_service=tuple(by_service.items()),
        events=tuple(_events(settled)),
        fees=fees,
        tax_saved=share(totals.own_account, min(rates, 10_000)),
        employer_fica_saved=share(totals.own_account, member.tax.employer_fica),
        accounts_left=accounts_left,
    )


def _with_fees(totals: Amounts, fees: int) -> Amounts:
    return totals._replace(employer_pays=totals.employer_pays + fees)


def _desk(plan: Plan, member: Member, starts: datetime.date, balances_on: datetime.date) -> Desk:
    turns = plan.year_starts
    accumulators_turn = CALENDAR if plan.accumulator_year is AccumulatorYear.CALENDAR else turns
    years = Years(turns, accumulators_turn, plan.last_quarter_carries_over)
    as_of = member.met_as_of or starts
    seeds = Seeds(
        as_of,
        {IN: member.met, OUT: member.met_out_of_network, DRUG: member.met_drug},
        {IN: member.others, OUT: member.others_out_of_network, DRUG: member.others_drug},
        member.limits_used,
        member.met_last_quarter,
    )
    medical = Ledger(plan, member, years, seeds, limits.self_only_limit)
    rider = None
    if plan.rider is not None:
        ledger = Ledger(plan.rider, member, years, Seeds(as_of, {}, {}), limits.self_only_limit)
        if plan.rider.shares_accumulators:
            ledger.share_with(medical)
        services = frozenset(reading.service for reading in plan.rider.reading)
        rider = RiderDesk(ledger, services, instead=plan.rider.pays is RiderPays.INSTEAD)
    second = _second(member.other_coverage, member, as_of) if member.other_coverage else None
    program = ProgramPurse(member.assistance) if member.assistance and not member.government_plan else None
    balances = {balance.kind: balance for balance in member.balances}
    this_year = year_start(as_of, turns) == year_start(balances_on, turns)
    paid_before = max(member.met.deductible, member.met.out_of_pocket) if this_year else 0
    purses = tuple(
        AccountPurse(account, balances.get(account.kind), turns, balances_on, paid_before) for account in plan.accounts
    )
    return Desk(medical, rider, second, program, purses, Bearer(plan.funding, turns))


def _second(other: OtherCoverage, member: Member, as_of: datetime.date) -> SecondDesk:
    turns = other.plan.year_starts
    calendar = other.plan.accumulator_year is AccumulatorYear.CALENDAR
    years = Years(turns, CALENDAR if calendar else turns, other.plan.last_quarter_carries_over)
    seeds = Seeds(as_of, {IN: other.met, OUT: Met(), DRUG: Met()}, {})
    return SecondDesk(Ledger(other.plan, member, years, seeds, limits.self_only_limit), other.coordination)


def _case_rates(lines: tuple[DatedLine, ...], plan: Plan) -> dict[int, int]:
    """One price for the course, divided over its lines by their billed prices."""
    if plan.case_rate is None:
        return {}
    inside = [i for i, line in enumerate(lines) if line.service in plan.case_rate.services]
    parts = allocate(plan.case_rate.amount, tuple(lines[i].billed for i in inside))
    return dict(zip(inside, parts, strict=True))


def _events(settled: tuple[Settled, ...]) -> list[Event]:
    events: list[Event] = []
    year = None
    met: set[tuple[EventKind, datetime.date]] = set()
    for i, one in enumerate(settled):
        standing, day = one.standing, one.entry.line.date
        if year is not None and standing.year_starts != year:
            events.append(Event(EventKind.YEAR_TURNS, i, standing.year_starts))
        year = standing.year_starts
        left = one.entry.left
        for kind, before, after in (
            (EventKind.DEDUCTIBLE_MET, left.deductible, standing.deductible_left),
            (EventKind.LIMIT_MET, left.limit, standing.limit_left),
        ):
            if before and after == 0 and (kind, year) not in met:
                met.add((kind, year))
                events.append(Event(kind, i, day))
    return events


def _fees(plan: Plan, settled: tuple[Settled, ...]) -> int:
    """What the employer pays beside the lines over the months of the course, in cents."""
    if not settled:
        return 0
    funding = plan.funding
    months = months_touched(settled[0].entry.line.date, settled[-1].entry.line.date)
    premium = 0 if funding.kind is FundingKind.SELF_FUNDED else funding.premium_share
    return funding.fee_per_case + months * (funding.fee_pepm + funding.fee_per_engaged_month + premium)
