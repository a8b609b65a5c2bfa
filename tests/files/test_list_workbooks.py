"""What a person sees of a workbook is what counts: no hidden or struck-out part, each number as it is shown."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from calculator.files import apart, price_list, table_reader
from calculator.files.price_list import SHEET, Answers, PriceList
from calculator.files.shown import shown
from calculator.files.strict import transitional

HEAD = ["Service", "Price"]
THREE = [["Evaluation", 250], ["IM dosing", 450], ["Integration", 175]]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child for each workbook would take long; that it is read in one is tested beside its bounds."""
    monkeypatch.setattr(apart, "workbook", lambda path, data, _stop: table_reader.sheets_of(path, data))


def made(folder: Path, change: Callable[[Any], object], rows: list[list[Any]] | None = None) -> PriceList:
    """A list out of a workbook with ``rows``, as ``change`` leaves its sheet."""
    book = Workbook()
    sheet = book.active
    for row in [HEAD, *(rows or THREE)]:
        sheet.append(row)
    change(sheet)
    path = folder / "prices.xlsx"
    book.save(path)
    return price_list.read(path)


def prices(listed: PriceList) -> list[tuple[str, int]]:
    return [(row.name, row.price.likely) for row in listed.rows]


def hide_row(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True


def filter_row(sheet: Any) -> None:
    sheet.auto_filter.ref = "A1:B4"
    sheet.row_dimensions[3].hidden = True


def strike_row(sheet: Any) -> None:
    for cell in sheet[3]:
        cell.font = Font(strike=True)


def strike_name(sheet: Any) -> None:
    sheet["A3"].font = Font(strike=True)


@pytest.mark.parametrize("change", [hide_row, filter_row, strike_row, strike_name])
def test_a_row_that_is_hidden_or_struck_out_does_not_count_and_that_is_said(
    tmp_path: Path, change: Callable[[Any], None]
) -> None:
    listed = made(tmp_path, change)
    assert prices(listed) == [("Evaluation", 25_000), ("Integration", 17_500)]
    assert [row.row for row in listed.rows] == [2, 4]
    assert [key for key, _ in listed.said] == ["unseen"]
    assert listed.problems == ()


def test_a_struck_out_price_is_missing_and_the_new_one_beside_it_counts(tmp_path: Path) -> None:
    def strike(sheet: Any) -> None:
        sheet["B3"].font = Font(strike=True)

    assert "row 3, column “Price”: the price is missing" in made(tmp_path, strike).problems[0].say()

    def renew(sheet: Any) -> None:
        sheet["C1"] = "New price"
        for row in (2, 3, 4):
            sheet.cell(row, 2).font = Font(strike=True)
            sheet.cell(row, 3, 500 + row)

    assert prices(made(tmp_path, renew)) == [("Evaluation", 50_200), ("IM dosing", 50_300), ("Integration", 50_400)]


def test_of_a_text_that_is_struck_out_in_part_the_rest_counts(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["B3"] = CellRichText(TextBlock(InlineFont(strike=True), "$500 "), "$450")

    assert prices(made(tmp_path, change))[1] == ("IM dosing", 45_000)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_does_not_count(tmp_path: Path, state: str) -> None:
    def change(sheet: Any) -> None:
        old = sheet.parent.create_sheet("2023", 0)
        old.append(HEAD)
        old.append(["IM dosing", 300])
        old.sheet_state = state

    assert prices(made(tmp_path, change))[1] == ("IM dosing", 45_000)


def test_what_has_no_height_or_width_is_hidden(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["C1"], sheet["C2"] = "Insurance price", 900
        sheet.column_dimensions["C"].width = 9.5

    made(tmp_path, change)
    path = tmp_path / "prices.xlsx"
    parts = {b'<row r="3"': b'<row r="3" ht="0" customHeight="1"', b'width="9.5"': b'width="0"'}
    path.write_bytes(patched(path.read_bytes(), parts))
    listed = price_list.read(path)
    assert (prices(listed), listed.questions) == ([("Evaluation", 25_000), ("Integration", 17_500)], ())


def test_a_hidden_column_does_not_count(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["C1"] = "Insurance price"
        for row in (2, 3, 4):
            sheet.cell(row, 3, 900)
        sheet.column_dimensions["C"].hidden = True

    listed = made(tmp_path, change)
    assert (prices(listed)[1], listed.questions) == (("IM dosing", 45_000), ())


def test_of_several_sheets_with_prices_one_is_chosen(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Baltimore")
        other.append(HEAD)
        other.append(["IM dosing", 300])

    listed = made(tmp_path, change)
    assert listed.rows == ()
    assert [(one.about, [option.value for option in one.options]) for one in listed.questions] == [
        (SHEET, ["Sheet", "Baltimore"])
    ]
    chosen = price_list.read(tmp_path / "prices.xlsx", Answers(sheet="Baltimore"))
    assert prices(chosen) == [("IM dosing", 30_000)]


def test_a_merged_cell_stands_in_all_of_its_rows(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Preparation", 175], ["Integration", None], ["IM dosing", 450], ["A note", None]]

    def change(sheet: Any) -> None:
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("A5:B5")

    listed = made(tmp_path, change, rows)
    assert listed.said == (("merged", {"areas": "B2:B3"}),)
    assert prices(listed) == [("Preparation", 17_500), ("Integration", 17_500), ("IM dosing", 45_000)]
    assert listed.problems == ()


def test_headings_on_two_rows_are_read_together(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["Service", "Price", None], [None, "Low", "High"], ["IM dosing", 400, 800]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    book.save(tmp_path / "prices.xlsx")
    (row,) = price_list.read(tmp_path / "prices.xlsx").rows
    assert (row.price.low, row.price.likely, row.price.high) == (40_000, 60_000, 80_000)


def test_a_title_over_the_whole_width_is_no_heading(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(1)
        sheet["A1"] = "Prices 2027"
        sheet.merge_cells("A1:B1")

    assert len(made(tmp_path, change).rows) == 3


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (484.2337499999999, '"$"#,##0.00', "$484.23"),
        (188.125, "$#,##0.00", "$188.13"),
        (1.005, "0.00", "1.01"),
        (0.1 + 0.2, "General", "0.3"),
        (1234.5, "#,##0.00", "1,234.50"),
        (450, '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', "$450.00"),
        (-450, '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', "$(450.00)"),
        (0, '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', "$-"),
        (449.6, "$#,##0", "$450"),
        (450, "[$$-409]#,##0.00", "$450.00"),
        (450, "[$€-407] #,##0.00", "€ 450.00"),
        (450, '0 "per visit"', "450 per visit"),
        (11.5, '0.00"/mg"', "11.50/mg"),
        (0.2, "0%", "20%"),
        (2500, '0.0,"k"', "2.5k"),
        (450, ";;;", ""),
        (450.5, "0.##", "450.5"),
        (450, "0.##", "450"),
        (450, "[Red]0.00", "450.00"),
        (450.25, "[>100]0;0.00", "450.25"),
        (450.25, "# ?/?", "450.25"),
        (-5, "0.00", "-5.00"),
        (1e29, "#,##0.00", "1" + "0" * 29),
        (10**400, "0.00", "1" + "0" * 400),
        (float("inf"), "0.00", "#NUM!"),
        (0.5, "0." + "0" * 250, "0.5" + "0" * 249),
    ],
)
def test_a_number_is_read_as_its_cell_shows_it(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_computed_cents_are_read_as_shown_and_whole_dollars_are_said(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        for row, (value, code) in enumerate([(484.23375, "$0.00"), (449.6, "$#,##0"), (175.125, "General")], start=2):
            sheet.cell(row, 2, value).number_format = code

    listed = made(tmp_path, change)
    assert prices(listed) == [("Evaluation", 48_423), ("IM dosing", 45_000)]
    assert listed.said == (("rounded", {"count": 1}),)
    assert "“175.125” has more than two decimals" in listed.problems[0].say()


def patched(data: bytes, parts: Mapping[bytes, bytes]) -> bytes:
    """The workbook ``data`` with other bytes in place of some, in all of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for one, other in parts.items():
                content = content.replace(one, other)
            new.writestr(name, content)
    return out.getvalue()


STRICT = {
    f"http://schemas.openxmlformats.org/{name}/2006/".encode(): f"http://purl.oclc.org/ooxml/{name}/".encode()
    for name in ("spreadsheetml", "officeDocument", "drawingml")
}


def test_the_strict_form_is_read_like_the_other_with_what_is_hidden_in_it(tmp_path: Path) -> None:
    made(tmp_path, hide_row)
    path = tmp_path / "prices.xlsx"
    plain = path.read_bytes()
    path.write_bytes(patched(plain, STRICT))
    assert b"purl.oclc.org" in zipfile.ZipFile(path).read("xl/workbook.xml")
    assert prices(price_list.read(path)) == [("Evaluation", 25_000), ("Integration", 17_500)]
    assert transitional(plain) is plain


def test_a_workbook_with_everything_that_a_clinic_may_put_into_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "prices.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Prices")
        money = book.add_format({"num_format": "$#,##0.00"})
        sheet.merge_range("A1:C1", "Prices 2027")
        sheet.add_table("A3:C6", {"columns": [{"header": title} for title in ("Service", "Price", "Notes")]})
        for row, (name, dollars) in enumerate(THREE, start=3):
            sheet.write(row, 0, name)
            sheet.write(row, 1, dollars, money)
        sheet.write("A7", "Total")
        sheet.write_formula("B7", "=SUM(B4:B6)", money, 875)
        sheet.write_comment("B4", "ask about it")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Prices!$B$4:$B$6"})
        sheet.insert_chart("G3", chart)
        sheet.data_validation("B4:B6", {"validate": "decimal", "criteria": ">", "value": 0})
        sheet.conditional_format("B4:B6", {"type": "data_bar"})
        sheet.add_sparkline("H1", {"range": "Prices!B4:B6"})
        sheet.write_url("D4", "https://example.org")
        sheet.freeze_panes(3, 0)
        sheet.protect("secret")
        book.define_name("Prices_", "=Prices!$B$4")
    assert prices(price_list.read(path))[:3] == [("Evaluation", 25_000), ("IM dosing", 45_000), ("Integration", 17_500)]
