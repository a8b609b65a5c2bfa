"""One file, two windows: the second is told, nothing is overwritten silently; recent files; files dropped."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from calculator.files import document as files
from calculator.files import library, plans
from calculator.model.base import changed
from tests.window.conftest import Answers, MakeWindow
from tests.window.person import DEDUCTIBLE_MET, answer, field, status, type_into
from ui.window import Window


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "shared.kat"
    files.save(library.example(), path)
    return path


def edit(window: Window, cents: str = "2000") -> None:
    type_into(field(window, DEDUCTIBLE_MET), cents)


def write_elsewhere(path: Path) -> None:
    files.save(changed(library.example(), title="Theirs"), path)


def test_the_second_window_is_told_and_saves_under_another_name(
    make_window: MakeWindow, saved: Path, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_window().filing.open_path(saved)
    second = make_window()
    answers.press("OK")
    second.filing.open_path(saved)
    assert "open elsewhere" in answers.said[0]
    assert status(second).startswith("Open elsewhere")
    other = tmp_path / "mine.kat"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    edit(second)
    before = saved.read_bytes()
    second.actions_["save"].trigger()
    assert saved.read_bytes() == before
    assert files.load(other) == second.document.case
    assert not second.document.read_only


def test_a_file_that_another_window_has_open_is_not_saved_over(
    make_window: MakeWindow, saved: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_window().filing.open_path(saved)
    second = make_window()
    edit(second)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    before = saved.read_bytes()
    answers.press("OK")
    second.actions_["save_as"].trigger()
    assert saved.read_bytes() == before
    assert second.document.unsaved


def test_a_window_that_closes_lets_the_file_go(make_window: MakeWindow, saved: Path) -> None:
    first = make_window()
    first.filing.open_path(saved)
    first.close()
    second = make_window()
    second.filing.open_path(saved)
    assert not second.document.read_only
    second.close()
    assert [path.name for path in saved.parent.glob(".~lock*")] == []


def test_the_lock_of_a_process_that_is_gone_is_no_lock(window: Window, saved: Path) -> None:
    saved.with_name(".~lock.shared.kat#").write_text(f"999999999\nkat-estimator\n{os.uname().nodename}\n")
    window.filing.open_path(saved)
    assert not window.document.read_only


@pytest.mark.parametrize(("button", "title"), [("Open theirs", "Theirs"), ("Keep mine", None)])
def test_a_change_on_disk_is_asked_about(
    window: Window, saved: Path, answers: Answers, qtbot: QtBot, button: str, title: str | None
) -> None:
    window.filing.open_path(saved)
    edit(window)
    answers.press(button)
    write_elsewhere(saved)
    qtbot.waitUntil(lambda: bool(answers.said))
    assert window.document.case.title == (title or library.example().title)
    assert window.document.unsaved is (title is None)


@pytest.mark.parametrize(("button", "theirs"), [("Replace theirs", False), ("Cancel", True)])
def test_saving_over_what_somebody_else_wrote_is_asked_about(
    window: Window, saved: Path, answers: Answers, button: str, theirs: bool
) -> None:
    window.filing.open_path(saved)
    edit(window)
    window.filing.sharing.blockSignals(True)
    write_elsewhere(saved)
    answers.press(button)
    window.actions_["save"].trigger()
    assert (files.load(saved).title == "Theirs") is theirs
    assert window.document.unsaved is theirs


def test_one_s_own_saves_are_no_change_from_elsewhere(window: Window, saved: Path, qtbot: QtBot) -> None:
    window.filing.open_path(saved)
    for cents in ("2000", "1000"):
        edit(window, cents)
        window.actions_["save"].trigger()
    qtbot.wait(600)
    assert QApplication.activeModalWidget() is None
    assert not window.filing.sharing.differs


def test_recent_files_are_offered_the_gone_ones_marked_and_the_list_cleared(window: Window, tmp_path: Path) -> None:
    for name in ("one.kat", "two & three.kat"):
        files.save(library.example(), tmp_path / name)
        window.filing.open_path(tmp_path / name)
    (tmp_path / "one.kat").unlink()
    menu = window.actions_.menu("open_recent")
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["&1  two && three.kat", "&2  one.kat (no longer there)", "&Clear this list"]
    assert [action.isEnabled() for action in menu.actions() if not action.isSeparator()] == [True, False, True]
    window.actions_["open_example"].trigger()
    menu.actions()[0].trigger()
    assert window.document.path == tmp_path / "two & three.kat"
    menu.actions()[-1].trigger()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "None yet"


def drop(window: Window, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))


def test_a_case_dropped_on_the_window_is_opened(window: Window, saved: Path) -> None:
    drop(window, saved)
    assert window.document.path == saved


def test_a_plan_dropped_on_the_window_is_added_and_chosen(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    plans.export(library.plans()[0], path)
    drop(window, path)
    assert len(window.document.case.plans) == 4
    assert window.document.case.chosen == window.document.case.plans[-1].name
    window.actions_["undo"].trigger()
    assert len(window.document.case.plans) == 3


def test_any_other_file_is_refused_in_words(window: Window, tmp_path: Path, answers: Answers) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n", encoding="utf-8")
    before = answer(window)
    answers.press("OK")
    drop(window, path)
    assert "“table.csv” is neither a case nor a plan" in answers.said[0]
    assert answer(window) == before
