"""The estimate where there is little room, month by month, and with its bars."""

import datetime

import pytest
from PySide6.QtGui import QFontMetrics, QGuiApplication
from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.files.bundled import example
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.course import ServiceLine
from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance
from calculator.model.market import Market
from calculator.model.member import Enrollment, Member, Met, OtherCoverage
from calculator.reference.voice import Voice
from tests.helpers.estimate_tab import choosing, keys, shown, total
from ui.estimate.estimate_tab import EstimateView
from ui.estimate.limit_bars import LimitBar
from ui.widgets.labels import font_for
from ui.widgets.styled_table import figures_role


def months(view: EstimateView, key: str) -> list[str]:
    column = view.months.grid.position(key)
    assert column >= 0, f"there is no column {key}"
    return [row[column].text for row in view.months.grid.rows]


def test_what_is_paid_month_by_month_stands_below_the_chart(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$2,000 plan"))
    qtbot.waitUntil(view.months.isVisible)
    assert months(view, "month") == ["Sep 2026", "Oct 2026", "Nov 2026"]
    assert months(view, "member_pays") == ["$1,075.00", "$1,275.00", "$125.00"]
    assert months(view, "so_far") == ["$1,075.00", "$2,350.00", "$2,475.00"]
    assert months(view, "plan_pays")[0] == "–"
    assert view.months.grid.position("between") == -1
    view.months.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "Sep 2026\t4\t$1,075.00\t$0.00\t$1,075.00\t$1,075.00"


def test_months_have_the_range_of_the_prices_and_fit_without_scrolling(qtbot: QtBot) -> None:
    case = choosing("$2,000 plan")
    lines = tuple(changed(line, price=PriceRange(low=0, likely=45_000, high=80_000)) for line in case.course.lines)
    view = shown(qtbot, changed(case, course=changed(case.course, lines=lines)), "es", size=(600, 900))
    qtbot.waitUntil(view.months.isVisible)
    assert months(view, "between")[0].startswith("$0.00 – $")
    table = view.months.table
    qtbot.waitUntil(lambda: table.horizontalHeader().length() <= table.viewport().width())
    assert not view.months.table.isColumnHidden(view.months.grid.position("member_pays"))


def test_a_course_within_one_month_has_no_table_of_months(qtbot: QtBot) -> None:
    case = choosing("$2,000 plan")
    case = changed(case, course=changed(case.course, lines=case.course.lines[:1]))
    view = shown(qtbot, choosing("$2,000 plan"))
    qtbot.waitUntil(view.months.isVisible)
    view.show_case(case, estimate(case, case.chosen_plan), Voice("en"))
    qtbot.waitUntil(lambda: not view.months.isVisible())


def helped() -> Case:
    """A case in which nearly every amount occurs: copays, a second plan, a program for a drug, an account."""
    case, plans = example(), {plan.name: plan for plan in bundled.plans()}
    drug = ServiceLine(service="drug", count=2, price=PriceRange.fixed(90_000), drug=True)
    plan = changed(plans["Example: PPO"], accounts=(Account(kind=AccountKind.FSA, yearly=50_000),))
    member = Member(
        other_coverage=OtherCoverage(plan=plans["$750 plan"], enrollment=Enrollment(met=Met(deductible=75_000))),
        balances=(AccountBalance(kind=AccountKind.FSA, balance=50_000),),
        assistance=Assistance(yearly=30_000),
    )
    course = changed(case.course, lines=(*case.course.lines, drug))
    return changed(case, course=course, plans=(plan,), chosen=plan.name, member=member)


@pytest.mark.parametrize("language", ["en", "es"])
def test_amounts_share_a_column_where_there_is_no_room_for_one_each(qtbot: QtBot, language: str) -> None:
    view = shown(qtbot, helped(), language, size=(1300, 900))
    whole = ["billed", "deductible", "copay", "coinsurance", "plan_pays", "second_plan", "assistance", "account"]
    assert keys(view)[2:-1] == [*whole, "member_pays"]
    view.resize(660, 640)
    few = ["billed", "cost_sharing", "plan_pays", "help", "member_pays"]
    qtbot.waitUntil(lambda: keys(view)[2:-1] == few)
    qtbot.waitUntil(lambda: view.sessions.view.horizontalScrollBar().maximum() == 0)
    assert total(view, "cost_sharing") == "$2,460.00"
    assert total(view, "help") == "$1,700.00"
    view.sessions.copy()
    assert "$1,500.00\t$360.00\t$600.00\t$3,715.00\t$900.00\t$300.00\t$500.00" in QGuiApplication.clipboard().text()
    view.resize(1300, 900)
    qtbot.waitUntil(lambda: len(keys(view)) == len(whole) + 4)


def test_a_shared_column_says_each_of_its_amounts(qtbot: QtBot) -> None:
    view = shown(qtbot, helped(), size=(660, 640))
    title, sentences = view.sessions.explanation(1, "help")
    assert title.startswith("Why: Others and accounts $800.00 · ")
    assert sentences[0] == "Program $300.00 · Accounts $500.00"
    assert len(sentences) == 3
    assert view.sessions.explanation(-1, "cost_sharing")[1] == [
        "The sum of Cost sharing over 17 sessions.",
        "Deductible $1,500.00 · Copay $360.00 · Coinsurance $600.00",
    ]
    assert view.sessions.explanation(0, "assistance")[1] == ["Nothing of this kind is due for this session."]
    assert view.sessions.explanation(0, "discount") == ("", [])


@pytest.mark.parametrize("size", [(876, 747), (620, 560), (1300, 1000)])
def test_there_is_one_scroll_and_every_service_is_read_whole(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = shown(qtbot, choosing("$2,000 plan"), size=size)
    table = view.sessions.view
    qtbot.waitUntil(lambda: table.height() >= table.head_height() + table.verticalHeader().length())
    assert table.verticalScrollBar().maximum() == 0
    metrics = table.look.metrics
    widest = max(metrics.horizontalAdvance(row[1].text) for row in view.sessions.lines.rows)
    assert table.columnWidth(1) >= widest + 2 * table.inset


def test_the_cell_that_is_asked_is_scrolled_to_and_its_whole_reason_stands_below(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$2,000 plan"), size=(620, 560))
    view.sessions.view.setFocus()
    view.sessions.view.choose(14, 4)
    place = view.sessions.view.visualRect(view.sessions.lines.index(14, 4)).center()
    seen = view.sessions.view.viewport().visibleRegion()
    assert seen.contains(place)
    text = view.why._text
    qtbot.waitUntil(lambda: text.verticalScrollBar().maximum() == 0)
    assert view.why.geometry().bottom() <= view.rect().bottom()
    assert "Integration session (6 of 6)" in view.why.title


def test_the_bars_under_the_headline_say_what_is_met(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$2,000 plan"))
    assert view.limits.words == ("Deductible: all of $2,000 met", "Out-of-pocket limit: $2,475 of $4,000 met")
    assert view.limits.geometry().top() < view.bar.geometry().top()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "2026 deductible: $2,000 met",
                "2026 limit: $2,100 of $4,000",
                "2027 deductible: $1,875 of $2,000",
                "2027 limit: $1,875 of $4,000",
            ),
        ),
        (
            "es",
            (
                "2026, deducible: cubiertos $2,000",
                "2026, límite: $2,100 de $4,000",
                "2027, deducible: $1,875 de $2,000",
                "2027, límite: $1,875 de $4,000",
            ),
        ),
    ],
)
def test_the_bars_of_each_plan_year_stand_beside_each_other(
    qtbot: QtBot, language: str, words: tuple[str, ...]
) -> None:
    # $2,500 are billed in 2026: the deductible and 20% of $500; $1,875 in 2027, all of it within the deductible.
    case = choosing("$2,000 plan")
    course = case.course.starting(datetime.date(2026, 11, 24))
    view = shown(qtbot, changed(case, course=course), language)
    assert view.limits.words == words
    whole = view.limits.findChildren(LimitBar)[1].accessibleName()
    assert ("Out-of-pocket limit" if language == "en" else "Límite de gastos de bolsillo") in whole
    view.show_case(case, estimate(case, case.chosen_plan), Voice(language))
    assert len(view.limits.words) == 2


@pytest.mark.parametrize("market", [Market.INDIVIDUAL, Market.MEDICARE, Market.STUDENT])
def test_a_plan_of_no_employer_is_not_called_the_employer_s(qtbot: QtBot, market: Market) -> None:
    case = choosing("$2,000 plan")
    plans = tuple(changed(plan, market=market) for plan in case.plans)
    view = shown(qtbot, changed(case, plans=plans))
    said = " ".join((*view.headline.words, *view.bar.legend))
    assert "mployer" not in said
    assert "The plan pays $1,900" in said


@pytest.mark.parametrize("language", ["en", "es"])
def test_beside_the_inputs_of_a_window_of_1280_the_reasons_stand_in_place_of_the_shares(
    qtbot: QtBot, language: str
) -> None:
    view = shown(qtbot, choosing("$2,000 plan"), language, size=(890, 747))
    table = view.sessions.view
    assert keys(view) == ["date", "service", "billed", "plan_pays", "member_pays", "why"]
    assert not table.isColumnHidden(5)
    metrics = QFontMetrics(font_for(figures_role(foot=False, narrow=True)))
    widest = max(metrics.horizontalAdvance(row[5].text) for row in view.sessions.lines.rows)
    assert table.columnWidth(5) >= widest + table.inset
    assert "$2,000.00" in total(view, "why")
    assert "$475.00" in total(view, "why")
    view.resize(590, 640)
    qtbot.waitUntil(lambda: table.isColumnHidden(len(keys(view)) - 1))
    view.sessions.view.choose(7, keys(view).index("member_pays"))
    assert view.why.text.count("\n") == 2
