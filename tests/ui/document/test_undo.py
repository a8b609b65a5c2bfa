"""Undo across every editor: whatever can be typed, ticked or chosen is one step with a name, and can be taken back."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.user import DEDUCTIBLE_MET, field, type_into, with_ranges
from ui.main_window.window import Window
from ui.widgets.fields import Field
from ui.widgets.sections import Section


def unfold(root: QWidget) -> None:
    """Open everything that is folded, until nothing new comes."""
    for _ in range(4):
        for section in root.findChildren(Section):
            if not section.header.isChecked():
                section.header.click()
        QApplication.processEvents()


def tries(root: QWidget) -> Iterator[tuple[str, Callable[[], None]]]:
    """Everything in ``root`` that can be changed, with what changes it."""
    for one in root.findChildren(QWidget):
        if not (one.isVisibleTo(root) and one.isEnabled()):
            continue
        name = f"{type(one).__name__} {one.accessibleName()}"
        if isinstance(one, Field):
            yield name, lambda one=one: typed(one)
        elif isinstance(one, QCheckBox):
            yield name, one.click
        elif isinstance(one, QComboBox) and one.count() > 1:
            yield name, lambda one=one: chosen(one)


def typed(one: Field) -> None:
    """Type two keys that go on from what is there, as somebody does who corrects an amount."""
    one.setFocus()
    one.selectAll()
    old = one.text()
    for words in ("11", "3", "12", "2026-10-01", "a b"):
        if words != old:
            one.selectAll()
            QTest.keyClicks(one, words)
            if not one.problem:
                return


def chosen(one: QComboBox) -> None:
    index = (one.currentIndex() + 1) % one.count()
    one.setCurrentIndex(index)
    one.activated.emit(index)


def walk(window: Window, root: QWidget) -> set[str]:
    """Change each thing in ``root`` and take it back; returns the names of the steps."""
    stack, names = window.document.undo_stack, set()
    for name, change in list(tries(root)):
        before, steps = window.document.case, stack.count()
        change()
        if window.document.case == before:
            continue
        assert stack.undoText().strip(), name
        names.add(stack.undoText())
        while stack.index() > steps:
            stack.undo()
        assert window.document.case == before, name
        # What is undone is not in the way of the next.
        stack.clear()
    return names


def test_in_the_left_column(window: Window) -> None:
    unfold(window.inputs)
    for row in window.inputs.course.rows[:1]:
        row.more.click()
    names = walk(window, window.inputs)
    assert len(names) > 20


def test_in_the_plan_editor(window: Window, qtbot: QtBot) -> None:
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    unfold(editor)
    names = walk(window, editor)
    assert len(names) > 15


@pytest.mark.parametrize(
    ("name", "words"), [("No., line 4", "12"), ("Low, line 4", "412"), (DEDUCTIBLE_MET, "1234.56")]
)
def test_what_is_typed_at_one_go_is_one_step(window: Window, name: str, words: str) -> None:
    before = with_ranges(window).document.case
    type_into(field(window, name), words)
    assert window.document.undo_stack.count() == 1
    window.document.undo_stack.undo()
    assert window.document.case == before


def test_two_lines_of_one_service_are_two_steps_with_two_names(window: Window) -> None:
    course = window.inputs.course
    course.rows[3].more.click()
    details = course.rows[3].details
    assert details is not None
    details.asked.emit("duplicate")
    QApplication.processEvents()
    stack = window.document.undo_stack
    stack.clear()
    for line in (4, 5):
        type_into(field(window, f"No., line {line}"), "3")
    assert stack.count() == 2
    names = [stack.text(index) for index in range(2)]
    assert names[0].endswith("line 4")
    assert names[1].endswith("line 5")
    stack.undo()
    assert [row.count.text() for row in course.rows[3:5]] == ["3", "6"]


def test_a_thing_added_twice_is_two_steps(window: Window) -> None:
    for _ in range(2):
        QTest.mouseClick(window.inputs.course.add, Qt.MouseButton.LeftButton)
    assert window.document.undo_stack.count() == 2
