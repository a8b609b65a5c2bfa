"""What a screen reader finds: every control of every tab and window has a name and says what it does, in each language.

A new tab or window is one line in ``openers.OPENERS``.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.openers import OPENERS
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window

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


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("opener", OPENERS)
def test_every_control_has_a_name_and_says_what_it_does(
    make_window: MakeWindow, qtbot: QtBot, opener: str, language: str
) -> None:
    window = make_window(language=language)
    shown = OPENERS[opener](window)

    def whole() -> None:
        QApplication.processEvents()
        found = list(spoken(QAccessible.queryAccessibleInterface(shown)))
        assert len(found) >= 2
        assert [(where, name) for where, name, said in found if not name.strip() or not said.strip()] == []

    # What is worked out off the UI thread is named when it is there.
    qtbot.waitUntil(whole)


def test_the_walk_notices_a_mute_control(window: Window) -> None:
    button = QPushButton()
    window.statusBar().addWidget(button)
    button.show()
    found = list(spoken(QAccessible.queryAccessibleInterface(window)))
    assert [where for where, name, _ in found if not name] == ["/Window/QStatusBar/QPushButton"]
