"""A session that costs nothing because no copay is left says so: in the reasons, in short, and where it is asked."""

import datetime
from typing import Any

import pytest

from calculator.engine.pricing import price
from calculator.model.estimate import DatedLine, PricedLine
from calculator.model.member import Member
from calculator.model.plan import Benefit, CostShare, DeductibleUse, Plan
from calculator.reference.voice import Voice
from calculator.words.reasons import in_short, sentence
from ui.estimate.session_rows import why_of

ENGLISH = Voice("en")


def last_of_three(days: tuple[int, int, int] = (1, 8, 15), **rules: Any) -> PricedLine:
    share = CostShare(copay=4_000, deductible=DeductibleUse.WAIVED, **rules)
    plan = Plan(name="P", benefits=(Benefit(name="visit", in_network=share),), otherwise="visit")
    lines = tuple(
        DatedLine(datetime.date(2026, 6, day), "dosing", "", number, 3, 20_000)
        for number, day in enumerate(days, start=1)
    )
    return price(lines, plan, Member()).lines[-1]


@pytest.mark.parametrize(
    ("rules", "says", "short"),
    [
        ({"copay_year_maximum": 8_000}, "the most of $80.00 that copayments come to", "Most of copays a year reached"),
        (
            {"copay_once_a_course": True},
            "one copayment of $40.00 for the whole course",
            "One copay for the course, paid",
        ),
        (
            {"copay_once_a_course": True, "copay_year_maximum": 4_000},
            "nothing is left of what the plan asks for in copayments",
            "The plan's most of copays reached",
        ),
    ],
)
def test_the_reason_names_what_is_used_up(rules: dict[str, Any], says: str, short: str) -> None:
    line = last_of_three(**rules)
    assert (line.amounts.member_pays, line.amounts.plan_pays) == (0, 20_000)
    said = [sentence(reason, ENGLISH) for reason in line.reasons if reason.amount == "plan_pays"]
    assert len(said) == 1
    assert says in said[0]
    assert in_short(line.reasons, ENGLISH) == short
    for asked in ("copay", "member_pays"):
        assert why_of(line, asked, ENGLISH) == (said[0],)
    assert "copago" in why_of(line, "copay", Voice("es"))[0]


def test_one_copay_a_day_that_was_paid_is_named() -> None:
    line = last_of_three(days=(1, 8, 8), copay_once_a_day=True)
    assert line.amounts.member_pays == 0
    assert "the one copayment of $40.00 for the day has been paid" in why_of(line, "member_pays", ENGLISH)[0]


def test_what_a_plan_pays_whole_for_another_reason_says_nothing_of_copays() -> None:
    share = CostShare(deductible=DeductibleUse.WAIVED)
    plan = Plan(name="P", benefits=(Benefit(name="visit", in_network=share),), otherwise="visit")
    line = price((DatedLine(datetime.date(2026, 6, 1), "dosing", "", 1, 1, 20_000),), plan, Member()).lines[0]
    assert [reason.code for reason in line.reasons if reason.amount == "plan_pays"] == ["plan_pays_all"]


def test_a_copay_that_is_left_in_part_is_still_asked_for() -> None:
    line = last_of_three(copay_year_maximum=10_000)
    assert line.amounts.copay == 2_000
    assert [reason.code for reason in line.reasons if reason.amount == "copay"] == ["copay_year_maximum"]
