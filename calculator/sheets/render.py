"""A template of ``resources/sheets`` and values to a tagged PDF. Values go in as data, never as markup."""

import datetime
import json
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final

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
_NEVER_SHOWN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SELECTORS: Final = frozenset(range(0xFE00, 0xFE10))


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
        values: text, numbers, lists and mappings of them. Where a text has a character that the typeface lacks,
            MISSING stands for it. The template finds them in ``data.json`` under ``values``, and under ``missing``
            MISSING where it is among them, else nothing.
        paper: one of PAPERS.
        made: the day that the PDF says it was made on.
        pictures: the bytes of pictures by name; the template finds them under ``pictures``.

    Raises:
        SheetError: there is no such paper, or the typesetter refuses.
    """
    if paper not in PAPERS:
        raise SheetError(f"there is no paper “{paper}”: choose one of {', '.join(PAPERS)}")
    shown = _printable_values({**values, "paper": PAPERS[paper], "family": fonts.FAMILY})
    missing = MISSING if MISSING in json.dumps(shown, ensure_ascii=False) else ""
    # As numbers: among the files of the typesetter only text is taken.
    numbers = {name: list(picture) for name, picture in (pictures or {}).items()}
    data: dict[str, object] = {"values": shown, "missing": missing, "pictures": numbers}
    main = (_FOLDER / f"{template}.typ").read_bytes()

    def set_in(way: Way) -> dict[str, bytes]:
        # The data is a file: as an input of the typesetter it would have every paragraph set anew, and the sheet would
        # take twice as long.
        return {"main.typ": main, "data.json": json.dumps({**data, **way}, ensure_ascii=False).encode()}

    way = way_to_set(template, {"values": shown, "pictures": sorted(numbers)}, lambda way: _end(set_in(way)))
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
    with _refusals():
        result = _compiler(files).compile(format="pdf", pdf_standards="ua-1", timestamp=made)
    if not isinstance(result, bytes):
        raise SheetError("the typesetter made no PDF")
    return result


def end_here(files: dict[str, bytes]) -> Any:
    """What the template marks as the sheet's end, found in this process.

    Raises:
        SheetError: the typesetter refuses.
    """
    with _refusals():
        return json.loads(_compiler(files).query("<end>", field="value", one=True))


def _compiler(files: dict[str, bytes]) -> "typst.Compiler":
    import typst  # noqa: PLC0415 (loads a compiler of some 80 MB, which a start without a sheet does not need)

    return typst.Compiler(  # type: ignore[type-var]  # its stub lacks the files by name that its manual has
        input=files, root=str(_FOLDER), font_paths=_loaded_fonts()
    )


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
    known = fonts.characters()
    shown = []
    for character in unicodedata.normalize("NFC", " ".join(text.split())):
        if unicodedata.category(character) in _NEVER_SHOWN or ord(character) in _SELECTORS:
            continue
        shown.append(character if ord(character) in known else MISSING)
    return "".join(shown)


def _printable_values(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _printable_values(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable_values(part) for part in value]
    return value


@cache
def _loaded_fonts() -> "typst.Fonts":
    import typst  # noqa: PLC0415 (as above)

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)])
