"""The menus: every action once, by name, with its key; their words change with the language."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget

from calculator.reference.voice import Voice

_KEYS: Final[dict[str, QKeySequence.StandardKey | str]] = {
    "new": QKeySequence.StandardKey.New,
    "open": QKeySequence.StandardKey.Open,
    "save": QKeySequence.StandardKey.Save,
    "save_as": QKeySequence.StandardKey.SaveAs,
    "print": QKeySequence.StandardKey.Print,
    "quit": QKeySequence.StandardKey.Quit,
    "undo": QKeySequence.StandardKey.Undo,
    "redo": QKeySequence.StandardKey.Redo,
    "cut": QKeySequence.StandardKey.Cut,
    "copy": QKeySequence.StandardKey.Copy,
    "paste": QKeySequence.StandardKey.Paste,
    "export_pdf": "Ctrl+E",
    "print_preview": "Ctrl+Shift+P",
    "read_document": "Ctrl+Shift+O",
    "edit_plan": "Ctrl+L",
    "plan_library": "Ctrl+Shift+L",
    "next_plan": "Ctrl+]",
    "tab_estimate": "Ctrl+1",
    "tab_compare": "Ctrl+2",
    "tab_sheet": "Ctrl+3",
    "other_side": "F6",
    "what_is_this": "F1",
}

MENUS: Final = {
    "file": (
        "new",
        "open",
        "open_recent*",
        "open_example",
        "open_real_example",
        "",
        "save",
        "save_as",
        "set_password",
        "remove_password",
        "",
        "read_document",
        "import_prices",
        "export_pdf",
        "export_sheets",
        "print_preview",
        "print",
        "",
        "export_spreadsheet",
        "export_comparison",
        "preview_comparison",
        "",
        "quit",
    ),
    "edit": ("undo", "redo", "", "cut", "copy", "paste", "", "title", "make_mine"),
    "plan": (
        *("choose_plan*", "next_plan", "", "edit_plan", "new_plan", "add_plan*", "plan_library", ""),
        "ask_plan",
    ),
    "view": (
        "tab_estimate",
        "tab_compare",
        "tab_sheet",
        "other_side",
        "",
        "zoom_in",
        "zoom_out",
        "zoom_actual",
        "",
        "patient_view",
        "theme>",
        "language>",
    ),
    "help": (
        *("interview_patient", "interview_hr", "", "what_is_this", "glossary", "about_kat", "welcome", ""),
        *("arithmetic", "sources", "", "licences", "about"),
    ),
}
"""The menus and their actions in order. An empty name is a separator; a name with > at its end is a submenu of choices,
with * one that is filled when it opens."""

CLIPBOARD: Final = {"cut": Qt.Key.Key_X, "copy": Qt.Key.Key_C, "paste": Qt.Key.Key_V}
"""What the menu hands to the focused widget, which knows what of it to cut, copy or paste: Ctrl and this key."""

EVERYWHERE: Final = {"zoom_in": ("Ctrl++", "Ctrl+="), "zoom_out": ("Ctrl+-",), "zoom_actual": ("Ctrl+0",)}
"""Actions whose keys hold in every window of the program; a + is Shift and = on many keyboards."""

CHECKABLE: Final = frozenset({"patient_view"})
"""Actions that are on or off."""

CHOICES: Final = {"theme": ("system", "light", "dark"), "language": ("en", "es")}
"""The submenus: one of each is chosen."""


class Actions:
    """All actions of the window by name (``actions["save"]``) and the menus that show them."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for menu, names in MENUS.items():
            self._menus[menu] = window.menuBar().addMenu("")
            for name in names:
                self._add(self._menus[menu], name)

    def __getitem__(self, name: str) -> QAction:
        """The action called ``name``."""
        return self._actions[name]

    def menu(self, name: str) -> QMenu:
        """The menu or submenu called ``name``."""
        return self._menus[name]

    def retranslate(self, voice: Voice) -> None:
        """Say every menu and action in ``voice``."""
        for name, menu in self._menus.items():
            menu.setTitle(voice(f"window.menu_{name}"))
        for name, action in self._actions.items():
            action.setText(voice(f"window.action_{name}"))

    def _add(self, menu: QMenu, name: str) -> None:
        if not name:
            menu.addSeparator()
            return
        if name.endswith("*"):
            self._menus[name[:-1]] = menu.addMenu("")
            return
        if name.endswith(">"):
            self._add_choices(menu, name[:-1])
            return
        action = QAction(self._window)
        key = _KEYS.get(name)
        if key is not None:
            action.setShortcut(key)
        if name in EVERYWHERE:
            action.setShortcuts([QKeySequence(key) for key in EVERYWHERE[name]])
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        if name in CHECKABLE:
            action.setCheckable(True)
        if name == "about":
            action.setMenuRole(QAction.MenuRole.AboutRole)
        menu.addAction(action)
        self._actions[name] = action

    def _add_choices(self, menu: QMenu, name: str) -> None:
        self._menus[name] = menu.addMenu("")
        group = QActionGroup(self._window)
        for choice in CHOICES[name]:
            action = QAction(self._window)
            action.setCheckable(True)
            group.addAction(action)
            self._menus[name].addAction(action)
            self._actions[f"{name}_{choice}"] = action


class StepKeys(QObject):
    """Takes the keys for undo and redo that a field in ``window`` leaves to it, as fields do with what is good."""

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Undo or redo one step; every other event passes."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        for name in ("undo", "redo"):
            if event.matches(getattr(QKeySequence.StandardKey, name.capitalize())):
                self._actions[name].trigger()
                return True
        return False


def press(action: QAction, key: Qt.Key) -> None:
    """Press Ctrl and ``key``, which are those of ``action``, on the focused widget, wherever it is."""
    widget = QApplication.focusWidget()
    if widget is None:
        return
    # A widget that has no use for the key leaves it to the window, where the action would take it up without end.
    action.setEnabled(False)
    try:
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier))
    finally:
        action.setEnabled(True)
