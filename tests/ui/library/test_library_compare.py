"""Two plans line by line in their dialog: chosen, narrowed to the differences, asked, copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.plan_difference import differences
from ui.library.compare import CompareDialog

PLANS = {plan.name: plan for plan in bundled.plans()}
CASE = bundled.example()
MINE = changed(PLANS["Example: PPO"], name="Mine", note="<b>asked</b>")


@pytest.fixture
def dialog(qtbot: QtBot) -> CompareDialog:
    return shown(qtbot, PLANS["$750 plan"])


def shown(qtbot: QtBot, plan: Plan, language: str = "en") -> CompareDialog:
    made = CompareDialog(plan, CASE, [MINE], Voice(language))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def rows(dialog: CompareDialog) -> list[list[str]]:
    return [[cell.text for cell in row] for row in dialog.grid.rows]


def pick(dialog: CompareDialog, side: int, name: str) -> None:
    choice = dialog.sides[side].field
    choice.setFocus()
    choice.setCurrentIndex(choice.findText(name))
    choice.activated.emit(choice.currentIndex())


def test_the_plan_stands_beside_the_chosen_one_of_the_case(dialog: CompareDialog) -> None:
    assert [column.title for column in dialog.grid.columns] == [
        "Part of the plan",
        "Rule",
        "$750 plan (this case)",
        "$2,000 plan (this case)",
        "Compared",
    ]
    deductible = ["Important questions", "Overall deductible, in network, individual", "$750.00", "$2,000.00"]
    assert [*deductible, "≠ different"] in rows(dialog)
    assert ["", "Plan year starts", "January 1", "January 1", "same"] in rows(dialog)
    assert len(rows(dialog)) == len(differences(PLANS["$750 plan"], PLANS["$2,000 plan"]))
    assert dialog.count.text() == "17 of 52 lines differ"


def test_only_the_differences_by_a_tick(dialog: CompareDialog) -> None:
    dialog.only.setFocus()
    QTest.keyClick(dialog.only, Qt.Key.Key_Space)
    assert {row[-1] for row in rows(dialog)} == {"≠ different"}
    assert len(rows(dialog)) == 17
    pick(dialog, 1, "$750 plan (this case)")
    assert rows(dialog) == []
    assert dialog.table.empty == "These two plans say the same in every line."


def test_other_plans_are_chosen_and_change_places(dialog: CompareDialog) -> None:
    pick(dialog, 0, "Mine (my plans)")
    pick(dialog, 1, "Example: carve-out rider for KAT")
    assert any(row[1:4] == ["There is such a rider", "no", "yes"] for row in rows(dialog))
    QTest.mouseClick(dialog.swap, Qt.MouseButton.LeftButton)
    assert any(row[1:4] == ["There is such a rider", "yes", "no"] for row in rows(dialog))


def test_the_chosen_plan_itself_is_compared_with_another(qtbot: QtBot) -> None:
    dialog = shown(qtbot, CASE.chosen_plan)
    left, right = (side.field.value() for side in dialog.sides)
    assert left == "$2,000 plan (this case)"
    assert right != left
    assert any(line.differs for line in differences(CASE.chosen_plan, PLANS["$750 plan"]))


def test_a_line_is_asked_by_arrow_keys_and_read_aloud_in_full(dialog: CompareDialog) -> None:
    dialog.table.setFocus()
    dialog.table.choose(0, 1)
    for _ in range(30):
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
        if dialog.panel.term.text() == "Specialist office visit › Copay, in network":
            break
    assert dialog.panel.meaning.text().startswith("A fixed amount you pay")
    assert dialog.panel.left.text() == "$750 plan (this case): $40.00"
    index = dialog.table.currentIndex()
    spoken = dialog.grid.index(index.row(), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Part of the plan: Specialist office visit"
    mark = dialog.grid.index(index.row(), 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert mark == "Compared: different"


def test_the_table_is_copied_as_text_with_each_part_named(dialog: CompareDialog) -> None:
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Part of the plan\tRule\t$750 plan (this case)\t$2,000 plan (this case)\tCompared"
    assert "Specialist office visit\tCopay, in network\t$40.00\t$0.00\tdifferent" in lines
    assert len(lines) == 53


def test_markup_in_a_plan_is_shown_as_it_stands(dialog: CompareDialog) -> None:
    pick(dialog, 0, "Mine (my plans)")
    note = next(row for row, cells in enumerate(rows(dialog)) if cells[1] == "Remark")
    dialog.table.choose(note, 2)
    assert dialog.panel.left.text() == "Mine (my plans): <b>asked</b>"
    assert dialog.panel.left.textFormat() == Qt.TextFormat.PlainText
    assert "&lt;b&gt;asked" in dialog.grid.index(note, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_it_speaks_spanish_on_a_small_screen(qtbot: QtBot) -> None:
    dialog = shown(qtbot, PLANS["$750 plan"], "es")
    dialog.resize(980, 600)
    assert dialog.minimumSizeHint().width() <= 980
    assert any(row[1:] == ["Copago, en la red", "$40.00", "$0.00", "≠ distinto"] for row in rows(dialog))
