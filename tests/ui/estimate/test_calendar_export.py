"""File ▸ Export calendar, as a person uses it."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
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


def _identities(window: Window, place: Path) -> list[str]:
    dialog: Any = action("export_calendar")(window)
    dialog.choose.click()
    return [str(one["uid"]) for one in icalendar.Calendar.from_ical(place.read_bytes()).walk("VEVENT")]


def test_two_cases_of_one_title_do_not_take_each_others_place_and_one_keeps_its_own(
    make_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(changed(bundled.example(), example=False))
    place = tmp_path / "sessions.ics"
    _save_as(monkeypatch, place)
    monkeypatch.setattr("ui.dialogs.questions.choose", lambda *_: "replace")
    unsaved = _identities(window, place)
    window.document.save(tmp_path / "anna.kat")
    assert _identities(window, place) == unsaved
    window.document.open(tmp_path / "anna.kat")
    anna = _identities(window, place)
    window.document.save(tmp_path / "ben.kat")
    ben = _identities(window, place)
    assert not {*anna} & {*ben}
    window.document.open(tmp_path / "ben.kat")
    assert _identities(window, place) == ben
    window.document.open(tmp_path / "anna.kat")
    course = window.document.case.course
    window.document.edit(changed(window.document.case, course=changed(course, title="Hers")), "title")
    window.document.save(tmp_path / "anna.kat")
    assert _identities(window, place) == anna


@pytest.mark.parametrize(("saved", "says"), [(True, "from the same file"), (False, "in no file yet")])
def test_it_says_what_its_events_are_known_by(window: Window, tmp_path: Path, saved: bool, says: str) -> None:
    if saved:
        window.document.save(tmp_path / "mine.kat")
    dialog: Any = action("export_calendar")(window)
    assert any(says in label.text() for label in dialog.findChildren(QLabel))
