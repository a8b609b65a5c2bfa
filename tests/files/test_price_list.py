"""A clinic's price list out of CSV and XLSX: what is understood, and what is said, row by row, of what is not."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from calculator.files import apart, price_list, table_reader
from calculator.files.problems import FileError
from calculator.files.table_reader import MOST_ROWS
from calculator.model.base import PriceRange
from calculator.model.course import Route, Service
from calculator.reference.voice import Voice

CLINIC = """Inner Path; Baltimore;;;
;;;;
Service;Sessions;Price;Low;High
Medical evaluation;1;$250;;
Preparation or integration session;;175;;
IM dosing session (2 h);6;"$1,450.00";400;1800
;;;;
Sublingual in the office;;400 USD;;
"""


def written(folder: Path, text: str, name: str = "prices.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def book(folder: Path, *sheets: list[list[Any]]) -> Path:
    made = Workbook()
    for number, rows in enumerate(sheets):
        sheet = made.active if number == 0 else made.create_sheet()
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    path = folder / "prices.xlsx"
    made.save(path)
    return path


def refused(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        price_list.read(path)
    return caught.value.say(Voice("en"))


def test_a_clinics_list_is_read_with_its_letterhead_its_gaps_and_its_dollars(tmp_path: Path) -> None:
    found = price_list.read(written(tmp_path, CLINIC))
    assert found.problems == ()
    rows = [(row.row, row.services, row.routes, row.count) for row in found.rows]
    assert rows == [
        (4, (Service.EVALUATION,), (), 1),
        (5, (Service.PREPARATION, Service.INTEGRATION), (), None),
        (6, (Service.DOSING,), (Route.IM,), 6),
        (8, (Service.DOSING,), (Route.SUBLINGUAL,), None),
    ]
    assert found.rows[0].price == PriceRange.fixed(25_000)
    assert found.rows[2].price == PriceRange(low=40_000, likely=145_000, high=180_000)
    assert found.rows[3].price == PriceRange.fixed(40_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spanish_headings_in_every_way_that_a_spreadsheet_writes_text(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    lines = ["Servicio|Cantidad|Precio ($)|Más bajo", "Evaluación médica|1|250|200", "Dosificación|6|600|"]
    text = "\r\n".join(lines).replace("|", separator)
    found = price_list.read(written(tmp_path, text, encoding=encoding))
    assert [(row.name, row.services) for row in found.rows] == [
        ("Evaluación médica", (Service.EVALUATION,)),
        ("Dosificación", (Service.DOSING,)),
    ]
    assert found.rows[0].price == PriceRange(low=20_000, likely=25_000, high=25_000)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(",1,10,,", "column “Service”: the name of the service is missing", id="no service"),
        pytest.param("Dosing,1,,,", "column “Price”: the price is missing", id="no price"),
        pytest.param("Dosing,1,ask us,,", "column “Price”: “ask us” is not an amount", id="no amount"),
        pytest.param("Dosing,1,-10,,", "column “Price”: an amount cannot be negative", id="negative"),
        pytest.param("Dosing,1,1.005,,", "“1.005” has more than two decimals", id="decimals"),
        pytest.param("Dosing,1,99999999,,", "at most $9,999,999.99", id="absurd"),
        pytest.param("Dosing,1,10,11,", "column “Low”: the low price, $11.00, is above the price, $10.00", id="low"),
        pytest.param("Dosing,1,10,,9", "column “High”: the high price, $9.00, is below the price, $10.00", id="high"),
        pytest.param("Dosing,six,10,,", "column “Count”: “six” is not a number of sessions", id="count"),
        pytest.param("Dosing,201,10,,", "column “Count”: “201” is not a number of sessions", id="many"),
        pytest.param("Dosing,-1,10,,", "column “Count”: “-1” is not a number of sessions", id="negative count"),
    ],
)
def test_a_bad_row_is_said_with_its_place_and_the_others_are_read(tmp_path: Path, row: str, said: str) -> None:
    found = price_list.read(written(tmp_path, f"Service,Count,Price,Low,High\nIntake,1,200,,\n{row}\nOther,1,5,,\n"))
    assert [one.row for one in found.rows] == [2, 4]
    (problem,) = found.problems
    words = problem.say(Voice("en"))
    assert words.startswith("row 3, ")
    assert said in words
    assert problem.say(Voice("es")).startswith("fila 3, columna ")


def test_a_workbook_is_read_from_the_sheet_that_has_the_prices(tmp_path: Path) -> None:
    prices = [["Service", "Count", "Price"], ["IV infusion", 6, 475.1], ["Integration", 6.0, 0.1 + 0.2]]
    found = price_list.read(book(tmp_path, [["About us"]], prices))
    assert [(row.name, row.routes, row.count, row.price.likely) for row in found.rows] == [
        ("IV infusion", (Route.IV,), 6, 47_510),
        ("Integration", (), 6, 30),
    ]


def test_a_formula_is_not_calculated(tmp_path: Path) -> None:
    found = price_list.read(book(tmp_path, [["Service", "Price"], ["Dosing", "=400+50"]]))
    assert found.rows == ()
    assert "a formula counts once" in found.problems[0].say(Voice("en"))


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    found = price_list.read(written(tmp_path, 'Service,Price\n"=HYPERLINK(""x"")",10\n'))
    assert found.rows[0].name == '=HYPERLINK("x")'


def test_a_table_without_the_columns_is_told_what_a_price_list_looks_like(tmp_path: Path) -> None:
    assert "under the headings Service, Price" in refused(written(tmp_path, "Figure,$750 plan\nYou pay,10\n"))
    assert "there are no rows" in refused(written(tmp_path, "Service,Price\n,\n"))
    assert "under the headings" in refused(written(tmp_path, ""))


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    head = "Service,Price\n"
    assert len(price_list.read(written(tmp_path, head + "Dosing,1\n" * (MOST_ROWS - 1))).rows) == MOST_ROWS - 1
    assert "more than 1000 rows" in refused(written(tmp_path, head + "Dosing,1\n" * MOST_ROWS))


def test_a_file_that_is_no_table_is_refused_in_words(tmp_path: Path) -> None:
    assert "no table" in refused(written(tmp_path, "Service,Price\n\0,1\n"))
    assert "no table" in refused(written(tmp_path, "x", name="prices.pdf"))
    assert "damaged" in refused(written(tmp_path, "Service,Price\n", name="prices.xlsx"))
    assert "no such file" in refused(tmp_path / "gone.csv")


def test_a_workbook_that_unpacks_to_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 21_000_000)
    assert path.stat().st_size < 100_000
    assert "more than 20 MB" in refused(path)


def test_a_damaged_workbook_is_refused_wherever_it_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # In this process: a child for each of a hundred workbooks would take long.
    monkeypatch.setattr(apart, "workbook", lambda path, data, _stop: table_reader.sheets_of(path, data))
    whole = book(tmp_path, [["Service", "Price"], ["Dosing", 450]]).read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    path = tmp_path / "damaged.xlsx"
    said = set()
    for name in parts:
        for content in (None, b"", b"<a>", b"<worksheet/>", b"\xff\xfe\xfd", parts[name][: len(parts[name]) // 2]):
            with zipfile.ZipFile(path, "w") as package:
                for other, kept in parts.items():
                    if other != name or content is not None:
                        package.writestr(other, content if other == name and content is not None else kept)
            try:
                price_list.read(path)
            except FileError as error:
                said.add(error.problems[0].key)
    assert said <= {"broken_book", "list_no_heading", "list_empty"}
    assert "broken_book" in said
