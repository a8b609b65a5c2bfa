"""A prescription benefit that has a deductible of its own in one year, and none any more in the next."""

import datetime

import pytest

from calculator.model.faults import InvalidError
from calculator.model.later_years import edited_in, with_year
from calculator.model.plan import Benefit, Plan, TierAmounts, YearFigures
from tests.engine.cases import amount, each, priced, session

OWN = TierAmounts(individual=10_000)
PLAN = Plan(
    name="Plan", deductible=amount(300), drug_deductible=OWN, benefits=(Benefit(name="pharmacy"),), otherwise="pharmacy"
)


def test_a_later_year_takes_the_drug_deductible_away() -> None:
    """100 of the drugs' own deductible in 2026; from 2027 on the overall one of 300 serves drugs too."""
    made = edited_in(with_year(PLAN, 2027), 2027, {"drug_deductible": None})
    assert made.years[0].without_drug_deductible
    assert (made.in_year(2026).drug_deductible, made.in_year(2027).drug_deductible) == (OWN, None)
    lines = [session(500, "drug", datetime.date(year, 2, 1), drug=True) for year in (2026, 2027)]
    assert each(priced(made, *lines), "deductible") == [100, 300]


def test_it_may_come_back() -> None:
    made = edited_in(with_year(PLAN, 2027), 2027, {"drug_deductible": None})
    twice = TierAmounts(individual=20_000)
    again = edited_in(made, 2027, {"drug_deductible": twice})
    assert (again.years[0].drug_deductible, again.years[0].without_drug_deductible) == (twice, False)


def test_a_year_cannot_have_a_drug_limit_and_have_none() -> None:
    with pytest.raises(InvalidError, match="have a drug_limit, and say that there is none"):
        YearFigures(year=2027, drug_limit=OWN, without_drug_limit=True)
