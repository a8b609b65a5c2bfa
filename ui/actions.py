"""The menus: every action once, by name, with its key; their words change with the language."""

from typing import Final

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from calculator.reference.texts import say

_KEYS: Final[dict[str, QKeySequence.StandardKey | str]] = {
    "new": QKeySequence.StandardKey.New,
    "open": QKeySequence.StandardKey.Open,
    "save": QKeySequence.StandardKey.Save,
    "save_as": QKeySequence.StandardKey.SaveAs,
    "print": QKeySequence.StandardKey.Print,
    "quit": QKeySequence.StandardKey.Quit,
    "undo": QKeySequence.StandardKey.Undo,
    "redo": QKeySequence.StandardKey.Redo,
    "export_pdf": "Ctrl+E",
    "print_preview": "Ctrl+Shift+P",
    "edit_plan": "Ctrl+L",
    "next_plan": "Ctrl+]",
    "tab_estimate": "Ctrl+1",
    "tab_sheet": "Ctrl+2",
    "what_is_this": "F1",
}

MENUS: Final = {
    "file": (
        "new",
        "open",
        "open_example",
        "",
        "save",
        "save_as",
        "",
        "export_pdf",
        "print_preview",
        "print",
        "",
        "quit",
    ),
    "edit": ("undo", "redo"),
    "plan": ("edit_plan", "next_plan"),
    "view": ("tab_estimate", "tab_sheet", "", "theme>", "language>"),
    "help": ("what_is_this", "arithmetic", "", "about"),
}
"""The menus and their actions in order; an empty name is a separator, one that ends in > a submenu of choices."""

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

    def retranslate(self, language: str) -> None:
        """Say every menu and action in ``language``."""
        for name, menu in self._menus.items():
            menu.setTitle(say(f"window.menu_{name}", language))
        for name, action in self._actions.items():
            action.setText(say(f"window.action_{name}", language))

    def _add(self, menu: QMenu, name: str) -> None:
        if not name:
            menu.addSeparator()
            return
        if name.endswith(">"):
            self._add_choices(menu, name[:-1])
            return
        action = QAction(self._window)
        key = _KEYS.get(name)
        if key is not None:
            action.setShortcut(key)
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
