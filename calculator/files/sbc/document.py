"""A document that somebody holds, as a file or as pasted text: told apart from what is no SBC, and read."""

from pathlib import Path
from typing import Final

from calculator.files.problems import FileError, Problem
from calculator.files.safe_json import read_bytes
from calculator.files.sbc import content
from calculator.files.sbc.pages import Page
from calculator.files.sbc.read import read
from calculator.files.sbc.reading import Reading

MOST_TEXT: Final = 300_000
"""As many characters as a pasted text may have: some twenty times as many as a long SBC."""


def read_document(path: Path) -> Reading:
    """The reading of the SBC at ``path``: a PDF or a text.

    Raises:
        FileError: there is no such file, it is too large or broken, a PDF of pictures alone, locked, or no SBC.
    """
    data = read_bytes(path)
    if data.lstrip()[:5] == b"%PDF-":
        from calculator.files.sbc.pdf import pdf_pages  # noqa: PLC0415 (only PDFs need it)

        return read_pages(path, pdf_pages(path, data))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return read_text(data.decode(encoding), path)
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
    found = content.of_pages(pages)
    if not content.is_sbc(found.text):
        raise FileError(path, Problem("sbc_other"))
    return read(found)


def read_text(text: str, path: Path = Path()) -> Reading:
    """The reading of a pasted text, or of a text file.

    Raises:
        FileError: it is too long, or no SBC.
    """
    if len(text) > MOST_TEXT:
        raise FileError(path, Problem("sbc_long", {"most": MOST_TEXT}))
    if "\0" in text or not content.is_sbc(text):
        raise FileError(path, Problem("sbc_other"))
    return read(content.of_text(text))
