"""The course by calendar month: the estimate's own lines added up, no month left out, nothing lost."""

import datetime

from calculator.engine.months import by_month
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.files.bundled import example
from calculator.model.base import PriceRange, changed
from calculator.model.estimate import Amounts, Level


def test_the_worked_example_month_by_month() -> None:
    case = example()
    months = by_month(estimate(case, case.chosen_plan))
    assert [(month.starts.isoformat(), month.sessions) for month in months] == [
        ("2026-09-01", 4),
        ("2026-10-01", 9),
        ("2026-11-01", 2),
    ]
    assert [month.likely.member_pays for month in months] == [107_500, 127_500, 12_500]
    assert [month.likely.plan_pays for month in months] == [0, 140_000, 50_000]


def test_a_month_without_a_session_has_zeros_and_a_range_is_that_of_what_is_paid() -> None:
    case = example()
    line = changed(
        case.course.lines[0],
        count=2,
        price=PriceRange(low=10_000, likely=20_000, high=30_000),
        dates=(datetime.date(2026, 12, 31), datetime.date(2027, 2, 1)),
    )
    case = changed(case, course=changed(case.course, lines=(line,)))
    december, january, february = by_month(estimate(case, case.chosen_plan))
    assert december.range_of("member_pays") == (10_000, 30_000)
    assert (january.sessions, january.likely) == (0, Amounts())
    assert february.starts == datetime.date(2027, 2, 1)


def test_a_course_without_sessions_has_no_months() -> None:
    case = example()
    case = changed(case, course=changed(case.course, lines=()))
    assert by_month(estimate(case, case.chosen_plan)) == ()


def test_the_months_of_every_course_add_up_to_its_lines() -> None:
    for course in bundled.courses():
        for plan in bundled.plans():
            case = changed(example(), course=course, plans=(plan,), chosen=plan.name)
            answer = estimate(case, plan)
            months = by_month(answer)
            for level in Level:
                lines = Amounts.sum([line.amounts for line in answer.at(level).lines])
                assert Amounts.sum([getattr(month, level.value) for month in months]) == lines
            assert sum(month.sessions for month in months) == len(answer.likely.lines)
