"""Tables that somebody made to hang the program or to eat the machine: each ends with a sentence, in little memory."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from calculator.files import apart, price_list
from calculator.files.problems import FileError
from calculator.reference.paths import RESOURCES

ROOT = RESOURCES.parent
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
READ = """
import json, sys
from pathlib import Path
from calculator.files import price_list
from calculator.files.problems import FileError
from tools.reliability import memory
key = ""
try:
    price_list.read(Path(sys.argv[1]))
except FileError as error:
    key = error.problems[0].key
print(json.dumps({"key": key, "megabytes": memory.most() // 1_000_000}))
"""


def package(parts: Mapping[str, str], folder: Path) -> Path:
    """A workbook with a sheet of prices, whose ``parts`` stand in place of its own or beside them."""
    plain = io.BytesIO()
    with Workbook(plain) as book:
        prices = book.add_worksheet("Prices")
        prices.write_row(0, 0, ["Service", "Price"])
        prices.write_row(1, 0, ["Dosing", "450"])
    made = folder / "prices.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name) or old.read(name))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return made


def root(tag: str, inside: str) -> str:
    return f'<{tag} xmlns="{MAIN}">{inside}</{tag}>'


def sheet(rows: str) -> dict[str, str]:
    return {SHEET: root("worksheet", f"<sheetData>{rows}</sheetData>")}


def linked(links: str) -> dict[str, str]:
    return {SHEET: root("worksheet", f"<sheetData/><hyperlinks>{links}</hyperlinks>")}


def merged(cells: str) -> dict[str, str]:
    return {SHEET: root("worksheet", f"<sheetData/><mergeCells>{cells.replace('{}', '1000000')}</mergeCells>")}


def many(most: int, tag: str) -> str:
    """``most`` times ``tag`` with a number in it, so that it is not packed beyond what a real part is."""
    return "".join(tag.format(n * 7_919 % 99_991) for n in range(most))


STRINGS, STYLES, BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
SHEETS = '<sheet name="{0}" sheetId="{0}"/>'
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ONE_SHEET = f'<sheet name="{{0}}" sheetId="{{0}}" r:id="rId1" xmlns:r="{DOCUMENT}"/>'
NAMES = '<definedName name="a{}">A1</definedName>'
RELATIONS = "xl/_rels/workbook.xml.rels"
RELATION = '<Relationship Id="{}" Type="x" Target="worksheets/sheet1.xml"/>'
RICH = '<c t="inlineStr"><is><r><t>w</t></r></is></c>'
CONDITION = '<conditionalFormatting sqref="A1"><cfRule type="cellIs" priority="1"><formula>1</formula></cfRule>'
CONDITION += "</conditionalFormatting>"
LONG = {
    STRINGS: root("sst", f"<si><t>{'x' * 32_000}</t></si>"),
    **sheet(many(1_000, '<row h="{}">' + '<c t="s"><v>0</v></c>' * 60 + "</row>")),
}
HOSTILE: Mapping[str, tuple[Callable[[], dict[str, str]], str]] = {
    "empty cells": (lambda: sheet(f"<row>{many(1_000_000, '<c s=`{}`/>')}</row>".replace("`", '"')), "book_too_full"),
    "five million empty cells, packed": (lambda: sheet(f"<row>{'<c/>' * 4_800_000}</row>"), "book_too_full"),
    "rows without a cell": (lambda: sheet(many(1_000_000, '<row s="{}"/>')), "book_too_full"),
    "shared strings": (lambda: {STRINGS: root("sst", many(1_000_000, "<si>{}</si>"))}, "book_too_full"),
    "millions of shared strings, packed": (lambda: {STRINGS: root("sst", "<si/>" * 3_800_000)}, "book_too_full"),
    "sheets": (lambda: {BOOK: root("workbook", f"<sheets>{many(100_000, SHEETS)}</sheets>")}, "book_too_full"),
    "names": (
        lambda: {BOOK: root("workbook", f"<definedNames>{many(100_000, NAMES)}</definedNames>")},
        "book_too_full",
    ),
    "styles": (lambda: {STYLES: root("styleSheet", many(1_000_000, '<xf b="{}"/>'))}, "book_too_full"),
    "relations": (lambda: {RELATIONS: root("Relationships", many(100_000, RELATION))}, "book_too_full"),
    "attributes": (lambda: sheet(f"<row {many(200_000, 'a{0}=`{0}` ')}/>".replace("`", '"')), "book_too_full"),
    "merged cells": (lambda: merged('<mergeCell ref="A1:XFD1048576"/>'), "book_too_full"),
    "many merged cells": (lambda: merged('<mergeCell ref="A1:B{}"/>' * 50), "book_too_full"),
    "parts": (lambda: {f"xl/media/{n}.png": "x" for n in range(500)}, "book_too_full"),
    "very many parts": (lambda: {str(n): "" for n in range(45_000)}, "book_too_full"),
    "a part that unpacks to very much": (lambda: {"xl/media/1.png": "0" * 19_000_000}, "book_too_full"),
    "all parts together": (lambda: {"xl/media/1.png": "0" * 30_000_000}, "book_too_large"),
    "one long text in each cell": (lambda: LONG, "book_too_full"),
    "a few merged cells, wide": (lambda: merged('<mergeCell ref="A1:AX4000"/>'), "book_too_full"),
    "merged cells of four places": (lambda: merged('<mergeCell ref="A1:B2"/>' * 19_000), "book_too_full"),
    "links over many places": (lambda: linked(many(2_000, '<hyperlink ref="A1:Z{}" location="x"/>')), "book_too_full"),
    "rows with a height": (lambda: sheet(many(124_000, '<row r="{}" ht="3"/>')), "book_too_full"),
    "cells of rich text": (lambda: sheet(f"<row>{RICH * 48}</row>" * 1_000), "book_too_full"),
    "conditions": (lambda: {SHEET: root("worksheet", f"<sheetData/>{CONDITION * 13_000}")}, "book_too_full"),
    "one sheet under many names": (
        lambda: {
            BOOK: root("workbook", f"<sheets>{many(190, ONE_SHEET)}</sheets>"),
            **sheet(f"<row>{'<c><v>1</v></c>' * 20}</row>" * 100),
        },
        "book_too_heavy",
    ),
    "elements in elements": (lambda: sheet("<row>" * 90_000 + "</row>" * 90_000), "book_too_full"),
    "a row a million rows down": (lambda: sheet('<row r="1048576"><c t="str"><v>1</v></c></row>'), "too_many_rows"),
}


def read_apart(path: Path, key: str) -> None:
    """See that a process of its own reads ``path`` to the sentence ``key``, in little memory."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    found = json.loads(done.stdout)
    assert found["key"] == key
    assert found["megabytes"] < 500


@pytest.mark.parametrize("name", HOSTILE)
def test_a_workbook_that_asks_for_too_much_ends_with_a_sentence(name: str, tmp_path: Path) -> None:
    parts, key = HOSTILE[name]
    path = package(parts(), tmp_path)
    assert path.stat().st_size < 5_000_000
    read_apart(path, key)


def refused(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        price_list.read(path)
    return caught.value.problems[0].key


def test_a_fair_workbook_is_read_however_the_program_was_started(tmp_path: Path) -> None:
    path = package({}, tmp_path)
    assert price_list.read(path).rows[0].price.likely == 45_000
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), apart.WORD, apart.Kind.WORKBOOK],
        input=path.read_bytes(),
        capture_output=True,
        check=True,
    )
    (sheet,) = json.loads(done.stdout)["read"]
    assert (sheet["name"], sheet["rows"]) == ("Prices", [["Service", "Price"], ["Dosing", "450"]])


NUMBERS = ("9" * 400, "1e999", "-1e999", "1e29", "1e-300", "9" * 4_000)


@pytest.mark.parametrize("code", ["General", "#,##0.00", "0%", "0." + "0" * 250])
def test_a_number_beyond_all_amounts_spoils_its_own_row_alone(code: str, tmp_path: Path) -> None:
    rows = "".join(f'<row><c t="str"><v>Integration</v></c><c s="1"><v>{number}</v></c></row>' for number in NUMBERS)
    head = '<row><c t="str"><v>Service</v></c><c t="str"><v>Price</v></c></row>'
    fair = '<row><c t="str"><v>Dosing</v></c><c><v>450</v></c></row>'
    formats = f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
    styles = root("styleSheet", f'{formats}<cellXfs><xf/><xf numFmtId="200"/></cellXfs>')
    found = price_list.read(package({**sheet(head + rows + fair), STYLES: styles}, tmp_path))
    read = [row.row for row in found.rows]
    assert len(NUMBERS) + 2 in read
    assert not set(range(2, len(NUMBERS) + 2)) & set(read) - {NUMBERS.index("1e-300") + 2}


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_workbook_packed_as_none_is_is_refused(packing: int, tmp_path: Path) -> None:
    fair, path = package({}, tmp_path), tmp_path / "odd.xlsx"
    with zipfile.ZipFile(fair) as old, zipfile.ZipFile(path, "w", packing) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    whole = path.read_bytes()
    assert refused(path) == "broken_book"
    at = whole.index(b"xl/workbook.xml") + 40
    path.write_bytes(whole[:at] + b"\xff" * 20 + whole[at + 20 :])
    assert refused(path) == "broken_book"


def test_the_child_loads_nothing_of_the_window_and_no_numpy(tmp_path: Path) -> None:
    code = (
        "import sys; from calculator.files.apart_child import serve; serve('workbook');"
        "print([n for n in ('PySide6', 'numpy', 'pydantic') if sys.modules.get(n)], file=sys.stderr)"
    )
    data = package({}, tmp_path).read_bytes()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, input=data, capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"


def test_a_child_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.2)
    monkeypatch.setattr(apart, "_command", lambda _kind: [sys.executable, "-c", "import time; time.sleep(60)"])
    assert refused(package({}, tmp_path)) == "book_too_heavy"


@pytest.mark.parametrize("deed", ["bytearray(1 << 30)", "any(iter(int, 1))", "import os; os._exit(3)"])
def test_a_child_that_takes_too_much_is_ended_by_the_system(
    deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = f"from calculator.files import apart; apart._bound(apart.Kind.WORKBOOK); {deed}"
    monkeypatch.setattr(apart, "_command", lambda _kind: [sys.executable, "-c", started])
    assert refused(package({}, tmp_path)) == "book_too_heavy"


def test_where_no_child_can_be_started_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_command", lambda _kind: [str(tmp_path / "nothing")])
    assert refused(package({}, tmp_path)) == "no_such_file"


BLANKS = {
    "lines at the end": ("Service,Price\n" + "\n" * 4_900_000, "list_empty"),
    "lines at the beginning": ("\n" * 4_900_000 + "Service,Price\nDosing,1\n", "too_many_rows"),
    "cells with quotation marks": ("Service,Price\n" + '""\n' * 1_500_000, "too_many_rows"),
    "cells in one row": ("Service,Price\n" + "a," * 2_400_000, "no_table"),
}


@pytest.mark.parametrize("name", BLANKS)
def test_millions_of_lines_or_cells_in_a_text_end_with_a_sentence(name: str, tmp_path: Path) -> None:
    text, key = BLANKS[name]
    path = tmp_path / "prices.csv"
    path.write_text(text, encoding="utf-8")
    read_apart(path, key)


def test_a_cell_of_any_length_is_looked_at_in_a_blink(tmp_path: Path) -> None:
    for sign in "([":
        path = tmp_path / "prices.csv"
        path.write_text(f'"{sign * 120_000}",Price\nService,Price\nDosing,1\n', encoding="utf-8")
        assert price_list.read(path).rows[0].price.likely == 100


def test_no_module_of_the_current_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of downloads may hold more than the price list."""
    for name in ("calculator", "json", "openpyxl"):
        (tmp_path / f"{name}.py").write_text("from pathlib import Path; Path('ran').touch()", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (table,) = apart.workbook(package({}, tmp_path), (tmp_path / "prices.xlsx").read_bytes())
    assert table.rows[0][:2] == ("Service", "Price")
    assert not (tmp_path / "ran").exists()
