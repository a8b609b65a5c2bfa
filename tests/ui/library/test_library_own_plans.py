"""Plans of one's own in the library: copied, renamed, deleted, brought in and taken out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calculator.files import own_plans
from calculator.model.base import changed
from tests.helpers.library import PPO, choose, click, listed, own
from tests.helpers.user import labels, press
from tests.ui.conftest import Answers, MakeWindow
from ui.library.compare import CompareDialog
from ui.library.dialog import LibraryDialog
from ui.library.naming import NameDialog
from ui.main_window.window import Window


def answer_file(monkeypatch: pytest.MonkeyPatch, which: str, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, which, lambda *_: (str(path), ""))


def test_a_bundled_plan_is_copied_and_only_the_copy_may_be_changed(opened: Callable[[], LibraryDialog]) -> None:
    dialog = opened()
    choose(dialog, "Example: PPO")
    assert not dialog.buttons["delete"].isEnabled()
    assert not dialog.buttons["rename"].isEnabled()
    assert dialog.buttons["delete"].accessibleDescription().startswith("Only for my plans")
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    click(dialog, "duplicate")
    assert own() == ["Example: PPO (2)"]
    assert dialog.list.entry is not None
    assert dialog.list.entry.plan.name == "Example: PPO (2)"
    assert dialog.buttons["delete"].isEnabled()


def test_a_plan_is_deleted_by_key_and_put_back(opened: Callable[[], LibraryDialog]) -> None:
    own_plans.keep(changed(PPO, name="Mine"))
    dialog = opened()
    choose(dialog, "Mine")
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert own() == []
    assert "“Mine” is deleted." in labels(dialog)
    assert dialog.undo.isVisible()
    dialog.list.setFocus()
    QTest.keySequence(dialog.list, QKeySequence(QKeySequence.StandardKey.Undo))
    assert own() == ["Mine"]
    assert not dialog.undo.isVisible()
    assert dialog.list.entry is not None
    assert dialog.list.entry.plan.name == "Mine"
    click(dialog, "delete")
    QTest.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert own() == ["Mine"]


def name_it(typed: list[str], seen: list[str]) -> None:
    """Type each name in turn into the box that asks for one, reading what it says, and press Enter at the end."""

    def answer_() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, NameDialog)
        for text in typed:
            box.field.field.selectAll()
            QTest.keyClicks(box.field.field, text)
            seen.append(f"{box.field.problem.text()}|{box.accept_button.isEnabled()}")
        QTest.keyClick(box.field.field, Qt.Key.Key_Return)

    QTimer.singleShot(50, answer_)


def test_a_plan_is_renamed_and_a_name_that_is_taken_is_refused_in_place(opened: Callable[[], LibraryDialog]) -> None:
    own_plans.keep(changed(PPO, name="Mine"))
    dialog = opened()
    choose(dialog, "Mine")
    seen: list[str] = []
    name_it(["$750 plan", "Better/name & more"], seen)
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    assert seen == ["There is already a plan of this name in the library. Choose another.|False", "|True"]
    assert own() == ["Better/name & more"]
    assert "“Mine” is now “Better/name & more”." in labels(dialog)


def test_a_plan_goes_out_and_comes_in_from_files(
    opened: Callable[[], LibraryDialog], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answers: Answers
) -> None:
    dialog = opened()
    choose(dialog, "Example: PPO")
    answer_file(monkeypatch, "getSaveFileName", tmp_path / "ppo")
    click(dialog, "export")
    assert own_plans.plans_in(tmp_path / "ppo.json") == (PPO,)
    answer_file(monkeypatch, "getOpenFileName", tmp_path / "ppo.json")
    click(dialog, "import")
    assert "In the library already: “Example: PPO”." in labels(dialog)
    own_plans.export(changed(PPO, name="From work"), tmp_path / "work.json")
    answer_file(monkeypatch, "getOpenFileName", tmp_path / "work.json")
    click(dialog, "import")
    assert own() == ["From work"]
    assert "In my plans now: “From work”." in labels(dialog)
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    answer_file(monkeypatch, "getOpenFileName", tmp_path / "broken.json")
    answers.press("OK")
    click(dialog, "import")
    assert "broken.json: the file ends too early" in answers.said[0]
    assert own() == ["From work"]


def test_a_broken_file_among_mine_is_named_and_hides_no_other(opened: Callable[[], LibraryDialog]) -> None:
    own_plans.keep(changed(PPO, name="Mine"))
    for number in range(5):
        (own_plans.folder() / f"broken{number}.json").write_text("{", encoding="utf-8")
    dialog = opened()
    assert "Mine | Mine" in listed(dialog)
    said = dialog.problems.text().splitlines()
    assert said[0].startswith("5 files among my plans cannot be read")
    assert said[1].startswith("• broken0.json: ")
    assert said[-1] == "• and 2 more"


def test_the_section_offers_the_library_and_my_plans(window: Window, qtbot: QtBot) -> None:
    own_plans.keep(changed(PPO, name="Mine & yours"))
    coverage = window.inputs.coverage
    coverage.fill_menu()
    words = [action.text() for action in coverage.menu.actions()]
    assert "Plan library…" in words
    assert words.index("Add Mine && yours") < words.index("Add $750 plan")
    next(action for action in coverage.menu.actions() if action.text() == "Plan library…").trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), LibraryDialog))


def test_markup_in_a_name_is_shown_as_it_stands(opened: Callable[[], LibraryDialog]) -> None:
    own_plans.keep(changed(PPO, name="<b>bold</b>"))
    dialog = opened()
    choose(dialog, "<b>bold</b>")
    assert "<b>bold</b>" in labels(dialog.preview)
    formats = {label.textFormat() for label in dialog.findChildren(QLabel) if "<b>" in label.text()}
    assert formats == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_control_has_a_name_and_a_description_and_no_mnemonic_is_used_twice(
    make_window: MakeWindow, qtbot: QtBot, language: str
) -> None:
    window = make_window(language=language)
    press("Ctrl+Shift+L", window)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), LibraryDialog))
    dialog: Any = QApplication.activeWindow()
    controls: list[QWidget] = [dialog.search, dialog.list, dialog.preview, *dialog.buttons.values()]
    assert [one for one in controls if not (one.accessibleName() or one.text())] == []  # type: ignore[attr-defined]
    described = [name for name, one in dialog.buttons.items() if one.accessibleDescription()]
    assert described == list(dialog.buttons)
    texts = [one.text() for one in dialog.findChildren(QPushButton)] + [dialog.findChild(QLabel, "").text()]
    keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(keys) == len(set(keys)), texts


def test_compare_opens_over_the_library_with_the_chosen_plan(opened: Callable[[], LibraryDialog], qtbot: QtBot) -> None:
    own_plans.keep(changed(PPO, name="Mine"))
    dialog = opened()
    choose(dialog, "Mine")
    QTest.keyClick(dialog.list, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), CompareDialog))
    compared = QApplication.activeWindow()
    assert isinstance(compared, CompareDialog)
    assert [side.field.value() for side in compared.sides] == ["Mine (my plans)", "$2,000 plan (this case)"]
    QTest.keyClick(compared.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.findChildren(CompareDialog) == [])
    assert dialog.isVisible()
