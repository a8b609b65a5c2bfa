"""A workbook that takes its time is read for nobody once the person wants it no more."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from calculator.files import apart
from ui.import_dialogs.prices import PriceImportDialog
from ui.main_window.window import Window

_TELLS_AND_SLEEPS = "import os, sys, time; print(os.getpid(), file=open(sys.argv[1], 'a'), flush=True); time.sleep(600)"


@pytest.fixture
def children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[int]]:
    """The processes that were begun to read; each would go on for long."""
    told = tmp_path / "children"
    command = [sys.executable, "-c", _TELLS_AND_SLEEPS, str(told)]
    monkeypatch.setattr(apart, "_command", lambda _kind: command)
    monkeypatch.setattr(apart, "MOST_SECONDS", 600)
    return lambda: [int(line) for line in told.read_text().splitlines()] if told.exists() else []


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "prices.xlsx"
    Workbook().save(path)
    return path


def _gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def _reading(qtbot: QtBot, window: Window, book: Path, children: Callable[[], list[int]]) -> PriceImportDialog:
    window.offer_prices(book)
    (dialog,) = window.findChildren(PriceImportDialog)
    qtbot.waitUntil(lambda: len(children()) == 1)
    return dialog


@pytest.mark.parametrize("by", ["cancel", "escape", "close"])
def test_cancelling_ends_the_child_at_once(
    qtbot: QtBot, window: Window, book: Path, children: Callable[[], list[int]], by: str
) -> None:
    dialog = _reading(qtbot, window, book, children)
    if by == "cancel":
        QTest.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    elif by == "escape":
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    qtbot.waitUntil(lambda: _gone(children()[0]))
    qtbot.waitUntil(lambda: not window.findChildren(PriceImportDialog))


def test_another_list_ends_the_reading_of_the_first(
    qtbot: QtBot,
    window: Window,
    book: Path,
    tmp_path: Path,
    children: Callable[[], list[int]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = _reading(qtbot, window, book, children)
    other = tmp_path / "other.csv"
    other.write_text("Service,Price\nIM dosing session,500\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(other), ""))
    QTest.mouseClick(dialog.another, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _gone(children()[0]))
    qtbot.waitUntil(lambda: not dialog.busy)
    assert "IM dosing session" in [row[dialog.grid.position("listed")].text for row in dialog.grid.rows]
    assert dialog.problem.text() == ""
