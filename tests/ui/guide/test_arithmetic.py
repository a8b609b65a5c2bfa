"""Help ▸ Check the arithmetic: the bundled cases are priced in the window, each with its source and its result."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from calculator.files import published
from calculator.reference.voice import Voice
from ui.guide.arithmetic import ArithmeticDialog


def test_the_bundled_cases_are_checked_and_counted(qtbot: QtBot) -> None:
    report = published.check([published.bundled()])
    dialog = ArithmeticDialog(Voice("en"))
    qtbot.addWidget(dialog)
    closing = f"{report.passed} passed, {report.failed} failed, {report.skipped} skipped"
    qtbot.waitUntil(lambda: dialog.closing == closing, timeout=20_000)
    assert len(dialog.grid.rows) == len(report.results)
    assert report.failed == 0
    assert all(row[2].text for row in dialog.grid.rows)
    assert {row[1].text for row in dialog.grid.rows} <= {"Passed", "Skipped"}


def test_a_file_that_is_no_cases_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    dialog = ArithmeticDialog(Voice("en"), paths=[broken])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.closing.startswith("The published cases could not be read: "), timeout=20_000)
