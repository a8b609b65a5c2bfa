"""The plan library at the window: found, read, added, saved, copied, renamed, deleted, brought in and written out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calculator.files import bundled, own_plans
from calculator.model.base import changed
from tests.helpers.user import answer, labels, press
from tests.ui.conftest import Answers, MakeWindow
from ui.library.compare import CompareDialog
from ui.library.dialog import LibraryDialog
from ui.library.naming import NameDialog
from ui.main_window.window import Window

PLANS = {plan.name: plan for plan in bundled.plans()}
PPO = PLANS["Example: PPO"]


@pytest.fixture
def opened(window: Window, qtbot: QtBot) -> Callable[[], LibraryDialog]:
    """Opens the library by its key over the window."""

    def open_() -> LibraryDialog:
        press("Ctrl+Shift+L", window)
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), LibraryDialog))
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, LibraryDialog)
        return dialog

    return open_


def listed(dialog: LibraryDialog) -> list[str]:
    """What stands in the list, row by row."""
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [" | ".join(text for column in (0, 1) if (text := item.text(column))) for item in items]


def choose(dialog: LibraryDialog, name: str) -> None:
    """Choose a plan as a person does: type its name, go down into the list."""
    dialog.search.setFocus()
    dialog.search.selectAll()
    QTest.keyClicks(dialog.search, name)
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.hasFocus()
    assert dialog.list.entry is not None
    assert dialog.list.entry.plan.name == name


def click(dialog: LibraryDialog, name: str) -> None:
    button = dialog.buttons[name]
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def own() -> list[str]:
    return [kept.plan.name for kept in own_plans.shelf().plans]


def answer_file(monkeypatch: pytest.MonkeyPatch, which: str, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, which, lambda *_: (str(path), ""))


def test_the_library_lists_mine_first_and_the_rest_by_kind_real_before_examples(
    opened: Callable[[], LibraryDialog],
) -> None:
    own_plans.keep(changed(PPO, name="Mine"))
    rows = listed(opened())
    assert rows[:3] == ["My plans", "Mine | Mine", "Plans with copays before the deductible"]
    assert rows[3:7] == [
        "$750 plan | Real, 2026",
        "Example: esketamine under the medical benefit | Example",
        "Example: esketamine under the pharmacy benefit | Example",
        "Example: PPO | Example",
    ]
    assert {plan for plan in PLANS if any(row.startswith(plan) for row in rows)} == set(PLANS)


def test_nothing_of_mine_yet_is_said(opened: Callable[[], LibraryDialog]) -> None:
    assert listed(opened())[1].startswith("No plan of yours yet")


def test_the_preview_says_what_the_plan_says_and_where_it_comes_from(opened: Callable[[], LibraryDialog]) -> None:
    dialog = opened()
    choose(dialog, "Example: carve-out rider for KAT")
    said = "\n".join(labels(dialog.preview))
    assert "Example figures, not a real plan." in said
    assert "$1,500" in said
    assert "KAT rider (example): KAT dosing session — $50.00 copay, and the deductible does not apply" in said
    assert "It pays: instead of the plan" in said
    assert "Source: Ancillary benefit or health-plan rider" in said
    choose(dialog, "Example: EBHRA beside a plan that does not cover KAT")
    assert "New money each year: $2,200.00" in "\n".join(labels(dialog.preview))


def test_a_search_finds_by_name_kind_note_and_source(opened: Callable[[], LibraryDialog]) -> None:
    dialog = opened()
    for words, found in (
        (
            "mississippi",
            ["Plans that pay only after the deductible", "Mississippi state employees: Base (HDHP) | Real"],
        ),
        ("carve-out rider", ["Plans with a carve-out rider", "Example: carve-out rider for KAT | Example"]),
        ("flippingbook 750", ["Plans with copays before the deductible", "$750 plan | Real, 2026"]),
    ):
        dialog.search.setText(words)
        assert listed(dialog)[:2] == found
    dialog.search.setText("no such words")
    assert listed(dialog) == []
    assert dialog.list.empty == "No plan has these words."
    assert not dialog.buttons["add"].isEnabled()
    dialog.search.setFocus()
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert len(listed(dialog)) > len(PLANS)


def test_a_plan_is_added_to_the_case_by_enter_and_one_step_undoes_it(
    window: Window, opened: Callable[[], LibraryDialog]
) -> None:
    dialog = opened()
    choose(dialog, "Example: PPO")
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.document.case.chosen == "Example: PPO"
    assert "You pay $2,100" in answer(window)
    assert not dialog.buttons["add"].isEnabled()
    assert "This plan is in this case already." in labels(dialog)
    assert "“Example: PPO” is in this case now, and chosen." in labels(dialog)
    window.document.undo_stack.undo()
    assert window.document.case == bundled.example()
    assert dialog.buttons["add"].isEnabled()


def test_a_plan_of_a_name_that_is_taken_gets_another_and_a_full_case_takes_none(
    window: Window, opened: Callable[[], LibraryDialog]
) -> None:
    case = window.document.case
    few = changed(case, plans=(changed(PPO, name="$750 plan"),), chosen="$750 plan")
    window.document.edit(few, "less")
    dialog = opened()
    choose(dialog, "$750 plan")
    click(dialog, "add")
    assert [plan.name for plan in window.document.case.plans] == ["$750 plan", "$750 plan (2)"]
    many = tuple(changed(PPO, name=f"Plan {number}") for number in range(10))
    window.document.edit(changed(case, plans=many, chosen="Plan 0"), "more")
    assert not dialog.buttons["add"].isEnabled()
    assert "A case has at most ten plans: remove one first." in labels(dialog)


def test_the_chosen_plan_is_saved_and_replaced_only_when_asked(
    window: Window, opened: Callable[[], LibraryDialog], answers: Answers
) -> None:
    case = window.document.case
    mine = changed(case.chosen_plan, name="Work plan")
    window.document.edit(changed(case, plans=(mine,), chosen="Work plan"), "rename")
    dialog = opened()
    click(dialog, "save")
    assert own() == ["Work plan"]
    assert dialog.list.entry is not None
    assert dialog.list.entry.plan.name == "Work plan"
    click(dialog, "save")
    assert "“Work plan” is in the library already, just as it is." in labels(dialog)
    other = changed(mine, note="Asked on the phone.")
    window.document.edit(changed(window.document.case, plans=(other,)), "note")
    answers.press("Cancel", "Replace")
    click(dialog, "save")
    assert own_plans.shelf().plans[0].plan == mine
    click(dialog, "save")
    assert [kept.plan for kept in own_plans.shelf().plans] == [other]
    window.document.edit(changed(window.document.case, plans=(mine,)), "note")
    answers.press("Keep both")
    click(dialog, "save")
    assert own() == ["Work plan", "Work plan (2)"]
    assert "Replace it by the one of this case?" in answers.said[0]


def test_a_plan_that_comes_with_the_program_is_not_kept_twice(opened: Callable[[], LibraryDialog]) -> None:
    dialog = opened()
    choose(dialog, "Example: PPO")
    click(dialog, "save")
    assert own() == []
    assert "“$2,000 plan” is in the library already, just as it is." in labels(dialog)
    assert dialog.list.entry is not None
    assert dialog.list.entry.plan.name == "$2,000 plan"


def test_it_is_gone_when_it_is_closed_and_opens_again(
    window: Window, opened: Callable[[], LibraryDialog], qtbot: QtBot
) -> None:
    for _ in range(2):
        dialog = opened()
        QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.findChildren(LibraryDialog) == [])
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.edits.choose_next()


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
