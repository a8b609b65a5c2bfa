"""The comparison as files, from the menu to the bytes on the disk."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.reference.paths import RESOURCES
from tests.helpers.user import labels
from tests.ui.conftest import Answers, MakeWindow
from ui.main_window.window import Window


def saving_to(monkeypatch: pytest.MonkeyPatch, path: Path, kind: str = "") -> list[str]:
    """The person chooses ``path``; returns what was suggested."""
    suggested: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(name)
        return str(path), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return suggested


def test_a_workbook_from_the_menu(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = saving_to(monkeypatch, tmp_path / "plans", "XLSX (*.xlsx)")
    window.actions_["export_spreadsheet"].trigger()
    assert window.answers.current == "compare"
    assert [Path(name).name for name in suggested] == ["Worked example six sessions at a real clinic - plans.xlsx"]
    assert "Making the file…" in labels(window.answers.compare)
    qtbot.waitUntil((tmp_path / "plans.xlsx").exists, timeout=20_000)
    book = openpyxl.load_workbook(BytesIO((tmp_path / "plans.xlsx").read_bytes()))
    values = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert "$2,000 plan" in values
    qtbot.waitUntil(lambda: "Making the file…" not in labels(window.answers.compare))


def test_the_ending_makes_it_csv(qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saving_to(monkeypatch, tmp_path / "plans.CSV")
    window.actions_["export_spreadsheet"].trigger()
    qtbot.waitUntil((tmp_path / "plans.CSV").exists, timeout=20_000)
    text = (tmp_path / "plans.CSV").read_text(encoding="utf-8-sig")
    assert "1500.00" in text
    assert "962.50" in text


@pytest.mark.parametrize(("entry", "width"), [(1, 612), (2, 595)])
def test_the_sheet_for_hr_on_either_paper(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: int, width: int
) -> None:
    saving_to(monkeypatch, tmp_path / "plans", "PDF (*.pdf)")
    window.answers.turn_to("compare")
    menu: QMenu = window.answers.compare.export.menu()
    menu.aboutToShow.emit()
    menu.actions()[entry].trigger()
    qtbot.waitUntil((tmp_path / "plans.pdf").exists, timeout=20_000)
    pages = pypdf.PdfReader(tmp_path / "plans.pdf").pages
    assert round(pages[0].mediabox.width) == width
    assert "$2,000 plan" in pages[0].extract_text()


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    saving_to(monkeypatch, tmp_path / "nowhere" / "plans.csv")
    answers.press("OK")
    window.actions_["export_spreadsheet"].trigger()
    qtbot.waitUntil(lambda: bool(answers.said), timeout=20_000)
    assert "plans.csv: there is no such file or folder" in answers.said[0]


def test_one_plan_has_nothing_to_export(make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    case = example()
    suggested = saving_to(monkeypatch, Path("unused"))
    window = make_window(changed(case, plans=case.plans[:1], chosen=case.plans[0].name))
    window.actions_["export_spreadsheet"].trigger()
    assert suggested == []
    assert window.answers.compare.one_plan.isVisible()


def test_the_sheet_for_hr_is_shown_as_it_will_be_printed(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bytes] = []
    monkeypatch.setattr("ui.dialogs.printing.preview_pdf", lambda pdf, _parent: shown.append(pdf))
    window.actions_["preview_comparison"].trigger()
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    assert "$2,000 plan" in pypdf.PdfReader(BytesIO(shown[0])).pages[0].extract_text()


_LEFT = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from calculator.files import bundled
from calculator.model.base import changed
from calculator.reference.voice import ENGLISH
from ui.compare import exporting

application = QApplication([])
case, plans = bundled.example(), bundled.plans()[:9]
long = tuple(changed(line, count=200) for line in case.course.lines * 8)
case = changed(case, course=changed(case.course, lines=long), plans=plans, chosen=plans[0].name)
parent = QWidget()
exporter = exporting.Exporter(parent)
exporter.set_case(case, ENGLISH)
exporter.preview()
QTimer.singleShot(1_000, application.quit)
application.exec()
print("left")
"""


def test_who_leaves_while_a_long_comparison_is_made_does_not_wait_for_it() -> None:
    """Nine plans and thousands of sessions take an hour; the process ends when the program does."""
    done = subprocess.run(
        [sys.executable, "-c", _LEFT],
        cwd=RESOURCES.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "left\n"), done.stderr
