"""A password at the window: set twice, asked for, asked again, taken off; what is kept against a crash has it too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from calculator.files import bundled, own_plans, recovery
from calculator.files import document as files
from calculator.files.locking import Password
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.reference.voice import Voice
from tests.helpers.user import DEDUCTIBLE_MET, answer, field, status, type_into
from tests.ui.conftest import Answers
from ui.document.passwords import PasswordDialog
from ui.library.dialog import LibraryDialog
from ui.main_window.window import Window

WORD = "secret"


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "locked.kat"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def answering(*steps: Callable[[PasswordDialog], None]) -> list[str]:
    """Does one step at each dialog that opens; returns what the dialogs complain of when they open."""
    waiting, said = list(steps), []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PasswordDialog):
            said.append(dialog.problem.text())
            waiting.pop(0)(dialog)
        if waiting:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    return said


def enter(word: str, again: str | None = None) -> Callable[[PasswordDialog], None]:
    def type_it(dialog: PasswordDialog) -> None:
        QTest.keyClicks(dialog.first, word)
        if dialog.again is not None:
            QTest.keyClicks(dialog.again, word if again is None else again)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    return type_it


def back(window: Window, qtbot: QtBot) -> None:
    """The window is the active one again, as a desktop sees to when a dialog has closed."""
    with qtbot.waitActive(window):
        window.activateWindow()


def give_up(dialog: PasswordDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_file_is_locked_and_opened_again_after_a_slip(window: Window, chosen: Path) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    answering(enter(WORD))
    window.actions_["set_password"].trigger()
    with pytest.raises(FileError):
        files.load(chosen)
    assert files.load(chosen, Password(WORD)) == window.document.case
    window.actions_["open_example"].trigger()
    assert window.document.password is None
    said = answering(enter("wrong"), enter(WORD))
    window.filing.open_path(chosen)
    assert said == ["", "This password does not open the file. Try again."]
    assert "You pay $875" in answer(window)


def test_it_is_saved_with_its_password_from_then_on_and_without_when_it_is_taken_off(
    window: Window, chosen: Path, qtbot: QtBot
) -> None:
    answering(enter(WORD))
    window.actions_["set_password"].trigger()
    back(window, qtbot)
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    window.actions_["save"].trigger()
    assert files.load(chosen, Password(WORD)).member.met.deductible == 200_000
    assert status(window).endswith("with a password")
    window.actions_["remove_password"].trigger()
    assert not window.actions_["remove_password"].isEnabled()
    assert not status(window).endswith("with a password")
    assert files.load(chosen).member.met.deductible == 200_000


def test_no_password_is_no_password(window: Window, chosen: Path) -> None:
    def none(dialog: PasswordDialog) -> None:
        enter("")(dialog)
        assert dialog.problem.text() == "Write a password."
        give_up(dialog)

    answering(none)
    window.actions_["set_password"].trigger()
    assert not chosen.exists()


def test_a_save_that_fails_leaves_the_password_that_was(
    window: Window, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "x.kat"), ""))
    answering(enter(WORD))
    QTimer.singleShot(0, lambda: answers.press("OK"))
    window.actions_["set_password"].trigger()
    assert "was not saved" in answers.said[0]
    assert window.document.password is None


def test_what_somebody_else_wrote_is_taken_without_asking_for_the_password_again(
    window: Window, chosen: Path, answers: Answers, qtbot: QtBot
) -> None:
    answering(enter(WORD))
    window.actions_["set_password"].trigger()
    back(window, qtbot)
    password = window.document.password
    assert password is not None
    answers.press("Open theirs")
    files.save(changed(window.document.case, title="Theirs"), chosen, password)
    qtbot.waitUntil(lambda: window.document.case.title == "Theirs")


def test_two_that_differ_are_refused_and_nothing_is_locked(window: Window, chosen: Path) -> None:
    def differ(dialog: PasswordDialog) -> None:
        enter(WORD, "other")(dialog)
        assert dialog.problem.text() == "The two are not the same. Write the same password twice."
        give_up(dialog)

    answering(differ)
    window.actions_["set_password"].trigger()
    assert window.document.password is None
    assert not chosen.exists()


def test_who_gives_up_keeps_the_open_case(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "locked.kat"
    files.save(bundled.example(), path, Password(WORD))
    before = window.document.case
    answering(give_up)
    window.filing.open_path(path)
    assert window.document.case is before
    assert window.document.path is None


def test_what_is_kept_against_a_crash_has_the_password_too(window: Window, chosen: Path, qtbot: QtBot) -> None:
    answering(enter(WORD))
    window.actions_["set_password"].trigger()
    back(window, qtbot)
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    window.recovery.keep()
    (name,) = recovery.names()
    assert "deductible" not in recovery.place(name).read_text(encoding="utf-8")
    assert recovery.kept(name, window.document.password).case == window.document.case


def test_what_is_typed_is_not_seen(window: Window, tmp_path: Path) -> None:
    dialog = PasswordDialog(window, Voice("en"), name="x.kat", new=True)
    assert dialog.again is not None
    for part in (dialog.first, dialog.again):
        QTest.keyClicks(part, WORD)
        assert WORD not in part.displayText()


def test_the_plans_of_a_locked_case_are_brought_into_the_library(window: Window, chosen: Path, qtbot: QtBot) -> None:
    case = window.document.case
    mine = changed(case, plans=(changed(case.chosen_plan, name="Mine"),), chosen="Mine")
    files.save(mine, chosen, Password(WORD))
    window.actions_["plan_library"].trigger()
    (dialog,) = window.findChildren(LibraryDialog)
    said = answering(enter("wrong"), enter(WORD))
    dialog.keeping.bring_in_path(chosen)
    assert said[0] == ""
    assert said[1]
    assert [own.plan.name for own in own_plans.shelf().plans] == ["Mine"]
    said = answering(give_up)
    dialog.keeping.bring_in_path(chosen)
    assert len(said) == 1
