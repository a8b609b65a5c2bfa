"""A PDF's pages as words and ruled lines, by PDFium. It knows nothing of what they say."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from calculator.files.problems import FileError, Problem
from calculator.files.sbc.pages import Edge, Page, Word
from calculator.files.sbc.squeezed import cleaned

MOST_PAGES: Final = 60
"""An SBC has four double-sided pages by law (45 CFR 147.200(a)(3)); with addenda it is not much longer."""

_MOST_CHARACTERS: Final = 400_000
_MOST_LINES: Final = 20_000
_THIN: Final = 2.5
_FEW: Final = 4
_SPACE: Final = 0.22
"""A gap of this part of a character's height begins a word, also where the PDF has no space."""


def pdf_pages(path: Path, data: bytes) -> list[Page]:
    """The pages of the PDF ``data`` of the file at ``path``; pages of pictures alone have no words.

    Raises:
        FileError: it cannot be opened, is locked with a password, or is longer than ``MOST_PAGES`` pages.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 (not before a document is read)

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = "pdf_locked" if getattr(error, "err_code", None) == 4 else "pdf_broken"
        raise FileError(path, Problem(code)) from error
    try:
        if len(document) > MOST_PAGES:
            raise FileError(path, Problem("pdf_long", {"pages": len(document), "most": MOST_PAGES}))
        return [_page(document[index], index + 1) for index in range(len(document))]
    except pdfium.PdfiumError as error:
        raise FileError(path, Problem("pdf_broken")) from error
    finally:
        document.close()


def _page(page: Any, number: int) -> Page:
    height = page.get_height()
    words = tuple(word for word in _words(page, height) if word.text)
    uprights: list[Edge] = []
    levels: list[Edge] = []
    shaded: list[tuple[float, float, float, float]] = []
    for left, top, right, bottom in _boxes(page, height):
        if right - left <= _THIN and bottom - top > _THIN:
            uprights.append(Edge((left + right) / 2, top, bottom))
        elif bottom - top <= _THIN and right - left > _THIN:
            levels.append(Edge((top + bottom) / 2, left, right))
        elif right - left > _THIN and bottom - top > _THIN:
            shaded.append((left, top, right, bottom))
    # Shading ends where a cell does, or line by line behind the text: it tells only where no lines are drawn.
    by_shade = bool(shaded) and len(uprights) < _FEW
    for left, top, right, bottom in shaded if by_shade else ():
        uprights += [Edge(left, top, bottom), Edge(right, top, bottom)]
        levels += [Edge(top, left, right), Edge(bottom, left, right)]
    heights = sorted(word.bottom - word.top for word in words)
    unit = heights[len(heights) // 2] if heights else 10.0
    return Page(number, words, tuple(uprights), tuple(levels), unit, unit * 0.75, shaded=by_shade)


def _boxes(page: Any, height: float) -> Iterator[tuple[float, float, float, float]]:
    from pypdfium2 import raw  # noqa: PLC0415

    width = page.get_width()
    for count, item in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3)):
        if count >= _MOST_LINES:
            return
        left, bottom, right, top = item.get_bounds()
        if right - left < 0.98 * width or top - bottom < 0.5 * height:
            yield left, height - top, right, height - bottom


def _words(page: Any, height: float) -> Iterator[Word]:
    """Words in the order of the content: characters that follow one another on a line without a space."""
    from pypdfium2 import raw  # noqa: PLC0415

    text = page.get_textpage()
    box = raw.FS_RECTF()
    letters: list[tuple[str, float, float, float, float]] = []
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        # PDFium has a sign of its own for the hyphen at the end of a line.
        character = chr(raw.FPDFText_GetUnicode(text.raw, index)).replace("\x02", "-")
        if character.isspace() or character in "\0\ufffe\u00ad":
            if letters and character not in "\ufffe\u00ad":
                yield _word(letters)
                letters = []
            continue
        raw.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box))
        one = (character, box.left, box.right, height - box.top, height - box.bottom)
        if letters and _begins_a_word(letters[-1], one):
            yield _word(letters)
            letters = []
        letters.append(one)
    if letters:
        yield _word(letters)


def _begins_a_word(last: tuple[str, float, float, float, float], one: tuple[str, float, float, float, float]) -> bool:
    tall = max(last[4] - last[3], one[4] - one[3], 4.0)
    return abs(one[4] - last[4]) > tall or not -tall < one[1] - last[2] < _SPACE * tall + 1


def _word(letters: list[tuple[str, float, float, float, float]]) -> Word:
    return Word(
        cleaned("".join(letter[0] for letter in letters)),
        min(letter[1] for letter in letters),
        max(letter[2] for letter in letters),
        min(letter[3] for letter in letters),
        max(letter[4] for letter in letters),
    )
