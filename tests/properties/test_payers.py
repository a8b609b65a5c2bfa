"""rules.md, 'What must always hold', of many payers and many days: how a bill is cut, what the member pays at most,
that no part is paid twice, sessions outside coverage, and raising what is met. docs/counterexamples.md says where not.
"""

import datetime
from collections import defaultdict
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.adjudication.years import CALENDAR, year_start
from calculator.engine.pricing import price
from calculator.engine.schedule import schedule
from calculator.model.authorization import MissingAuthorization
from calculator.model.base import replaced
from calculator.model.estimate import Level
from calculator.model.funding import AccountKind, AccountPays, AccountScope, AssistanceMode
from calculator.model.member import Coordination, EnrollmentIn, Member, Met
from calculator.model.plan import AllowedAmount, AllowedBasis, Benefit, CoinsuranceBase, CostShare, Plan, RiderPays
from calculator.model.plan_year import AccumulatorYear
from tests.properties.later_day import pays_after
from tests.properties.settings import thorough
from tests.properties.strategies import World, plain_worlds, worlds

_EVEN = (AllowedBasis.BILLED, AllowedBasis.PERCENT_OF_BILLED)


def without_visits(share: CostShare | None) -> CostShare | None:
    """A share of which no amount is one visit's, and no percentage needs rounding."""
    if share is None:
        return None
    basis = AllowedBasis.PERCENT_OF_BILLED if share.allowed.basis in _EVEN[1:] else AllowedBasis.BILLED
    first, then = (10_000 if rate >= 5_000 else 0 for rate in (share.coinsurance, share.coinsurance_then))
    return replaced(
        share,
        copay=0,
        coinsurance=first,
        coinsurance_base=share.coinsurance_base if first == then else CoinsuranceBase.NET,
        coinsurance_then=then,
        visit_deductible=0,
        least_per_visit=None,
        most_per_visit=None,
        allowed=AllowedAmount(basis=basis, percent=5_000),
    )


def by_the_dollar(benefit: Benefit) -> Benefit:
    """A benefit that prices two halves of a session as it prices the whole."""
    authorization = benefit.authorization
    if authorization is not None and authorization.missing is not MissingAuthorization.DENIED:
        authorization = replaced(authorization, missing=MissingAuthorization.PERCENT, percent=10_000)
    return replaced(
        benefit,
        in_network=without_visits(benefit.in_network),
        out_of_network=without_visits(benefit.out_of_network),
        allowance=None,
        visit_limit=None,
        lifetime_visit_limit=None,
        first_visits=(),
        authorization=authorization,
    )


def of_one_plan(world: World) -> World:
    """Without other plans, and other figures of the same one, in the middle of the course."""
    return replace(world, plan=replaced(world.plan, years=()), member=replaced(world.member, changes=()))


def divisible(world: World) -> tuple[Plan, Member]:
    """Plan and member without what belongs to one visit: docs/counterexamples.md names what is taken away."""
    plan, member = world.plan, world.member
    rider = plan.rider
    if rider is not None:
        benefits = tuple(by_the_dollar(benefit) for benefit in rider.benefits)
        rider = replaced(rider, pays=RiderPays.INSTEAD, benefits=benefits)
    accounts = tuple(
        replaced(one, scope=AccountScope.ALL, percent=10_000 if one.pays is AccountPays.SHARE else one.percent)
        for one in plan.accounts
    )
    benefits = tuple(by_the_dollar(benefit) for benefit in plan.benefits)
    program = member.assistance
    if program is not None:
        program = replaced(program, member_pays_first=0, mode=AssistanceMode.COUNTS)
    return (
        replaced(plan, benefits=benefits, rider=rider, case_rate=None, accounts=accounts, years=()),
        replaced(member, assistance=program, other_coverage=None, single_case_agreements=(), changes=()),
    )


@thorough
@given(worlds, st.integers(0, 60), st.integers(0, 100))
def test_a_line_cut_in_two_of_the_same_day_changes_no_total(world: World, at: int, percent: int) -> None:
    plan, member = divisible(world)
    whole = [line._replace(billed=line.billed // 4 * 4) for line in schedule(world.course, Level.LIKELY)]
    if not whole:
        return
    at %= len(whole)
    line = whole[at]
    first = line.billed * percent // 100 // 4 * 4
    halves = (line._replace(billed=first), line._replace(billed=line.billed - first))
    cut = (*whole[:at], *halves, *whole[at + 1 :])
    one, two = (price(tuple(lines), plan, member, reasons=False) for lines in (whole, cut))
    assert one.totals == two.totals
    assert one.accounts_left == two.accounts_left


def in_one_pool(world: World) -> tuple[Plan, int | None]:
    """The plan with one limit for every line, and the most that one person may pay of it in a year; None: no limit."""
    plan = replaced(world.plan, limit_includes_deductible=True)

    def counting(share: CostShare | None) -> CostShare | None:
        return None if share is None else replaced(share, counts_to_limit=True)

    benefits = tuple(
        replaced(one, in_network=counting(one.in_network), out_of_network=counting(one.out_of_network))
        for one in plan.benefits
    )
    tiers = plan.out_of_pocket_limit.in_network
    limit = replaced(plan.out_of_pocket_limit, out_of_network=None)
    plan = replaced(plan, benefits=benefits, out_of_pocket_limit=limit, drug_limit=None, rider=None)
    family = tiers.family if world.member.tier.is_family else None
    own = tiers.individual if family is None or limit.kind == "embedded" else None
    known = [cents for cents in (own, family) if cents is not None]
    return plan, min(known) if known else None


@thorough
@given(worlds)
def test_whatever_help_there_is_the_member_never_passes_the_limit(world: World) -> None:
    world = of_one_plan(world)
    plan, limit = in_one_pool(world)
    turns = CALENDAR if plan.accumulator_year is AccumulatorYear.CALENDAR else plan.year_starts
    paid: defaultdict[datetime.date, int] = defaultdict(int)
    for line in price(schedule(world.course, Level.LIKELY), plan, world.member, reasons=False).lines:
        # Whoever helps takes cost sharing first, so of what is left exclusions and balance are the last.
        rest = line.amounts.member_pays - line.amounts.excluded - line.amounts.balance_billed
        paid[year_start(line.line.date, turns)] += max(rest, 0)
    assert limit is None or all(cents <= limit for cents in paid.values())


@thorough
@given(worlds)
def test_all_payers_together_pay_no_part_twice(world: World) -> None:
    plan = world.plan
    scopes: dict[AccountKind, set[AccountScope]] = defaultdict(set)
    for account in plan.accounts:
        scopes[account.kind].add(account.scope)
    for one in PlanPricer(plan, world.member).settle(schedule(world.course, Level.LIKELY)).adjudicated():
        amounts = one.amounts
        sharing = amounts.deductible + amounts.copay + amounts.coinsurance
        narrow = {
            scope: sum(paid.cents for paid in one.withdrawals if scopes[paid.kind] == {scope}) for scope in AccountScope
        }
        assert narrow[AccountScope.DEDUCTIBLE] <= amounts.deductible
        assert narrow[AccountScope.DEDUCTIBLE] + narrow[AccountScope.COST_SHARING] + amounts.assistance <= sharing
        owed = sharing + amounts.excluded + amounts.balance_billed
        first = amounts.second_plan if one.coordination is Coordination.CARVE_OUT else 0
        paid = amounts.second_plan - first + amounts.assistance + amounts.account + amounts.member_pays
        assert paid <= owed + one.trace.shares.discount
        assert amounts.plan_pays + first <= one.trace.shares.allowed


@thorough
@given(worlds)
def test_a_session_outside_coverage_moves_nothing(world: World) -> None:
    """Without it every other session is what it was. Accounts and other coverage may pay it, so there are none."""
    member = replaced(world.member, other_coverage=None, rider=None, by_plan=(), changes=())
    plan = replaced(world.plan, accounts=(), case_rate=None)
    lines = schedule(world.course, Level.LIKELY)
    if not lines:
        return
    first, last = member.coverage_starts or datetime.date.min, member.coverage_ends or datetime.date.max
    inside = tuple(line for line in lines if first <= line.date <= last)
    every = price(lines, plan, member, reasons=False).lines
    alone = price(inside, plan, member, reasons=False, known_on=lines[0].date).lines
    assert [(one.amounts, one.standing) for one in every if first <= one.line.date <= last] == [
        (one.amounts, one.standing) for one in alone
    ]
    outside = [one.amounts for one in every if not first <= one.line.date <= last]
    assert all(one.member_pays == one.excluded == one.allowed == one.billed for one in outside)


@thorough
@given(
    plain_worlds,
    st.integers(0, 500_000),
    st.integers(0, 500_000),
    st.one_of(st.none(), st.integers(-30, 200)),
    st.booleans(),
)
def test_raising_what_is_met_never_raises_what_the_member_pays_after_that_day(
    world: World, deductible: int, limit: int, days: int | None, own: bool
) -> None:
    plan = world.plan
    day = None if days is None else world.course.starts + datetime.timedelta(days=days)
    met = world.member.met
    raised = Met(deductible=met.deductible + deductible, out_of_pocket=met.out_of_pocket + limit)
    lines = schedule(world.course, Level.LIKELY)

    def member(amounts: Met) -> Member:
        stated: dict[str, Any] = {"met": amounts, "met_as_of": day}
        return Member(by_plan=(EnrollmentIn(plan=plan.name, **stated),)) if own else Member(**stated)

    assert pays_after(lines, plan, member(raised), day) <= pays_after(lines, plan, member(met), day)
