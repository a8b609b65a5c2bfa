"""What can be taken along from the window: every table as text and as HTML, every drawing as a file."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from tests.helpers.openers import OPENERS, tab, way
from tests.ui.conftest import MakeWindow
from ui.compare.compare_tab import CompareMode
from ui.main_window.window import Window
from ui.widgets.grid_table import GridTable

HOSTILE = '<b>&"=1+1'


def hostile() -> Case:
    """The example with a plan whose name is markup, and a formula."""
    case = bundled.example()
    first, *rest = case.plans
    named = changed(first, name=HOSTILE)
    return changed(case, plans=(named, *rest), chosen=HOSTILE)


def as_table(window: Window, which: CompareMode) -> QWidget:
    """A page of the comparison, with its figures as a table in place of the drawing."""
    shown = way(which)(window)
    page: Any = window.answers.compare.pages[which]
    window.answers.compare.turn_to(which)
    for button in page.findChildren(QToolButton):
        button.click()
    return shown


def cost_as_table(window: Window) -> QWidget:
    window.answers.estimate.chart.show_table(True)
    return window


TABLES: dict[str, Callable[[Window], QWidget]] = {
    "sessions": tab("estimate"),
    "cost": cost_as_table,
    "plans": way(CompareMode.TABLE),
    "break-even": lambda window: as_table(window, CompareMode.BREAK_EVEN),
    "map": lambda window: as_table(window, CompareMode.MAP),
    "start": lambda window: as_table(window, CompareMode.START),
    "mix": way(CompareMode.MIX),
    "arithmetic": OPENERS["arithmetic"],
    "compared plans": OPENERS["compared plans"],
}
COPY = ("Copy the &table", "&Copy the table", "&Copy as text")
DRAWINGS = ("cost", "break-even", "map", "start")


def menu_of(table: QWidget) -> QMenu:
    """The menu that a right click on the widget opens."""
    before = set(QApplication.topLevelWidgets())
    table.customContextMenuRequested.emit(QPoint(8, 8))
    (menu,) = [one for one in set(QApplication.topLevelWidgets()) - before if isinstance(one, QMenu)]
    return menu


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_copied_by_key_and_by_menu_as_text_and_as_html(
    make_window: MakeWindow, qtbot: QtBot, name: str
) -> None:
    window = make_window(hostile())
    shown = TABLES[name](window)

    def tables() -> list[GridTable]:
        found = [one for one in shown.findChildren(GridTable) if one.isVisible() and not one.foot]
        return [one for one in found if one.model().rowCount()]

    qtbot.waitUntil(lambda: len(tables()) >= 1)
    table = tables()[-1]
    table.setFocus()
    clipboard = QApplication.clipboard()
    for copy in (
        lambda: QTest.keySequence(table, "Ctrl+C"),
        lambda: next(one for one in menu_of(table).actions() if one.text() in COPY).trigger(),
    ):
        clipboard.clear()
        copy()
        data = clipboard.mimeData()
        lines = data.text().split("\n")
        assert len(lines) >= 2
        assert len({line.count("\t") for line in lines}) == 1
        html = data.html()
        assert html.startswith("<table>")
        assert html.count("<tr>") == len(lines)
        assert "<b>" not in html
        assert re.search(r"&(?!(amp|lt|gt|quot);)", html) is None
    if name in ("plans", "mix", "break-even", "start", "compared plans"):
        assert HOSTILE in clipboard.mimeData().text()
        assert "&lt;b&gt;&amp;" in clipboard.mimeData().html()


@pytest.mark.parametrize("key", ["Ctrl+C", "Ctrl+X", "Ctrl+V"])
def test_what_has_no_use_for_the_clipboards_keys_leaves_them_be(window: Window, key: str) -> None:
    choice = window.inputs.course.template.field
    choice.setFocus()
    before = window.document.case
    QTest.keySequence(choice, key)
    window.actions_["copy"].trigger()
    assert window.document.case == before
    assert all(window.actions_[name].isEnabled() for name in ("cut", "copy", "paste"))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_saved_by_its_menu_as_svg_and_as_png(
    window: Window, qtbot: QtBot, tmp_path: Any, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    ways = {"break-even": CompareMode.BREAK_EVEN, "map": CompareMode.MAP, "start": CompareMode.START}
    holder: Any = window.answers.estimate.chart if name == "cost" else None
    if name != "cost":
        way(ways[name])(window)
        page: Any = window.answers.compare.pages[ways[name]].findChildren(QWidget)
        holder = next(one for one in page if one.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu)

    def actions() -> list[Any]:
        return [one for one in menu_of(holder).actions() if "SVG" in one.text() or "PNG" in one.text()]

    qtbot.waitUntil(lambda: len(actions()) == 2, timeout=10_000)
    begins = {"SVG": b"<?xml", "PNG": b"\x89PNG"}
    for kind, beginning in begins.items():
        file = tmp_path / f"chart.{kind.lower()}"
        monkeypatch.setattr(
            "ui.dialogs.file_dialogs.QFileDialog.getSaveFileName", lambda *_, file=file, **__: (str(file), "")
        )
        next(one for one in actions() if kind in one.text()).trigger()
        assert file.read_bytes().startswith(beginning)
        assert file.stat().st_size > 2_000
