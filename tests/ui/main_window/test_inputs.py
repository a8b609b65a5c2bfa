"""The left column comes after the answer, and is there for whoever asks for it before."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from tests.ui.conftest import MakeWindow
from ui.document.document import Document
from ui.main_window.window import Window
from ui.settings import Settings

LATE = (
    *("pydantic", "numpy", "pyqtgraph", "typst", "cryptography", "openpyxl", "xlsxwriter"),
    *("PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtSvg"),
    # What is asked about files, what stands below the answer, and what is entered is not in the answer.
    *(
        "ui.document.file_actions",
        "ui.dialogs",
        "ui.estimate.below",
        "ui.charts",
        "ui.editors.column",
        "ui.runtime.jobs",
    ),
    *("calculator.files.document", "calculator.files.atomic", "calculator.files.safe_json", "calculator.files.locking"),
    *(
        "calculator.engine.confirmation",
        "calculator.engine.exits",
        "calculator.engine.months",
        "calculator.words.exits",
    ),
)
AT_FIRST_PAINT = f"""
import os, sys
sys.argv = ["main.py"]
from ui import app; from ui.main_window import window

class Watched(window.Window):
    def paintEvent(self, event):
        super().paintEvent(event)
        print([name for name in {LATE!r} if name in sys.modules], self.inputs.is_made)
        print(self.answers.estimate.headline.words)
        sys.stdout.flush()
        os._exit(0)

app.Window = Watched
import main
main.main()
"""


WHEN_EDITORS_ARE_MADE = """
import os, sys
sys.argv = ["main.py"]
read = []
sys.addaudithook(lambda event, given: read.append(str(given[0])) if event == "open" else None)
from ui import app; from ui.main_window import window

def sentences():
    parts = [os.path.normpath(path).split(os.sep)[-3:] for path in read if path.endswith(".json")]
    return sorted(f"{language}/{name}" for i18n, language, name in parts if i18n == "i18n")

class Watched(window.Window):
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.inputs.is_made:
            print(*sentences())
            self.inputs.column.show()
            print([name for name in ("pydantic", "calculator.model.checking") if name in sys.modules])
            sys.stdout.flush()
            os._exit(0)

app.Window = Watched
import main
main.main()
"""

IMPORTED_BY = (
    "import PySide6.QtCore, builtins; looks = builtins.__import__; import ui.main_window.window;"
    "print(looks.__name__, builtins.__import__ is looks)"
)


class Paints(QObject):
    """What there was each time the table of sessions was painted: the editors, and where the table stood."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.editors: list[bool] = []
        self.places: list[QRect] = []
        self.table = window.answers.estimate.sessions.view.viewport()
        self.table.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.editors.append(self._window.inputs.is_made)
            self.places.append(QRect(self.table.mapTo(self._window, QPoint()), self.table.size()))
        return False


@pytest.fixture
def fresh(qtbot: QtBot) -> Window:
    """A window that nobody has seen."""
    window = Window(Document(bundled.example()), Settings())
    window.filing.may_leave = lambda: True  # type: ignore[method-assign]
    qtbot.addWidget(window)
    return window


def test_nothing_heavy_is_loaded_before_the_answer_is_painted() -> None:
    started = subprocess.run([sys.executable, "-c", AT_FIRST_PAINT], capture_output=True, text=True, check=True)
    assert started.stdout.startswith("[] False"), started.stdout
    assert "$1,880" in started.stdout


def test_the_editors_are_made_without_what_checks_entries_and_few_catalogues_are_read_before() -> None:
    started = subprocess.run([sys.executable, "-c", WHEN_EDITORS_ARE_MADE], capture_output=True, text=True, check=True)
    read, checking = started.stdout.splitlines()
    assert checking == "[]"
    assert {"en/window.json", "en/views.json"} <= set(read.split())
    assert [name for name in read.split() if not name.startswith("en/")] == []
    assert {"en/cli.json", "en/compare_tab.json", "en/sheet.json", "en/library.json"}.isdisjoint(read.split())


def test_no_module_s_source_is_looked_into_when_it_is_imported() -> None:
    said = subprocess.run([sys.executable, "-c", IMPORTED_BY], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["__feature_import__", "False"]


def test_the_editors_come_when_the_answer_has_been_painted(fresh: Window, qtbot: QtBot) -> None:
    paints = Paints(fresh)
    # The screen there is not is smaller than most.
    fresh.resize(1280, 800)
    fresh.show()
    qtbot.waitUntil(lambda: fresh.inputs.is_made)
    assert paints.editors[0] is False
    assert fresh.inputs.course.title.field.text() == bundled.example().course.title
    assert fresh.focusWidget() is fresh.inputs.course.template.field


def test_the_editors_are_painted_before_what_else_waited_for_the_answer(fresh: Window, qtbot: QtBot) -> None:
    confirm = fresh.answers.estimate.to_confirm
    seen: list[bool] = []

    class Seen(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                seen.append(bool(confirm.points))
            return False

    watch = Seen(fresh)
    fresh.inputs.made.connect(lambda: fresh.inputs.column.installEventFilter(watch))
    fresh.resize(1280, 800)
    fresh.show()
    qtbot.waitUntil(lambda: bool(confirm.points))
    assert seen[0] is False


def test_what_has_been_painted_does_not_move(fresh: Window, qtbot: QtBot) -> None:
    paints = Paints(fresh)
    fresh.resize(1280, 800)
    fresh.show()
    estimate = fresh.answers.estimate
    qtbot.waitUntil(lambda: fresh.inputs.is_made and estimate.months.isVisible())
    estimate.sessions.view.viewport().repaint()
    assert [place.getRect() for place in paints.places] == [paints.places[0].getRect()] * len(paints.places)


def test_a_window_that_was_closed_at_once_forgets_no_fold(fresh: Window) -> None:
    fresh.settings.folds = {"member": False}
    fresh.show()
    assert not fresh.inputs.is_made
    fresh.close()
    assert Settings().folds == {"member": False}


def test_who_asks_before_it_is_seen_has_an_editor_that_edits(fresh: Window) -> None:
    case = fresh.document.case
    fresh.inputs.course.course_edited.emit(changed(case.course, title="Another"), "name")
    assert fresh.document.case.course.title == "Another"


def test_an_edit_made_before_the_column_is_seen_stands_in_it(fresh: Window) -> None:
    case = fresh.document.case
    fresh.edits.course(changed(case.course, title="Another"), "name")
    assert not fresh.inputs.is_made
    assert fresh.inputs.course.title.field.text() == "Another"


@pytest.mark.parametrize("tab", ["estimate", "compare"])
def test_tab_goes_from_the_last_field_to_the_tabs_and_round_to_the_first(make_window: MakeWindow, tab: str) -> None:
    window = make_window()
    window.answers.turn_to(tab)
    bar, first = window.answers.tabBar(), window.inputs.sections["course"].header
    at: QWidget = window.inputs.course.template.field
    at.setFocus()
    went: list[QWidget] = []
    while at is not first and len(went) < 120:
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        went.append(at)
    turned = went.index(bar)
    assert all(window.inputs.isAncestorOf(stop) for stop in went[:turned])
    # The status bar of an example has a button, which comes last.
    assert all(window.answers.isAncestorOf(stop) or stop is window.mine for stop in went[turned:-1])
    assert went[-1] is first
