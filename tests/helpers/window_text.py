"""Everything that a window says to a person, in whatever place it stands: seen, spoken, in a tip, in a menu."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

Role = Qt.ItemDataRole
_ROOT = QModelIndex()
_ROLES = (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole, Role.AccessibleDescriptionRole)


def told_by(shown: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of ``shown`` and of what it holds and is seen, with the place where it stands."""
    for widget in (shown, *shown.findChildren(QWidget)):
        if isinstance(widget, QMenu):
            for action in widget.actions():
                yield from _action(action)
        elif not widget.isVisible() or isinstance(widget.parentWidget(), QCalendarWidget):
            continue
        where = type(widget).__name__
        for what, text in _of(widget):
            if text:
                yield f"{where} {what}", text


def _of(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    yield "tip", widget.toolTip()
    yield "what is this", widget.whatsThis()
    yield "title", widget.windowTitle() if widget.isWindow() else ""
    for kind, parts in _PARTS.items():
        if isinstance(widget, kind):
            yield from parts(widget)
    for action in widget.actions():
        yield from _action(action)
    for note in getattr(widget, "_notes", ()):
        # What is written into a drawing.
        yield "note", note.toPlainText() if hasattr(note, "toPlainText") else ""


def _line(line: QLineEdit) -> Iterator[tuple[str, str]]:
    yield "text", line.text()
    yield "placeholder", line.placeholderText()


def _tabs(bar: QTabBar) -> Iterator[tuple[str, str]]:
    for at in range(bar.count()):
        yield "tab", bar.tabText(at)
        yield "tab's tip", bar.tabToolTip(at)


def _action(action: QAction) -> Iterator[tuple[str, str]]:
    yield "action", action.text()
    yield "action's tip", action.toolTip()


def _header(header: QHeaderView) -> Iterator[tuple[str, str]]:
    if not header.isHidden():
        for at in range(header.count()):
            for role in _ROLES:
                yield "head", str(header.model().headerData(at, header.orientation(), role) or "")


def _items(view: QAbstractItemView, parent: QModelIndex = _ROOT) -> Iterator[tuple[str, str]]:
    model: Any = view.model()
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(view, QListView) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in _ROLES:
                yield "cell", str(index.data(role) or "")
            if column == 0:
                yield from _items(view, index)


_PARTS: dict[type[QWidget], Callable[[Any], Iterator[tuple[str, str]]]] = {
    QLabel: lambda label: iter([("text", getattr(label, "full_text", "") or label.text())]),
    QAbstractButton: lambda button: iter([("text", button.text())]),
    QLineEdit: _line,
    QPlainTextEdit: lambda area: iter([("text", area.toPlainText())]),
    QGroupBox: lambda group: iter([("title", group.title())]),
    QComboBox: lambda combo: iter([("choice", combo.itemText(at)) for at in range(combo.count())]),
    QTabBar: _tabs,
    QHeaderView: _header,
    QTableView: _items,
    QTreeView: _items,
    QListView: _items,
}
