"""Whatever an answer rests on is to be confirmed in the window, on the sheet, in ``--json`` and in the workbook, and
leaves all of them when somebody confirms it."""

import io
import json
from pathlib import Path

import openpyxl
import pypdf
import pytest
from pytestqt.qtbot import QtBot

from calculator.cli import commands
from calculator.engine.comparison.side_by_side import compare
from calculator.engine.confirmation.to_confirm import ALL_KINDS, open_points
from calculator.engine.pricing import estimate
from calculator.files.document import save
from calculator.files.workbook_writer import workbook
from calculator.model.case import Case
from calculator.reference.clock import today
from calculator.reference.voice import Voice
from calculator.sheets.patient import make
from tests.helpers.open_points import case_for
from tests.ui.conftest import MakeWindow
from ui.estimate.to_confirm import ConfirmPanel

OUTSIDE = {"allowed_out", "deductible_out", "limit_out", "share_out"}


def rows(panel: ConfirmPanel) -> dict[str, str]:
    return {point.assumption: row.said for point, row in zip(panel.points, panel.rows, strict=False)}


def in_sheet(case: Case) -> str:
    pages = pypdf.PdfReader(io.BytesIO(make(case, estimate(case, case.chosen_plan)))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def in_json(case: Case, folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    path = folder / "case.kat"
    save(case, path)
    capsys.readouterr()
    assert commands.main(["estimate", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["to_confirm"]
    return {one["assumption"]: f"{one['says']} {one['otherwise']}" for one in found}


def in_workbook(case: Case) -> str:
    book = openpyxl.load_workbook(io.BytesIO(workbook(case, compare(case), [], Voice("en"))))
    cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(value) for value in cells if value is not None)


@pytest.mark.parametrize("where", ["inside", "outside", "authorization"])
def test_it_is_told_everywhere_until_it_is_confirmed(
    qtbot: QtBot, make_window: MakeWindow, where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = make_window(case_for(where))
    panel = window.answers.estimate.to_confirm
    qtbot.waitUntil(lambda: not panel.waits)
    told = rows(panel)
    case = window.document.case
    sheet, book = in_sheet(case), in_workbook(case)
    assert in_json(case, tmp_path, capsys) == told
    for said in told.values():
        assert said in sheet
        # HR reads of the employee, in otherwise the same sentence.
        assert said.split(". ")[0].replace("your clinic's", "the clinic's") in book
    for assumption in told:
        at = [point.assumption for point in panel.points].index(assumption)
        panel.rows[at].confirm.click()
        qtbot.waitUntil(lambda: not panel.waits)
        assert assumption not in rows(panel)
        assert in_json(window.document.case, tmp_path, capsys) == rows(panel)
    case = window.document.case
    assert rows(panel) == {}
    assert "To confirm" not in in_sheet(case)
    of_plan = [line for line in in_workbook(case).splitlines() if line in told.values()]
    assert of_plan == []


def test_every_kind_of_assumption_is_told_by_one_of_them() -> None:
    inside, outside, authorization = (
        {one.assumption for one in open_points(case, case.chosen_plan, estimate(case, case.chosen_plan), today())}
        for case in map(case_for, ("inside", "outside", "authorization"))
    )
    assert outside >= OUTSIDE
    assert inside | outside | authorization == {kind.name for kind in ALL_KINDS}
