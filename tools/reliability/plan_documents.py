"""Plans' documents for the fuzz: the government's form with figures of ours, as copied text and as a PDF."""

import json
import re
from pathlib import Path
from random import Random
from typing import Final

from calculator.files.problems import FileError
from calculator.files.sbc import document
from calculator.files.sbc.draft import draft_plan
from calculator.files.sbc.form import form
from calculator.files.sbc.reading import Reading
from calculator.model.checking import to_json
from calculator.model.faults import InvalidError
from tools.reliability.hostile import TEXTS
from tools.reliability.mutations import of_bytes
from tools.reliability.reader import refused

_HEAD: Final = ("Summary of Benefits and Coverage", "Coverage Period: 01/01/2026 - 12/31/2026", "Important Questions")
_ANSWER: Final = "In-network: $500 individual / $1,000 family"
_SHARES: Final = ("$30 copay/visit", "40% coinsurance", "None")
_ODD: Final = (
    *(
        "$",
        "%",
        "$0",
        "$999,999,999,999",
        "100.5%",
        "-1",
        "No charge",
        "Not covered",
        "deductible",
        "/",
        "family",
        "tier 2",
    ),
    *("9" * 400, "$1," * 200, "((", "visits per year", "01/01/2026 -", "\u00ad", " " * 300, *TEXTS),
)
_ODD_NUMBERS: Final = (b"0", b"-1", b"1e9", b"99999999999999999999", b"0.0000001", b"-2147483649", b"4294967296", b"")
_MARGIN: Final = 40
_COLUMNS: Final = (_MARGIN, 250, 380, 500, 570)
_LINES_OF_A_PAGE: Final = 24


def texts() -> list[bytes]:
    """The form as a copy of it, in the order of its content and in columns."""
    questions = [f"{wordings[0]} {_ANSWER}" for wordings in form()["questions"].values()]
    services = [" ".join((wordings[0], *_SHARES)) for wordings in form()["services"].values()]
    columns = ["    ".join((wordings[0], *_SHARES)) for wordings in form()["services"].values()]
    return [
        "\n".join([*_HEAD, *questions, *form()["after_deductible"][:1], *rows]).encode() for rows in (services, columns)
    ]


def pdfs() -> list[bytes]:
    """The form as a PDF that packs nothing, with ruled lines and without."""
    questions = [(wordings[0], _ANSWER) for wordings in form()["questions"].values()]
    services = [(wordings[0], *_SHARES) for wordings in form()["services"].values()]
    rows = [*((line,) for line in _HEAD), *questions, *services]
    pages = [rows[at : at + _LINES_OF_A_PAGE] for at in range(0, len(rows), _LINES_OF_A_PAGE)]
    return [_pdf([_page(page, ruled=ruled) for page in pages]) for ruled in (True, False)]


def _page(rows: list[tuple[str, ...]], *, ruled: bool) -> bytes:
    drawn = []
    for number, row in enumerate(rows):
        top = 760 - number * 28
        for left, right, text in zip(_COLUMNS, _COLUMNS[1:], row, strict=False):
            safe = text.encode("cp1252", "replace").replace(b"(", b"[").replace(b")", b"]").decode("cp1252")
            drawn.append(f"BT /F 7 Tf {left + 3} {top - 12} Td ({safe}) Tj ET")
            if ruled and len(row) > 1:
                drawn.append(f"{left} {top - 20} {right - left} 24 re S")
    return "\n".join(drawn).encode("cp1252")


def _pdf(pages: list[bytes]) -> bytes:
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {5 + 2 * at} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page))
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, len(made))
    return made + head + table + tail


def of_text(data: bytes, chance: Random) -> bytes:
    """A copied text with lines gone, doubled, exchanged or joined, other figures and odd texts in it, or bytes."""
    if chance.randrange(4) == 0:
        return of_bytes(data, chance)
    lines = data.decode().split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        what = chance.randrange(6)
        if what == 0:
            lines[at] = ""
        elif what == 1:
            lines[at:at] = [lines[at]] * chance.choice((1, 2, 50))
        elif what == 2:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif what == 3:
            lines[at : at + 2] = [chance.choice((" ", "", "\t")).join(lines[at : at + 2])]
        else:
            words = lines[at].split(" ")
            words[chance.randrange(len(words))] = chance.choice(_ODD)
            lines[at] = " ".join(words)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def of_pdf(data: bytes, chance: Random) -> bytes:
    """A PDF with a text, a number or an object of it changed, doubled or gone, or bytes of it."""
    what = chance.randrange(5)
    if what == 0:
        return of_bytes(data, chance)
    pattern = {1: rb"\([^()]*\)", 2: rb"\b\d+\b", 3: rb"\d+ 0 obj.*?endobj\n", 4: rb"/[A-Z]\w*"}[what]
    found = list(re.finditer(pattern, data, re.DOTALL))
    if not found:
        return of_bytes(data, chance)
    for one in sorted(chance.sample(found, min(len(found), chance.choice((1, 1, 3)))), key=lambda one: -one.start()):
        data = data[: one.start()] + _other(what, one[0], chance) + data[one.end() :]
    return data


def _other(what: int, was: bytes, chance: Random) -> bytes:
    if what == 1:
        return b"(%s)" % chance.choice(_ODD).encode("utf-16" if chance.random() < 0.3 else "utf-8", "surrogatepass")
    if what == 2:
        return chance.choice(_ODD_NUMBERS)
    if what == 3:
        return was * chance.choice((0, 2, 40))
    return chance.choice((b"/Type", b"/Kids", b"/Length", b"/Filter /FlateDecode", b"/Encrypt", b"/F", b""))


def reads(path: Path) -> bool:
    """As the child process reads a plan's document, without the process."""
    try:
        reading = document.reading_of(path, path.read_bytes())
    except FileError as error:
        refused(error)
        return False
    if Reading.of_plain(json.loads(json.dumps(reading.plain()))) != reading:
        raise AssertionError("a reading that another process would not have")
    try:
        to_json(draft_plan(reading, "fuzz"))
    except InvalidError as error:
        if not error.faults:
            raise AssertionError("no plan, and no fault") from error
    return True
