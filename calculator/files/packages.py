"""What a workbook's package may hold, looked at before anything in it is understood: parts, sizes, ratios and counts.

A package is a ZIP: 5 MB of it can unpack to gigabytes, and 20 MB of XML can be five million cells without a letter.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

MOST_PARTS: Final = 400
"""A workbook of fifty sheets with drawings has some two hundred."""

MOST_UNPACKED: Final = 20_000_000
"""The bytes of all parts together."""

MOST_RATIO: Final = 250
"""A large part unpacks to at most so many times its size. XML of a spreadsheet seldom reaches 40."""

MOST_SHEETS: Final = 200
MOST_NAMES: Final = 10_000
MOST_ATTRIBUTES: Final = 250_000
"""The attributes in all XML together: each cell has some three."""

MOST_WORK: Final = 500_000
"""The work that all XML together may ask for, in microseconds of an ordinary processor: a thousand rows of fifty cells
with a number each ask for this much."""

_TAGS: Final = b"<"
_ATTRIBUTES: Final = b"="
_SHEETS: Final = b"sheet name="
_NAMES: Final = b"definedName "
_ROWS: Final = "rows"
_OTHERS: Final = "others"
_PLACES: Final = "places"

_WORK: Final[Mapping[bytes | str, float]] = {_TAGS: 2.5, _ROWS: 5, _OTHERS: 20, _PLACES: 13}
"""What each asks for, measured: a tag of any kind; a row on top of its tag; and on top of theirs the elements that are
neither rows nor cells nor their texts (styles, relations, merged cells), and each place that merged cells and links
cover, of which seven letters name a million."""

_MOST: Final[Mapping[bytes | str, int]] = {_SHEETS: MOST_SHEETS, _NAMES: MOST_NAMES, _ATTRIBUTES: MOST_ATTRIBUTES}

_PLAIN: Final = re.compile(rb"<(?:/|\w{0,20}:?(?:c|v|f|r|t|is|si|row)[ />])")
"""Where a tag of a cell, a row or a text begins, or any ends."""

_ROW: Final = re.compile(rb"<\w{0,20}:?row[ />]")
_AREA: Final = re.compile(
    rb"<\w{0,20}:?(?:mergeCell|hyperlink)\s[^<>]{0,200}?ref\s{0,9}=\s{0,9}.\$?([A-Z]{1,3})\$?([0-9]{1,7}):"
    rb"\$?([A-Z]{1,3})\$?([0-9]{1,7})"
)
"""A merged cell or the place of a link: the column and the row of its first place and of its last."""

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
        found = Counter[bytes | str]()
        for content in _xml(package, parts):
            found.update(_counted(content))
            too_many = any(found[what] > most for what, most in _MOST.items())
            if too_many or _work(found) > MOST_WORK or _LONG_TAG.search(content):
                raise PackageError("book_too_full")


def _counted(content: bytes) -> dict[bytes | str, int]:
    """What stands in a piece of XML, and how often."""
    marks: dict[bytes | str, int] = {mark: content.count(mark) for mark in (_TAGS, _ATTRIBUTES, _SHEETS, _NAMES)}
    return marks | {
        _ROWS: len(_ROW.findall(content)),
        _OTHERS: marks[_TAGS] - len(_PLAIN.findall(content)),
        _PLACES: sum(map(_places, _AREA.finditer(content))),
    }


def _work(found: Mapping[bytes | str, int]) -> float:
    return sum(found[what] * each for what, each in _WORK.items())


def _places(area: re.Match[bytes]) -> int:
    """How many places an area covers."""
    left, top, right, bottom = area.groups()
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
