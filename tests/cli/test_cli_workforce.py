"""``workforce`` on the command line: sums, every member's amounts, which way they were priced, and what is refused."""

import csv
import io
import json
from pathlib import Path

import pytest

from calculator.cli import commands
from calculator.engine.confirmation.to_confirm import supposed_as
from calculator.engine.population import compiled, keeping
from calculator.files import bundled, document, member_list
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.funding import Account, AccountKind
from calculator.model.happened import Happened, SessionState
from calculator.reference.clock import today
from tests.cli.program import EXAMPLE

PLAN = ("--plan", "$2,000 plan", "--lang", "en")
LIST = 'Member,Deductible met,out_of_pocket_met\nAda,0,0\nBen,500,500.00\n=Cy(),2000,"4,000"\n'


@pytest.fixture(autouse=True)
def not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    monkeypatch.setattr(keeping, "is_kept", lambda: False)
    monkeypatch.setattr(compiled, "compile_behind", lambda: False)


@pytest.fixture
def listed(tmp_path: Path) -> str:
    path = tmp_path / "members.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    return str(path)


def unwrapped(capsys: pytest.CaptureFixture[str]) -> str:
    """What was written, whatever the width of the terminal."""
    return " ".join(capsys.readouterr().out.split())


def test_the_sums_of_a_list_are_those_of_its_members(listed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["workforce", EXAMPLE, listed, *PLAN, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["plan"], told["members"], told["is_compiled"]) == ("$2,000 plan", 3, False)
    # Of $4,375: the deductible of $2,000 and 20% of the rest; the other $1,500 and 20%; the limit of $4,000 is met.
    one = "4375.00"
    assert told["amounts"]["billed"] == {"together": "13125.00", "mean": one, "least": one, "most": one}
    alone = []
    for row in LIST.splitlines()[1:]:
        path = Path(listed).with_name("one.csv")
        path.write_text(f"{LIST.splitlines()[0]}\n{row}\n", encoding="utf-8")
        assert commands.main(["workforce", EXAMPLE, str(path), *PLAN, "--json"]) == 0
        alone.append(json.loads(capsys.readouterr().out)["amounts"]["member_pays"]["together"])
    assert alone == ["2475.00", "2075.00", "0.00"]
    cents = [int(amount.replace(".", "")) for amount in alone]
    sums = told["amounts"]["member_pays"]
    assert int(sums["together"].replace(".", "")) == sum(cents)
    assert (sums["least"], sums["most"]) == (alone[2], alone[0])


def test_the_text_says_who_pays_for_how_many_and_which_way(listed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["workforce", EXAMPLE, listed, *PLAN]) == 0
    text = capsys.readouterr().out
    assert "3 members, each of whom takes the whole course, at the likely price" in text
    assert "Priced by the same rules, uncompiled." in text
    billed = next(line for line in text.splitlines() if line.startswith("Billed"))
    assert billed.split() == ["Billed", "$13,125.00", "$4,375.00", "$4,375.00", "$4,375.00"]
    assert "Employee pays" in text
    assert "You pay" not in text


def test_rules_that_are_being_compiled_are_said_to_be_in_both_languages(
    listed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compiled, "compile_behind", lambda: True)
    assert commands.main(["workforce", EXAMPLE, listed, *PLAN]) == 0
    assert "they are being compiled for the next time." in unwrapped(capsys)
    assert commands.main(["workforce", EXAMPLE, listed, "--lang", "es"]) == 0
    assert "se están compilando para la próxima vez." in unwrapped(capsys)


def test_every_member_s_amounts_are_written_by_name_and_no_name_is_a_formula(
    listed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "amounts.csv"
    for _ in range(2):
        assert commands.main(["workforce", EXAMPLE, listed, *PLAN, "--csv", str(place)]) == 0
    assert f"Written: {place}" in capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(place.read_text(encoding="utf-8-sig"))))
    assert [row["member"] for row in rows] == ["Ada", "Ben", "'=Cy()"]
    assert rows[0]["member_pays"] == "2475.00"
    assert all(row["billed"] == "4375.00" for row in rows)


def test_the_list_itself_and_any_other_table_are_never_written_over(
    listed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["workforce", EXAMPLE, listed, *PLAN, "--csv", listed]) == 2
    assert "is not a file of members' amounts" in capsys.readouterr().err
    assert Path(listed).read_text(encoding="utf-8-sig") == LIST


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_list_may_be_separated_as_other_spreadsheets_do_it(
    separator: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "members.tsv"
    path.write_text(f"deductible_met{separator}member\n1,500.00{separator}Ada\n\n", encoding="utf-8")
    assert commands.main(["workforce", EXAMPLE, str(path), *PLAN, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["members"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no member in it"),
        ("member,deductible_met\n", "there is no member in it"),
        ("member,deductable\nAda,1\n", "the heading “deductable” is not known under this plan; headings are member,"),
        ("member,hsa\nAda,1\n", "the heading “hsa” is not known under this plan"),
        (
            "Employee ID;DOB;member\n1;2;3\n",
            "the headings “Employee ID”, “DOB” are not known under this plan; headings are member,",
        ),
        ("member,,deductible_met\nAda,,1\n", "column 2 has no heading"),
        ("\n\nmember,deductible_met\nAda,x\n", "row 4, column “deductible_met”: “x” is not an amount of money"),
        ("member,deductible_met\nAda,1\n,1\n", "row 3, column “member”: it is not said who this is"),
        ("member,deductible_met\nAda,1\nGrand Total,1\n", "row 3 is called “Grand Total”: a total is no member"),
        ("member\nAda\nBen\nAda\n", "row 4: “Ada” is in the list already, in row 2"),
        ("member;deductible_met\nAda;1,50\n", "“1,50” is not an amount of money"),
        ("member,deductible_met,deductible_met\nAda,1,2\n", "the heading “deductible_met” stands there twice"),
        ("member,deductible_met\nAda,\n", "row 2, column “deductible_met”: the amount is missing"),
        ("member,deductible_met\nAda,1\nBen,x\n", "row 3, column “deductible_met”: “x” is not an amount of money"),
        ("member,deductible_met\nAda,-1\n", "row 2, column “deductible_met”: an amount cannot be negative"),
        ("member,deductible_met\nAda,1.234\n", "has more than two decimals"),
        ("member,deductible_met\nAda,10000000\n", "an amount can be at most $9,999,999.99"),
        ("member,deductible_met\nAda,1,500\n", "row 2 has more cells than there are headings"),
        ('member,deductible_met\n"Ada,1\n', "a quotation mark on line 2 is not closed"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_with_its_place(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "members.csv"
    path.write_text(text, encoding="utf-8")
    assert commands.main(["workforce", EXAMPLE, str(path), *PLAN]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


def test_a_list_that_is_no_csv_or_is_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "members.xlsx").write_bytes(b"PK")
    assert commands.main(["workforce", EXAMPLE, str(tmp_path / "members.xlsx"), *PLAN]) == 2
    assert "a list of members is a CSV" in capsys.readouterr().err
    monkeypatch.setattr(member_list, "MOST_MEMBERS", 2)
    (tmp_path / "members.csv").write_text(LIST, encoding="utf-8")
    assert commands.main(["workforce", EXAMPLE, str(tmp_path / "members.csv"), *PLAN]) == 2
    assert "it has more than 2 members" in capsys.readouterr().err
    (tmp_path / "members.csv").write_bytes(b"m\0e\0m\0")
    assert commands.main(["workforce", EXAMPLE, str(tmp_path / "members.csv"), *PLAN]) == 2
    assert "a list of members is a CSV" in capsys.readouterr().err


def test_the_first_wrong_rows_are_listed_and_the_others_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "members.csv"
    path.write_text("deductible_met\n1\n" + "x\n" * 9, encoding="utf-8")
    assert commands.main(["workforce", EXAMPLE, str(path), *PLAN]) == 2
    told = capsys.readouterr().err
    assert "9 things in this file need correcting" in told
    assert [f"row {row}," in told for row in (2, 3, 7, 8)] == [False, True, True, False]


def test_as_many_members_as_may_be_with_long_names_and_every_amount_are_read(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    known = ("deductible_met", "out_of_pocket_met", "hsa", "hra", "fsa", "hsa_employer_money")
    row = ",".join(["123456.78"] * len(known))
    rows = (f"Maximiliana Featherstonehaugh {number:06},{row}\n" for number in range(member_list.MOST_MEMBERS))
    path.write_text(f"member,{','.join(known)}\n" + "".join(rows), encoding="utf-8")
    found = member_list.read(path, known)
    assert len(found.members) == member_list.MOST_MEMBERS
    assert found.members[-1] == "Maximiliana Featherstonehaugh 099999"
    assert all(column[-1] == 12_345_678 for column in found.columns.values())
    assert found.rows[-1] == member_list.MOST_MEMBERS + 1


def test_a_name_is_handed_back_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, place, names = tmp_path / "members.csv", tmp_path / "amounts.csv", ["A" * 100 + end for end in "xy"]
    path.write_text("member\n" + "".join(f"{name}\n" for name in names), encoding="utf-8")
    assert commands.main(["workforce", EXAMPLE, str(path), *PLAN, "--csv", str(place)]) == 0
    assert [row["member"] for row in csv.DictReader(place.open(encoding="utf-8-sig"))] == names


def saved(case: Case, place: Path) -> str:
    document.save(case, place)
    return str(place)


def test_all_take_the_whole_course_whatever_happened_to_the_one_of_the_case(
    listed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = bundled.example()
    first, *others = example.course.lines
    none = replaced(first, happened=(Happened(number=1, state=SessionState.CANCELLED),))
    case = saved(replaced(example, course=replaced(example.course, lines=(none, *others))), tmp_path / "case.kat")
    assert commands.main(["workforce", case, listed, *PLAN]) == 0
    text = capsys.readouterr().out
    assert "These are of the course as it was planned, from its beginning." in text
    assert "$4,375.00" in next(line for line in text.splitlines() if line.startswith("Billed"))
    assert commands.main(["workforce", EXAMPLE, listed, *PLAN]) == 0
    assert "as it was planned" not in capsys.readouterr().out


def test_what_nobody_has_confirmed_is_said_of_all_but_not_what_the_list_says(
    listed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["workforce", EXAMPLE, listed, *PLAN]) == 0
    text = capsys.readouterr().out
    assert "TO CONFIRM\n· The clinic is in the plan's network.\n" in text
    assert "not the clinic's" in text
    example = bundled.example().choosing("$2,000 plan")
    case = saved(supposed_as(example, "met", today()), tmp_path / "case.kat")
    said = []
    for content in (LIST, "member\nAda\n"):
        Path(listed).write_text(content, encoding="utf-8")
        assert commands.main(["workforce", case, listed, "--json", "--lang", "en"]) == 0
        told = json.loads(capsys.readouterr().out)["to_confirm"]
        said.append({point["assumption"] for point in told})
        assert "The clinic is in the plan's network." in [point["says"] for point in told]
    assert said == [said[1] - {"met"}, said[0] | {"met"}]


def test_more_of_an_hsa_than_is_in_it_is_nobody_s(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = bundled.example().choosing("$2,000 plan")
    plan = replaced(example.chosen_plan, accounts=(Account(kind=AccountKind.HSA, yearly=20_000),))
    plans = tuple(plan if one.name == plan.name else one for one in example.plans)
    case = saved(replaced(example, plans=plans), tmp_path / "case.kat")
    path = tmp_path / "members.csv"
    for text, said in (
        ("hsa,hsa_employer_money\n1,1\n1,1.01\n", "row 3, column “hsa_employer_money”: the employer's part of the HSA"),
        ("hsa_employer_money\n1\n", "add the column “hsa”, or leave this one out"),
    ):
        path.write_text(text, encoding="utf-8")
        assert commands.main(["workforce", case, str(path), "--lang", "en"]) == 2
        assert said in capsys.readouterr().err


def test_on_a_narrow_terminal_nothing_is_wider_than_it(
    listed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for language in ("en", "es"):
        assert commands.main(["workforce", EXAMPLE, listed, "--lang", language]) == 0
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 80
