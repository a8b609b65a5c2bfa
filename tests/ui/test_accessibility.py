"""What a screen reader finds: every control of every tab and window has a name and says what it does, in each language.

A new tab or window is one line in ``openers.OPENERS``.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.openers import OPENERS, close_dialogs, folds, plan_editor
from tests.helpers.windows import lasting
from tests.ui.conftest import MakeWindow
from ui.main_window.tabs import TABS
from ui.main_window.window import Window
from ui.widgets.scale import open_at

Role = QAccessible.Role

SPOKEN = {
    Role.Button,
    Role.ButtonDropDown,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.List,
    Role.PageTab,
    Role.RadioButton,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
    Role.Tree,
}
"""What a person can do something with; all else is text, or holds these."""

MADE_OF_CELLS = {Role.Table, Role.Tree, Role.List}


def spoken(interface: QAccessibleInterface, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every control below ``interface`` that can be seen: where it is, its name and its description."""
    state: Any = interface.state()
    if not interface.isValid() or state.invisible:
        return
    widget = interface.object()
    here = f"{path}/{type(widget).__name__ if widget else ''}"
    role = interface.role()
    if role in SPOKEN:
        yield here, interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)
    if role not in MADE_OF_CELLS:
        for number in range(interface.childCount()):
            child = interface.child(number)
            if child is not None:
                yield from spoken(child, here)


@pytest.fixture(scope="module", params=["en", "es"])
def spoken_window(request: pytest.FixtureRequest) -> Iterator[Window]:
    with lasting(request, language=request.param) as window:
        yield window


@pytest.mark.parametrize("opener", OPENERS)
def test_every_control_has_a_name_and_says_what_it_does(spoken_window: Window, qtbot: QtBot, opener: str) -> None:
    shown = OPENERS[opener](spoken_window)

    def whole() -> None:
        QApplication.processEvents()
        found = list(spoken(QAccessible.queryAccessibleInterface(shown)))
        assert len(found) >= 2
        assert [(where, name) for where, name, said in found if not name.strip() or not said.strip()] == []

    # What is worked out off the UI thread is named when it is there.
    qtbot.waitUntil(whole)
    close_dialogs(spoken_window)


def test_the_walk_notices_a_mute_control(window: Window) -> None:
    button = QPushButton()
    window.statusBar().addWidget(button)
    button.show()
    found = list(spoken(QAccessible.queryAccessibleInterface(window)))
    assert [where for where, name, _ in found if not name] == ["/Window/QStatusBar/QPushButton"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_markup_is_heard(make_window: MakeWindow, language: str) -> None:
    window = make_window(language=language)
    folds(window)
    editor = plan_editor(window)
    for name in TABS:
        window.answers.turn_to(name)
    heard = [
        (interface.text(part), type(widget).__name__)
        for widget in (*window.findChildren(QWidget), *editor.findChildren(QWidget))
        if (interface := QAccessible.queryAccessibleInterface(widget)) is not None
        for part in (QAccessible.Text.Name, QAccessible.Text.Description)
    ]
    assert len(heard) > 500
    assert [one for one in heard if "<" in one[0]] == []


def test_folds_are_expanders_and_a_chart_is_one(window: Window, qtbot: QtBot) -> None:
    for header in (window.inputs.sections["member"].header, window.inputs.course.rows[0].more):
        for _ in range(2):
            header.click()
            state: Any = QAccessible.queryAccessibleInterface(header).state()
            assert state.expandable
            assert bool(state.expanded) is header.isChecked()
    chart = window.answers.estimate.chart
    window.answers.estimate._scroll.ensureWidgetVisible(chart)
    qtbot.waitUntil(lambda: chart.plot is not None)
    drawing = QAccessible.queryAccessibleInterface(chart.plot)
    assert drawing.role() is Role.Chart
    assert "$" in drawing.text(QAccessible.Text.Name)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_list_bears_its_label(make_window: MakeWindow, language: str) -> None:
    window = make_window(language=language)
    folds(window)
    lists = [*window.findChildren(QComboBox), *plan_editor(window).findChildren(QComboBox)]
    assert len(lists) > 20
    assert [one for one in lists if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)] == []


def test_the_first_start_fits_the_screen_with_its_frame(window: Window) -> None:
    room = window.screen().availableSize()
    open_at(window, 5_000, 5_000)
    assert window.width() + 16 <= room.width()
    assert window.height() + 64 <= room.height()
