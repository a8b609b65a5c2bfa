"""Federal limits that somebody enters while the program runs hold in the next answer."""

import datetime

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.pricing import PlanEstimator
from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.estimate import Amounts
from calculator.model.member import CoverageTier, Member, OtherCoverage
from calculator.model.plan import CostShare
from calculator.reference import limits
from tests.engine.cases import amount, plan, session

DAY = datetime.date(2031, 2, 1)
RULE = plan(CostShare(coinsurance=5_000), out_of_pocket_limit=amount(None, 15_000))
"""Half of 40,000 is over the family's limit of 15,000, in which nobody knows what binds one person in that year."""


def write(dollars: int) -> None:
    path = limits.user_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{{"years": {{"2031": {{"aca_limit_self_only": "{dollars}.00"}}}}}}', encoding="utf-8")


def test_an_estimate_of_the_same_case_has_the_limit_that_was_entered_since() -> None:
    line = ServiceLine(service="dosing", price=PriceRange.fixed(4_000_000))
    member = Member(tier=CoverageTier.FAMILY)
    case = Case(course=Course(title="C", starts=DAY, lines=(line,)), plans=(RULE,), chosen=RULE.name, member=member)
    estimator = PlanEstimator(RULE, member)
    assert estimator.estimate(case).likely.totals.member_pays == 1_500_000
    write(12_000)
    assert estimator.estimate(case).likely.totals.member_pays == 1_200_000
    limits.user_file().unlink()
    assert estimator.estimate(case).likely.totals.member_pays == 1_500_000


def test_a_plan_beside_one_without_a_limit_has_the_limit_that_was_entered_since() -> None:
    second = OtherCoverage(plan=plan(name="Second", benefit={"covered": False}))
    pricer = PlanPricer(RULE, Member(tier=CoverageTier.FAMILY, other_coverage=second))
    lines = (session(40_000, day=DAY),)
    assert Amounts.sum(pricer.amounts(lines)).member_pays == 1_500_000
    write(9_000)
    assert Amounts.sum(pricer.amounts(lines)).member_pays == 900_000
