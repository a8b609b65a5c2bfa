"""Done and planned sessions apart: in the table, the chart, the months, to the eye in gray and to the ear."""

from pytestqt.qtbot import QtBot

from calculator.engine.pricing import estimate
from calculator.engine.so_far import so_far
from calculator.files import bundled
from tests.helpers.begun_course import DONE, begun, found_of
from tests.ui.conftest import MakeWindow


def test_the_two_add_up_to_the_whole() -> None:
    case = begun()
    likely = estimate(case, case.chosen_plan).likely
    found = found_of(case)
    assert (found.done, found.to_come) == (DONE, len(likely.lines) - DONE)
    assert found.of_done.member_pays + found.of_to_come.member_pays == likely.totals.member_pays
    assert so_far(estimate(bundled.example(), bundled.example().chosen_plan).likely) is None


def test_the_table_says_what_is_known_of_each_session(make_window: MakeWindow) -> None:
    window = make_window(begun())
    rows = window.answers.estimate.sessions.lines.rows
    assert rows[0][1].note.startswith("Done; as the explanation of benefits says")
    assert rows[1][1].note.startswith("Done; no explanation of benefits yet")
    assert "Done" not in rows[DONE][1].note
    cancelled = window.document.case.course.lines[3].count - 1
    assert len(rows) == sum(line.count for line in window.document.case.course.lines) - 1
    assert cancelled == sum("Dosing" in row[1].text for row in rows)


def test_the_chart_draws_and_says_them_apart(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(begun())
    chart = window.answers.estimate.chart
    chart.begin()
    qtbot.waitUntil(lambda: chart.plot is not None and bool(chart.plot.accessibleName()))
    assert chart.plot is not None
    said = chart.plot.accessibleName()
    found = found_of(window.document.case)
    assert f"Done: {DONE} sessions, of which you pay ${found.of_done.member_pays / 100:,.2f}." in said
    assert f"expected to pay ${found.of_to_come.member_pays / 100:,.2f}" in said
    assert "Dashed line: still to come." in said
    chart.show_table(True)
    assert chart.grid.rows[0][4].text.startswith("Done")


def test_the_months_have_a_column_for_each(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(begun())
    months = window.answers.estimate.months
    qtbot.waitUntil(lambda: not months.isHidden())
    assert [months.grid.position(key) >= 0 for key in ("done", "to_come")] == [True, True]
    plain = make_window().answers.estimate.months
    qtbot.waitUntil(lambda: not plain.isHidden())
    assert "done" not in [column.key for column in plain.grid.columns]
