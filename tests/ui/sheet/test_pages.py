"""Of the pages on the screen no more pictures are kept than there is a use for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from ui.sheet import pages
from ui.sheet.pages import Pages

PAGES = 6


@pytest.fixture
def document(tmp_path: Path) -> Iterator[QPdfDocument]:
    written = str(tmp_path / "pages.pdf")
    paper = QPdfWriter(written)
    painter = QPainter(paper)
    for page in range(PAGES):
        painter.drawText(1_000, 1_000, f"page {page}")
        if page < PAGES - 1:
            paper.newPage()
    painter.end()
    owner = QObject()
    document = QPdfDocument(owner)
    document.load(written)
    yield document
    shiboken6.delete(owner)


@pytest.fixture
def place(qtbot: QtBot) -> QStackedWidget:
    place = QStackedWidget()
    qtbot.addWidget(place)
    place.resize(500, 400)
    place.show()
    return place


class Shown:
    """Pages in a ``place``, and the numbers of those that were drawn since it was last asked."""

    def __init__(self, place: QStackedWidget, document: QPdfDocument) -> None:
        self.view = Pages(place)
        self._drawn: list[int] = []
        (drawing,) = self.view.findChildren(QPdfPageRenderer)
        drawing.pageRendered.connect(self._add)
        place.addWidget(self.view)
        place.setCurrentWidget(self.view)
        self.view.setDocument(document)

    def _add(self, page: int) -> None:
        self._drawn.append(page)

    def drawn(self, qtbot: QtBot) -> list[int]:
        qtbot.waitUntil(lambda: bool(self._drawn), timeout=10_000)
        return self.rested()

    def rested(self) -> list[int]:
        before = -1
        while len(self._drawn) > before:
            before = len(self._drawn)
            QTest.qWait(200)
        drawn, self._drawn = self._drawn, []
        return drawn

    def turn_to(self, page: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(round((bar.maximum() + bar.pageStep()) * page / PAGES))


def test_pages_that_are_not_seen_have_no_picture(qtbot: QtBot, place: QStackedWidget, document: QPdfDocument) -> None:
    shown = Shown(place, document)
    assert shown.drawn(qtbot) == [0]
    other = QWidget()
    place.addWidget(other)
    place.setCurrentWidget(other)
    place.setCurrentWidget(shown.view)
    assert shown.drawn(qtbot) == [0]


def test_a_page_drawn_when_it_is_no_longer_seen_keeps_no_picture(
    qtbot: QtBot, place: QStackedWidget, document: QPdfDocument
) -> None:
    shown = Shown(place, document)
    shown.drawn(qtbot)
    other = QWidget()
    place.addWidget(other)
    shown.view.zoom(1.2)
    shown.view.viewport().repaint()
    place.setCurrentWidget(other)
    assert shown.drawn(qtbot) == [0]
    place.setCurrentWidget(shown.view)
    assert shown.drawn(qtbot) == [0]


def test_a_page_that_is_come_back_to_is_kept_while_there_is_room(
    qtbot: QtBot, place: QStackedWidget, document: QPdfDocument
) -> None:
    shown = Shown(place, document)
    shown.drawn(qtbot)
    for page in range(1, PAGES):
        shown.turn_to(page)
        shown.drawn(qtbot)
    shown.turn_to(0)
    assert shown.rested() == []


def test_the_pictures_of_many_large_pages_are_not_kept(
    qtbot: QtBot, place: QStackedWidget, document: QPdfDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_MOST_BYTES", 1)
    shown = Shown(place, document)
    shown.view.zoom(2)
    shown.drawn(qtbot)
    for page in range(1, PAGES):
        shown.turn_to(page)
        # Drawn, and once more where it was let go with the others; not over and over.
        assert len(shown.drawn(qtbot)) <= 4
    shown.turn_to(0)
    assert 0 in shown.drawn(qtbot)


def test_the_place_stays_when_pictures_go(qtbot: QtBot, place: QStackedWidget, document: QPdfDocument) -> None:
    shown = Shown(place, document)
    shown.view.zoom(2)
    shown.drawn(qtbot)
    bar = shown.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    at, factor = bar.value(), shown.view.zoomFactor()
    place.addWidget(other := QWidget())
    place.setCurrentWidget(other)
    place.setCurrentWidget(shown.view)
    assert (bar.value(), shown.view.zoomFactor()) == (at, factor)
