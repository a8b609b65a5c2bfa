"""Unsaved work survives a crash: kept every few seconds of change, offered at the next start, gone when it is saved."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from calculator.files import recovery
from calculator.reference.paths import RESOURCES
from tests.helpers.user import DEDUCTIBLE_MET, answer, field, type_into
from tests.ui.conftest import Answers, MakeWindow
from ui.document import recovery_dialog
from ui.document.recovery_files import left_behind
from ui.main_window.window import Window

CRASH = """
import calculator.model.case
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.member import Member, Met
from ui.app import application
from ui.document.document import Document
from ui.settings import Settings
from ui.main_window.window import Window
import os
app = application()
window = Window(Document(bundled.example()), Settings())
window.show()
case = window.document.case
window.document.edit(changed(case, title="Crashed", member=Member(met=Met(deductible=200_000))), "met")
window.recovery.keep()
os._exit(9)
"""


def crash() -> None:
    """A program of its own that dies with an unsaved edit."""
    done = subprocess.run([sys.executable, "-c", CRASH], cwd=RESOURCES.parent, env=os.environ, check=False)
    assert done.returncode == 9


def test_what_is_typed_is_kept_within_seconds(window: Window, qtbot: QtBot) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    assert recovery.names() == []
    qtbot.waitUntil(lambda: recovery.names() != [], timeout=6_000)
    (name,) = recovery.names()
    assert recovery.kept(name).case == window.document.case
    assert stat.S_IMODE(recovery.place(name).stat().st_mode) == 0o600
    assert stat.S_IMODE(recovery.folder().stat().st_mode) == 0o700


def test_nothing_is_kept_once_it_is_saved(window: Window, tmp_path: Path) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    window.recovery.keep()
    assert len(recovery.names()) == 1
    window.document.save(tmp_path / "one.kat")
    assert recovery.names() == []


def test_nothing_is_kept_once_it_is_undone_or_given_up(make_window: MakeWindow, answers: Answers) -> None:
    window = make_window()
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    window.recovery.keep()
    window.document.undo_stack.undo()
    assert recovery.names() == []
    window.document.undo_stack.redo()
    window.recovery.keep()
    answers.press("Don't save")
    assert window.close()
    assert recovery.names() == []


def test_a_window_that_is_open_is_no_crash(window: Window) -> None:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    window.recovery.keep()
    assert left_behind() == []


def test_after_a_crash_the_work_is_offered_and_opened_unsaved(window: Window, answers: Answers) -> None:
    crash()
    answers.press("Open it")
    recovery_dialog.offer(window)
    assert "“Crashed”" in answers.said[0]
    assert "Plans: $750 plan, $2,000 plan, $3,000 plan" in answers.said[0]
    assert "never saved" in answers.said[0]
    assert "You pay $875" in answer(window)
    assert window.document.unsaved
    assert left_behind() == []
    assert len(recovery.names()) == 1


def test_thrown_away_it_is_gone_and_later_it_is_offered_again(window: Window, answers: Answers) -> None:
    crash()
    answers.press("Later", "Throw it away")
    recovery_dialog.offer(window)
    recovery_dialog.offer(window)
    assert len(answers.said) == 2
    assert recovery.names() == []
    assert "You pay $2,475" in answer(window)


def test_two_crashed_windows_are_two_offers(window: Window, answers: Answers) -> None:
    crash()
    crash()
    answers.press("Throw it away", "Throw it away")
    recovery_dialog.offer(window)
    assert left_behind() == []


def test_of_what_cannot_be_read_it_is_said_why_and_it_is_kept_until_it_is_thrown_away(
    window: Window, answers: Answers
) -> None:
    recovery.folder().mkdir(parents=True)
    recovery.place("broken").write_text("{", encoding="utf-8")
    answers.press("Later", "Throw it away")
    recovery_dialog.offer(window)
    assert "cannot be read: the file ends too early" in answers.said[0]
    assert recovery.names() == ["broken"]
    recovery_dialog.offer(window)
    assert recovery.names() == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_can_be_kept_the_work_goes_on(window: Window, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o500)
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    window.recovery.keep()
    assert "You pay $875" in answer(window)
