"""Every tab, fold, dialog and window of the program, by a name and with what opens it.

What is true of all that is shown is asked of each of these: a new tab or window is one line in ``OPENERS``.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from ui.guide.entries import BOOKS
from ui.views.compare.view import Way
from ui.window import Window


def tab(name: str) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        window.answers.turn_to(name)
        return window

    return show


def way(which: Way) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        window.answers.turn_to("compare")
        view: Any = window.answers.view("compare")
        view.turn_to(which)
        return window

    return show


def folds(window: Window) -> QWidget:
    for fold in window.inputs.member.more.folds.values():
        fold.header.setChecked(True)
    for row in window.inputs.course.rows:
        row.more.click()
    return window.inputs


def plan_editor(window: Window) -> QWidget:
    window.edit_plan()
    editor = window.plan_desk.editor
    assert editor is not None
    for header in (editor.finer, editor.employer, editor.carve_out):
        header.header.setChecked(True)
    return editor


def action(name: str) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        before = set(window.findChildren(QDialog))
        window.actions_[name].trigger()
        (opened,) = {one for one in window.findChildren(QDialog) if one.isVisible()} - before
        return opened

    return show


OPENERS: dict[str, Callable[[Window], QWidget]] = {
    "estimate": tab("estimate"),
    **{f"compare {which.name.lower()}": way(which) for which in Way},
    "sheet": tab("sheet"),
    "folds": folds,
    "plan editor": plan_editor,
    "plan library": action("plan_library"),
    "arithmetic": action("arithmetic"),
    "welcome": action("welcome"),
    **{book: action(book) for book in BOOKS},
}
