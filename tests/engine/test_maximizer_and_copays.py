"""What a maximizer makes the share of a fill is no copay of the plan's: it counts toward nothing (docs/rules.md, step
10), so that it uses up no copay of a day, of the course or of a plan year, and is bounded by none of them."""

import datetime
from typing import Any, Final

import pytest

from calculator.engine.pricing import price
from calculator.model.estimate import DatedLine
from calculator.model.funding import AfterUsedUp, Assistance, AssistanceMode
from calculator.model.member import Member
from calculator.model.plan import Benefit, CostShare, DeductibleUse, Plan

# A twelfth of $1,200 is the share of each fill: $100, which the program pays.
MONTHLY: Final = Assistance(yearly=120_000, mode=AssistanceMode.MAXIMIZER, fills_per_year=12)
ONE_FILL: Final = Assistance(yearly=10_000, mode=AssistanceMode.MAXIMIZER, fills_per_year=1)
FILL: Final = (10_000, 10_000, 0)
"""The share of a fill, what the program pays of it, and what the member does."""


def copay(cents: int) -> tuple[int, int, int]:
    return cents, 0, cents


def priced(program: Assistance, sessions: str, **rules: Any) -> list[tuple[int, int, int]]:
    """``sessions`` of $600: ``D`` a fill of the drug, ``v`` a visit with a copay of $30; a day each, but what follows
    ``&`` is on the day of the one before."""
    share = CostShare(copay=3_000, deductible=DeductibleUse.WAIVED, **rules)
    plan = Plan(name="P", benefits=(Benefit(name="visit", in_network=share),), otherwise="visit")
    lines, day = [], datetime.date(2026, 6, 1)
    for kind in sessions.replace("&", ""):
        lines.append(DatedLine(day, "drug" if kind == "D" else "visit", "", 1, 1, 60_000, drug=kind == "D"))
        day += datetime.timedelta(days=0 if "&" in sessions else 1)
    found = price(tuple(lines), plan, Member(assistance=program)).lines
    return [(one.amounts.copay, one.amounts.assistance, one.amounts.member_pays) for one in found]


@pytest.mark.parametrize(
    ("sessions", "rules", "comes_to"),
    [
        ("D&v", {"copay_once_a_day": True}, [FILL, copay(3_000)]),
        ("v&D", {"copay_once_a_day": True}, [copay(3_000), FILL]),
        ("DvDv", {"copay_once_a_course": True}, [FILL, copay(3_000), FILL, copay(0)]),
        ("DvDv", {"copay_year_maximum": 5_000}, [FILL, copay(3_000), FILL, copay(2_000)]),
    ],
)
def test_a_fill_is_no_copay(sessions: str, rules: dict[str, Any], comes_to: list[tuple[int, int, int]]) -> None:
    assert priced(MONTHLY, sessions, **rules) == comes_to


def test_once_the_money_is_used_up_the_plans_own_copay_of_a_fill_is_one() -> None:
    own = Assistance(**vars(ONE_FILL) | {"after_used_up": AfterUsedUp.OWN_SHARE})
    assert priced(own, "DDv", copay_once_a_course=True) == [FILL, copay(3_000), copay(0)]


def test_a_fill_that_the_plan_pays_whole_is_none() -> None:
    assert priced(ONE_FILL, "DDv", copay_once_a_course=True) == [FILL, copay(0), copay(3_000)]
