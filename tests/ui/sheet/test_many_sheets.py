"""File ▸ Export sheets: a PDF for each ticked plan, also of other cases; what fails is said, nothing is replaced."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from calculator.files.bundled import example
from calculator.files.document import save
from calculator.model.base import changed
from tests.helpers.user import labels
from ui.main_window.window import Window
from ui.sheet.many_sheets import ManySheetsDialog


def opened(window: Window) -> ManySheetsDialog:
    window.actions_["export_sheets"].trigger()
    (dialog,) = window.findChildren(ManySheetsDialog)
    return dialog


def done(qtbot: QtBot, dialog: ManySheetsDialog, words: str) -> None:
    qtbot.waitUntil(lambda: any(words in said for said in labels(dialog)), timeout=20_000)


def to_folder(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(folder))


def test_each_ticked_plan_has_its_sheet(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(monkeypatch, tmp_path)
    dialog = opened(window)
    shown = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    title = window.document.case.title
    assert shown == [f"{name} · {title}" for name in ("$750 plan", "$2,000 plan", "$3,000 plan")]
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.list.item(0).checkState() is Qt.CheckState.Unchecked
    dialog.make.click()
    done(qtbot, dialog, "Sheets written: 2. Not made: 0.")
    stem = "Worked example six sessions at a real clinic"
    assert {path.name for path in tmp_path.glob("*.pdf")} == {
        f"{stem} - {name}.pdf" for name in ("2 000 plan", "3 000 plan")
    }
    said = pypdf.PdfReader(tmp_path / f"{stem} - 3 000 plan.pdf").pages[0].extract_text()
    assert "3,412.50" in said
    assert (tmp_path / f"{stem} - 3 000 plan.pdf").stat().st_mode & 0o777 == 0o600
    dialog.make.click()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.pdf"))) == 4, timeout=20_000)
    done(qtbot, dialog, "Sheets written: 2. Not made: 0.")


def test_other_cases_are_offered_and_a_broken_file_is_said(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, broken = tmp_path / "other.kat", tmp_path / "broken.kat"
    case = changed(example(), title="Another case", example=False)
    save(case, other)
    broken.write_text("{", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(other), str(broken)], ""))
    to_folder(monkeypatch, tmp_path)
    dialog = opened(window)
    dialog.add.click()
    assert any("broken.kat" in words for words in labels(dialog))
    assert dialog.list.count() == 6
    assert dialog.list.item(5).text() == "$3,000 plan · Another case"
    for at in range(5):
        dialog.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    dialog.make.click()
    done(qtbot, dialog, "Sheets written: 1. Not made: 0.")
    assert (tmp_path / "other - 3 000 plan.pdf").exists()


def test_a_folder_that_cannot_be_written_to_is_said_for_what_it_is(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(monkeypatch, tmp_path / "gone")
    dialog = opened(window)
    dialog.make.click()
    done(qtbot, dialog, "Sheets written: 0. Not made: 3.")
    assert any("there is no such file or folder" in words for words in labels(dialog))


def test_stopping_leaves_what_is_made_and_begins_nothing_more(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_folder(monkeypatch, tmp_path)
    dialog = opened(window)
    dialog.make.click()
    assert dialog.stop.isEnabled()
    dialog.stop.click()
    done(qtbot, dialog, "Sheets written: 1. Not made: 0. Stopped; not begun: 2.")
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert not dialog.stop.isEnabled()
    assert dialog.make.isEnabled()


def test_nothing_ticked_is_nothing_to_make(window: Window) -> None:
    dialog = opened(window)
    for at in range(dialog.list.count()):
        dialog.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.make.isEnabled()
