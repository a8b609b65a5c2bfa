"""A window to read in: entries on the left that can be searched, the chosen one on the right, as plain text."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QWidget,
)

from calculator.reference.voice import Voice
from ui.guide.entries import BOOKS, Entry
from ui.widgets.boxes import vbox
from ui.widgets.form_parts import describe
from ui.widgets.labels import plain_label
from ui.widgets.return_key import ReturnKey
from ui.widgets.scale import open_at, px
from ui.widgets.scrolled import Scrolled

_KEY: Final = Qt.ItemDataRole.UserRole
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}

_TITLES: Final = {"sources": "heading_sources"}
"""Books that are titled as the same is on a sheet."""


class Reader(QDialog):
    """One of BOOKS, open beside the main window."""

    def __init__(self, book: str, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ReturnKey(self)
        self.book = book
        self._voice = voice
        self._entries = BOOKS[book](voice)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say(_TITLES.get(book, book)))
        self.setModal(False)
        open_at(self, 880, 600)
        self.asked = QLabel(self)
        self.search = QLineEdit(self)
        self.list = QListWidget(self)
        self.text = QPlainTextEdit(self)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = plain_label("muted", self)
        self._build()
        self._fill(self._entries)
        self.search.setFocus()

    def show_entry(self, key: str, about: str = "") -> None:
        """Show the entry called ``key``; ``about`` is what was asked, said above it."""
        self.search.clear()
        self.asked.setText(about)
        self.asked.setVisible(bool(about))
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self.list.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search field, the arrows go through the list below it."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self.focusWidget() is self.search:
            self._go(step)
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        """Show the entry before or after the one that is shown, past the headings between them."""
        rows = range(self.list.currentRow() + step, self.list.count() if step > 0 else -1, step)
        entry = next((row for row in rows if self.list.item(row).data(_KEY)), None)
        if entry is not None:
            self.list.setCurrentRow(entry)

    def _build(self) -> None:
        page = QWidget()
        layout = vbox(page, (24, 16, 24, 8), spacing=12)
        intro = plain_label("muted", self)
        intro.setWordWrap(True)
        intro.setText(self._say(f"{self.book}_is"))
        layout.addWidget(intro)
        if self.book == "about_kat":
            crisis = plain_label("strong", self)
            crisis.setObjectName("crisis")
            crisis.setWordWrap(True)
            crisis.setText(self._say("crisis"))
            crisis.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(crisis)
        self.asked.setTextFormat(Qt.TextFormat.PlainText)
        self.asked.setWordWrap(True)
        self.asked.setProperty("role", "strong")
        self.asked.hide()
        layout.addWidget(self.asked)
        layout.addWidget(self._columns(), 1)
        Scrolled.fill(self, page, self._buttons())

    def _columns(self) -> QSplitter:
        left = QWidget(self)
        column = vbox(left, spacing=8)
        caption = plain_label("muted", self)
        caption.setText(self._say("search"))
        caption.setBuddy(self.search)
        for widget in (caption, self.search, self._none, self.list):
            column.addWidget(widget)
        describe(self.search, self._say("search"), self._say("search_is"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        describe(self.list, self._say("list"), self._say("list_is"))
        self.list.setObjectName("entries")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._show)
        self._none.setText(self._say("none"))
        self._none.setWordWrap(True)
        describe(self.text, self._say("text"), self._say("text_is"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        columns = QSplitter(self)
        columns.addWidget(left)
        columns.addWidget(self.text)
        columns.setChildrenCollapsible(False)
        columns.setStretchFactor(1, 1)
        columns.setSizes([px(300), px(560)])
        return columns

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        copy = buttons.addButton(self._say("action_copy"), QDialogButtonBox.ButtonRole.ActionRole)
        describe(copy, self._say("action_copy"), self._say("copy_is"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        close = buttons.addButton(self._say("close"), QDialogButtonBox.ButtonRole.RejectRole)
        describe(close, self._say("close"), self._say("close"))
        # Enter in the search field reads on; it closes nothing.
        for button in (copy, close):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        return buttons

    def _fill(self, entries: Sequence[Entry]) -> None:
        self.list.clear()
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                head = QListWidgetItem(group)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                font = head.font()
                font.setBold(True)
                head.setFont(font)
                self.list.addItem(head)
            item = QListWidgetItem(entry.title)
            item.setData(_KEY, entry.key)
            self.list.addItem(item)
        self._none.setVisible(not entries)
        first = next((row for row in range(self.list.count()) if self.list.item(row).data(_KEY)), -1)
        self.list.setCurrentRow(first)

    def _find(self, words: str) -> None:
        wanted = words.casefold().split()

        def has(entry: Entry) -> bool:
            text = " ".join((entry.title, *entry.paragraphs)).casefold()
            return all(word in text for word in wanted)

        self._fill([entry for entry in self._entries if has(entry)])

    def _show(self, item: QListWidgetItem | None) -> None:
        key = item.data(_KEY) if item is not None else None
        entry = next((one for one in self._entries if one.key == key), None)
        self.text.setPlainText("\n\n".join((entry.title, *entry.paragraphs)) if entry else "")

    def _say(self, key: str) -> str:
        return self._voice.of("guide")(key)
