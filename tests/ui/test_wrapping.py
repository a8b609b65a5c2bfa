"""Lines that wrap have no bar for their width. It came by itself for a few pixels, took room that made the other bar
come, which made it go: in the panel of *Why* the two once came and went without end, and the window hung."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.helpers.openers import OPENERS
from ui.estimate.why_panel import WhyPanel
from ui.main_window.window import Window


@pytest.mark.parametrize("name", OPENERS)
def test_no_text_that_wraps_has_a_bar_for_its_width(window: Window, name: str, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "1.csv").write_text("Service,Price\nIM dosing session,500\n", encoding="utf-8")
    shown = OPENERS[name](window)
    wrapped = [
        one
        for one in shown.findChildren(QPlainTextEdit)
        if one.lineWrapMode() is QPlainTextEdit.LineWrapMode.WidgetWidth
    ]
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert [one.accessibleName() for one in wrapped if one.horizontalScrollBarPolicy() is not off] == []


@pytest.mark.parametrize("text", ["." * 300, "fj" * 150, "\N{NO-BREAK SPACE}".join(["word"] * 60)])
def test_why_is_said_within_its_width(qtbot: QtBot, text: str) -> None:
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.set_most(60)
    panel.explain("Why", [text])
    panel.show()
    (said,) = panel.findChildren(QPlainTextEdit)
    seen = set()
    for width in range(190, 260):
        panel.resize(width, 120)
        QApplication.processEvents()
        seen.add((said.horizontalScrollBar().isVisible(), said.verticalScrollBar().isVisible()))
    assert seen == {(False, True)}
