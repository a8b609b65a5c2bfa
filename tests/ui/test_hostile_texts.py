"""Hostile texts in the window: typed into fields and opened from files, they are shown as text and nothing else."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from calculator.files import document
from calculator.files.problems import plain
from calculator.reference.voice import Voice
from calculator.sheets.options import SheetOptions
from tests.helpers.hostile_cases import CHUNKS, case_of
from tests.helpers.openers import OPENERS
from tests.ui.conftest import MakeWindow
from tools.reliability.hostile import TEXTS
from ui.interview.ask_plan import AskPlanDialog
from ui.main_window.window import Window

SEEN = ("estimate", "compare table", "plan editor", "plan library", "many sheets", "compared plans")


@pytest.mark.parametrize("texts", CHUNKS, ids=range(len(CHUNKS)))
def test_what_is_opened_is_shown_as_text(make_window: MakeWindow, texts: Sequence[str], tmp_path: Path) -> None:
    path = tmp_path / "case.kat"
    document.save(case_of(texts), path)
    window = make_window()
    window.filing.open_path(path)
    assert window.document.case == case_of(texts)
    for name in SEEN:
        shown = OPENERS[name](window)
        for label in shown.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText or "<" not in label.text(), label.text()
        if shown is not window:
            shown.close()
    window.document.set_unsaved()
    assert window.filing.save()
    assert document.load(path) == case_of(texts)


def test_what_is_typed_is_kept_as_it_is(window: Window, tmp_path: Path) -> None:
    title = window.inputs.course.title.field
    for text in TEXTS:
        title.setFocus()
        title.selectAll()
        title.insert(text)
        QApplication.processEvents()
        assert title.problem or window.document.case.course.title == title.text()
        document.save(window.document.case, tmp_path / "typed.kat")
        assert document.load(tmp_path / "typed.kat") == window.document.case


@pytest.mark.parametrize("texts", CHUNKS, ids=range(len(CHUNKS)))
def test_what_is_copied_steers_nothing(make_window: MakeWindow, texts: Sequence[str]) -> None:
    window = make_window(case_of(texts))
    OPENERS["estimate"](window)
    window.answers.estimate.sessions.copy()
    copied = QApplication.clipboard().text()
    page = AskPlanDialog(window.document.case, window.document.estimate, SheetOptions(), Voice("en"), window)
    page.copy()
    for said in (copied, QApplication.clipboard().text()):
        assert said.count("\n") > 3
        assert plain(said) == said
