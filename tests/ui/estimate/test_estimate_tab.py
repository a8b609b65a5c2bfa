"""The Estimate tab: what is seen there of the worked example, of a course over the year's end, of hostile text."""

import datetime
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.files.bundled import example
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.course import ServiceLine
from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance
from calculator.model.member import Enrollment, Member, Met, OtherCoverage, TaxRates
from calculator.model.plan import Market
from ui.estimate.estimate_tab import EstimateView
from ui.estimate.limit_bars import LimitBar
from ui.estimate.session_rows import AMOUNTS
from ui.widgets.grid_table import figures_role
from ui.widgets.labels import font_for

PLANS = {
    "$750 plan": ("You pay $1,500", "Employer pays $2,875", "$1,500.00", "$2,875.00"),
    "$2,000 plan": ("You pay $2,475", "Employer pays $1,900", "$2,475.00", "$1,900.00"),
    "$3,000 plan": ("You pay $3,413", "Employer pays $963", "$3,412.50", "$962.50"),
}


@pytest.fixture(autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    """With no display the clipboard outlives Python, and must not keep an object of Python's."""
    yield
    qapp.clipboard().clear()


def choosing(name: str, case: Case | None = None) -> Case:
    return changed(case or example(), chosen=name)


def renamed(case: Case, label: str) -> Case:
    lines = tuple(changed(line, label=label) for line in case.course.lines)
    return changed(case, course=changed(case.course, title=label, lines=lines))


def shown(qtbot: QtBot, case: Case, language: str = "en", size: tuple[int, int] = (1000, 900)) -> EstimateView:
    view = EstimateView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_case(case, estimate(case, case.chosen_plan), language)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view


def cells(view: EstimateView, key: str) -> list[str]:
    column = view.sessions.lines.position(key)
    assert column >= 0, f"there is no column {key}"
    return [row[column].text for row in view.sessions.lines.rows]


def total(view: EstimateView, key: str) -> str:
    return view.sessions.total.rows[0][view.sessions.total.position(key)].text


@pytest.mark.parametrize("plan", PLANS)
def test_the_worked_example_under_each_plan(qtbot: QtBot, plan: str) -> None:
    you, employer, member, plan_pays = PLANS[plan]
    view = shown(qtbot, choosing(plan))
    assert you in view.headline.words
    assert employer in view.headline.words
    assert total(view, "member_pays") == member
    assert total(view, "plan_pays") == plan_pays
    assert total(view, "billed") == "$4,375.00"
    assert len(cells(view, "service")) == 15


def test_fixed_prices_have_no_range_and_a_range_is_beside_the_likely_value(qtbot: QtBot) -> None:
    case = choosing("$750 plan")
    fixed = shown(qtbot, case)
    assert "The prices are fixed, so there is no range." in fixed.headline.words
    lines = tuple(
        changed(line, price=PriceRange(low=40_000, likely=45_000, high=80_000)) if line.service == "dosing" else line
        for line in case.course.lines
    )
    wide = changed(case, course=changed(case.course, lines=lines))
    # 360 + 750 + 20% of (6 × 400 − 750), and of (6 × 800 − 750).
    ranged = shown(qtbot, wide)
    assert "between $1,440 and $1,920" in ranged.headline.words


def test_which_employer_figure_is_shown_is_said(qtbot: QtBot) -> None:
    view = shown(qtbot, example())
    assert "Self-funded plan: what the plan pays for this course." in view.headline.words


@pytest.mark.parametrize(
    ("language", "tax", "fica"),
    [("en", "saves you about $110.00 in tax", "saves about $38.25"), ("es", "unos $110.00", "unos $38.25")],
)
def test_what_pre_tax_money_saves_is_said_beside_the_figures(qtbot: QtBot, language: str, tax: str, fica: str) -> None:
    plan = changed(example().chosen_plan, accounts=(Account(kind=AccountKind.HSA),))
    member = Member(
        balances=(AccountBalance(kind=AccountKind.HSA, balance=50_000),),
        tax=TaxRates(federal=2_200, employer_fica=765),
    )
    case = changed(example(), plans=(plan,), chosen=plan.name, member=member)
    view = shown(qtbot, case, language)
    said = " ".join(view.headline.words)
    assert tax in said
    assert fica in said
    assert "$1,900" in said


def test_columns_that_are_zero_everywhere_are_left_out(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$2,000 plan"))
    keys = [column.key for column in view.sessions.lines.columns]
    assert keys == ["date", "service", "billed", "deductible", "coinsurance", "plan_pays", "member_pays", "why"]


@pytest.mark.parametrize("plan", PLANS)
def test_every_amount_that_is_not_zero_has_its_reason(qtbot: QtBot, plan: str) -> None:
    view = shown(qtbot, choosing(plan))
    grid = view.sessions.lines
    for row, line in enumerate(grid.rows):
        for column, cell in zip(grid.columns, line, strict=True):
            if column.key in AMOUNTS and not cell.quiet:
                sentence = view.sessions.explanation(row, column.key)[1]
                assert sentence, (row, column.key)
                assert all(len(words) > 12 and "{" not in words for words in sentence), (row, column.key, sentence)


def test_the_chosen_amount_is_explained_below_and_enter_keeps_it(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$750 plan"), size=(1300, 900))
    table = view.sessions.view
    table.choose(5, view.sessions.lines.position("coinsurance"))
    assert "Coinsurance $30.00" in view.why.title
    assert "20%" in view.why.text
    assert "$150.00" in view.why.text
    kept = view.why.text
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert view.why.pinned
    assert view.why.text == kept
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not view.why.pinned
    assert view.why.text != kept


def test_a_kept_explanation_follows_an_edit(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$750 plan"))
    view.sessions.view.choose(3, view.sessions.lines.position("member_pays"))
    view.why.toggle_pin()
    assert "$450.00" in view.why.title
    other = choosing("$750 plan")
    lines = tuple(
        changed(line, price=PriceRange.fixed(50_000)) if line.service == "dosing" else line
        for line in other.course.lines
    )
    other = changed(other, course=changed(other.course, lines=lines))
    view.show_case(other, estimate(other, other.chosen_plan), "en")
    assert view.why.pinned
    assert "$500.00" in view.why.title


def test_the_explanation_in_sight_follows_an_edit(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$750 plan"), size=(1300, 900))
    view.sessions.view.choose(5, view.sessions.lines.position("coinsurance"))
    assert "$30.00" in view.why.title
    other = choosing("$750 plan")
    lines = tuple(
        changed(line, price=PriceRange.fixed(55_000)) if line.service == "dosing" else line
        for line in other.course.lines
    )
    other = changed(other, course=changed(other.course, lines=lines))
    view.show_case(other, estimate(other, other.chosen_plan), "en")
    # The second session crosses the deductible: 20% of 2 × 550 − 750.
    assert "$70.00" in view.why.title
    assert "$350.00" in view.why.text
    assert view.sessions.view.currentIndex().row() == 5


def test_arrow_keys_reach_the_total(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$750 plan"))
    place = view.sessions.lines.position("member_pays")
    view.sessions.view.setFocus()
    view.sessions.view.choose(14, place)
    qtbot.keyClick(view.sessions.view, Qt.Key.Key_Down)
    assert view.why.title == "Why: You pay $1,500.00"
    qtbot.keyClick(view.sessions.foot, Qt.Key.Key_Up)
    assert "Integration" in view.why.title


def test_the_year_turn_is_marked_in_words(qtbot: QtBot) -> None:
    case = choosing("$750 plan")
    case = changed(case, course=case.course.starting(datetime.date(2026, 12, 1)))
    view = shown(qtbot, case)
    notes = [row[1].note for row in view.sessions.lines.rows]
    turned = [note for note in notes if "New plan year from Jan 1, 2027" in note]
    assert len(turned) == 1
    assert sum("Deductible met" in note for note in notes) == 2
    sums = view.headline.words
    assert any(words.startswith("2026: you pay ") and "\n2027: you pay " in words for words in sums)


def test_one_year_needs_no_sums_by_year(qtbot: QtBot) -> None:
    view = shown(qtbot, example())
    assert not any("2026: you pay" in words for words in view.headline.words)


def test_the_bar_names_every_part_and_arrow_keys_go_along_it(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$750 plan"))
    assert view.bar.legend == (
        "You: deductible $750.00",
        "You: copay $360.00",
        "You: coinsurance $390.00",
        "Your employer's plan $2,875.00",
    )
    segments = view.bar.segments
    assert segments[2].accessibleName() == "You: coinsurance: $390.00 of $4,375.00 billed"
    assert sum(segment.width() for segment in segments) == segments[0].parentWidget().width()
    segments[0].setFocus()
    qtbot.keyClick(segments[0], Qt.Key.Key_Right)
    qtbot.waitUntil(segments[1].hasFocus)
    qtbot.keyClick(segments[1], Qt.Key.Key_End)
    qtbot.waitUntil(segments[3].hasFocus)


def test_the_flags_have_their_source_and_its_year(qtbot: QtBot) -> None:
    case = choosing("$750 plan")
    case = changed(case, course=case.course.starting(datetime.date(2026, 12, 1)))
    flags = estimate(case, case.chosen_plan).flags
    view = shown(qtbot, case)
    assert len(view.flags.sentences) == len(flags) >= 2
    for flag in flags:
        assert any(f"{flag.source} ({flag.year})" in words for words in view.flags.sentences)
    assert any("The plan year turns on Jan 1, 2027" in words for words in view.flags.sentences)


def test_stale_is_said_and_the_last_answer_stays(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$750 plan"))
    view.mark_stale(True)
    assert any(words.startswith("Not updated") for words in view.headline.words)
    assert "You pay $1,500" in view.headline.words
    case = choosing("$2,000 plan")
    view.show_case(case, estimate(case, case.chosen_plan), "en")
    assert not any(words.startswith("Not updated") for words in view.headline.words)


@pytest.mark.parametrize("text", ["<b>bold</b>", "=1+1", "{member_cents}", "&amp; <img src=x>"])
def test_text_from_outside_is_shown_as_it_stands(qtbot: QtBot, text: str) -> None:
    view = shown(qtbot, renamed(choosing("$750 plan"), text))
    assert cells(view, "service")[0] == text
    assert cells(view, "service")[3] == f"{text} (1 of 6)"
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in view.findChildren(QLabel))
    view.sessions.view.choose(3, 2)
    assert text in view.why.title
    view.sessions.copy()
    clip = QGuiApplication.clipboard().mimeData()
    assert text in clip.text()
    assert "<img" not in clip.html()
    tip = view.sessions.lines.index(3, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip


def test_the_copy_is_a_table_with_full_amounts(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$750 plan"))
    qtbot.keyClick(view.sessions.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 17
    assert lines[0].split("\t")[:3] == ["Date", "Service", "Billed"]
    assert lines[1].split("\t")[3] == "$0.00"
    assert lines[-1].startswith("Total\t15 sessions\t$4,375.00")
    assert QGuiApplication.clipboard().mimeData().html().count("<tr>") == 17


def test_a_screen_reader_is_told_column_amount_and_reason(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$750 plan"), size=(1300, 900))
    grid = view.sessions.lines
    index = grid.index(5, grid.position("coinsurance"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Coinsurance: $30.00"
    assert "20%" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    service = grid.index(5, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Deductible met" in service


def test_spanish_from_head_to_foot(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$750 plan"), "es")
    assert "Usted paga $1,500" in view.headline.words
    assert view.bar.legend[0] == "Usted: deducible $750.00"
    assert [column.title for column in view.sessions.lines.columns][:3] == ["Fecha", "Servicio", "Facturado"]
    view.show_case(choosing("$750 plan"), estimate(example(), example().plan("$750 plan")), "en")
    assert "You pay $1,500" in view.headline.words


def test_an_empty_course_says_what_to_do(qtbot: QtBot) -> None:
    case = example()
    view = shown(qtbot, changed(case, course=changed(case.course, lines=())))
    assert "You pay $0" in view.headline.words
    assert not view.sessions.lines.rows
    assert any("add a service" in label.text() for label in view.bar.findChildren(QLabel) if not label.isHidden())


def test_you_pay_stays_in_sight_on_a_small_screen(qtbot: QtBot) -> None:
    view = shown(qtbot, choosing("$750 plan"), size=(680, 560))
    table = view.sessions.view
    place = view.sessions.lines.position("member_pays")
    assert table.columnViewportPosition(place) + table.columnWidth(place) <= table.viewport().width()


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
    view.show_case(case, estimate(case, case.chosen_plan), "en")
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


def keys(view: EstimateView) -> list[str]:
    return [column.key for column in view.sessions.lines.columns]


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
    metrics = table.fontMetrics()
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
    view.show_case(case, estimate(case, case.chosen_plan), language)
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
