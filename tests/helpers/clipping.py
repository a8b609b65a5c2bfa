"""Finds text that cannot be read whole: too long for its place, or standing where its parent ends.

What scrolls is not cut. What ends in … is not cut where its tip has the whole.
"""

import html
import re
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from ui.widgets.grid_cells import Titles
from ui.widgets.labels import ElidedLabel

_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_SLACK = 2
"""Pixels that hinting may make a text wider than it was measured."""


def cut_in(shown: QWidget) -> list[str]:
    """What is cut in ``shown``: the kind of widget, its words and by how much."""
    found = []
    for widget in (shown, *shown.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not shown.window():
            continue
        found += [f"{type(widget).__name__} {what!r}: {why}" for what, why in _cut(widget)]
    return found


def _cut(widget: QWidget) -> Iterator[tuple[str, str]]:
    text = ""
    if isinstance(widget, QLabel):
        text = widget.text()
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton):
        text = widget.text()
        yield from _button(widget)
    elif isinstance(widget, QComboBox):
        text = widget.currentText()
        yield from _combo(widget)
    elif isinstance(widget, QLineEdit):
        text = widget.text() or widget.placeholderText()
        yield from _placeholder(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QHeaderView):
        yield from _header(widget)
    elif isinstance(widget, QTableView | QListView):
        yield from _items(widget)
    if text:
        why = outside(widget)
        if why:
            yield text, why


def _label(label: QLabel) -> Iterator[tuple[str, str]]:
    text, room = label.text(), label.contentsRect().size()
    if not text or label.pixmap().width():
        return
    if isinstance(label, ElidedLabel):
        if label.text() != label.full_text and label.full_text not in _told(label.toolTip()):
            yield label.full_text, "ends in … and has no tip"
        return
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    if needed > label.height() + _SLACK:
        yield text, f"{needed} high in {label.height()}"
    metrics, plain = label.fontMetrics(), text.replace("&", "") if label.buddy() else text
    pieces = re.split(r"[\s\u200b]", plain) if label.wordWrap() else plain.split("\n")
    widest = max(metrics.horizontalAdvance(piece) for piece in pieces)
    if widest > room.width() + _SLACK:
        yield text, f"{widest} wide in {room.width()}"


def _button(button: QAbstractButton) -> Iterator[tuple[str, str]]:
    if not button.text() or (button.text() in button.toolTip() and isinstance(button, QCheckBox | QRadioButton)):
        return
    if button.property("flat") or not _written(button):
        return
    needed = button.sizeHint()
    if needed.width() > button.width() + _SLACK:
        yield button.text(), f"{needed.width()} wide in {button.width()}"
    if needed.height() > button.height() + _SLACK:
        yield button.text(), f"{needed.height()} high in {button.height()}"


def _written(button: QAbstractButton) -> bool:
    style = button.property("toolButtonStyle")
    return (
        style is None
        or Qt.ToolButtonStyle(style) is not Qt.ToolButtonStyle.ToolButtonIconOnly
        or button.icon().isNull()
    )


def _combo(combo: QComboBox) -> Iterator[tuple[str, str]]:
    text, option = combo.currentText(), QStyleOptionComboBox()
    combo.initStyleOption(option)
    parts = QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    field = combo.style().subControlRect(*parts).width()
    wide = combo.fontMetrics().horizontalAdvance(text)
    if wide > field + _SLACK and text not in _told(combo.toolTip()):
        yield text, f"{wide} wide in {field}, and no tip"


def _placeholder(line: QLineEdit) -> Iterator[tuple[str, str]]:
    words, room = line.placeholderText(), line.contentsRect().width() - 8
    wide = line.fontMetrics().horizontalAdvance(words)
    if not line.text() and wide > room + _SLACK and words not in line.toolTip():
        yield words, f"{wide} wide in {room}, and no tip"


def _tabs(bar: QTabBar) -> Iterator[tuple[str, str]]:
    for at in range(bar.count()):
        wide = bar.fontMetrics().horizontalAdvance(bar.tabText(at).replace("&", ""))
        if bar.isTabVisible(at) and wide > bar.tabRect(at).width():
            yield bar.tabText(at), f"{wide} wide in {bar.tabRect(at).width()}"


def _header(header: QHeaderView) -> Iterator[tuple[str, str]]:
    model, across = header.model(), header.orientation() is Qt.Orientation.Horizontal
    for at in range(header.count()):
        if header.isSectionHidden(at):
            continue
        words = str(model.headerData(at, header.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        tip = _told(str(model.headerData(at, header.orientation(), Qt.ItemDataRole.ToolTipRole) or ""))
        size = (
            QSize(header.sectionSize(at), header.height()) if across else QSize(header.width(), header.sectionSize(at))
        )
        inset = getattr(header.parent(), "inset", 4)
        room = QRect(0, 0, size.width() - 2 * inset, size.height())
        flags = Qt.TextFlag.TextWordWrap.value if isinstance(header, Titles) else 0
        needed = header.fontMetrics().boundingRect(QRect(0, 0, room.width(), 9999), flags, words)
        if (needed.width() > room.width() + _SLACK or needed.height() > room.height() + _SLACK) and words not in tip:
            yield words, f"{needed.size().toTuple()} in {room.size().toTuple()}, and no tip"


def _items(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    look = getattr(view, "look", None)
    metrics: QFontMetrics = look.metrics if look else view.fontMetrics()
    inset = getattr(view, "inset", 4)
    wraps = isinstance(view, QListView) and view.wordWrap()
    for row in range(model.rowCount(QModelIndex())):
        for column in range(model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1):
            index = model.index(row, column)
            room, words = view.visualRect(index).width() - 2 * inset, str(index.data() or "")
            hidden = isinstance(view, QTableView) and view.isColumnHidden(column)
            wide = max((metrics.horizontalAdvance(one) for one in (words.split() if wraps else [words])), default=0)
            tip = _told(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
            if not hidden and wide > room + _SLACK and words not in tip:
                yield words, f"{wide} wide in {room}, and no tip"


def _told(tip: str) -> str:
    """The words of a tip."""
    return html.unescape(re.sub(r"<[^>]*>", "\n", tip))


def outside(widget: QWidget) -> str:
    """Where ``widget`` stands beyond an edge that it cannot be scrolled over; empty: nowhere."""
    rect, at = widget.rect(), widget
    while not at.isWindow():
        parent = at.parentWidget()
        if parent is None:
            break
        rect = QRect(at.mapTo(parent, rect.topLeft()), rect.size())
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            across = area.horizontalScrollBarPolicy() is not _OFF
            down = area.verticalScrollBarPolicy() is not _OFF
        else:
            across = down = False
        room = parent.rect()
        if not across and (rect.left() < -_SLACK or rect.right() > room.right() + _SLACK):
            return f"from {rect.left()} to {rect.right()} in {type(parent).__name__} of {room.width()}"
        if not down and (rect.top() < -_SLACK or rect.bottom() > room.bottom() + _SLACK):
            return f"from {rect.top()} down to {rect.bottom()} in {type(parent).__name__} of {room.height()}"
        if across or down:
            # Within what scrolls, it is as if it stood where it can be scrolled to.
            rect = QRect(QPoint(0, 0), rect.size().boundedTo(room.size()))
        at = parent
    return ""
