"""Sheets on the command line: their options, many in one go, what is refused and what is never replaced."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from calculator.cli import commands
from calculator.files import bundled
from calculator.files.document import save
from calculator.files.file_names import file_name
from calculator.model.base import changed
from calculator.reference.paths import RESOURCES

EXAMPLE = str(RESOURCES / "examples" / "inner-path-six-session.kat")


def read(path: Path) -> str:
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_an_estimate_s_sheet_has_the_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "sheet.pdf"
    words = ["--pdf", str(target), "--short", "--example-page", "--paper", "a4", "--organization", "Harbor Clinic"]
    contact = ["--contact", "12 Pier Street", "--contact", "410-555-0100"]
    assert commands.main(["estimate", EXAMPLE, *words, *contact, "--lang", "en"]) == 0
    said = read(target)
    assert said.startswith("Harbor Clinic 12 Pier Street 410-555-0100")
    assert "Total example cost $4,375.00" in said
    assert "Session by session" not in said
    assert round(PdfReader(target).pages[0].mediabox.width) == 595
    assert f"The sheet is in {target}" in capsys.readouterr().out


def test_a_logo_that_is_none_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logo, target = tmp_path / "logo.png", tmp_path / "sheet.pdf"
    logo.write_text("no picture", encoding="utf-8")
    assert commands.main(["estimate", EXAMPLE, "--pdf", str(target), "--logo", str(logo), "--lang", "en"]) == 2
    assert "is no PNG or JPEG picture that can be printed." in capsys.readouterr().err
    assert not target.exists()


def test_a_sheet_for_every_plan_of_every_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "sheets"
    for _ in range(2):
        assert commands.main(["sheets", EXAMPLE, "--to", str(folder), "--all-plans", "--lang", "en"]) == 0
    names = ["750 plan", "2 000 plan", "3 000 plan"]
    stem = "inner-path-six-session - "
    expected = {f"{stem}{name}{again}.pdf" for name in names for again in ("", " (2)")}
    assert {path.name for path in folder.iterdir()} == expected
    assert "You pay, likely $3,412.50" in read(folder / f"{stem}3 000 plan.pdf")
    assert "Sheets written: 3. Not made: 0." in capsys.readouterr().out


def test_one_broken_file_keeps_no_other_from_its_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken, good = tmp_path / "broken.kat", tmp_path / "good.kat"
    broken.write_text("{", encoding="utf-8")
    save(bundled.example(), good)
    words = [str(broken), str(tmp_path / "none.kat"), str(good), "--to", str(tmp_path), "--short", "--lang", "en"]
    assert commands.main(["sheets", *words]) == 2
    told = capsys.readouterr()
    assert "broken.kat" in told.err
    assert "none.kat" in told.err
    assert "Sheets written: 1. Not made: 2." in told.out
    assert "You pay, likely $2,475.00" in read(tmp_path / "good - 2 000 plan.pdf")


def test_a_plan_that_a_case_lacks_is_said_with_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["sheets", EXAMPLE, "--to", str(tmp_path), "--plan", "Gold", "--lang", "en"]) == 2
    assert "inner-path-six-session.kat" in capsys.readouterr().err


def test_a_name_is_never_a_path(tmp_path: Path) -> None:
    case = bundled.example()
    plan = changed(case.chosen_plan, name="../../evil/..\\plan: a*b?")
    save(changed(case, plans=(plan,), chosen=plan.name), tmp_path / "case.kat")
    folder = tmp_path / "sheets"
    assert commands.main(["sheets", str(tmp_path / "case.kat"), "--to", str(folder), "--short"]) == 0
    assert [path.name for path in folder.iterdir()] == ["case - evil plan a b.pdf"]
    assert file_name("///", "plan") == "plan"


def test_a_name_too_long_for_a_disk_loses_its_end_and_replaces_nothing(tmp_path: Path) -> None:
    case = bundled.example()
    plans = tuple(changed(plan, name="ñ" * 100 + str(number)) for number, plan in enumerate(case.plans))
    long = tmp_path / f"{'á' * 118}.kat"
    save(changed(case, plans=plans, chosen=plans[0].name), long)
    folder = tmp_path / "sheets"
    assert commands.main(["sheets", str(long), EXAMPLE, "--to", str(folder), "--all-plans", "--short"]) == 0
    made = [path.name for path in folder.iterdir()]
    assert len(made) == len(plans) + 3
    assert all(name.endswith(".pdf") and len(name.encode()) <= 255 for name in made)
