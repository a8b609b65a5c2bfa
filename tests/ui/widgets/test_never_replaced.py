"""No save dialog of the program replaces a file unasked, and none takes a part of a name for its ending."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.reference.voice import Voice
from tests.helpers.windows import lasting
from tests.ui.conftest import Answers
from ui.dialogs.save_dialog import save_as
from ui.library.commands import Keeping
from ui.main_window.window import Window

Door = Callable[[Window], None]


def export_plan(window: Window) -> None:
    Keeping(Voice("en"), window).export(bundled.plans()[0])


def sheet(window: Window) -> None:
    window.answers.turn_to("sheet")
    window.answers.sheet.export_pdf()


def comparison(name: str) -> Door:
    return lambda window: window.actions_[name].trigger()


def picture(name: str) -> Door:
    def save(window: Window) -> None:
        save_as(window, "Save", name, b"new", Voice("en"))

    return save


DOORS: dict[str, tuple[Door, str, str]] = {
    "the case": (lambda window: window.actions_["save_as"].trigger(), ".kat", ""),
    "the patient's sheet": (sheet, ".pdf", "PDF (*.pdf)"),
    "the workbook": (comparison("export_spreadsheet"), ".xlsx", "XLSX (*.xlsx)"),
    "the table": (comparison("export_spreadsheet"), ".csv", "CSV (*.csv)"),
    "the sheet for HR": (comparison("export_comparison"), ".pdf", ""),
    "a drawing": (picture("chart.svg"), ".svg", ""),
    "a picture": (picture("chart.png"), ".png", ""),
    "a plan": (export_plan, ".json", ""),
}


def choosing(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str) -> list[str]:
    """The person types the name of ``path`` in whatever save dialog opens."""
    seen: list[str] = []

    def choose(_parent: QWidget, title: str, *_: str) -> tuple[str, str]:
        seen.append(title)
        return str(path), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return seen


@pytest.fixture(scope="module")
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """One for all of these: what is saved from it changes nothing that the next one saves."""
    with lasting(request) as made:
        yield made


@pytest.mark.parametrize("name", DOORS)
def test_a_name_without_its_ending_replaces_nothing_unasked(
    name: str, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers, qtbot: QtBot
) -> None:
    door, ending, kind = DOORS[name]
    old = tmp_path / f"mine{ending}"
    old.write_bytes(b"old")
    choosing(monkeypatch, tmp_path / "mine", kind)
    for button in ("Cancel", "Replace it"):
        answers.press(button)
        door(window)
        qtbot.waitUntil(lambda: answers.left == [], timeout=20_000)
        assert f"“mine{ending}” is there already" in answers.said[-1]
        if button == "Cancel":
            assert old.read_bytes() == b"old"
    qtbot.waitUntil(lambda: old.read_bytes() != b"old", timeout=20_000)
    assert [path.name for path in tmp_path.glob("mine*")] == [old.name]


@pytest.mark.parametrize("name", DOORS)
@pytest.mark.parametrize("typed", ["Dr. Smith", "Plan v1.2", "J.R.R"])
def test_what_is_no_ending_stays_in_the_name(
    name: str, typed: str, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    door, ending, kind = DOORS[name]
    seen = choosing(monkeypatch, tmp_path / typed, kind)
    door(window)
    made = tmp_path / f"{typed}{ending}"
    qtbot.waitUntil(lambda: bool(seen) and made.exists(), timeout=20_000)


def test_an_ending_in_capitals_is_one(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choosing(monkeypatch, tmp_path / "CHART.SVG", "")
    save_as(window, "Save", "chart.svg", b"new", Voice("en"))
    assert (tmp_path / "CHART.SVG").read_bytes() == b"new"


def test_a_name_that_no_disk_takes_is_told(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    choosing(monkeypatch, tmp_path / ("x" * 254), "")
    answers.press("OK")
    save_as(window, "Save", "chart.svg", b"new", Voice("en"))
    assert "the name is too long for this disk" in answers.said[0]


def test_a_link_to_nothing_is_asked_about_too(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    (tmp_path / "mine.svg").symlink_to(tmp_path / "nowhere.svg")
    choosing(monkeypatch, tmp_path / "mine", "")
    answers.press("Cancel")
    save_as(window, "Save", "chart.svg", b"new", Voice("en"))
    assert not (tmp_path / "nowhere.svg").exists()


def test_what_came_there_while_the_file_was_made_is_asked_about(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.xlsx"
    choosing(monkeypatch, path, "")
    window.actions_["export_spreadsheet"].trigger()
    path.write_bytes(b"theirs")
    answers.press("Cancel")
    qtbot.waitUntil(lambda: answers.left == [], timeout=20_000)
    assert path.read_bytes() == b"theirs"
