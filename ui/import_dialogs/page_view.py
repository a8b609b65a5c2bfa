"""A document beside what was read of it: a PDF's page, or a text, with the words of one place marked."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QStackedWidget, QTextEdit, QWidget

from calculator.files.sbc.finding import spans
from calculator.files.sbc.pages import keeps_columns
from calculator.files.sbc.reading import Box
from ui.widgets.labels import role_color
from ui.widgets.scale import px

_AROUND: Final = 4
"""Points around the words that are marked."""

_LEAST_WIDTH: Final = 880
"""A page is no smaller than can be read; what has no room is scrolled to."""


class _Page(QWidget):
    """One page as large as there is room for, with a box around the words that are shown."""

    def __init__(self, document: QPdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._image = QImage()
        self._asked = (-1, QSize())
        self._renderer = QPdfPageRenderer(self)
        # A page may take its time to be drawn: the window goes on meanwhile.
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(document)
        self._renderer.pageRendered.connect(self._drawn)
        self.page = 0
        self.box: Box | None = None

    def show_place(self, page: int, box: Box | None) -> None:
        """Turn to ``page``, from 0, and mark ``box`` on it."""
        self.page, self.box = page, box
        self._draw()
        self.update()

    def fit(self, width: int) -> None:
        """Be so wide."""
        points = self._document.pagePointSize(self.page)
        self.setFixedSize(width, round(width * points.height() / max(points.width(), 1.0)))
        self._draw()

    def marked(self) -> QRect:
        """Where the marked words are; empty: nowhere."""
        if self.box is None:
            return QRect()
        scale = self.width() / max(self._document.pagePointSize(self.page).width(), 1.0)
        left, top, right, bottom = self.box
        grown = QRectF(left - _AROUND, top - _AROUND, right - left + 2 * _AROUND, bottom - top + 2 * _AROUND)
        return QRectF(grown.x() * scale, grown.y() * scale, grown.width() * scale, grown.height() * scale).toRect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page on white, as it is on paper, and the box over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        if not self._image.isNull():
            painter.drawImage(self.rect(), self._image)
        marked = self.marked()
        if not marked.isEmpty():
            # The page is white in both themes, and so is what is drawn on it.
            painter.fillRect(marked, QColor(255, 196, 0, 70))
            painter.setPen(QPen(QColor("#7a4a00"), px(2)))
            painter.drawRect(marked)

    def _draw(self) -> None:
        size = self.size() * self.devicePixelRatioF()
        if (self.page, size) != self._asked and not size.isEmpty():
            self._asked = (self.page, size)
            self._renderer.requestPage(self.page, size)

    def _drawn(self, page: int, _size: QSize, image: QImage) -> None:
        if page == self.page:
            self._image = image
            self.update()


class PageView(QStackedWidget):
    """Shows a document and where in it something stands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._bytes = QBuffer(self)
        self.text = QPlainTextEdit(self)
        self._original = ""
        self.text.setReadOnly(True)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area = QScrollArea(self)
        self.area.setBackgroundRole(QPalette.ColorRole.Mid)
        self.page = _Page(self.document, self.area)
        self.area.setWidget(self.page)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.addWidget(self.area)
        self.addWidget(self.text)

    def set_name(self, name: str, meaning: str) -> None:
        """Name what is shown for a screen reader."""
        for widget in (self.area, self.text):
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(meaning)

    def show_pdf(self, data: bytes) -> None:
        """Show the first page of a PDF that was read."""
        self._bytes.setData(QByteArray(data))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._bytes)
        self.setCurrentWidget(self.area)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text; one that keeps its columns in letters of one width."""
        if keeps_columns(text):
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
            # The theme's own style sheet would have its way with a font that is set otherwise.
            self.text.setStyleSheet(f'font-family: "{fixed}"')
            self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.text.setPlainText(text.replace("\f", "\n"))
        self._original = text
        self.setCurrentWidget(self.text)

    def show_place(self, page: int, box: Box | None, words: str) -> None:
        """Bring the place into sight: ``page`` is from 1, 0 leaves the page that is shown."""
        if self.currentWidget() is self.text:
            self._mark(words, page, box)
            return
        if page:
            self.page.show_place(min(page, max(self.document.pageCount(), 1)) - 1, box)
            self._fit()
        else:
            self.page.show_place(self.page.page, None)
        marked = self.page.marked()
        if not marked.isEmpty():
            # The beginning of what is marked, where not all of it has room.
            view = self.area.viewport()
            across = min(marked.width() // 2 + px(40), view.width() // 2)
            down = min(marked.height() // 2 + px(80), view.height() // 2)
            self.area.ensureVisible(marked.left() + across - px(40), marked.top() + down - px(80), across, down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.document.pageCount():
            self.page.fit(max(self.area.viewport().width(), px(_LEAST_WIDTH)))

    def _mark(self, words: str, page: int, box: Box | None) -> None:
        selections = []
        for start, end in spans(self._original, words, page, box) if words else ():
            one = QTextEdit.ExtraSelection()
            one.cursor = self.text.textCursor()
            one.cursor.setPosition(start)
            one.cursor.setPosition(end, one.cursor.MoveMode.KeepAnchor)
            one.format = QTextCharFormat()
            one.format.setBackground(role_color("warning_surface", self))
            one.format.setForeground(role_color("warning", self))
            selections.append(one)
        self.text.setExtraSelections(selections)
        if selections:
            cursor = self.text.textCursor()
            cursor.setPosition(selections[0].cursor.selectionStart())
            self.text.setTextCursor(cursor)
            self.text.centerCursor()
