"""The plan library at the window: found, read, added, saved, copied, renamed, deleted, brought in and written out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calculator.files import bundled, own_plans
from calculator.model.base import changed
from tests.helpers.library import PLANS, PPO, choose, click, listed, own
from tests.helpers.user import answer, labels
from tests.ui.conftest import Answers
from ui.library.dialog import LibraryDialog
from ui.main_window.window import Window


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
