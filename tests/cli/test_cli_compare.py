"""``compare`` on the command line: the example's figures, break-even for scripts, files, refusals."""

import json
from pathlib import Path

import pytest

from calculator.cli import commands
from calculator.files import bundled
from calculator.files.document import save
from calculator.model.base import changed
from calculator.model.mix import MixWeights
from calculator.reference.paths import RESOURCES

EXAMPLE = str(RESOURCES / "examples" / "inner-path-six-session.kat")


def test_the_plans_stand_beside_each_other(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    assert commands.main(["compare", EXAMPLE, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    (line,) = [line for line in said.splitlines() if line.startswith("You pay  ")]
    assert line.split() == ["You", "pay", "$1,500.00", "✓", "Lowest", "$2,475.00", "$3,412.50"]
    assert "From the 3rd session on, $2,000 plan costs you less than $3,000 plan." in said
    assert "From $54.17 a session on, $2,000 plan costs you less than $3,000 plan." in said


def test_a_script_finds_totals_and_break_even(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["compare", EXAMPLE, "--json", "--lang", "en"]) == 0
    answer = json.loads(capsys.readouterr().out)
    for plan in answer["plans"]:
        assert commands.main(["estimate", EXAMPLE, "--plan", plan["plan"], "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["totals"] == plan["totals"]
        assert plan["patient"] == plan["totals"]["member_pays"]
        assert plan["employer"] == plan["totals"]["employer_pays"]
    assert answer["cheapest"] == {"patient": ["$750 plan"], "employer": ["$3,000 plan"]}
    patient = answer["break_even"]["patient"]
    says = "From the 3rd session on, $2,000 plan costs you less than $3,000 plan."
    found = {"cheaper": "$2,000 plan", "dearer": "$3,000 plan", "from": 3, "says": says}
    assert patient["sessions"]["crossings"] == [found]
    assert patient["price"] == {
        "least": "0.00",
        "greatest": "2000.00",
        "crossings": [
            found | {"from": "54.17", "says": "From $54.17 a session on, $2,000 plan costs you less than $3,000 plan."}
        ],
    }


def test_the_mix_stands_below_with_the_case_s_weights(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    weights = MixWeights(nothing_met=7_500, deductible_met=2_500, family=0, late_in_year=0)
    path = tmp_path / "mix.kat"
    save(changed(bundled.example(), mix=weights), path)
    assert commands.main(["compare", str(path), "--lang", "en"]) == 0
    said = capsys.readouterr().out.split("What you pay in each situation")[1]
    # $2,000 plan: three quarters of 2,475 and one of 875 is 2,075.
    (mean, _) = (line for line in said.splitlines() if line.startswith("Weighted mean"))
    assert mean.split()[3] == "$2,075.00"
    assert commands.main(["compare", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["mix"]
    assert found["weights"] == {"nothing_met": "75%", "deductible_met": "25%", "family": "0%", "late_in_year": "0%"}
    assert found["patient"]["deductible_met"]["$2,000 plan"] == "875.00"
    assert found["patient"]["mean"]["$2,000 plan"] == "2075.00"
    save(changed(bundled.example(), mix=changed(weights, family=500)), path)
    assert commands.main(["compare", str(path), "--lang", "en"]) == 0
    assert "The weights add up to 105%; they must add up to 100%." in capsys.readouterr().out
    assert commands.main(["compare", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["mix"] is None


def test_files_are_written_and_only_their_like_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, book, letter = tmp_path / "table.csv", tmp_path / "book.xlsx", tmp_path / "letter.csv"
    letter.write_text("Dear Sir", encoding="utf-8")
    for _ in range(2):
        assert commands.main(["compare", EXAMPLE, "--csv", str(table), "--xlsx", str(book), "--lang", "en"]) == 0
    assert table.read_text(encoding="utf-8-sig").startswith("Figure,$750 plan")
    assert book.read_bytes().startswith(b"PK")
    assert f"Written: {book}" in capsys.readouterr().out
    assert commands.main(["compare", EXAMPLE, "--csv", str(letter), "--lang", "en"]) == 2
    assert "is no CSV file" in capsys.readouterr().err
    assert letter.read_text(encoding="utf-8") == "Dear Sir"


def test_one_plan_alone_is_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = bundled.example()
    save(changed(case, plans=case.plans[:1], chosen=case.plans[0].name), tmp_path / "one.kat")
    assert commands.main(["compare", str(tmp_path / "one.kat"), "--lang", "es"]) == 2
    assert "un solo plan" in capsys.readouterr().err
