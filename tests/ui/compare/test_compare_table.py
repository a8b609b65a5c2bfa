"""The table of plans: the worked example's figures, the cheapest in words, differences, order by drag and by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calculator.engine.comparison.side_by_side import compare
from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.reference.voice import Voice
from tests.helpers.comparison import ROWS, said, shown, texts
from tests.helpers.ten_plans import ten_plans
from tests.helpers.user import labels
from ui.compare.rows import FLAGS, MEASURES
from ui.widgets.labels import ElidedLabel


@pytest.fixture(autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def test_the_worked_example_side_by_side(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert [column.title for column in page.grid.columns] == ["$750 plan", "$2,000 plan", "$3,000 plan"]
    assert texts(page, "patient_likely") == ["$1,500.00", "$2,475.00", "$3,412.50"]
    assert texts(page, "employer_likely") == ["$2,875.00", "$1,900.00", "$962.50"]
    assert texts(page, "billed") == ["$4,375.00"] * 3
    assert texts(page, "deductible_met") == ["Oct 6, 2026", "Oct 13, 2026", "Oct 22, 2026"]
    assert texts(page, "limit_met") == ["Not reached"] * 3


def test_the_cheapest_is_said_in_words(qtbot: QtBot) -> None:
    page = shown(qtbot)
    assert "Least for you: $750 plan, $1,500.00" in labels(page)
    assert "Least for the employer: $3,000 plan, $962.50" in labels(page)
    notes = [cell.note for cell in page.grid.titled[ROWS["patient_likely"]].cells]
    assert notes == ["✓ Lowest", "", ""]
    assert said(page, "patient_likely", 0) == "You pay, $750 plan: $1,500.00, the lowest for you. ✓ Lowest"
    assert said(page, "employer_low", 1) == "Employer pays, at the lowest prices, $2,000 plan: $1,900.00"


def test_a_baseline_shows_differences_and_says_them_in_words(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.table.choose(0, 1)
    qtbot.mouseClick(page.buttons["pin"], Qt.MouseButton.LeftButton)
    notes = [cell.note for cell in page.grid.titled[ROWS["patient_likely"]].cells]
    assert notes == ["−$975.00 · ✓ Lowest", "", "+$937.50"]
    assert "$937.50 more than $2,000 plan" in said(page, "patient_likely", 2)
    assert "$975.00 less than $2,000 plan" in said(page, "patient_likely", 0)
    assert "the same as $2,000 plan" in said(page, "billed", 0)
    assert [cell.note for cell in page.grid.titled[ROWS["billed"]].cells] == ["the same", "", "the same"]
    assert page.buttons["pin"].text() == "No baseline"
    qtbot.mouseClick(page.buttons["pin"], Qt.MouseButton.LeftButton)
    assert [cell.note for cell in page.grid.titled[ROWS["billed"]].cells] == ["", "", ""]


def test_keys_move_the_plan_and_stay_on_it(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.table.choose(0, 0)
    with qtbot.waitSignal(page.order_asked) as asked:
        QTest.keyClick(
            page.table, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    assert asked.args == [["$2,000 plan", "$750 plan", "$3,000 plan"], "move $750 plan"]
    case = example()
    moved = changed(case, plans=tuple(case.plan(name) for name in asked.args[0]))
    page.show_comparison(moved, compare(moved), Voice("en"))
    assert texts(page, "patient_likely") == ["$2,475.00", "$1,500.00", "$3,412.50"]
    assert page.table.chosen_cell() == (0, 1)


def test_a_plan_cannot_be_moved_over_the_edge(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.table.choose(0, 0)
    assert not page.buttons["left"].isEnabled()
    with qtbot.assertNotEmitted(page.order_asked):
        page.table.move_by(-1)


def test_a_drag_of_the_title_moves_the_plan(qtbot: QtBot) -> None:
    page = shown(qtbot)
    head = page.table.titles
    ends = [QPoint(head.sectionViewportPosition(at) + head.sectionSize(at) // 2, 20) for at in range(3)]
    with qtbot.waitSignal(page.order_asked) as asked:
        QTest.mousePress(head.viewport(), Qt.MouseButton.LeftButton, pos=ends[0])
        for x in range(ends[0].x(), ends[2].x() + 20, 10):
            QTest.mouseMove(head.viewport(), QPoint(x, 20))
        QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, pos=ends[2] + QPoint(20, 0))
    assert asked.args[0] == ["$2,000 plan", "$3,000 plan", "$750 plan"]
    assert [head.visualIndex(at) for at in range(3)] == [0, 1, 2]


def test_a_row_sorts_the_plans_up_and_then_down(qtbot: QtBot) -> None:
    page = shown(qtbot)
    row = page.table.row_titles
    at = QPoint(20, row.sectionViewportPosition(ROWS["employer_likely"]) + 10)
    with qtbot.waitSignal(page.order_asked) as asked:
        qtbot.mouseClick(row.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == [["$3,000 plan", "$2,000 plan", "$750 plan"], "sort the plans"]
    page.table.choose(ROWS["patient_likely"], 2)
    with qtbot.waitSignal(page.order_asked) as again:
        page.buttons["sort"].click()
    assert again.args[0] == ["$3,000 plan", "$2,000 plan", "$750 plan"]


def test_every_cell_is_reached_by_keys_and_explained(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.table.choose(0, 0)
    for row in range(len(MEASURES)):
        for column in range(3):
            assert page.table.chosen_cell() == (row, column if row % 2 == 0 else 2 - column)
            assert page.grid.titled[row].cells[page.table.currentIndex().column()].text in page.why.title
            if column < 2:
                QTest.keyClick(page.table, Qt.Key.Key_Right if row % 2 == 0 else Qt.Key.Key_Left)
        if row < len(MEASURES) - 1:
            QTest.keyClick(page.table, Qt.Key.Key_Down)
    page.table.choose(ROWS["patient_likely"], 1)
    assert page.why.title == "You pay · $2,000 plan: $2,475.00"
    assert page.why.text == "You: deductible: $2,000.00.\nYou: coinsurance: $475.00."


def test_the_things_to_know_are_read_on_enter_and_go_on_escape(qtbot: QtBot) -> None:
    case = example()
    odd = changed(case.plans[1], figures_year=2020)
    page = shown(qtbot, changed(case, plans=(case.plans[0], odd, case.plans[2])))
    assert not page.flags.isVisible()
    page.table.choose(FLAGS, 1)
    count = int(page.grid.titled[FLAGS].cells[1].text)
    assert count > 0
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.flags.isVisible()
    assert len(page.flags.sentences) == count
    assert "B · $2,000 plan" in labels(page)
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.flags.isVisible()


def test_the_bars_stand_on_one_scale_and_say_whose_they_are(qtbot: QtBot) -> None:
    page = shown(qtbot)
    qtbot.waitUntil(lambda: len(page.bars.bars) == 3)
    first = page.bars.bars[1].shown[0]
    assert first.accessibleName() == "$2,000 plan. You: deductible: $2,000.00 of $4,375.00 billed"
    assert len({bar.width() for bar in page.bars.bars}) == 1
    names = [label for label in page.bars.findChildren(ElidedLabel) if label.isVisible()]
    assert [label.full_text for label in names] == ["$750 plan", "$2,000 plan", "$3,000 plan"]
    ends = [label.mapTo(page.bars, label.rect().bottomRight()).x() for label in names]
    assert max(ends) < min(bar.mapTo(page.bars, bar.rect().topLeft()).x() for bar in page.bars.bars)


def test_the_table_is_copied_with_its_titles(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.table.choose(0, 0)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Figure\t$750 plan\t$2,000 plan\t$3,000 plan"
    assert lines[1] == "You pay\t$1,500.00\t$2,475.00\t$3,412.50"


@pytest.mark.parametrize("language", ["en", "es"])
def test_ten_plans_of_long_names_keep_every_figure_whole(qtbot: QtBot, language: str) -> None:
    page = shown(qtbot, ten_plans(), language, (560, 500))
    metrics = page.table.fontMetrics()
    assert page.grid.columnCount() == 10
    for row in page.grid.titled:
        for column, cell in enumerate(row.cells):
            assert metrics.horizontalAdvance(cell.text) <= page.table.columnWidth(column) - 2 * page.table.inset
    titles = page.table.row_titles
    assert all(metrics.horizontalAdvance(row.title) <= titles.width() - 12 for row in page.grid.titled)
