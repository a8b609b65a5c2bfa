"""The user's own plans: kept, renamed, deleted, brought in and written out; a broken file hides no other."""

import json
import os
import resource
import stat
from pathlib import Path

import pytest

from calculator.files import bundled, document, own_plans, schema
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.model.plan import Plan
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice

PPO = next(plan for plan in bundled.plans() if plan.name == "Example: PPO")


def named(name: str) -> Plan:
    return changed(PPO, name=name)


def names() -> list[str]:
    return [own.plan.name for own in own_plans.shelf().plans]


def test_there_is_nothing_at_first_and_looking_makes_nothing() -> None:
    assert own_plans.shelf() == own_plans.OwnPlans()
    assert not own_plans.folder().exists()


def test_a_plan_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    assert own_plans.keep(named("Mine")) == named("Mine")
    (own,) = own_plans.shelf().plans
    assert own.plan == named("Mine")
    assert own_plans.folder() == tmp_path / "data" / "kat-estimator" / "plans"
    assert stat.S_IMODE(own.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(own_plans.folder().stat().st_mode) == 0o700
    tree = json.loads(own.path.read_text(encoding="utf-8"))
    assert tree["format"] == "kat-estimator-plan"
    assert tree["plan"]["deductible"]["in_network"]["individual"] == "1500.00"


def test_a_relative_data_place_is_not_followed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "somewhere")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert own_plans.folder().is_relative_to(tmp_path)


@pytest.mark.parametrize(
    "pair",
    [
        ("My PPO", "my ppo"),
        ("A/B", "A:B"),
        ("..", "../.."),
        ("a", "á"),
        ("日本", "中国"),
        ("con", "CON "),
        ("a" * 120, "a" * 119),
    ],
)
def test_names_that_look_alike_to_a_disk_do_not_overwrite_each_other(pair: tuple[str, str], tmp_path: Path) -> None:
    for name in pair:
        own_plans.keep(named(name))
    assert set(names()) == set(pair)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parent for path in files} == {own_plans.folder()}
    assert len({path.name.casefold() for path in files}) == 2
    assert all(path.name.isascii() and path.name.startswith("plan") for path in files)


def test_a_name_that_is_taken_gets_a_number_and_never_gets_too_long() -> None:
    assert [own_plans.keep(named("Mine")).name for _ in range(3)] == ["Mine", "Mine (2)", "Mine (3)"]
    assert own_plans.keep(PPO).name == "Example: PPO (2)"
    long = "x" * 120
    own_plans.keep(named(long))
    assert own_plans.keep(named(long)).name == "x" * 116 + " (2)"


def test_a_file_of_somebody_elses_is_not_overwritten() -> None:
    own_plans.folder().mkdir(parents=True)
    foreign = own_plans.folder() / own_plans.file_name("Mine")
    foreign.write_text("not mine", encoding="utf-8")
    own_plans.keep(named("Mine"))
    assert foreign.read_text(encoding="utf-8") == "not mine"
    assert names() == ["Mine"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_broken_file_is_named_and_hides_no_other(language: str) -> None:
    own_plans.keep(named("Mine"))
    for name, text in (("broken.json", "{"), ("case.json", bundled.EXAMPLE.read_text(encoding="utf-8")), ("x.txt", "")):
        (own_plans.folder() / name).write_text(text, encoding="utf-8")
    (own_plans.folder() / "folder.json").mkdir()
    found = own_plans.shelf()
    assert [own.plan.name for own in found.plans] == ["Mine"]
    said = [problem.say(Voice(language)) for problem in found.problems]
    assert [one.split(":")[0] for one in said] == ["broken.json", "case.json", "folder.json"]


def test_two_files_with_one_name_are_told_apart() -> None:
    own_plans.keep(named("Mine"))
    (own,) = own_plans.shelf().plans
    copy = own.path.with_name("zz.json")
    copy.write_bytes(own.path.read_bytes())
    found = own_plans.shelf()
    assert len(found.plans) == 1
    assert "it holds a plan named “Mine”, as plan-mine.json does" in found.problems[0].message


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    own_plans.folder().parent.mkdir(parents=True)
    own_plans.folder().write_text("", encoding="utf-8")
    (problem,) = own_plans.shelf().problems
    assert problem.path == own_plans.folder()
    with pytest.raises(FileError, match="plan-mine"):
        own_plans.keep(named("Mine"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_keeps_nothing() -> None:
    own_plans.folder().mkdir(parents=True)
    own_plans.folder().chmod(0o500)
    with pytest.raises(FileError, match="not allowed"):
        own_plans.keep(named("Mine"))
    own_plans.folder().chmod(0o700)
    assert list(own_plans.folder().iterdir()) == []


def test_a_plan_that_cannot_be_written_leaves_no_empty_file() -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, limits[1]))
    try:
        with pytest.raises(FileError, match="could not be saved"):
            own_plans.keep(named("Mine"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(own_plans.folder().iterdir()) == []


def test_a_plan_is_renamed_in_its_file() -> None:
    own_plans.keep(named("Mine"))
    own_plans.keep(named("Yours"))
    own_plans.replace("Mine", named("MINE"))
    assert names() == ["MINE", "Yours"]
    for taken in ("Yours", "Example: PPO"):
        with pytest.raises(FileError, match="already a plan named"):
            own_plans.replace("MINE", named(taken))
    with pytest.raises(FileError, match="no plan named “Mine”"):
        own_plans.replace("Mine", named("Other"))
    assert names() == ["MINE", "Yours"]


def test_a_deleted_plan_can_be_kept_again() -> None:
    own_plans.keep(named("Mine"))
    gone = own_plans.delete("Mine")
    assert names() == []
    assert list(own_plans.folder().iterdir()) == []
    assert own_plans.keep(gone) == named("Mine")
    with pytest.raises(FileError, match="no plan named “Other”"):
        own_plans.delete("Other")


def test_a_plan_goes_out_and_comes_in_as_the_same_plan(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    own_plans.export(named("Mine"), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    brought = own_plans.bring_in(path)
    assert brought == own_plans.ImportResult((named("Mine"),), ())
    assert own_plans.bring_in(path) == own_plans.ImportResult((), ("Mine",))
    path.write_text(path.read_text(encoding="utf-8").replace("1500.00", "1400.00"), encoding="utf-8")
    assert [plan.name for plan in own_plans.bring_in(path).kept] == ["Mine (2)"]


def test_the_plans_of_a_case_come_in_but_for_those_that_are_there(tmp_path: Path) -> None:
    case = bundled.example()
    path = tmp_path / "case.kat"
    document.save(changed(case, plans=(*case.plans, named("Mine"))), path)
    brought = own_plans.bring_in(path)
    assert [plan.name for plan in brought.kept] == ["Mine"]
    assert brought.there == ("$750 plan", "$2,000 plan", "$3,000 plan")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "other"}', '{"format": "kat-estimator-plan"}', "\x00"])
def test_a_foreign_file_is_refused_and_nothing_is_kept(text: str, tmp_path: Path) -> None:
    path = tmp_path / "foreign.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match="foreign"):
        own_plans.bring_in(path)
    assert names() == []


def test_the_published_schema_of_a_plan_file_is_that_of_the_models() -> None:
    again = "run: python -m calculator.files.schema"
    assert schema.PLAN_PATH.read_text(encoding="utf-8") == schema.text(document.PLAN), again
    tree = schema.schema(document.PLAN)
    assert tree["properties"]["format"] == {"const": "kat-estimator-plan"}
    assert set(tree["$defs"]["Plan"]["properties"]) == set(Plan.parts())
