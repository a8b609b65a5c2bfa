"""One file, two windows: the second is told, nothing is overwritten silently; recent files; files dropped."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.files import document as files
from calculator.model.base import changed
from tests.helpers.settling import rest
from tests.helpers.user import DEDUCTIBLE_MET, field, status, type_into
from tests.ui.conftest import Answers, MakeWindow
from ui.dialogs import questions
from ui.main_window.window import Window


def edit(window: Window, cents: str = "2000") -> None:
    type_into(field(window, DEDUCTIBLE_MET), cents)


def write_elsewhere(path: Path) -> None:
    files.save(changed(bundled.example(), title="Theirs"), path)


def test_the_second_window_is_told_and_saves_under_another_name(
    make_window: MakeWindow, saved: Path, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_window().filing.open_path(saved)
    second = make_window()
    answers.press("OK")
    second.filing.open_path(saved)
    assert "Another window on this computer has had “shared.kat” open since" in answers.said[0]
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


@pytest.mark.parametrize(("button", "taken"), [("Take the file over", True), ("Save under another name", False)])
def test_the_lock_of_another_computer_can_be_taken_over(
    window: Window, saved: Path, answers: Answers, button: str, taken: bool
) -> None:
    lock = saved.with_name(".~lock.shared.kat#")
    lock.write_text("4711\nkat-estimator\nfar-away\n")
    answers.press(button)
    window.filing.open_path(saved)
    assert "on the computer far-away" in answers.said[0]
    assert window.document.read_only is not taken
    assert (os.uname().nodename in lock.read_text()) is taken
    if taken:
        edit(window)
        window.actions_["save"].trigger()
        assert files.load(saved) == window.document.case


@pytest.mark.parametrize(("button", "title"), [("Open theirs", "Theirs"), ("Keep mine", "Untitled")])
def test_a_change_on_disk_is_asked_about(
    window: Window, saved: Path, answers: Answers, qtbot: QtBot, button: str, title: str
) -> None:
    window.filing.open_path(saved)
    edit(window)
    answers.press(button)
    write_elsewhere(saved)
    qtbot.waitUntil(lambda: bool(answers.said))
    assert window.document.case.title == title
    assert window.document.unsaved is (title != "Theirs")


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


def test_saving_under_another_name_then_is_saving(
    window: Window, saved: Path, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.filing.open_path(saved)
    edit(window)
    write_elsewhere(saved)
    other = tmp_path / "mine.kat"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    answers.press("Save", "Save as…")
    assert window.close()
    assert files.load(other).member.met.deductible == 200_000
    assert files.load(saved).title == "Theirs"


def test_a_question_that_is_answered_is_followed_by_no_other_before_its_answer_holds(
    window: Window, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.filing.open_path(saved)
    edit(window)
    write_elsewhere(saved)
    asked: list[str] = []

    def choose(_parent: object, question: str, *_: object) -> str:
        asked.append(question)
        # Its box is closed, and the events that waited behind it run before the answer is heard.
        window.filing.sharing.written.emit()
        return "cancel"

    monkeypatch.setattr(questions, "choose", choose)
    window.actions_["save"].trigger()
    assert asked == ["changed_on_save"]
    window.filing.sharing.release()


def test_what_was_kept_after_a_change_on_disk_is_unsaved(
    window: Window, saved: Path, answers: Answers, qtbot: QtBot
) -> None:
    window.filing.open_path(saved)
    answers.press("Keep mine")
    write_elsewhere(saved)
    qtbot.waitUntil(lambda: window.document.unsaved)


def test_a_file_that_is_gone_leaves_the_case_unsaved_and_is_written_again(
    window: Window, saved: Path, qtbot: QtBot
) -> None:
    window.filing.open_path(saved)
    saved.unlink()
    qtbot.waitUntil(lambda: window.document.unsaved)
    window.actions_["save"].trigger()
    assert files.load(saved) == window.document.case
    assert not window.document.unsaved


def test_whoever_was_second_saves_once_the_first_has_closed_and_not_over_what_he_wrote(
    make_window: MakeWindow, saved: Path, answers: Answers
) -> None:
    first, second = make_window(), make_window()
    first.filing.open_path(saved)
    answers.press("OK")
    second.filing.open_path(saved)
    edit(second)
    second.filing.sharing.blockSignals(True)
    write_elsewhere(saved)
    first.filing.sharing.blockSignals(True)
    first.close()
    answers.press("Cancel")
    second.actions_["save"].trigger()
    assert files.load(saved).title == "Theirs"
    assert not second.document.read_only
    answers.press("Replace theirs")
    second.actions_["save"].trigger()
    assert files.load(saved) == second.document.case


def test_a_file_named_otherwise_is_still_one_s_own(
    make_window: MakeWindow, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(saved.parent)
    window = make_window()
    window.filing.open_path(Path(saved.name))
    edit(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    window.actions_["save_as"].trigger()
    assert files.load(saved) == window.document.case


@pytest.mark.parametrize(("button", "replaced"), [("Replace it", True), ("Cancel", False)])
def test_a_name_without_its_ending_replaces_nothing_silently(
    window: Window, saved: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch, button: str, replaced: bool
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved.with_suffix("")), ""))
    edit(window)
    answers.press(button)
    window.actions_["save_as"].trigger()
    assert (files.load(saved) == window.document.case) is replaced


def test_what_was_written_between_reading_and_holding_is_noticed(window: Window, saved: Path) -> None:
    window.document.open(saved)
    write_elsewhere(saved)
    window.filing.adopt()
    assert window.filing.sharing.differs


def test_one_s_own_saves_are_no_change_from_elsewhere(window: Window, saved: Path, qtbot: QtBot) -> None:
    window.filing.open_path(saved)
    watcher = QFileSystemWatcher([str(saved.parent)])
    for cents in ("2000", "1000"):
        with qtbot.waitSignal(watcher.directoryChanged):
            edit(window, cents)
            window.actions_["save"].trigger()
    rest(window)
    assert QApplication.activeModalWidget() is None
    assert not window.filing.sharing.differs


def test_recent_files_are_offered_the_gone_ones_marked_and_the_list_cleared(window: Window, tmp_path: Path) -> None:
    for name in ("one.kat", "two & three.kat"):
        files.save(bundled.example(), tmp_path / name)
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
