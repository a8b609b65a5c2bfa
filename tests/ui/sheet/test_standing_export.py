"""File ▸ Export the page “Where I stand”, as a person uses it."""

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.begun_course import begun
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window
from ui.sheet.standing_export import StandingExport


@pytest.fixture
def started(make_window: MakeWindow) -> Window:
    """A window on a course that has begun."""
    return make_window(begun())


def exported(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, place: Path | str) -> list[str]:
    """Choose the menu's line, and name ``place``; returns what was offered, when all of it is over."""
    offered: list[str] = []

    def ask(_parent: object, _title: str, begin: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(begin).name)
        return str(place), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.actions_["export_standing"].trigger()
    qtbot.waitUntil(lambda: not window.findChildren(StandingExport), timeout=20_000)
    return offered


def test_the_page_alone_is_written(
    started: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "mine"
    offered = exported(started, qtbot, monkeypatch, place)
    assert offered[0].endswith(".pdf")
    pages = pypdf.PdfReader(io.BytesIO(place.with_suffix(".pdf").read_bytes())).pages
    assert len(pages) == 1
    assert "Where I stand" in pages[0].extract_text()


def test_nothing_is_made_for_who_names_no_file(
    started: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(started, qtbot, monkeypatch, "")
    assert list(tmp_path.rglob("*.pdf")) == []


@pytest.mark.parametrize(("answer", "left"), [("cancel", b"kept"), ("replace", b"%PDF")])
def test_what_somebody_put_there_while_it_was_made_is_not_replaced_unasked(
    started: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, left: bytes
) -> None:
    place = tmp_path / "mine.pdf"
    asked: list[str] = []
    monkeypatch.setattr("ui.dialogs.questions.choose", lambda _parent, question, *_: asked.append(question) or answer)
    # Nothing was there when the file was named.
    monkeypatch.setattr("ui.sheet.standing_export.is_there", lambda _path: False)
    place.write_bytes(b"kept")
    exported(started, qtbot, monkeypatch, place)
    assert asked == ["exists"]
    assert place.read_bytes().startswith(left)


def test_what_cannot_be_written_is_said(
    started: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("ui.dialogs.questions.warn", lambda _parent, _title, words, *_: said.append(words))
    exported(started, qtbot, monkeypatch, tmp_path / "none" / "mine.pdf")
    assert len(said) == 1
    assert said[0].startswith("mine.pdf: there is no such file or folder")
