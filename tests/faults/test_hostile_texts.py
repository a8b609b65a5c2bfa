"""Hostile texts through every door to every exit: they come out as the text that they are, and do nothing."""

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import IllegalCharacterError
from pypdf import PdfReader

from calculator.cli import commands
from calculator.files import bundled, document, own_plans, price_list
from calculator.files.problems import plain, visible
from calculator.model.case import Case
from tests.helpers.hostile_cases import CHUNKS, case_of, plan
from tools.reliability import plan_documents
from tools.reliability.hostile import TEXTS

STEERING = {"Cc", "Cs"}


each_text = pytest.mark.parametrize("text", TEXTS, ids=[ascii(text)[:24] for text in TEXTS])


@pytest.fixture(params=range(len(CHUNKS)))
def case(request: pytest.FixtureRequest) -> Case:
    return case_of(CHUNKS[request.param])


@pytest.fixture
def saved(case: Case, tmp_path: Path) -> Path:
    path = tmp_path / "case.kat"
    document.save(case, path)
    return path


def run(*words: object) -> int:
    return commands.main([str(word) for word in words])


def steers(said: str) -> bool:
    return any(unicodedata.category(sign) in STEERING and sign != "\n" for sign in said)


def test_a_file_holds_it_as_it_is(case: Case, saved: Path) -> None:
    assert document.load(saved) == case


def test_the_terminal_is_not_steered(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("estimate", saved) == 0
    assert run("compare", saved) == 0
    assert run("estimate", saved, "--plan", "none\x1b[2J") == 2
    said = capsys.readouterr()
    for told in (said.out, said.err):
        assert told
        assert not steers(told)
        assert visible(told) == told


@pytest.mark.parametrize("command", ["estimate", "compare"])
def test_a_script_reads_it_as_it_is(case: Case, saved: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, saved, "--json") == 0
    said = capsys.readouterr().out
    assert said.isascii()
    assert not steers(said)
    assert case.chosen in set(texts_in(json.loads(said)))


def texts_in(tree: Any) -> list[str]:
    if isinstance(tree, dict):
        return [*tree, *(text for value in tree.values() for text in texts_in(value))]
    if isinstance(tree, list):
        return [text for value in tree for text in texts_in(value)]
    return [tree] if isinstance(tree, str) else []


def test_no_spreadsheet_takes_it_for_a_formula(saved: Path, tmp_path: Path) -> None:
    book, table = tmp_path / "a.xlsx", tmp_path / "a.csv"
    assert run("compare", saved, "--xlsx", book, "--csv", table) == 0
    opened = load_workbook(book)
    cells = [cell for sheet in opened.worksheets for row in sheet.iter_rows() for cell in row]
    # Beside the names of sheets, which are quoted, a formula has cells and our own functions in it.
    formulas = [re.sub("'(?:[^']|'')*'", "", cell.value) for cell in cells if cell.data_type == "f"]
    assert formulas
    assert [formula for formula in formulas if not re.fullmatch(r"=[!$A-Z0-9:,+().]+", formula)] == []
    assert [formula for formula in formulas if "HYPERLINK" in formula] == []
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline="")))
    active = [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert active == []
    assert "\x1b" not in table.read_text(encoding="utf-8-sig")


def test_on_paper_it_is_text_without_links(saved: Path, tmp_path: Path) -> None:
    assert run("estimate", saved, "--pdf", tmp_path / "a.pdf", "--example-page") == 0
    assert run("compare", saved, "--pdf", tmp_path / "b.pdf") == 0
    for name in ("a.pdf", "b.pdf"):
        reader = PdfReader(tmp_path / name)
        assert "$" in "".join(page.extract_text() for page in reader.pages)
        actions = [note.get_object().get("/A") for page in reader.pages for note in page.get("/Annots") or ()]
        assert [one for one in actions if one is not None and one.get("/S") != "/GoTo"] == []
        assert not reader.attachments


def test_questions_in_a_text_steer_no_terminal_and_turn_no_line(saved: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.txt"
    assert run("estimate", saved, "--questions", questions) == 0
    said = questions.read_text(encoding="utf-8")
    assert "?" in said
    assert plain(said) == said


@each_text
def test_a_document_with_it_says_it_as_text(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (form, *_) = plan_documents.texts()
    path = tmp_path / "sbc \u202e.txt"
    path.write_text(form.decode().replace("$500 individual", f"$500 individual {text}"), encoding="utf-8")
    assert run("plans", "--from-sbc", path) == 0
    said = capsys.readouterr().out
    assert visible(said) == said
    assert run("plans", "--from-sbc", path, "--json") == 0
    said = capsys.readouterr().out
    assert said.isascii()
    assert not steers(said)


def test_it_makes_no_path(case: Case, saved: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    assert run("sheets", saved, "--all-plans", "--short", "--to", folder) == 0
    made = list(folder.iterdir())
    assert len(made) == len(case.plans)
    assert all(path.suffix == ".pdf" and path.is_file() and not steers(path.name) for path in made)
    assert {path.name for path in tmp_path.iterdir()} <= {"case.kat", "sheets", "config", "data", "state"}


@each_text
def test_the_library_keeps_it_and_gives_it_out_as_it_is(text: str, tmp_path: Path) -> None:
    kept = own_plans.keep(plan(text, bundled.plans()[0]))
    own_plans.export(kept, tmp_path / "out.json")
    assert own_plans.plans_in(tmp_path / "out.json") == (kept,)
    (own,) = own_plans.shelf().plans
    assert own.plan == kept
    assert own.path.parent == own_plans.folder()


@each_text
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_price_list_with_it_is_read_row_by_row(text: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"list{ending}"
    rows = [["Service", "Price"], [f"IM dosing session {text}", "500"], [text, text]]
    if ending == ".csv":
        made = io.StringIO(newline="")
        csv.writer(made).writerows(rows)
        path.write_text(made.getvalue(), encoding="utf-8", newline="")
    else:
        book = Workbook()
        for row in rows:
            try:
                book.active.append([f"'{cell}" if cell.startswith("=") else cell for cell in row])
            except IllegalCharacterError:
                pytest.skip("a workbook holds no such text")
        book.save(path)
    found = price_list.read(path)
    assert len(found.rows) + len(found.problems) >= 1
    for row in found.rows:
        assert visible(row.name) == row.name
    for problem in found.problems:
        assert visible(problem.say()) == problem.say()
