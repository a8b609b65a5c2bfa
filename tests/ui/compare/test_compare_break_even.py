"""Break-even and start dates as they are shown: sentences, lines, the table of the same figures, two prices by hand."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.comparison import Axis, BreakEven, Crossing, Curve, Payer, Start, StartDates
from calculator.reference.voice import Voice
from calculator.words.cheapest_ranges import CheapestRange, stretches
from tests.helpers.user import labels, type_into
from ui.compare.break_even import Answer, BreakEvenPage
from ui.compare.curves_chart import CurvesChart
from ui.compare.start_page import StartPage

CURVES = (
    Curve("Copay plan", ((1, 10_000), (2, 20_000), (3, 30_000), (4, 40_000))),
    Curve("Flat plan", ((1, 25_000), (2, 25_000), (3, 25_000), (4, 25_000))),
)
BY_SESSIONS = BreakEven(Payer.PATIENT, Axis.SESSIONS, 1, 4, 2, CURVES, (Crossing("Flat plan", "Copay plan", 3),))


def with_figures(crossed: BreakEven) -> Answer:
    """The figures where any line has a point, as if every line held its last amount until its next point."""
    places = sorted({at for curve in crossed.curves for at, _ in curve.points} | {one.at for one in crossed.crossings})
    rows = [
        tuple([cents for at, cents in curve.points if at <= place][-1] for curve in crossed.curves) for place in places
    ]
    return Answer(crossed, tuple(zip(places, rows, strict=True)))


def shown(qtbot: QtBot, answer: BreakEven, language: str = "en") -> BreakEvenPage:
    page = BreakEvenPage()
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.retranslate(Voice(language))
    page.show_answer(with_figures(answer), Voice(language))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def table(chart: CurvesChart) -> list[tuple[str, ...]]:
    chart.show_table(True)
    return [(row.title, *(cell.text for cell in row.cells)) for row in chart.plans.titled]


def test_a_crossing_is_a_sentence(qtbot: QtBot) -> None:
    page = shown(qtbot, BY_SESSIONS)
    assert page.sentences.toPlainText().splitlines() == [
        "1 to 2 sessions: Copay plan costs you the least.",
        "3 to 4 sessions: Flat plan costs you the least.",
        "From the 3rd session on, Flat plan costs you less than Copay plan.",
    ]
    page.show_answer(with_figures(BY_SESSIONS), Voice("es"))
    assert page.sentences.toPlainText().splitlines() == [
        "De 1 a 2 sesiones: Copay plan le cuesta menos.",
        "De 3 a 4 sesiones: Flat plan le cuesta menos.",
        "A partir de la 3.ª sesión, Flat plan le cuesta menos que Copay plan.",
    ]


@pytest.mark.parametrize(
    ("at", "written"), [(1, "1st"), (2, "2nd"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st")]
)
def test_places_in_a_row_are_written_as_people_say_them(qtbot: QtBot, at: int, written: str) -> None:
    crossing = (Crossing("Flat plan", "Copay plan", at),)
    answer = BreakEven(Payer.EMPLOYER, Axis.SESSIONS, 1, 30, None, CURVES, crossing)
    page = shown(qtbot, answer)
    said = page.sentences.toPlainText().splitlines()[-1]
    assert said == f"From the {written} session on, Flat plan costs the employer less than Copay plan."


def test_by_price_the_crossing_is_said_to_the_cent(qtbot: QtBot) -> None:
    curves = (Curve("A", ((40_000, 0), (80_000, 40_000))), Curve("B", ((40_000, 10_001), (80_000, 10_001))))
    answer = BreakEven(Payer.PATIENT, Axis.PRICE, 40_000, 80_000, 45_000, curves, (Crossing("B", "A", 50_002),))
    page = shown(qtbot, answer)
    assert "From $500.02 a session on, B costs you less than A." in page.sentences.toPlainText().splitlines()


def test_no_crossing_is_said_too(qtbot: QtBot) -> None:
    page = shown(qtbot, BreakEven(Payer.PATIENT, Axis.SESSIONS, 1, 20, None, CURVES, ()))
    assert page.sentences.toPlainText().endswith("No plan overtakes another as the sessions become more.")


def test_the_table_has_the_lines_figures_and_the_drawing_says_the_sentences(qtbot: QtBot) -> None:
    page = shown(qtbot, BY_SESSIONS)
    qtbot.waitUntil(lambda: page.chart.lines is not None and page.chart.lines.accessibleName() != "", timeout=10_000)
    assert page.chart.lines is not None
    assert "From the 3rd session on" in page.chart.lines.accessibleName()
    assert table(page.chart) == [
        ("1", "$100.00", "$250.00"),
        ("2", "$200.00", "$250.00"),
        ("3", "$300.00", "$250.00"),
        ("4", "$400.00", "$250.00"),
    ]


def test_the_axis_is_chosen_by_keys_and_prices_by_hand(qtbot: QtBot) -> None:
    page = shown(qtbot, BY_SESSIONS)
    assert not page.prices.isVisible()
    page.axis.buttons[Axis.SESSIONS].setFocus()
    with qtbot.waitSignal(page.asked_again):
        QTest.keyClick(page.axis.buttons[Axis.SESSIONS], Qt.Key.Key_Right)
    assert page.axis.value is Axis.PRICE
    assert page.axis.buttons[Axis.PRICE].hasFocus()
    assert page.prices.range == (40_000, 80_000)
    type_into(page.prices.greatest.field, "1200")
    assert page.prices.range == (40_000, 120_000)


def test_a_range_that_runs_backwards_is_refused_beside_the_field(qtbot: QtBot) -> None:
    page = shown(qtbot, BY_SESSIONS)
    page.axis.buttons[Axis.PRICE].click()
    type_into(page.prices.greatest.field, "3")
    assert page.prices.range is None
    assert page.question(bundled.example(), Payer.PATIENT) is None
    assert page.first_problem is page.prices.greatest.field
    assert "More than $400.00, please." in labels(page.prices)
    type_into(page.prices.least.field, "1")
    assert page.prices.range == (100, 300)
    assert "More than $400.00, please." not in labels(page.prices)


def test_when_to_start_marks_the_turn_and_says_that_care_should_not_wait(qtbot: QtBot) -> None:
    days = [datetime.date(2026, 12, 1), datetime.date(2027, 1, 5), datetime.date(2027, 2, 2)]
    starts = tuple(
        Start(day, (cents, 50_000), (0, 0)) for day, cents in zip(days, (20_000, 90_000, 90_000), strict=True)
    )
    turns = ((datetime.date(2027, 1, 1), "A plan"), (datetime.date(2027, 1, 1), "B plan"))
    page = StartPage()
    qtbot.addWidget(page)
    page.retranslate(Voice("en"))
    page.show_answer((StartDates(("A plan", "B plan"), starts, turns), Payer.PATIENT), Voice("en"))
    with qtbot.waitExposed(page):
        page.show()
    assert "This is information about cost only. Care should not wait for a price." in labels(page)
    assert page.spans.toPlainText().splitlines() == [
        "A · A plan: between $200.00 and $900.00.",
        "B · B plan: $500.00 whenever it starts.",
    ]
    assert table(page.chart) == [
        ("Dec 1, 2026", "$200.00", "$500.00"),
        ("Jan 5, 2027", "$900.00", "$500.00"),
        ("Feb 2, 2027", "$900.00", "$500.00"),
    ]
    assert [row.note for row in page.chart.plans.titled] == ["", "New plan year, Jan 1, 2027", ""]


def test_a_plan_stays_the_cheapest_until_another_costs_less() -> None:
    figures = ((1, (5, 5, 9)), (2, (6, 6, 9)), (3, (9, 8, 9)), (4, (9, 9, 9)), (5, (9, 9, 2)))
    assert stretches(figures) == (CheapestRange(1, 4, (1,)), CheapestRange(5, 5, (2,)))
    assert stretches(((1, (5, 5)), (9, (7, 7)))) == (CheapestRange(1, 9, (0, 1)),)
