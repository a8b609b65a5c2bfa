"""A table as it was read out of a file: what a person who looks at it sees, and nothing of what it means."""

from typing import NamedTuple

Row = tuple[str, ...]


class Table(NamedTuple):
    """A sheet of a workbook, or one way to read a text.

    ``rows`` are as a spreadsheet numbers them, each cell a text without blanks around it; hidden and struck-out ones
    are empty, and ``unseen`` counts them. A merged cell stands in each of its places; ``merged`` are those of several
    rows, as "B3:B5". ``typed``: numbers are numbers,
    which a text's are not; ``rounded`` counts those that show whole dollars of an amount with cents. ``open_quote`` is
    the line of a quotation mark that nothing closes, which makes nonsense of what follows; None: there is none.
    """

    rows: tuple[Row, ...]
    name: str = ""
    typed: bool = False
    unseen: int = 0
    rounded: int = 0
    merged: tuple[str, ...] = ()
    open_quote: int | None = None
