"""What a course comes to for each of many members, as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from calculator.files.member_list import MEMBER
from calculator.files.workbook_writer import inert
from calculator.model.estimate import Amounts
from calculator.money import format_decimal

_HEADINGS: Final = (MEMBER, *Amounts._fields)

BEGINS: Final = f"\ufeff{','.join(_HEADINGS)}".encode()
"""How such a file begins: with the mark by which a spreadsheet knows UTF-8, and with headings that no list of members
to be priced has, so that none is ever taken for it."""


def comma_separated(members: Sequence[str], amounts: Sequence[Iterable[int]]) -> bytes:
    """A row for each of ``members`` with his amounts, of which each is a column of cents, in the order of
    ``Amounts``."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(_HEADINGS)
    columns = [map(format_decimal, map(int, column)) for column in amounts]
    rows.writerows(zip(map(inert, members), *columns, strict=True))
    return "\ufeff".encode() + text.getvalue().encode()
