"""The workbook of a case of which sessions have happened, read back."""

import io
from decimal import Decimal

from openpyxl import load_workbook

from calculator.engine.comparison.side_by_side import compare
from calculator.files.workbook_writer import workbook
from calculator.reference.voice import Voice
from tests.engine.happened_cases import case_of, fact


def test_each_explained_session_has_expected_and_actual_with_their_sums_and_why() -> None:
    case = case_of(fact(1, allowed=40_000, claim="=A-1"), fact(2, plan_paid=0, deductible=50_000))
    data = workbook(case, compare(case), (), Voice("en"))
    sheet = load_workbook(io.BytesIO(data))["Expected and actual"]
    head, first, second, sums, *_ = sheet.iter_rows(values_only=True)
    assert head[3:7] == ("Billed, expected", "Billed, actual", "Allowed, expected", "Allowed, actual")
    assert first[2] == "=A-1"
    assert sheet["C2"].data_type == "s"
    assert [Decimal(str(value)) for value in first[3:7]] == [500, 500, 500, 400]
    assert first[11] == "Allowed $400.00, not $500.00: the plan's rate is not the one entered here."
    assert second[11] == ""
    assert sums[6] == "=SUM(G2:G3)"
    assert load_workbook(io.BytesIO(data), data_only=True)["Expected and actual"]["G4"].value == 900
    said = [row[0] for row in sheet.iter_rows(min_row=6, values_only=True)]
    assert said == [
        "Done: 2 sessions, of which you pay $900.00.",
        "Still to come: 2 sessions, of which you are expected to pay $280.00.",
    ]


def test_where_nothing_has_been_explained_there_is_no_such_sheet() -> None:
    case = case_of()
    assert (
        "Expected and actual"
        not in load_workbook(io.BytesIO(workbook(case, compare(case), (), Voice("en")))).sheetnames
    )
