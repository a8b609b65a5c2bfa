"""A person at the window who does anything, by seed: types good and bad text, presses buttons, turns pages, opens,
saves, undoes. What is asked is answered; nothing reaches a printer, and files stay in one folder."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar
from unittest import mock

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QTableView,
    QWidget,
)

from calculator.files import bundled
from calculator.reference.paths import RESOURCES
from tools.reliability.hostile import TEXTS
from tools.reliability.waiting import wait
from ui.main_window.window import Window
from ui.runtime.jobs import LatestJob

W = TypeVar("W", bound=QWidget)

_TYPED: Final = (
    *("0", "1", "20", "400", "1500", "2000.50", "9999999.99", "100%", "12.5%", "-5", "abc", "", "1,200", "0.005"),
    *("2026-10-01", "12/31/2026", "31.12.2026", "2026-02-30", "Clinic A", "3", "6", "200", "201"),
)
_ACTIONS: Final = (
    *("tab_estimate", "tab_compare", "tab_sheet", "other_side", "patient_view", "zoom_in", "zoom_out", "zoom_actual"),
    *("language_en", "language_es", "theme_light", "theme_dark", "theme_system", "next_plan", "edit_plan"),
    *("plan_library", "glossary", "about_kat", "sources", "licences", "arithmetic", "welcome", "what_is_this"),
    *("export_pdf", "export_spreadsheet", "export_comparison", "export_sheets", "import_prices", "about"),
    *("save", "save_as", "open", "new", "open_example", "open_real_example", "cut", "copy", "paste"),
)
_KEYS: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_F6)
_ANSWERS_MS: Final = 5
_MOST_WINDOWS: Final = 2
_LOOKS_S: Final = 20


class User:
    """Works at ``window``; ``did`` is what the last steps were."""

    def __init__(self, window: Window, chance: Random, folder: Path) -> None:
        self._window = window
        self._chance = chance
        self._folder = folder
        self.did: list[str] = []
        self._files = [folder / f"{name}.kat" for name in ("a", "b", "Dr. Smith")]
        self._lists = [folder / "prices.csv", bundled.EXAMPLE, RESOURCES / "plans" / "example-ppo.json"]
        self._lists[0].write_text("Service,Price\nIM dosing session,500\nxyz,=1\n", encoding="utf-8")
        self.answering = QTimer(window)
        """While it runs, what stands before the window is answered."""
        self.answering.setInterval(_ANSWERS_MS)
        self.answering.timeout.connect(self._answer)
        self.answering.start()
        self._steps: tuple[tuple[Callable[[], None], int], ...] = (
            (self._type, 30),
            (self._press, 14),
            (self._choose, 10),
            (self._act, 14),
            (self._undo, 12),
            (self._key, 10),
            (self._ask, 6),
            (self._close, 8),
        )

    def look_around(self) -> None:
        """Choose every action of the menus, in each language, so that all that is made once is there."""
        for name in (*_ACTIONS, "language_en", *_ACTIONS):
            self._do(partial(self._act, name))
            until = time.monotonic() + _LOOKS_S
            while self._at_work() and time.monotonic() < until:
                wait(_ANSWERS_MS)

    def _at_work(self) -> bool:
        return any(job.busy for job in self._window.findChildren(LatestJob))

    def step(self) -> None:
        """Do something."""
        works, weights = zip(*self._steps, strict=True)
        (work,) = self._chance.choices(works, weights)
        self._do(work)

    def _do(self, work: Callable[[], None]) -> None:
        with (
            mock.patch.object(QFileDialog, "getSaveFileName", self._names_a_file),
            mock.patch.object(QFileDialog, "getOpenFileName", self._names_a_file),
            mock.patch.object(QFileDialog, "getOpenFileNames", self._names_the_first),
            mock.patch.object(QFileDialog, "getExistingDirectory", self._names_the_folder),
        ):
            work()
            QApplication.processEvents()
        self._leave_few_windows()

    def _leave_few_windows(self) -> None:
        while len(dialogs := self._dialogs()) > _MOST_WINDOWS:
            # A window that asks before it closes is answered first; asked again meanwhile, it would ask again.
            if QApplication.activeModalWidget() is None:
                dialogs[0].close()
            wait(_ANSWERS_MS)

    def _names_a_file(self, *_words: object) -> tuple[str, str]:
        which = self._chance.choice((*self._files, *self._lists, None))
        return ("" if which is None else str(which if which in self._files else self._folder / which.name)), ""

    # A mock for each step, with a class of its own, would be the most garbage there is.
    def _names_the_first(self, *_words: object) -> tuple[list[str], str]:
        return [str(self._files[0])], ""

    def _names_the_folder(self, *_words: object) -> str:
        return str(self._folder)

    def _did(self, what: str) -> None:
        self.did = [*self.did[-19:], what]

    def _dialogs(self) -> list[QDialog]:
        # Of the windows of the program only: looking through all that is in them takes longer than a step.
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]

    def _one(self, kind: type[W]) -> W | None:
        """Something of ``kind`` that can be used now, in the window that is in front or in another."""
        front = QApplication.activeModalWidget() or self._chance.choice((self._window, *self._dialogs()))
        found = [one for one in front.findChildren(kind) if one.isVisible() and one.isEnabled()]
        return self._chance.choice(found) if found else None

    def _type(self) -> None:
        field = self._one(QLineEdit)
        if field is None or field.isReadOnly():
            return
        odd = self._chance.random() < 0.15
        text = self._chance.choice(TEXTS if odd else _TYPED)
        self._did(f"type {text!r} into {field.accessibleName()!r}")
        field.setFocus()
        field.selectAll()
        if odd or not text:
            field.insert(text)
        else:
            QTest.keyClicks(field, text)

    def _press(self) -> None:
        button = self._one(QAbstractButton)
        if button is None or "print" in f"{button.text()}{button.accessibleName()}".lower().replace(
            "imprimir", "print"
        ):
            return
        self._did(f"press {button.text() or button.accessibleName()!r}")
        button.click()

    def _choose(self) -> None:
        combo = self._one(QComboBox)
        if combo is not None:
            self._did(f"choose in {combo.accessibleName()!r}")
            QTest.keyClick(combo, self._chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End)))

    def _act(self, name: str = "") -> None:
        action = self._window.actions_[name or self._chance.choice(_ACTIONS)]
        if action.isEnabled() and action.isVisible() and QApplication.activeModalWidget() is None:
            self._did(action.text())
            action.trigger()

    def _undo(self) -> None:
        name = self._chance.choice(("undo", "undo", "redo"))
        self._did(name)
        for _ in range(self._chance.randint(1, 4)):
            self._window.actions_[name].trigger()

    def _key(self) -> None:
        focused = QApplication.focusWidget() or self._window
        self._did("key")
        QTest.keyClick(focused, self._chance.choice(_KEYS))

    def _ask(self) -> None:
        table = self._one(QTableView)
        if table is not None and table.model() is not None:
            self._did(f"ask in {table.accessibleName()!r}")
            rows, columns = max(1, table.model().rowCount()), max(1, table.model().columnCount())
            at = table.model().index(self._chance.randrange(rows), self._chance.randrange(columns))
            table.setCurrentIndex(at)

    def _close(self) -> None:
        dialogs = self._dialogs()
        if dialogs:
            dialog = self._chance.choice(dialogs)
            self._did(f"close {dialog.windowTitle()!r}")
            dialog.close()

    def _answer(self) -> None:
        """Answer what stands before the window and waits: with any of its buttons, or with Escape."""
        box: Any = QApplication.activePopupWidget()
        if box is not None:
            box.close()
            return
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            button = self._chance.choice(box.buttons())
            self._did(f"answer {button.text()!r}")
            button.click()
        elif isinstance(box, QDialog) and box.parentWidget() is not None and self._chance.random() < 0.2:
            box.reject()
