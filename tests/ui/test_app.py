"""The start, and a fault that nobody foresaw: one calm dialog, and the work goes on."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.files import document as files
from calculator.model.base import changed
from tests.helpers.user import answer
from ui import app
from ui.document import recovery_dialog
from ui.main_window.window import Window
from ui.welcome.welcome import Welcome


@pytest.fixture
def _own_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def seen_at_start(qtbot: QtBot, path: Path | None, boxes: int = 0) -> list[str]:
    """Run the program on ``path``, read what so many boxes and its window say, and quit."""
    seen: list[str] = []

    def look() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window) and one.isVisible()]
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            seen.append(box.text())
            box.accept()
        elif shown and len(seen) == boxes:
            seen.extend((answer(shown[0]), shown[0].windowTitle()))
            timer.stop()
            shown[0].close()

    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(look)
    timer.start()
    assert app.run(path) == 0
    return seen


@pytest.mark.usefixtures("_own_hook")
def test_a_start_without_a_file_answers_the_worked_example(qtbot: QtBot) -> None:
    seen = seen_at_start(qtbot, None)
    assert "You pay $1,880" in seen[0]


@pytest.mark.usefixtures("_own_hook")
def test_a_start_on_a_file_answers_it(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "one.kat"
    files.save(changed(bundled.example(), chosen="$3,000 plan"), path)
    seen = seen_at_start(qtbot, path)
    assert "You pay $3,413" in seen[0]
    assert seen[1].startswith("one.kat")


@pytest.mark.usefixtures("_own_hook")
def test_a_start_on_a_broken_file_says_why_and_goes_on_with_the_example(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "broken.kat"
    path.write_text("{", encoding="utf-8")
    seen = seen_at_start(qtbot, path, boxes=1)
    assert "broken.kat" in seen[0]
    assert "You pay $1,880" in seen[1]


@pytest.mark.usefixtures("_own_hook")
@pytest.mark.parametrize("with_file", [True, False])
def test_only_a_first_start_without_a_file_is_welcomed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_file: bool
) -> None:
    path = tmp_path / "one.kat"
    files.save(bundled.example(), path)
    offered: list[Window] = []
    welcomed: list[bool] = []
    monkeypatch.setattr(recovery_dialog, "offer", offered.append)

    def look() -> None:
        # The welcome follows what is offered of lost work within the same event.
        if offered:
            timer.stop()
            welcomed.extend(one.isVisible() for one in offered[0].findChildren(Welcome))
            offered[0].close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    assert app.run(path if with_file else None) == 0
    assert welcomed == ([] if with_file else [True])
