"""What a workbook's package may hold, looked at before anything in it is understood: parts, sizes, ratios and counts.

A package is a ZIP: 5 MB of it can unpack to gigabytes, and 20 MB of XML can be five million cells without a letter.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Final

MOST_PARTS: Final = 400
"""A workbook of fifty sheets with drawings has some two hundred."""

MOST_UNPACKED: Final = 20_000_000
"""The bytes of all parts together."""

MOST_RATIO: Final = 250
"""A large part unpacks to at most so many times its size. XML of a spreadsheet seldom reaches 40."""

MOST_TAGS: Final = 400_000
"""The tags in all XML together: a thousand rows of sixty cells with a number each have some 240,000."""

MOST_SHEETS: Final = 200
MOST_NAMES: Final = 10_000
"""Sheets, and names of ranges, each of which costs far more than a cell."""

MOST_ATTRIBUTES: Final = 250_000
"""The attributes in all XML together: each cell has some three."""

MOST_OTHER: Final = 40_000
"""The elements that are neither rows nor cells nor their texts: styles, relations, merged cells and all else, each of
which costs as much as a hundred cells."""

MOST_MERGED: Final = 200_000
"""The places that merged cells cover together. Each is as dear as a cell, and seven letters name a million."""

_COUNTED: Final = {
    b"<": MOST_TAGS,
    b"=": MOST_ATTRIBUTES,
    b"sheet name=": MOST_SHEETS,
    b"definedName ": MOST_NAMES,
}
"""How often these stand in all XML together."""

_MOST: Final = {**_COUNTED, b"other": MOST_OTHER, b"merged": MOST_MERGED}

_PLAIN: Final = re.compile(rb"<(?:/|\w{0,20}:?(?:c|v|f|r|t|is|si|row)[ />])")
"""Where a tag of a cell, a row or a text begins, or any ends."""

_MERGED: Final = re.compile(
    rb"<\w{0,20}:?mergeCell [^<>]{0,200}?ref=.([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"
)
"""A merged cell: the column and the row of its first place and of its last."""

_LONG_TAG: Final = re.compile(rb"<[^<>]{50000}")
"""A tag with thousands of attributes; no text of a cell, which has 32,767 letters at most, is one."""

_SMALL: Final = 1_000_000
"""What unpacks to less is harmless at any ratio."""

_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the parts of a workbook may be packed; for other ways there are decoders with errors of their own."""

_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22


class PackageError(ValueError):
    """A package that is not to be read. ``key`` names the sentence for it."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def check(data: bytes) -> None:
    """Make sure that the package ``data`` holds no more than a price list's workbook may.

    Raises:
        PackageError: it holds more.
        zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError: it is none,
            or is damaged.
    """
    if _promised_parts(data) > MOST_PARTS:
        raise PackageError("book_too_full")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise PackageError("book_too_large")
        if len(parts) > MOST_PARTS or any(_is_bomb(part) for part in parts):
            raise PackageError("book_too_full")
        if any(part.compress_type not in _PACKED for part in parts):
            raise zipfile.BadZipFile("packed as no workbook is")
        found = Counter[bytes]()
        for content in _xml(package, parts):
            found.update({mark: content.count(mark) for mark in _COUNTED})
            found[b"other"] += content.count(b"<") - len(_PLAIN.findall(content))
            found[b"merged"] += sum(map(_places, _MERGED.finditer(content)))
            too_many = any(found[mark] > most for mark, most in _MOST.items())
            if too_many or _LONG_TAG.search(content):
                raise PackageError("book_too_full")


def _places(merged: re.Match[bytes]) -> int:
    """How many places a merged cell covers."""
    left, top, right, bottom = merged.groups()
    return max(_column(right) - _column(left) + 1, 0) * max(int(bottom) - int(top) + 1, 0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _promised_parts(data: bytes) -> int:
    """How many parts the package says that it has, without looking at one of them."""
    at = data.rfind(_END)
    end = data[at : at + _END_SIZE] if at >= 0 else b""
    return int.from_bytes(end[10:12], "little") if len(end) == _END_SIZE else 0


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1)


def _xml(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[bytes]:
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            with package.open(part) as file:
                while piece := file.read(1 << 20):
                    yield piece
