"""What the other order of one day leaves different is met again on a later day: by hand.

On the first day two sessions come under a benefit that covers one visit: of the first of them half is the member's, and
the other he pays whole. Whichever came first has been counted; all later sessions are under other benefits.
"""

import datetime
from typing import Any

import pytest

from calculator.engine.adjudication import day_orders
from calculator.engine.adjudication.day_orders import differences, marks_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.model.estimate import DatedLine
from calculator.model.funding import Account, AccountKind, AccountScope
from calculator.model.member import CoverageTier, Member
from calculator.model.plan import Benefit, NetworkCredit, Plan, Reading, YearlyAmount
from calculator.model.plan_year import CarryOver
from tests.engine.cases import amount, session, tiers
from tests.engine.order_cases import HALF, TENTH, two

START = datetime.date(2026, 10, 5)
ONE_VISIT = {"visit_limit": 1}


def rule(once: dict[str, Any] | None = None, more: dict[str, Any] | None = None, **parts: Any) -> Plan:
    """One visit under "once", half of which is the member's; half of the drug under "more", with limits that the two
    have together; a tenth of all else."""
    benefits = (
        Benefit(name="once", in_network=HALF, **(ONE_VISIT | (once or {}))),
        Benefit(name="more", in_network=HALF, **(more or {})),
        Benefit(name="tenth", in_network=TENTH),
    )
    reading = (
        Reading(service="dosing", benefit="once"),
        Reading(service="integration", benefit="once"),
        Reading(service="drug", benefit="more"),
    )
    return Plan(name="Plan", benefits=benefits, reading=reading, otherwise="tenth", **parts)


def on(day: int, *dollars: int, service: str = "evaluation", **parts: Any) -> tuple[DatedLine, ...]:
    """Sessions of so many dollars, so many days after the first."""
    date = START + datetime.timedelta(days=day)
    return tuple(session(one, service, date, **parts) for one in dollars)


CHEAPER_FIRST = (*on(0, 200, service="integration"), *on(0, 400, service="dosing"))
DEARER_FIRST = CHEAPER_FIRST[::-1]


def dollars(plan: Plan, *lines: DatedLine, member: Member | None = None) -> list[float]:
    """The differences: turned round, and with the cheapest and the dearest first where that is another order."""
    course = PlanPricer(plan, member or Member()).settle(lines, marks=marks_of(lines))
    return [cents / 100 for cents in differences(course)]


def test_a_day_that_would_fit_under_the_deductible_and_no_longer_does() -> None:
    """200 or 400 of the 820 are met: then 10 and 600 are deductible, or 10, 410 and 19 of the rest."""
    assert dollars(rule(deductible=amount(820)), *CHEAPER_FIRST, *on(7, 10, 600)) == [-171]


def test_a_day_that_would_fit_under_the_limit_and_no_longer_does() -> None:
    """500 are paid and 100 count, or 400 and 200. Of the 720 there are 620 left for 10 and 600, or 520."""
    lines = (*CHEAPER_FIRST, *on(7, 100, 6_000))
    assert dollars(rule(out_of_pocket_limit=amount(720)), *lines) == [-190]
    assert dollars(rule(out_of_pocket_limit=amount(820)), *lines) == [-100]


@pytest.mark.parametrize("what", ["deductible", "out_of_pocket_limit"])
def test_what_is_left_in_the_network_of_the_day_decides(what: str) -> None:
    """As before, and the last session is in another network with amounts of its own, which nothing was counted to."""
    met = {"deductible": (820, -171.0), "out_of_pocket_limit": (720, -190.0)}
    most, more = met[what]
    two_networks = YearlyAmount(in_network=tiers(most), out_of_network=tiers(5_000))
    prices = (10, 600) if what == "deductible" else (100, 6_000)
    lines = (*CHEAPER_FIRST, *on(7, *prices), *on(14, 50, network="out"))
    assert dollars(rule(**{what: two_networks}), *lines) == [more]


def test_days_on_which_nothing_changes_are_between() -> None:
    """As the first, with 320 of deductible more on three days."""
    between = (*on(7, 10, 100), *on(9, 50), *on(14, 10, 150))
    assert dollars(rule(deductible=amount(1_140)), *CHEAPER_FIRST, *between, *on(21, 10, 600)) == [-171]


@pytest.mark.parametrize("days", [7, 8, 9, 17])
def test_the_day_that_it_is_met_on_may_be_any_number_of_days_later(days: int) -> None:
    between = tuple(line for day in range(days) for line in on(day + 1, 10, 11))
    assert dollars(rule(deductible=amount(820 + 21 * days)), *CHEAPER_FIRST, *between, *on(30, 10, 600)) == [-171]


def test_more_is_left_of_the_deductible_of_the_family_too() -> None:
    """400 or 200 are met, and 30 more: of the 730 there are 300 left for 610, and 31 of the rest, or 500 and 11."""
    member = Member(tier=CoverageTier.FAMILY)
    lines = (*DEARER_FIRST, *on(7, 10, 20), *on(14, 10, 600))
    assert dollars(rule(deductible=amount(730, 730)), *lines, member=member)[0] == 511 - 331


def test_what_was_met_in_the_last_quarter_goes_on_into_the_next_year() -> None:
    """200 or 400, and 110, go on into the new year: of the 3,000 there are 2,690 left, and 1 of the 10 beyond, or 2,490
    and 21."""
    carried = rule(deductible=amount(3_000), last_quarter_carries_over=CarryOver.ALWAYS)
    lines = (*CHEAPER_FIRST, *on(7, 10, 100), *on(100, 10, 2_690))
    assert dollars(carried, *lines) == [2_511 - 2_691]


@pytest.mark.parametrize("between", [88, 95])
def test_a_new_year_begins_alike_for_both(between: int) -> None:
    """500 are paid, or 400, and the limit of 400 is nearer then; the first of January, 88 days later, ends that."""
    lines = (*CHEAPER_FIRST, *on(between, 1_000, 500), *on(102, 1_000, 2_000))
    assert dollars(rule(out_of_pocket_limit=amount(400)), *lines)[0] == -100


def test_a_single_session_of_the_new_year_ends_what_was_different() -> None:
    lines = (*CHEAPER_FIRST, *on(7, 10, 20), *on(95, 1_000), *on(102, 1_000, 2_000))
    assert dollars(rule(out_of_pocket_limit=amount(400)), *lines)[0] == -100


@pytest.mark.parametrize("networks", [NetworkCredit.BOTH, NetworkCredit.IN_COUNTS_OUT])
def test_what_counts_toward_the_other_network_too_is_priced_again(networks: NetworkCredit) -> None:
    """Out of network 300 of deductible, to which 200 or 400 in network count: 10 and 20 more leave 70 or nothing of it,
    so that of 100 out of network 70 and 3 are the member's, or 10."""
    share = {"out_of_network": TENTH}
    benefits = tuple(
        Benefit(name=one.name, in_network=one.in_network, visit_limit=one.visit_limit, **share)
        for one in rule().benefits
    )
    apart = YearlyAmount(in_network=tiers(5_000), out_of_network=tiers(300))
    plan = rule(deductible=apart, network_credit=networks)
    plan = Plan(**(vars(plan) | {"benefits": benefits}))
    lines = (*CHEAPER_FIRST, *on(7, 10, 20), *on(14, 100, network="out"))
    assert dollars(plan, *lines)[0] == -63


@pytest.mark.parametrize("limit", ["dollar_limit", "lifetime_dollar_limit"])
def test_what_the_plan_may_still_pay_is_used_otherwise(limit: str) -> None:
    """Of 350 together the plan pays 100 of the first day, or 200: of a drug of 400 then 200, or 150. 500 and 200 are
    the member's, or 400 and 250."""
    together = rule(more={limit: 35_000, "limits_with": "once"})
    assert dollars(together, *CHEAPER_FIRST, *on(7, 10, 20), *on(14, 400, service="drug"))[0] == -50


def test_what_the_plan_may_ever_pay_is_used_otherwise_in_the_next_year_too() -> None:
    together = rule(once={"lifetime_dollar_limit": 35_000})
    lines = (*CHEAPER_FIRST, *on(7, 10, 20), *on(100, 400, service="dosing"))
    assert dollars(together, *lines)[0] == -50


def test_an_account_of_the_employer_holds_more_or_less_for_the_days_after() -> None:
    """The HRA pays what is deductible: 200 of 600, or 400. 30 more leave 770 in it, or 570, for the 700 of the end."""
    hra = Account(kind=AccountKind.HRA, yearly=100_000, scope=AccountScope.DEDUCTIBLE)
    plan = rule(deductible=amount(5_000), accounts=(hra,))
    assert dollars(plan, *CHEAPER_FIRST, *on(7, 10, 20), *on(14, 700))[0] == -200 + 130


class Settled:
    """How many lines are priced again."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lines = 0
        settle = day_orders.settle

        def counted(*given: Any) -> Any:
            self.lines += 1
            return settle(*given)

        monkeypatch.setattr(day_orders, "settle", counted)


@pytest.mark.parametrize(
    ("parts", "more"),
    [
        # 370, or 450 turned round.
        ({"deductible": amount(300)}, 80),
        # The limit is 80 nearer in the one order than in the other, and far in both.
        ({"deductible": amount(300), "out_of_pocket_limit": amount(5_000)}, 80),
        # It is met on the first day in either.
        ({"out_of_pocket_limit": amount(210)}, 0),
        # Toward both networks the same is counted in either order.
        (
            {
                "deductible": YearlyAmount(in_network=tiers(300), out_of_network=tiers(5_000)),
                "network_credit": NetworkCredit.BOTH,
            },
            80,
        ),
    ],
)
def test_days_that_come_to_the_same_are_not_priced_again(
    parts: dict[str, Any], more: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weeks follow on the day that matters. At most one of the new year is priced again, and the first and the seven
    before it to have their books."""
    first = (*on(0, 400, service="dosing"), *on(0, 200, service="integration"))
    weeks = tuple(line for week in range(1, 20) for line in on(7 * week, 20, 10, service="integration"))
    again = Settled(monkeypatch)
    assert dollars(two(HALF, TENTH, **parts), *first, *weeks) == [more]
    assert again.lines <= 2 * (1 + 1 + 1 + 7)


def test_a_late_day_is_priced_again_from_the_books_a_few_days_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 18 days of two sessions the first and the last, and those before the second and the last to have their
    books."""
    again = Settled(monkeypatch)
    between = tuple(line for day in range(16) for line in on(day + 1, 10, 11))
    lines = (*CHEAPER_FIRST, *between, *on(30, 10, 600))
    assert dollars(rule(deductible=amount(820 + 21 * 16)), *lines) == [-171]
    assert again.lines <= 8
