"""``estimate``: the worked totals to the cent, every session with its reasons, and refusals in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from calculator.cli import commands
from calculator.files import bundled
from calculator.files.document import save
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.funding import Account, AccountBalance, AccountKind
from calculator.model.member import Member, TaxRates

EXAMPLE = str(bundled.EXAMPLE)
PAYERS = ("discount", "plan_pays", "second_plan", "assistance", "account", "member_pays")


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert commands.main(["estimate", *words]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def record(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer(capsys, *words, "--json"))
    return found


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert commands.main(["estimate", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


def cents(decimal: str) -> int:
    return int(decimal.replace(".", ""))


def kept(case: Case, folder: Path) -> str:
    save(case, folder / "edited.kat")
    return str(folder / "edited.kat")


@pytest.mark.parametrize(
    ("plan", "member", "paid"),
    [("$750 plan", "1500.00", "2875.00"), ("$2,000 plan", "2475.00", "1900.00"), ("$3,000 plan", "3412.50", "962.50")],
)
def test_the_worked_totals_come_out_to_the_cent(
    plan: str, member: str, paid: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = record(capsys, EXAMPLE, "--plan", plan)
    assert found["plan"] == plan
    for level in ("low", "likely", "high"):
        assert found["totals"]["billed"][level] == "4375.00"
        assert found["totals"]["member_pays"][level] == member
        assert found["totals"]["plan_pays"][level] == paid


def test_without_a_plan_it_is_the_chosen_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert record(capsys, EXAMPLE)["plan"] == "$2,000 plan"


def test_the_record_says_what_the_course_is(capsys: pytest.CaptureFixture[str]) -> None:
    found = record(capsys, EXAMPLE)
    assert found["course"] == {
        "title": "Inner Path six-session KAP course, IM",
        "starts": "2026-09-08",
        "ends": "2026-11-05",
        "sessions": 15,
    }
    assert len(found["lines"]) == 15
    assert found["lines"][0]["date"] == "2026-09-08"
    assert (found["lines"][0]["service"], found["lines"][0]["label"]) == ("evaluation", "")
    numbered = [(line["number"], line["of"]) for line in found["lines"] if line["service"] == "dosing"]
    assert numbered == [(number, 6) for number in range(1, 7)]


def test_every_line_adds_up_and_so_do_the_totals(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    course = bundled.example().course
    lines = tuple(
        changed(line, price=PriceRange(low=line.price.low // 2, likely=line.price.likely, high=line.price.high * 2))
        for line in course.lines
    )
    found = record(capsys, kept(changed(bundled.example(), course=changed(course, lines=lines)), tmp_path))
    for level in ("low", "likely", "high"):
        for held in (*found["lines"], found["totals"]):
            assert cents(held["billed"][level]) == sum(cents(held[payer][level]) for payer in PAYERS)
        for name in ("billed", "member_pays", "plan_pays", "employer_pays"):
            assert cents(found["totals"][name][level]) == sum(cents(line[name][level]) for line in found["lines"])
    assert cents(found["totals"]["billed"]["low"]) * 4 == cents(found["totals"]["billed"]["high"])


def test_every_line_that_costs_something_has_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    for plan in bundled.example().plans:
        for line in record(capsys, EXAMPLE, "--plan", plan.name)["lines"]:
            assert line["reasons"]
            assert all(reason.strip() for reason in line["reasons"])


def test_a_course_over_new_year_is_summed_by_year(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from datetime import date

    case = changed(bundled.example(), course=bundled.example().course.starting(date(2026, 12, 1)))
    path = kept(case, tmp_path)
    found = record(capsys, path)
    assert [year["starts"] for year in found["years"]] == ["2026-01-01", "2027-01-01"]
    assert cents(found["totals"]["member_pays"]["likely"]) == sum(
        cents(year["member_pays"]["likely"]) for year in found["years"]
    )
    shown = answer(capsys, path)
    assert "BY PLAN YEAR" in shown
    assert "From Jan 1, 2027" in shown
    assert "BY PLAN YEAR" not in answer(capsys, EXAMPLE)


def test_the_text_says_it_all(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, EXAMPLE)
    assert shown.startswith("WORKED EXAMPLE\nInner Path six-session KAP course, IM — under $2,000 plan\n")
    assert "You pay  $2,475.00\n" in shown
    assert "Employer pays  $1,900.00\n" in shown
    assert "15 sessions from Sep 8, 2026 to Nov 5, 2026" in shown
    flowing = " ".join(shown.split())
    told = [reason for reason in record(capsys, EXAMPLE)["lines"][7]["reasons"] if reason in flowing]
    assert any(reason.startswith("Deductible") for reason in told)
    assert any(reason.startswith("Coinsurance") for reason in told)
    assert "It is not a Good Faith Estimate" in shown


def test_the_text_speaks_spanish(capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, EXAMPLE, "--lang", "es")
    assert "Usted paga  $2,475.00\n" in shown
    assert "8 sep 2026" in shown
    assert record(capsys, EXAMPLE, "--lang", "es")["lines"] != record(capsys, EXAMPLE)["lines"]


def test_what_pre_tax_money_saves_is_said_beside_the_totals(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    plan = changed(bundled.example().chosen_plan, accounts=(Account(kind=AccountKind.HSA),))
    member = Member(
        balances=(AccountBalance(kind=AccountKind.HSA, balance=50_000),),
        tax=TaxRates(federal=2_200, employer_fica=765),
    )
    case = kept(changed(bundled.example(), plans=(plan,), chosen=plan.name, member=member), tmp_path)
    found = record(capsys, case)
    assert found["savings"]["tax_saved"] == dict.fromkeys(("low", "likely", "high"), "110.00")
    assert found["savings"]["employer_fica_saved"]["likely"] == "38.25"
    assert found["totals"]["employer_pays"]["likely"] == found["totals"]["plan_pays"]["likely"] == "1900.00"
    said = " ".join(answer(capsys, case).split())
    assert "saves you about $110.00 in tax, which is not taken off what you pay" in said
    assert "The employer saves about $38.25 of its own FICA tax" in said
    assert "se ahorra unos $38.25" in " ".join(answer(capsys, case, "--lang", "es").split())


def test_a_range_is_shown_beside_the_likely_amount(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    course = next(course for course in bundled.courses() if course.template == "im_kap_6")
    shown = answer(capsys, kept(changed(bundled.example(), course=course), tmp_path))
    low, high = (record(capsys, str(tmp_path / "edited.kat"))["totals"]["member_pays"][end] for end in ("low", "high"))
    assert f"(between ${cents(low) // 100:,}." in shown
    assert f" and ${cents(high) // 100:,}." in shown


def test_a_course_without_sessions_costs_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = kept(changed(bundled.example(), course=changed(bundled.example().course, lines=())), tmp_path)
    assert record(capsys, path)["totals"]["billed"]["high"] == "0.00"
    assert "This course has no sessions yet." in answer(capsys, path)


def test_the_text_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case = changed(bundled.example(), course=changed(bundled.example().course, title="\x1b[2J\u202eCourse"))
    shown = answer(capsys, kept(case, tmp_path))
    assert "�[2J�Course" in shown
    assert "\x1b" not in shown


def test_the_sheet_is_written_on_request(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    shown = answer(capsys, EXAMPLE, "--pdf", str(sheet))
    assert f"The sheet is in {sheet}" in shown
    assert sheet.read_bytes().startswith(b"%PDF-")
    json.loads(answer(capsys, EXAMPLE, "--pdf", str(sheet), "--json"))


def test_an_unknown_plan_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    said = refusal(capsys, EXAMPLE, "--plan", "none")
    assert "no plan named “none”" in said
    assert "“$750 plan”, “$2,000 plan”, “$3,000 plan”" in said
    assert "ningún plan llamado “none”" in refusal(capsys, EXAMPLE, "--plan", "none", "--lang", "es")


def test_a_broken_file_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.kat"
    broken.write_text(bundled.EXAMPLE.read_text(encoding="utf-8")[:500], encoding="utf-8")
    assert "broken.kat: the file ends too early" in refusal(capsys, str(broken))
    assert "none.kat: there is no such file" in refusal(capsys, str(tmp_path / "none.kat"))


def test_a_sheet_that_cannot_be_written_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "no such file or folder" in refusal(capsys, EXAMPLE, "--pdf", str(tmp_path / "none" / "sheet.pdf"))
    assert "this is a folder" in refusal(capsys, EXAMPLE, "--pdf", str(tmp_path))


def test_a_sheet_never_replaces_a_case(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = kept(bundled.example(), tmp_path)
    before = Path(path).read_bytes()
    assert "is not a PDF" in refusal(capsys, path, "--pdf", path)
    assert Path(path).read_bytes() == before


def test_what_is_paid_month_by_month_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    found = record(capsys, EXAMPLE)["months"]
    assert [(month["starts"], month["sessions"]) for month in found] == [
        ("2026-09-01", 4),
        ("2026-10-01", 9),
        ("2026-11-01", 2),
    ]
    assert [month["member_pays"]["likely"] for month in found] == ["1075.00", "1275.00", "125.00"]
    shown = answer(capsys, EXAMPLE)
    assert "BY MONTH" in shown
    assert any(
        line.split() == ["Oct", "2026", "9", "$2,675.00", "$1,400.00", "$1,275.00"] for line in shown.splitlines()
    )


@pytest.mark.parametrize("name", ["questions.pdf", "questions.txt"])
def test_the_questions_to_the_plan_are_written_and_a_file_of_another_kind_is_spared(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    for _ in range(2):
        assert commands.main(["estimate", EXAMPLE, "--questions", str(path)]) == 0
        assert f"The questions to the plan are in {path}" in capsys.readouterr().out
    content = path.read_bytes()
    assert content.startswith(b"%PDF-" if name.endswith(".pdf") else b"Ask your plan")
    path.write_text("a letter", encoding="utf-8")
    assert commands.main(["estimate", EXAMPLE, "--questions", str(path)]) != 0
    assert path.read_text(encoding="utf-8") == "a letter"
