"""A line that the plan has alone is settled at once; step by step, and among all payers, it comes to the same."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from calculator.engine.adjudication.books import copied
from calculator.engine.adjudication.columns import Kind, Route
from calculator.engine.adjudication.in_turn import CourseColumns
from calculator.engine.adjudication.ledger import TraceRow
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.adjudication.settlement import settle
from calculator.files import bundled
from calculator.model.base import replaced
from calculator.model.estimate import DatedLine
from calculator.model.member import Member, PlanEnrollment
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    Benefit,
    CostShare,
    NetworkCredit,
    Plan,
    TierAmounts,
    YearlyAmount,
)
from tests.engine import cases

FIRST = datetime.date(2026, 10, 5)
PRICES = {"evaluation": 30_000, "dosing": 45_000, "drug": 60_000, "integration": 17_500}
LINES = tuple(
    DatedLine(
        FIRST + datetime.timedelta(days=7 * week),
        service,
        service,
        week + 1,
        30,
        cents,
        network="out" if week % 5 == 4 else "in",
        drug=service == "drug",
    )
    for week in range(30)
    for service, cents in PRICES.items()
)
"""Over the turn of a year, now and then out of network."""


def limited(plan: Plan) -> Plan:
    """``plan`` with limits on its first benefit and rates of its own, whose networks count toward each other's amounts
    where it has them apart."""
    first, *others = plan.benefits or (Benefit(name="visit"),)
    share = replaced(first.in_network, allowed=AllowedAmount(basis=AllowedBasis.PERCENT_OF_BILLED, percent=8_000))
    limit = YearlyAmount(in_network=TierAmounts(individual=500_000), out_of_network=TierAmounts(individual=800_000))
    benefit = replaced(first, in_network=share, visit_limit=12, dollar_limit=400_000)
    return replaced(
        plan,
        benefits=(benefit, *others),
        out_of_pocket_limit=limit,
        network_credit=NetworkCredit.BOTH,
    )


PLANS = [*bundled.plans(), *map(limited, bundled.plans())]
COVERED = PlanEnrollment(
    coverage_starts=FIRST + datetime.timedelta(days=7), coverage_ends=FIRST + datetime.timedelta(days=180)
)
MEMBERS = [Member(), Member(**vars(COVERED))]


@dataclass
class Flow:
    """A course as it is settled, with its books."""

    course: CourseColumns

    def rows(
        self, kinds: Callable[[Kind], Kind] | None = None, routes: Callable[[Route], Route] | None = None
    ) -> object:
        """Every line settled, and the books after the last, with other kinds and routes."""
        columns, calendar, opened, lines, order = self.course
        terms = columns.terms
        if kinds is not None:
            terms = terms._replace(kinds=list(map(kinds, terms.kinds)))
        if routes is not None:
            terms = terms._replace(routes=list(map(routes, terms.routes)))
        books = copied(opened)
        rows: list[TraceRow] = [settle(terms, books, calendar, lines, at) for at in order]
        return rows, books


@pytest.mark.parametrize("member", MEMBERS, ids=["always", "some days"])
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_a_line_alone_comes_to_what_it_does_step_by_step_and_among_all_payers(plan: Plan, member: Member) -> None:
    flow = Flow(PlanPricer(plan, member).columns_for(LINES))
    at_once = flow.rows()
    assert any(kind.alone for kind in flow.course.columns.terms.kinds)
    assert flow.rows(routes=lambda route: route._replace(even=0)) == at_once
    assert flow.rows(kinds=lambda kind: kind._replace(alone=0)) == at_once


def test_a_session_that_is_agreed_to_cost_nothing_costs_nothing() -> None:
    """The benefit's own rate is no more asked for."""
    paid = PlanPricer(cases.plan(CostShare()), Member()).total((cases.session(400, allowed=0),))
    assert (paid.discount, paid.allowed, paid.plan_pays) == (40_000, 0, 0)
