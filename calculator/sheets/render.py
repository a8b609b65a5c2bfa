"""A template of ``resources/sheets`` and values to a tagged PDF. Values go in as data, never as markup."""

import datetime
import json
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from calculator.reference.kept import kept
from calculator.reference.paths import RESOURCES
from calculator.sheets import apart, fonts
from calculator.sheets.apart import SheetError
from calculator.sheets.last_page import End, Way, way_to_set

if TYPE_CHECKING:
    import typst

__all__ = ["MISSING", "PAPERS", "SheetError", "check_picture", "end_here", "pdf", "pdf_here", "printable"]

PAPERS: Final = {"letter": "us-letter", "a4": "a4"}
"""The papers that a sheet can be made for, with the typesetter's names of them."""

MISSING: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands for a character that the typeface does not have."""

_FOLDER: Final = RESOURCES / "sheets"
_MAIN: Final = '#import "{template}.typ": whole\n#whole(json("data.json"))'
"""What the typesetter begins with. Only this reads the data, and how a sheet is set has a file of its own: the
templates are the same for each sheet, and the typesetter keeps what it made of them. As inputs of the typesetter the
values would have every paragraph set anew."""

_AS_IT_COMES: Final = {"tight": False, "fuller": False}
_LETTERS: Final = bytes(ord(" ") if code in b" /" else ord("x") for code in range(256))
_FURTHER_BYTES: Final = bytes(range(0x80, 0xC0))
"""All but the first bytes of a letter beyond ASCII."""

_LONG_WORD: Final = b"x" * 24
"""Words of so many letters may break anywhere."""

_NEVER_SHOWN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SELECTORS: Final = frozenset(range(0xFE00, 0xFE10))

_idle: "list[typst.Compiler]" = []
"""Compilers that have read the templates and wait for their next sheet."""


def pdf(
    template: str,
    values: Mapping[str, object],
    paper: str,
    made: datetime.date,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Set ``values`` in ``resources/sheets/<template>.typ`` as PDF/UA-1.

    Args:
        template: the name of the template, without its ending.
        values: text, numbers, lists and dicts of them. Where a text has a character that the typeface lacks,
            MISSING stands for it. The template is told them as ``values``, and as ``missing`` MISSING where it is among
            them, else nothing. Under ``large`` they say whether the sheet is in large print.
        paper: one of PAPERS.
        made: the day that the PDF says it was made on.
        pictures: the bytes of pictures by name; the template is told them as ``pictures``.

    Raises:
        SheetError: there is no such paper, or the typesetter refuses.
    """
    if paper not in PAPERS:
        raise SheetError(f"there is no paper “{paper}”: choose one of {', '.join(PAPERS)}")
    shown = _printable_values({**values, "paper": PAPERS[paper], "family": fonts.FAMILY})
    said = json.dumps(shown, ensure_ascii=False)
    # As numbers: among the files of the typesetter only text is taken.
    numbers = {name: list(picture) for name, picture in (pictures or {}).items()}
    beside = {
        "missing": MISSING if MISSING in said else "",
        "long-words": _has_long_words(said),
        "pictures": numbers,
    }
    fixed = {
        "main.typ": _MAIN.format(template=template).encode(),
        "data.json": f'{{"values": {said}, {json.dumps(beside, ensure_ascii=False)[1:]}'.encode(),
    }
    large = bool(values.get("large"))

    def set_in(way: Way) -> dict[str, bytes]:
        return {**fixed, "way.json": json.dumps({**_AS_IT_COMES, **way, "large": large}).encode()}

    way = way_to_set(template, f"{said} {sorted(numbers)}", lambda way: _end(set_in(way)))
    return _compiled(set_in(way), datetime.datetime.combine(made, datetime.time(), datetime.UTC))


def check_picture(data: bytes) -> None:
    """See that a picture can be set.

    Raises:
        SheetError: it cannot.
    """
    page = b'#set document(title: "picture")\n#image(bytes(json("data.json")), alt: "picture")'
    _compiled({"main.typ": page, "data.json": json.dumps(list(data)).encode()}, None)


def _compiled(files: dict[str, bytes], made: datetime.datetime | None) -> bytes:
    return apart.pdf(files, made) if apart.is_set_apart(files) else pdf_here(files, made)


def _end(files: dict[str, bytes]) -> End:
    """Where the sheet of ``files`` ends, as its template marks it."""
    return End(**(apart.end(files) if apart.is_set_apart(files) else end_here(files)))


def pdf_here(files: dict[str, bytes], made: datetime.datetime | None) -> bytes:
    """The PDF of the typesetter's ``files``, set in this process.

    Raises:
        SheetError: the typesetter refuses.
    """
    with _refusals(), _compiler() as compiler:
        result = compiler.compile(input=files, format="pdf", pdf_standards="ua-1", timestamp=made)  # type: ignore[type-var]
    if not isinstance(result, bytes):
        raise SheetError("the typesetter made no PDF")
    return result


def end_here(files: dict[str, bytes]) -> Any:
    """What the template marks as the sheet's end, found in this process.

    Raises:
        SheetError: the typesetter refuses.
    """
    import typst  # noqa: PLC0415 (loads a compiler of some 80 MB, which a start without a sheet does not need)

    with _refusals():
        compiler = typst.Compiler(input=files, root=str(_FOLDER), font_paths=_loaded_fonts())  # type: ignore[type-var]
        return json.loads(compiler.query("<end>", field="value", one=True))


@contextmanager
def _compiler() -> "Iterator[typst.Compiler]":
    """A compiler that has read the templates, which nobody else uses meanwhile: it sets one sheet at a time."""
    import typst  # noqa: PLC0415 (as above)

    try:
        compiler = _idle.pop()
    except IndexError:
        compiler = typst.Compiler(root=str(_FOLDER), font_paths=_loaded_fonts())
    yield compiler
    _idle.append(compiler)


@contextmanager
def _refusals() -> Iterator[None]:
    """Say what the typesetter refuses as a SheetError."""
    import typst  # noqa: PLC0415 (as above)

    try:
        yield
    except typst.TypstError as error:
        raise SheetError(f"the typesetter refused the sheet: {error.message}") from error


def printable(text: str) -> str:
    """``text`` as the sheet can show it: on one line, without control characters, MISSING for what has no glyph."""
    # All that is printable of ASCII the typeface has, and of its white space only the space is.
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    line = " ".join(text.split())
    return line if line.isascii() and line.isprintable() else _shown(line)


@kept(1024)
def _shown(line: str) -> str:
    """Kept: most words of a sheet are those of the sheet before."""
    return unicodedata.normalize("NFC", line).translate(_SHOWN)


class _Shown(dict[int, int | None]):
    """What is shown of each character, by code point: itself, MISSING, or None where nothing is."""

    def __missing__(self, code: int) -> int | None:
        if unicodedata.category(chr(code)) in _NEVER_SHOWN or code in _SELECTORS:
            self[code] = None
        else:
            self[code] = code if code in fonts.characters() else ord(MISSING)
        return self[code]


_SHOWN: Final = _Shown()


def _has_long_words(said: str) -> bool:
    """Whether a text of ``said``, values as JSON, has a word that may break anywhere. What JSON puts around a word only
    makes it longer: a word too many costs time and nothing else."""
    return _LONG_WORD in said.encode().translate(_LETTERS, _FURTHER_BYTES)


def _printable_values(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable_values(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable_values(part) for part in value]
    return value


@cache
def _loaded_fonts() -> "typst.Fonts":
    import typst  # noqa: PLC0415 (as above)

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)])
