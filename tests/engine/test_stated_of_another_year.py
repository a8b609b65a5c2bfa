"""What is stated is held against the plan year that it is of."""

import datetime

from calculator.model.member import (
    LimitUse,
    Member,
    Met,
)
from calculator.model.plan import (
    Benefit,
    CostShare,
    Reading,
    Rider,
)
from calculator.model.plan_year import AccumulatorYear, CarryOver
from tests.engine.cases import amount, plan, priced, session


def test_visits_stated_for_another_plan_year_are_not_held_against_the_course() -> None:
    """Three visits in June; in July the plan year turns, and as of September two are stated."""
    rule = plan(
        benefit={"visit_limit": 20},
        deductible=amount(1_000),
        year_starts="07-01",
        accumulator_year=AccumulatorYear.CALENDAR,
    )
    use = LimitUse(benefit="visit", visits=2)
    later, same = datetime.date(2026, 9, 1), datetime.date(2026, 6, 20)
    lines = tuple(session(100, day=datetime.date(2026, 6, day)) for day in (1, 2, 3))
    for as_of, behind in ((later, []), (same, ["visits_behind"])):
        stated = Member(met_as_of=as_of, limits_used=(use,), met=Met(deductible=30_000))
        assert [notice.code for notice in priced(rule, *lines, member=stated).notices] == behind


def test_what_carries_over_is_held_against_the_new_year_though_a_rider_takes_all_its_sessions() -> None:
    """$100 met in December go on into the year of which nothing is stated as met in April."""
    whole = Benefit(name="kat", in_network=CostShare())
    rider = Rider(title="Rider", benefits=(whole,), reading=(Reading(service="dosing", benefit="kat"),))
    rule = plan(deductible=amount(1_000), last_quarter_carries_over=CarryOver.ALWAYS, rider=rider)
    member = Member(met_as_of=datetime.date(2027, 4, 1))
    lines = (session(100, "lab", datetime.date(2026, 12, 1)), session(100, day=datetime.date(2027, 1, 10)))
    found = [(notice.code, notice.figures["counted_cents"]) for notice in priced(rule, *lines, member=member).notices]
    assert found == [("deductible_behind_plan", 10_000)]
