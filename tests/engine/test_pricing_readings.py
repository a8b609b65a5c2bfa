"""What other readings of a case come to does not depend on what was priced before them."""

import datetime

import pytest

from calculator.engine.confirmation import pricing_readings
from calculator.engine.confirmation.could_change import what_could_change
from calculator.engine.confirmation.to_confirm import Readings, open_points
from calculator.engine.pricing import estimate, price
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.member import CoverageTier
from calculator.model.plan import TierAmounts, YearlyAmount
from calculator.reference import limits

DAY = datetime.date(2026, 9, 1)


def priced_at(case: Case, cents: int) -> Case:
    lines = tuple(changed(line, price=PriceRange.fixed(cents)) for line in case.course.lines)
    return changed(case, course=changed(case.course, lines=lines))


def of_a_family(case: Case) -> Case:
    return changed(case, member=changed(case.member, tier=CoverageTier.FAMILY))


def each_reading_as_from_nothing(case: Case) -> int:
    """How many readings the case has; each comes to what the engine makes of it from nothing."""
    points = open_points(case, case.chosen_plan, estimate(case, case.chosen_plan), DAY)
    for point in points:
        from_nothing = [price(one.lines, one.plan, one.member) for one, _ in point.readings]
        assert [then for _, then in point.readings] == [one.totals for one in from_nothing]
        most = next(one for one in from_nothing if one.totals == point.then)
        assert point.paid == tuple((line.line.date, line.amounts.member_pays) for line in most.lines)
    return sum(len(point.readings) for point in points)


def test_readings_of_one_case_after_another_are_what_they_are_from_nothing() -> None:
    example = bundled.example()
    under = [changed(example, plans=(plan,), chosen=plan.name) for plan in bundled.plans()[:4]]
    cases = [example, priced_at(example, 40_137), of_a_family(example), *under, priced_at(example, 61_250), example]
    assert all(each_reading_as_from_nothing(case) for case in cases)


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pricing_readings, "_PLANS", 2)
    monkeypatch.setattr(pricing_readings, "_READINGS", 5)
    pricing_readings._kept.here.begin()
    for cents in range(40_000, 40_010):
        each_reading_as_from_nothing(priced_at(bundled.example(), cents))
        assert len(pricing_readings._kept.here.pricers) <= 2
        assert pricing_readings._kept.here.readings in range(6)


def test_the_user_s_own_federal_limits_hold_for_the_next_reading() -> None:
    """Of a family's limit one person pays no more than the federal self-only limit, here the user's own."""
    case = of_a_family(bundled.example())
    together = TierAmounts(individual=None, family=1_500_000)
    plan = changed(case.chosen_plan, out_of_pocket_limit=YearlyAmount(in_network=together))
    case = changed(case, plans=(plan,), chosen=plan.name)

    def more_sessions() -> int:
        changes = what_could_change(case, plan, estimate(case, plan), DAY)
        return next(one.then.member_pays for one in changes if one.reading == "more_sessions")

    assert more_sessions() > 260_000
    own = limits.user_file()
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text('{"years": {"2026": {"aca_limit_self_only": "2600.00"}}}', encoding="utf-8")
    assert more_sessions() == 260_000


def test_readings_that_are_handed_on_say_the_same() -> None:
    case = bundled.example()
    plan, answer = case.chosen_plan, estimate(case, case.chosen_plan)
    readings = Readings(case, plan, DAY)
    points = open_points(case, plan, answer, DAY, readings)
    assert points == open_points(case, plan, answer, DAY)
    assert what_could_change(case, plan, answer, DAY, readings, points) == what_could_change(case, plan, answer, DAY)
