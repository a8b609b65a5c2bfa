"""A document that somebody holds, as a file or as pasted text: told apart from what is no SBC, and read."""

import re
from pathlib import Path
from typing import Final

from calculator.files import apart
from calculator.files.problems import FileError, Problem
from calculator.files.safe_json import read_bytes
from calculator.files.sbc import content
from calculator.files.sbc.pages import Page
from calculator.files.sbc.read import read
from calculator.files.sbc.reading import Reading
from calculator.files.sbc.squeezed import cleaned

_ANSWERS: Final = re.compile(r"^(?:deductible|limit)\.(?:in|out|tier2)$|\.covered$")
"""The fields that an SBC is read for: amounts and cells."""

MOST_TEXT: Final = 60_000
"""As many characters as a pasted text may have: some three times as many as a long SBC."""


def read_document(path: Path) -> Reading:
    """The reading of the SBC at ``path``, a PDF or a text, by a process of its own, which has so much time and memory
    and no more.

    Raises:
        FileError: there is no such file, it is too large or broken, a PDF of pictures alone, locked, or no SBC.
    """
    return read_apart(path, read_bytes(path))


def read_apart(path: Path, data: bytes, stop: apart.Stop | None = None) -> Reading:
    """The reading of ``data``, the content of ``path``, by a process of its own, which ``stop`` can end.

    Raises:
        FileError: as ``read_document``.
    """
    return Reading.of_plain(apart.asked(apart.Kind.PLAN_DOCUMENT, path, data, stop))


def is_pdf(data: bytes) -> bool:
    """Whether ``data`` is, or says that it is, a PDF: what comes before its mark, viewers overlook."""
    return b"%PDF-" in data[:1024]


def reading_of(path: Path, data: bytes) -> Reading:
    """The reading of ``data``. It is for ``apart``: a PDF may ask for any amount of time and memory.

    Raises:
        FileError: as ``read_document``.
    """
    if is_pdf(data):
        from calculator.files.sbc.pdf import pdf_pages  # noqa: PLC0415 (only PDFs need it)

        return read_pages(path, pdf_pages(path, data))
    return read_text(text_in(path, data), path)


def text_in(path: Path, data: bytes) -> str:
    """The text that ``data`` is, in whichever way text editors write it, without what is not seen of it.

    Raises:
        FileError: it is none.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return cleaned(data.decode("utf-16", errors="replace"))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return cleaned(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise FileError(path, Problem("sbc_no_text"))


def read_pages(path: Path, pages: list[Page]) -> Reading:
    """The reading of a PDF's pages.

    Raises:
        FileError: as ``read_document``.
    """
    if sum(len(word.text) for page in pages for word in page.words) < 200:
        raise FileError(path, Problem("sbc_of_pictures"))
    found = content.of_document(pages)
    if not content.is_sbc(found.text, found.questions):
        raise FileError(path, Problem("sbc_other"))
    if content.holds_more_than_one(found.text):
        raise FileError(path, Problem("sbc_several"))
    return _answered(path, read(found))


def read_text(text: str, path: Path = Path()) -> Reading:
    """The reading of a pasted text, or of a text file.

    Raises:
        FileError: it is too long, or no SBC.
    """
    if len(text) > MOST_TEXT:
        raise FileError(path, Problem("sbc_long", {"most": MOST_TEXT}))
    text = cleaned(text)
    if not content.is_sbc(text):
        raise FileError(path, Problem("sbc_other"))
    if content.holds_more_than_one(text):
        raise FileError(path, Problem("sbc_several"))
    return _answered(path, read(content.of_text(text)))


def _answered(path: Path, reading: Reading) -> Reading:
    """``reading``, where the document answers anything.

    Raises:
        FileError: it does not: it is the empty form, or speaks of the form's questions.
    """
    if not any(field.value not in (None, "same") for at, field in reading.fields.items() if _ANSWERS.search(at)):
        raise FileError(path, Problem("sbc_empty"))
    return reading
