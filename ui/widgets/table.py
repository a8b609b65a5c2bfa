"""A read-only table of text and figures for Qt's views: what every table of the window has in common, with its
words for a screen reader and its copy as text and HTML. It knows no estimate."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from calculator.files.problems import plain
from calculator.reference.kept import kept
from calculator.reference.texts import unturned

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_FIGURE: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TEXT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(NamedTuple):
    """A column: its name for the program, its title, and whether it holds figures (aligned right)."""

    key: str
    title: str
    figure: bool = False


class Cell(NamedTuple):
    """What stands in a cell. ``full`` is read aloud and copied in place of ``text`` where they differ (a dash for
    zero); ``note`` is a remark under the text; ``end`` is the end of the text that is never cut off."""

    text: str
    full: str = ""
    note: str = ""
    quiet: bool = False
    end: str = ""

    @property
    def spoken(self) -> str:
        """The cell in full, with its note."""
        return f"{self.full or self.text}. {self.note}" if self.note else self.full or self.text


P = TypeVar("P", Column, Cell)

Explain = Callable[[int, str], str]
"""The plain text that explains a cell, by row and column key."""


class Grid(QAbstractTableModel):
    """Columns and rows of cells, replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.rows: tuple[tuple[Cell, ...], ...] = ()
        self._explain: Explain = _nothing

    def fill(self, columns: Sequence[Column], rows: Iterable[tuple[Cell, ...]], explain: Explain | None = None) -> None:
        """Show other contents; ``explain`` gives the tooltip of a cell.

        Where columns and number of rows stay, only the rows that changed are told to the views, which keep their
        place and their chosen cell.
        """
        columns, old, new = tuple(map(_unturned, columns)), self.rows, tuple(tuple(map(_unturned, row)) for row in rows)
        self._explain = explain or _nothing
        if columns != self.columns or len(new) != len(old):
            self.beginResetModel()
            self.columns, self.rows = columns, new
            self.endResetModel()
            return
        self.rows = new
        last = len(columns) - 1
        for at, (was, now) in enumerate(zip(old, new, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(at, 0), self.index(at, last))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in one of its roles: text, alignment, tooltip, words for a screen reader, note."""
        row, column = index.row(), index.column()
        answer = _ANSWERS.get(role)
        return answer(self, row, column) if answer is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """A column's title, aligned as its cells are."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignRight if column.figure else Qt.AlignmentFlag.AlignLeft) | (
                Qt.AlignmentFlag.AlignBottom
            )
        return None

    def explanation(self, row: int, column: int) -> str:
        """The plain text that explains a cell, or nothing."""
        return unturned(self._explain(row, self.columns[column].key))

    def tip(self, row: int, column: int) -> str:
        """What explains a cell, after its own words where those may have no room."""
        told, words = self.explanation(row, column), self.rows[row][column].text
        own = "" if self.columns[column].figure or words in told else words
        return "\n".join(part for part in (own, told) if part)

    def position(self, key: str) -> int:
        """The place of the column ``key``, or -1 where it is not shown."""
        return next((place for place, column in enumerate(self.columns) if column.key == key), -1)


_ANSWERS: Final[dict[int, Callable[[Grid, int, int], Any]]] = {
    Qt.ItemDataRole.DisplayRole: lambda grid, row, column: grid.rows[row][column].text,
    Qt.ItemDataRole.TextAlignmentRole: lambda grid, _, column: _FIGURE if grid.columns[column].figure else _TEXT,
    Qt.ItemDataRole.ToolTipRole: lambda grid, row, column: tooltip(grid.tip(row, column)),
    Qt.ItemDataRole.AccessibleTextRole: lambda grid, row, column: (
        f"{grid.columns[column].title}: {grid.rows[row][column].spoken}"
    ),
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda grid, row, column: grid.explanation(row, column),
}


def tooltip(text: str) -> str:
    """Plain text as a tooltip that wraps its lines and in which no markup of the text acts."""
    return f"<qt>{_escaped(unturned(text)).replace(chr(10), '<br>')}</qt>" if text else ""


def as_mime(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> QMimeData:
    """A table for the clipboard: tab-separated text and HTML, with its titles, amounts in full."""
    said = [[column.title for column in columns], *([cell.spoken for cell in row] for row in rows)]
    table = [[plain(text) for text in row] for row in said]
    mime = QMimeData()
    mime.setText("\n".join("\t".join(" ".join(text.split()) for text in row) for row in table))
    mime.setHtml(_html(columns, table))
    return mime


def _html(columns: Sequence[Column], table: list[list[str]]) -> str:
    head = "".join(f"<th>{_escaped(title)}</th>" for title in table[0])
    # A spreadsheet must not take a name such as =1+1 for a formula.
    styles = ["text-align:right" if column.figure else "mso-number-format:'\\@'" for column in columns]
    body = "".join(
        "<tr>"
        + "".join(f'<td style="{style}">{_escaped(text)}</td>' for style, text in zip(styles, row, strict=True))
        + "</tr>"
        for row in table[1:]
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _escaped(text: str) -> str:
    """Text without the signs that mean something in HTML. (The module html takes two milliseconds of the start.)"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@kept(4096)
def _unturned(part: P) -> P:
    """A column or a cell whose texts turn no reading order. Kept: most cells stay from one answer to the next."""
    whole = part.title if isinstance(part, Column) else f"{part.text}{part.full}{part.note}{part.end}"
    if unturned(whole) == whole:
        return part
    # A column's key is not shown: it tells columns apart.
    texts: dict[str, Any] = {
        name: unturned(value) for name, value in part._asdict().items() if isinstance(value, str) and name != "key"
    }
    return part._replace(**texts)


def _nothing(row: int, key: str) -> str:
    del row, key
    return ""
