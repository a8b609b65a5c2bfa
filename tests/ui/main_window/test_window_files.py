"""Files in the window: saved and opened again, refused in words where they are broken, and nothing lost on the way."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.files import document as files
from tests.helpers.user import DEDUCTIBLE_MET, answer, field, status, type_into, with_ranges
from tests.ui.conftest import Answers
from ui.main_window.window import Window


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the person picks in the system's dialog, which no test can press."""
    path = tmp_path / "my case.kat"
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))
    return path


def edited(window: Window) -> Window:
    type_into(field(window, DEDUCTIBLE_MET), "2000")
    return window


def test_save_close_and_open_again(window: Window, chosen: Path) -> None:
    edited(window).actions_["save"].trigger()
    assert status(window).startswith("Saved ")
    assert status(window).endswith(" in my case.kat")
    assert window.windowTitle() == "my case.kat[*] – KAT Estimator"
    assert not window.isWindowModified()
    window.actions_["open_real_example"].trigger()
    assert "You pay $2,475" in answer(window)
    window.actions_["open"].trigger()
    assert "You pay $875" in answer(window)
    assert status(window) == "Opened my case.kat"


def test_save_as_adds_the_ending_and_suggests_a_name(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []

    def ask(_parent: object, _title: str, suggestion: str, _filter: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(tmp_path / "no ending"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    edited(window).actions_["save_as"].trigger()
    assert suggested[0].endswith(".kat")
    assert files.load(tmp_path / "no ending.kat") == window.document.case


def test_a_saved_case_is_saved_again_without_a_question(window: Window, chosen: Path) -> None:
    edited(window).actions_["save"].trigger()
    type_into(field(window, DEDUCTIBLE_MET), "1000")
    window.actions_["save"].trigger()
    assert files.load(chosen).member.met.deductible == 100_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"format": "kat-estimator", "schema_version": 2', "line 1"),
        (b'{"format": "kat-estimator", "schema_version": 999}', "newer"),
        (b"\xff\xfe\x00nonsense", "UTF-8"),
        (b"[1, 2, 3]", "KAT Estimator"),
    ],
    ids=["truncated", "newer", "not UTF-8", "foreign"],
)
def test_a_broken_file_is_refused_in_words_and_the_open_case_stays(
    window: Window, chosen: Path, answers: Answers, content: bytes, words: str
) -> None:
    chosen.write_bytes(content)
    case = window.document.case
    answers.press("OK")
    window.actions_["open"].trigger()
    assert answers.said[0].startswith("This file was not opened")
    assert "my case.kat" in answers.said[0]
    assert words in answers.said[0]
    assert "Traceback" not in answers.said[0]
    assert window.document.case is case
    assert "You pay $2,475" in answer(window)


def test_a_case_that_cannot_be_saved_stays_open_and_unsaved(
    window: Window, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "x.kat"), ""))
    answers.press("OK")
    edited(window).actions_["save"].trigger()
    assert answers.said[0].startswith("The case was not saved")
    assert window.isWindowModified()
    assert "You pay $875" in answer(window)


def test_nothing_is_asked_where_nothing_would_be_lost(window: Window) -> None:
    window.actions_["new"].trigger()
    assert status(window) == "New case, nothing to save yet"
    assert window.close()


def test_leaving_a_changed_case_can_be_called_off(window: Window, answers: Answers) -> None:
    answers.press("Cancel")
    assert not edited(window).close()
    assert window.isVisible()
    assert "has changes that are not saved" in answers.said[0]
    assert field(window, DEDUCTIBLE_MET).text() == "2000.00"


def test_leaving_a_changed_case_can_save_it(window: Window, answers: Answers, chosen: Path) -> None:
    answers.press("Save")
    assert edited(window).close()
    assert files.load(chosen).member.met.deductible == 200_000


def test_leaving_is_called_off_when_the_save_is(
    window: Window, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    answers.press("Save")
    assert not edited(window).close()
    assert window.isWindowModified()


def test_a_changed_case_can_be_given_up(window: Window, answers: Answers) -> None:
    answers.press("Don't save")
    edited(window).actions_["open_real_example"].trigger()
    assert window.document.case == bundled.example()
    assert "You pay $2,475" in answer(window)


def test_a_text_that_is_not_understood_is_asked_about(window: Window, answers: Answers) -> None:
    answers.press("Cancel", "Leave it")
    type_into(field(window, DEDUCTIBLE_MET), "two thousand")
    assert not window.close()
    assert "not understood" in answers.said[0]
    assert field(window, DEDUCTIBLE_MET).text() == "two thousand"
    assert window.close()


def test_another_case_does_not_inherit_bad_text(window: Window, answers: Answers, qtbot: QtBot) -> None:
    price = with_ranges(window).inputs.course.rows[3].prices["low"]
    type_into(field(window, "High, line 4"), "475")
    type_into(field(window, DEDUCTIBLE_MET), "abc")
    type_into(price, "4x")
    answers.press("Don't save")
    window.actions_["open_example"].trigger()
    assert "It is not part of what is saved" in answers.said[0]
    assert field(window, DEDUCTIBLE_MET).text() == "500.00"
    assert field(window, "Low, line 4").text() == "400.00"
    assert "Not updated" not in answer(window)
    assert status(window).startswith("Worked example")
