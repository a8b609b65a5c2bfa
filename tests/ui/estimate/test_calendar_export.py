"""File ▸ Export calendar, as a person uses it."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from tests.helpers.openers import action
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window

icalendar = pytest.importorskip("icalendar")


def _save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    offered: list[str] = []

    def ask(_parent: object, _title: str, begin: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(begin).name)
        return str(path), ""

    monkeypatch.setattr("ui.dialogs.file_dialogs.QFileDialog.getSaveFileName", ask)
    return offered


def test_the_sessions_are_written_with_amounts_only_where_they_are_ticked(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "mine.ics"
    offered = _save_as(monkeypatch, place)
    dialog: Any = action("export_calendar")(window)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert offered[0].endswith("sessions.ics")
    assert b"$" not in place.read_bytes()
    dialog = action("export_calendar")(window)
    dialog.amounts.setFocus()
    QTest.keyClick(dialog.amounts, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    read = icalendar.Calendar.from_ical(place.read_bytes()).walk("VEVENT")
    assert len(read) == len(window.document.estimate.likely.lines)
    assert all("you pay $" in str(one["description"]) for one in read)


def test_what_stands_under_a_name_without_an_ending_is_not_replaced_unasked(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.ics").write_text("kept", encoding="utf-8")
    _save_as(monkeypatch, tmp_path / "mine")
    asked: list[str] = []
    monkeypatch.setattr("ui.dialogs.questions.choose", lambda _parent, question, *_: asked.append(question) or "cancel")
    dialog: Any = action("export_calendar")(window)
    dialog.choose.click()
    assert asked == ["exists"]
    assert (tmp_path / "mine.ics").read_text(encoding="utf-8") == "kept"
    assert dialog.isVisible()


def test_a_course_without_sessions_says_so(make_window: MakeWindow) -> None:
    case = bundled.example()
    window = make_window(changed(case, course=changed(case.course, lines=())))
    dialog: Any = action("export_calendar")(window)
    assert not dialog.choose.isEnabled()
    assert not dialog.amounts.isEnabled()
