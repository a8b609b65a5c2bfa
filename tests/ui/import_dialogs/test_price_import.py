"""File ▸ Import a price list, and a list dropped on the window: looked at first, then one step that can be undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.dropping import drop
from tests.helpers.user import answer, labels
from tests.ui.conftest import Answers
from ui.import_dialogs.prices import PriceImportDialog
from ui.main_window.window import Window

LIST = "Service,Count,Price\nMedical evaluation,,300\nDosing session,8,500\nMassage,,90\nIntake,,free\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def dialog_of(window: Window, qtbot: QtBot) -> PriceImportDialog:
    (dialog,) = window.findChildren(PriceImportDialog)
    qtbot.waitUntil(lambda: bool(dialog.grid.rows) or any("clinic.csv:" in said for said in labels(dialog)))
    return dialog


def shown(dialog: PriceImportDialog, key: str) -> list[str]:
    return [row[dialog.grid.position(key)].text for row in dialog.grid.rows]


def test_a_list_is_shown_then_used_in_one_step(
    qtbot: QtBot, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    before = answer(window)
    window.actions_["import_prices"].trigger()
    dialog = dialog_of(window, qtbot)
    assert shown(dialog, "row") == ["2", "–", "–", "3", "–", "4"]
    assert shown(dialog, "sessions") == ["1", "1", "1", "6 → 8", "6", "–"]
    assert shown(dialog, "after") == ["$300.00", "$200.00", "$175.00", "$500.00", "$175.00", "$90.00"]
    assert shown(dialog, "fate")[0] == "gets this price"
    assert shown(dialog, "fate")[-1] == "not used: not in the course"
    said = labels(dialog)
    assert any("row 5, column “Price”: “free” is not an amount" in words for words in said)
    assert "Lines with another price: 2. Added: 0. Removed: 0. Rows not used: 2." in said
    assert answer(window) == before
    qtbot.keyClick(dialog.use, Qt.Key.Key_Space)
    assert answer(window) != before
    assert [line.count for line in window.document.case.course.lines] == [1, 1, 1, 8, 6]
    assert not window.document.case.example
    assert "prices from clinic.csv" in window.actions_["undo"].text()
    window.actions_["undo"].trigger()
    assert answer(window) == before


def test_a_dropped_list_can_be_the_whole_course_or_be_left(qtbot: QtBot, window: Window, path: Path) -> None:
    case = window.document.case
    drop(window, path)
    dialog = dialog_of(window, qtbot)
    dialog.whole.click()
    assert shown(dialog, "fate").count("is removed") == 3
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.document.case is case


def test_a_file_that_is_no_list_is_told_and_another_is_read(
    qtbot: QtBot, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = path.read_text(encoding="utf-8")
    path.write_text("Figure,$750 plan\nYou pay,10\n", encoding="utf-8")
    window.offer_prices(path)
    dialog = dialog_of(window, qtbot)
    assert any("no heading row with the columns Service and Price" in words for words in labels(dialog))
    assert not dialog.use.isEnabled()
    path.write_text(good, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    dialog.another.click()
    qtbot.waitUntil(lambda: bool(dialog.grid.rows))
    assert dialog.use.isEnabled()


def test_several_lists_at_once_are_refused_in_words(window: Window, path: Path, answers: Answers) -> None:
    answers.press("OK")
    drop(window, path, path)
    assert "one price list" in answers.said[0]
