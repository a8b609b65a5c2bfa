"""Two sessions of one day: where their order changes what the member pays, by hand, and where it does not."""

import pytest

from calculator.engine.adjudication.day_orders import differences, marks_of
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.model.estimate import DatedLine
from calculator.model.funding import Account, AccountKind
from calculator.model.member import Member
from calculator.model.plan import CostShare, Plan
from tests.engine.cases import amount, plan, session
from tests.engine.order_cases import HALF, TENTH, two


def found(rule: Plan, *lines: DatedLine) -> list[int]:
    """The differences in cents."""
    return list(differences(PlanPricer(rule, Member()).settle(lines, marks=marks_of(lines))))


DAY = (session(400), session(200, "integration"))


@pytest.mark.parametrize(
    ("rule", "more"),
    [
        # 300 and half of 100, a tenth of 200: 370. Turned round 200, 100 and half of 300: 450.
        (two(HALF, TENTH, deductible=amount(300)), 8_000),
        # 599: 400 and 199 and a tenth of 1. Turned round 200, 399 and half of 1: 40 cents more.
        (two(HALF, TENTH, deductible=amount(599)), 40),
        # Room for both in either order. Where a dollar is left after both it surely is so: no order is priced.
        (two(HALF, TENTH, deductible=amount(600)), 0),
        (two(HALF, TENTH, deductible=amount(601)), None),
        (two(HALF, TENTH), None),
        # At the limit the member has paid as much in either order.
        (two(HALF, TENTH, out_of_pocket_limit=amount(210)), 0),
        (two(HALF, TENTH, out_of_pocket_limit=amount(220)), 0),
        (two(HALF, TENTH, out_of_pocket_limit=amount(221)), None),
        # One visit: 200 and 200, or 100 and 400.
        (plan(HALF, benefit={"visit_limit": 1}), 10_000),
        (plan(HALF, benefit={"visit_limit": 2}), 0),
        # 300 are covered and half of them the plan's: 150 of 600 dollars in either order.
        (plan(HALF, benefit={"dollar_limit": 30_000}), 0),
        # A fixed amount of each visit: 30 and 30.
        (two(CostShare(copay=3_000), CostShare(copay=3_000)), None),
    ],
)
def test_the_order_of_two_sessions(rule: Plan, more: int | None) -> None:
    """None: no order is priced at all."""
    assert found(rule, *DAY) == ([] if more is None else [more])


def test_the_employers_account_runs_dry_on_either_session() -> None:
    """The member owes 200 and 20; an HRA has 100: 120 are his in either order."""
    rule = two(HALF, TENTH, accounts=(Account(kind=AccountKind.HRA, yearly=10_000),))
    assert found(rule, *DAY) == [0]


def test_one_line_alone_and_lines_that_differ_in_name_only_have_no_other_order() -> None:
    rule = two(HALF, TENTH, deductible=amount(300))
    assert found(rule, DAY[0]) == []
    assert marks_of(DAY) == [0]
    assert marks_of((DAY[0], DAY[0]._replace(label="Another", number=2, of=2))) == []
    assert marks_of(DAY[:1]) == []
