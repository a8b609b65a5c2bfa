"""What the sheet is to be, chosen above it: another sheet comes, the choices stay, a bad logo is refused in words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.user import labels
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window
from ui.sheet.letterhead_dialog import LetterheadDialog
from ui.sheet.sheet_tab import SheetView


def text_of(view: SheetView) -> str:
    document = view.document
    assert document is not None
    pages = (document.getAllText(page).text() for page in range(document.pageCount()))
    return " ".join(" ".join(pages).split())


def turned_to_sheet(qtbot: QtBot, window: Window) -> SheetView:
    window.answers.turn_to("sheet")
    view = window.answers.sheet
    qtbot.waitUntil(lambda: view.document is not None, timeout=10_000)
    return view


def opened(window: Window) -> LetterheadDialog:
    QTest.mouseClick(window.answers.sheet.options.letterhead, Qt.MouseButton.LeftButton)
    dialog = window.answers.sheet.options.findChild(LetterheadDialog)
    assert dialog is not None
    return dialog


def logo(path: Path) -> Path:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    assert image.save(str(path))
    return path


def test_each_choice_makes_another_sheet(qtbot: QtBot, window: Window) -> None:
    view = turned_to_sheet(qtbot, window)
    switches = view.options.switches
    assert "Session by session" in text_of(view)
    switches["sessions"].click()
    qtbot.waitUntil(lambda: "Session by session" not in text_of(view), timeout=10_000)
    assert not switches["reasons"].isEnabled()
    switches["example_page"].click()
    qtbot.waitUntil(lambda: "Total example cost" in text_of(view), timeout=10_000)
    switches["charges_page"].click()
    qtbot.waitUntil(lambda: "Expected charges, item by item" in text_of(view), timeout=10_000)
    view.options.paper.setCurrentIndex(1)
    qtbot.waitUntil(lambda: view.document is not None and round(view.document.pagePointSize(0).width()) == 595)


def test_the_choices_are_found_again(qtbot: QtBot, make_window: MakeWindow) -> None:
    view = turned_to_sheet(qtbot, make_window())
    view.options.switches["large_print"].click()
    view.options.paper.setCurrentIndex(1)
    again = turned_to_sheet(qtbot, make_window())
    assert again.options.options.large_print
    assert again.options.options.paper == "a4"
    assert again.options.options.sessions


def test_a_letterhead_is_typed_and_stands_on_the_sheet(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    view = turned_to_sheet(qtbot, window)
    picture = logo(tmp_path / "logo.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(picture), ""))
    dialog = opened(window)
    qtbot.keyClicks(dialog.name, "Harbor Clinic")
    qtbot.keyClicks(dialog.contact, "12 Pier Street")
    dialog.choose.click()
    assert "logo.png" in labels(dialog)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Harbor Clinic 12 Pier Street" in text_of(view), timeout=10_000)
    again = turned_to_sheet(qtbot, make_window())
    assert again.options.options.organisation.name == "Harbor Clinic"
    assert again.options.options.organisation.logo == picture.read_bytes()


def test_a_logo_that_is_none_is_refused_beside_its_field(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned_to_sheet(qtbot, window)
    broken = tmp_path / "logo.png"
    broken.write_text("no picture", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(broken), ""))
    dialog = opened(window)
    qtbot.keyClicks(dialog.name, "Harbor Clinic")
    dialog.choose.click()
    assert any("is no PNG or JPEG picture that can be printed." in words for words in labels(dialog))
    assert dialog.name.text() == "Harbor Clinic"
    dialog.contact.setPlainText("line\n" * 7)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert "At most 6 lines, please." in labels(dialog)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_logo_that_is_gone_is_said_and_the_sheet_is_made_without(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path
) -> None:
    first = make_window()
    view = turned_to_sheet(qtbot, first)
    picture = logo(tmp_path / "logo.png")
    dialog = opened(first)
    dialog.take_logo(picture)
    dialog.name.setText("Harbor Clinic")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Harbor Clinic" in text_of(view), timeout=10_000)
    picture.unlink()
    again = turned_to_sheet(qtbot, make_window())
    assert any("logo.png cannot be read" in words for words in labels(again.options))
    qtbot.waitUntil(lambda: "Harbor Clinic" in text_of(again), timeout=10_000)
    QApplication.processEvents()
    assert again.options.options.organisation.logo == b""
