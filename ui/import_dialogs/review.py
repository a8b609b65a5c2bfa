"""A plan's document beside what was read of it: guesses first, then what is missing, then what was read, and what no
plan can hold. Nothing of it is part of a case."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QVBoxLayout, QWidget

from calculator.files.sbc.reading import Reading, Status
from calculator.files.sbc.review import Part, corrected, items
from calculator.reference.voice import Voice
from ui.import_dialogs.page_view import PageView
from ui.import_dialogs.review_item import ReviewItem
from ui.widgets.boxes import vbox
from ui.widgets.form_parts import hairline, heading, note
from ui.widgets.labels import set_text
from ui.widgets.reveal import reveal
from ui.widgets.scale import px
from ui.widgets.validity import Validity


class Review(QSplitter):
    """Shows a reading and keeps what the person makes of it."""

    changed = Signal()
    """A value is another, or was looked at."""

    def __init__(self, reading: Reading, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent)
        self.reading = reading
        self._voice = voice
        self.page = PageView(self)
        self.page.set_name(self._say("page_name"), self._say("page_name_is"))
        self.words = note(self, "body")
        self.validity = Validity(self)
        self.validity.changed.connect(lambda _good: self.changed.emit())
        self.items: list[ReviewItem] = []
        self._lay_out()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self._show_words(None)

    @property
    def left(self) -> int:
        """How many items are still to be looked at."""
        return sum(item.open for item in self.items)

    @property
    def good(self) -> bool:
        """Whether everything that is typed is understood."""
        return not self.validity.is_bad

    def go_on(self) -> None:
        """Lead to what is not understood, or else to the next item that is to be looked at."""
        field: QWidget | None = self.validity.first
        if field is None:
            field = next((item.first for item in self.items if item.open), None)
        if field is not None:
            reveal(field)

    def _lay_out(self) -> None:
        beside = QWidget(self)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(6))
        column.addWidget(self.page, 1)
        column.addWidget(self._words_below(beside))
        content = QWidget()
        rows = vbox(content, (8, 0, 12, 12), spacing=2)
        for status, group in groupby(items(self.reading), key=lambda item: item.status):
            self._add_group(
                rows, content, status, [ReviewItem(one, self.reading, self._voice, content) for one in group]
            )
        self._add_not_held(rows, content)
        rows.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        # The page gives way before what is typed is cut off.
        scroll.setMinimumWidth(content.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width())
        self.addWidget(beside)
        self.addWidget(scroll)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        self.setSizes([px(560), px(560)])
        self.setChildrenCollapsible(False)

    def _words_below(self, parent: QWidget) -> QScrollArea:
        """What the field was read from, a few lines high; more of it scrolls."""
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea(parent)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setMinimumHeight(px(40))
        area.setMaximumHeight(px(84))
        area.setWidget(self.words)
        return area

    def _add_group(self, rows: QVBoxLayout, parent: QWidget, status: Status, group: Sequence[ReviewItem]) -> None:
        title = heading(parent)
        title.setWordWrap(True)
        title.setText(self._voice(f"sbc.{status.value}", count=len(group)))
        rows.addSpacing(px(8))
        rows.addWidget(title)
        rows.addWidget(hairline(parent))
        for item in group:
            item.corrected.connect(self._correct)
            item.settled.connect(self.changed)
            for field in item.fields:
                self.validity.watch(field)
            rows.addWidget(item)
            self.items.append(item)

    def _add_not_held(self, rows: QVBoxLayout, parent: QWidget) -> None:
        if not self.reading.unheld:
            return
        title = heading(parent)
        title.setWordWrap(True)
        title.setText(self._say("not_held"))
        rows.addSpacing(px(8))
        rows.addWidget(title)
        rows.addWidget(hairline(parent))
        for one in dict.fromkeys(self.reading.unheld):
            said = note(parent)
            said.setText(self._say("said", page=one.page, words=one.words))
            rows.addWidget(said)

    def _correct(self, part: Part, value: Any) -> None:
        self.reading = corrected(self.reading, part, value)
        self.changed.emit()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        item = next((one for one in self.items if new is not None and one.isAncestorOf(new)), None)
        if item is not None:
            self._show_words(item)

    def _show_words(self, item: ReviewItem | None) -> None:
        if item is None:
            set_text(self.words, self._say("words_here"))
            return
        found = item.item
        self.page.show_place(found.page, found.box, found.words)
        key = "words_none" if not found.words else "words_on" if found.page else "words_in"
        set_text(self.words, self._say(key, name=item.name, page=found.page, words=found.words))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("sbc")(key, **figures)
