"""What the window says of days, of whose amounts they are and of notes, the command line and the sheet say too."""

import datetime
import json
from pathlib import Path

import pytest

from calculator.cli import commands
from calculator.engine.pricing import estimate
from calculator.files.document import save
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.funding import Account, AccountKind
from calculator.model.member import Enrollment, Member, Met, OtherCoverage
from calculator.model.plan import Plan
from calculator.model.whose import only_in
from calculator.reference.voice import Voice
from calculator.sheets.assumptions import already_met, assumptions
from tests.engine.cases import amount, plan
from tests.engine.flag_cases import FIFTH, same_day

SECOND_DAY = datetime.date(2026, 3, 9)


def of(name: str) -> Plan:
    return plan(FIFTH, name=name, deductible=amount(500), out_of_pocket_limit=amount(4_000))


def case(**parts: object) -> Case:
    given = {"course": same_day("dosing", "integration"), "plans": (of("Old"), of("New")), "chosen": "Old"}
    return Case(**given | parts)


def kept(tmp_path: Path, value: Case) -> str:
    path = tmp_path / "case.kat"
    save(value, path)
    return str(path)


def test_the_comparison_says_what_each_plan_begins_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    member = only_in(Member(met=Met(deductible=50_000, out_of_pocket=60_000)), "Old")
    assert commands.main(["compare", kept(tmp_path, case(member=member)), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    (line,) = [line for line in said.splitlines() if line.startswith("Already met (deductible / limit)")]
    assert "$500.00 / $600.00" in line
    assert line.endswith("Nothing")


def test_notes_are_told_to_a_script_with_their_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    member = Member(met_as_of=datetime.date(2026, 3, 2), met=Met(deductible=10_000))
    late = case(member=member, course=same_day("dosing", "integration", apart=7))
    assert commands.main(["estimate", kept(tmp_path, late), "--json", "--lang", "en"]) == 0
    flags = {flag["code"]: flag for flag in json.loads(capsys.readouterr().out)["flags"]}
    assert "($500.00)" in flags["deductible_behind_plan"]["says"]
    assert commands.main(["estimate", kept(tmp_path, late), "--lang", "es"]) == 0
    assert "Las sesiones hasta el" in " ".join(capsys.readouterr().out.split())


def test_the_sheet_says_whose_amounts_they_are_and_of_which_day() -> None:
    other = OtherCoverage(plan=of("Second"), enrollment=Enrollment(met=Met(deductible=5_000)))
    member = Member(met_as_of=SECOND_DAY, met=Met(deductible=10_000), coverage_ends=SECOND_DAY, other_coverage=other)
    both = case(member=member)
    said = already_met(both, Voice("en"))
    assert said[0] == "These amounts hold in every plan of this comparison that has none of its own."
    assert "As of Mar 9, 2026. Sessions up to that day are part of these amounts." in said
    assert said[-1].startswith("In “Second”: You: $50.00 toward the deductible")
    assert (
        already_met(changed(both, member=only_in(member, "Old")), Voice("en"))[0]
        == "These amounts are of this plan only."
    )
    rests = assumptions(both, estimate(both, both.chosen_plan), Voice("en"))
    assert "Your coverage ends on Mar 9, 2026." in rests
    assert any(text.startswith("Several sessions fall on one day.") for text in rests)


def test_the_sheet_says_what_becomes_of_an_fsas_money() -> None:
    fsa = Account(kind=AccountKind.FSA, title="My FSA", yearly=10_000, grace_period=True)
    one = case(plans=(changed(of("Old"), accounts=(fsa,)),))
    rests = assumptions(one, estimate(one, one.chosen_plan), Voice("en"))
    assert any("My FSA: what is left of a year's money is spent in the first two and a half months" in x for x in rests)
