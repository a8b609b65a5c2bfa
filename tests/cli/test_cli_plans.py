"""``plans``: lists the library, compares two plans, brings one in and writes one out."""

import json
from pathlib import Path

import pytest

from calculator.files import bundled, own_plans
from calculator.model.base import changed
from tests.cli.answers import said

PPO = next(plan for plan in bundled.plans() if plan.name == "Example: PPO")


def test_the_library_is_listed_mine_first(capsys: pytest.CaptureFixture[str]) -> None:
    own_plans.keep(changed(PPO, name="Mine"))
    status, text, complaint = said(capsys)
    assert (status, complaint) == (0, "")
    lines = text.splitlines()
    assert lines[0] == "Mine (Mine)"
    assert "$2,000 plan (Real, 2026)" in lines
    assert "Example: PPO (Example)" in lines
    assert "    deductible $1,500, out-of-pocket limit $5,000" in lines
    assert any("online.flippingbook.com" in line for line in lines)


def test_the_library_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, text, _ = said(capsys, "--json")
    listed = {plan["name"]: plan for plan in json.loads(text)["plans"]}
    assert status == 0
    assert set(listed) == {plan.name for plan in bundled.plans()}
    assert (listed["$750 plan"]["origin"], listed["$750 plan"]["kind"]) == ("real", "copays")
    assert {plan["kind"] for plan in listed.values()} == {
        "copays",
        "after_deductible",
        "reimbursed",
        "rider",
        "nothing",
    }


def test_a_broken_file_is_said_and_the_rest_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    own_plans.folder().mkdir(parents=True)
    (own_plans.folder() / "broken.json").write_text("{", encoding="utf-8")
    status, text, complaint = said(capsys)
    assert status == 0
    assert "$2,000 plan" in text
    assert complaint.startswith("kat-estimator: broken.json: ")


def test_two_plans_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    status, text, _ = said(capsys, "--compare", "$750 plan", "$2,000 plan")
    assert status == 0
    assert "≠ Copay, in network: $40.00 | $0.00" in text.splitlines()
    _, text, _ = said(capsys, "--compare", "$750 plan", "$2,000 plan", "--json", "--lang", "es")
    told = json.loads(text)
    assert (told["left"], told["right"]) == ("$750 plan", "$2,000 plan")
    copay = next(line for line in told["lines"] if line["name"] == "Copago, en la red" and line["differs"])
    assert (copay["left"], copay["right"]) == ("$25.00", "$0.00")


def test_a_plan_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    status, text, complaint = said(capsys, "--compare", "$750 plan", "../none")
    assert (status, text) == (2, "")
    assert "There is no plan named “../none”" in complaint


def test_a_plan_goes_out_and_another_comes_in(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "ppo.json"
    assert said(capsys, "--export", "Example: PPO", str(path))[0] == 0
    assert own_plans.plans_in(path) == (PPO,)
    status, _, complaint = said(capsys, "--export", "Example: PPO", str(path))
    assert status == 2
    assert "is there already" in complaint
    status, text, _ = said(capsys, "--import", str(path))
    assert (status, text) == (0, "In the library already: “Example: PPO”.\n")
    own_plans.export(changed(PPO, name="From work"), tmp_path / "mine.json")
    assert said(capsys, "--import", str(tmp_path / "mine.json"))[1] == "In my plans now: “From work”.\n"
    assert [own.plan.name for own in own_plans.shelf().plans] == ["From work"]
    assert said(capsys, "--import", str(tmp_path / "none.json"))[0] == 2
