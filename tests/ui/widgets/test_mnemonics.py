"""The left column's mnemonics: none takes the key of a menu, and no two that are always there share one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from calculator.reference.texts import LANGUAGES, catalogue
from tests.helpers.mnemonics import MENUS, key_of
from tests.helpers.openers import folds
from tests.ui.conftest import MakeWindow
from ui.main_window.tabs import TABS
from ui.main_window.window import Window

ALWAYS_THERE = (
    *("editors.template", "editors.starts", "editors.title", "editors.add", "plan.choose", "plan.plans"),
    *("editors.member_tier", "editors.member_as_of", "editors.met_deductible", "editors.met_out_of_pocket"),
    "editors.member_authorized",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_field_takes_the_key_of_a_menu(language: str) -> None:
    sentences = catalogue(language)
    menus = {key_of(sentences[f"window.{menu}"]) for menu in MENUS}
    assert len(menus) == len(MENUS)
    column = [key for key in sentences if key.startswith(("editors.", "member."))]
    column += ["plan.choose", "plan.edit", "plan.plans"]
    assert {key for key in column if key_of(sentences[key]) in menus} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_always_there_has_a_key_of_its_own(language: str) -> None:
    sentences = catalogue(language)
    keys = [key_of(sentences[name]) for name in ALWAYS_THERE]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def keys_in_sight(window: Window) -> list[tuple[str, str]]:
    """Every key that is pressed with Alt in the window as it is seen, and what it is for."""
    words = [action.text() for action in window.menuBar().actions()]
    words += [window.answers.tabText(at) for at in range(window.answers.count())]
    words += [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
    words += [one.text() for one in window.findChildren(QLabel) if one.isVisible() and one.buddy()]
    return [(key_of(text.replace("&&", "")), text) for text in words if key_of(text.replace("&&", ""))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tab", TABS)
def test_no_two_things_in_sight_share_a_key(make_window: MakeWindow, language: str, tab: str) -> None:
    window = make_window(language=language)
    folds(window)
    window.answers.turn_to(tab)
    keys = keys_in_sight(window)
    assert len(keys) > 10
    assert [one for one in keys if [key for key, _ in keys].count(one[0]) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_actions_of_a_menu_share_a_key(make_window: MakeWindow, language: str) -> None:
    window = make_window(language=language)
    for menu in (action.menu() for action in window.menuBar().actions()):
        keys = [key_of(action.text()) for action in menu.actions() if action.text()]  # type: ignore[union-attr]
        assert all(keys)
        assert len(set(keys)) == len(keys), keys


def test_return_presses_the_button_that_has_the_focus(window: Window) -> None:
    lines = len(window.document.case.course.lines)
    window.inputs.course.add.setFocus()
    QTest.keyClick(window.inputs.course.add, Qt.Key.Key_Return)
    assert len(window.document.case.course.lines) == lines + 1
    header = window.inputs.sections["member"].header
    header.setFocus()
    QTest.keyClick(header, Qt.Key.Key_Return)
    assert not header.isChecked()
    window.inputs.coverage.edit.setFocus()
    QTest.keyClick(window.inputs.coverage.edit, Qt.Key.Key_Enter)
    editor = window.plan_desk.editor
    assert editor is not None
    plan = window.document.case.chosen_plan
    QTest.keyClick(editor.head.day, Qt.Key.Key_Return)
    assert window.document.case.chosen_plan == plan
    assert editor.isVisible()
