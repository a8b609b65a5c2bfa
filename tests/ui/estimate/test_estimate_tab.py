"""The Estimate tab: what is seen there of the worked example, of a course over the year's end, of hostile text."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.files.bundled import example
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.funding import Account, AccountBalance, AccountKind
from calculator.model.member import Member, TaxRates
from calculator.reference.voice import Voice
from calculator.words.payers import COLUMNS
from tests.helpers.estimate_tab import choosing, shown, total
from ui.estimate.estimate_tab import EstimateView

PLANS = {
    "$750 plan": ("You pay $1,500", "Employer pays $2,875", "$1,500.00", "$2,875.00"),
    "$2,000 plan": ("You pay $2,475", "Employer pays $1,900", "$2,475.00", "$1,900.00"),
    "$3,000 plan": ("You pay $3,413", "Employer pays $963", "$3,412.50", "$962.50"),
}


def renamed(case: Case, label: str) -> Case:
    lines = tuple(changed(line, label=label) for line in case.course.lines)
    return changed(case, course=changed(case.course, title=label, lines=lines))


def cells(view: EstimateView, key: str) -> list[str]:
    column = view.sessions.lines.position(key)
    assert column >= 0, f"there is no column {key}"
    return [row[column].text for row in view.sessions.lines.rows]


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
            if column.key in COLUMNS and not cell.quiet:
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
    view.show_case(other, estimate(other, other.chosen_plan), Voice("en"))
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
    view.show_case(other, estimate(other, other.chosen_plan), Voice("en"))
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
    view.show_case(case, estimate(case, case.chosen_plan), Voice("en"))
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
    view.show_case(choosing("$750 plan"), estimate(example(), example().plan("$750 plan")), Voice("en"))
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
