"""Broken and foreign files: each is refused in words that say where and why, whatever its bytes are."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.files import bundled
from calculator.files.document import CASE, PLAN, encoded, load, read, save
from calculator.files.problems import FileError, Problem, spoken, visible
from calculator.model.case import Case
from calculator.reference.voice import Voice

EXAMPLE = bundled.EXAMPLE.read_text(encoding="utf-8")


def refusal(folder: Path, content: str | bytes) -> FileError:
    path = folder / "broken.kat"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(FileError) as refused:
        load(path)
    return refused.value


def line_with(text: str, content: str = EXAMPLE) -> int:
    return next(number for number, line in enumerate(content.split("\n"), 1) if text in line)


def put(old: str, new: str) -> str:
    assert old in EXAMPLE
    return EXAMPLE.replace(old, new, 1)


@pytest.mark.parametrize(
    ("content", "said", "line"),
    [
        ("", "the file is empty", None),
        (" \n ", "the file is empty", None),
        (EXAMPLE[:900], "ends too early", EXAMPLE[:900].count("\n") + 1),
        (put('"starts":', '"starts"'), "cannot be read as JSON from column", line_with('"starts"')),
        (b"%PDF-1.7\n\xe2\xe3\xcf", "not text in UTF-8 (byte 10", 2),
        (b'{"format": "kat-estimator"\n, "case": "\xff"}', "not text in UTF-8", 2),
        ("[" * 100_000, "nested more than 40 levels", None),
        ('{"a":' * 60 + "1" + "}" * 60, "nested more than 40 levels", None),
        (put('"title":', '"title": "Twice", "title":'), "“title” stands twice", None),
        (put('"count": 6', '"count": NaN'), "NaN is not a value", None),
        (put('"count": 6', '"count": -Infinity'), "-Infinity is not a value", None),
        (put('"count": 6', '"count": 1e999'), "far too large", None),
        (put('"count": 6', '"count": 1' + "0" * 5_000), "far too large", None),
        (put("2023-09-01", "\\ud800"), "half a character", None),
        ("[]", "not a KAT Estimator file", None),
        ("{}", "not a KAT Estimator file", None),
        (put('"kat-estimator"', '"other"'), "not a KAT Estimator file", None),
        (put('"schema_version": 2', '"schema_version": 3'), "made by a newer version", None),
        (put('"schema_version": 2', '"schema_version": true'), "must be a whole number", None),
        (put('"schema_version": 2,', ""), "must be a whole number", None),
        (put('"schema_version": 2,', '"schema_version": 2, "extra": 1,'), "there is no “extra” here", None),
        ('{"format": "kat-estimator", "schema_version": 2}', "“case” is missing", None),
        ('{"format": "kat-estimator", "schema_version": 2, "case": 5}', "a group in braces", 1),
    ],
)
def test_what_is_no_case_is_refused(content: str | bytes, said: str, line: int | None, tmp_path: Path) -> None:
    refused = refusal(tmp_path, content)
    assert said in refused.message
    assert refused.message.startswith("broken.kat: ")
    assert refused.line == line


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ('"likely": "250.00"', '"likely": 250', "course › line 1 › price › likely", 'for example "450.00"'),
        ('"likely": "250.00"', '"likely": "abc"', "course › line 1 › price › likely", "“abc” is not an amount"),
        ('"likely": "250.00"', '"likely": "-5"', "course › line 1 › price › likely", "cannot be negative"),
        ('"likely": "250.00"', '"likely": "1.005"', "course › line 1 › price › likely", "at most two decimals"),
        ('"likely": "250.00"', '"likely": "99999999999"', "course › line 1 › price › likely", "at most $9,999,999.99"),
        ('"starts": "2026-09-08"', '"starts": "2026-02-30"', "course › starts", "“2026-02-30” is not a date"),
        ('"starts": "2026-09-08"', '"starts": 20260908', "course › starts", "a date in quotation marks"),
        ('"starts": "2026-09-08"', '"starts": "1066-10-14"', "course › starts", "between 2000 and 2100"),
        ('"count": 6', '"count": 6.5', "course › line 4 › count", "a whole number is needed"),
        ('"count": 6', '"count": 100000', "course › line 4 › count", "the most is 200"),
        ('"count": 6', '"count": -1', "course › line 4 › count", "the least is 0"),
        ('"route": "im"', '"route": "balloon"', "course › line 4 › route", "iv, im, nasal_esketamine, sublingual"),
        ('"coinsurance": "40%"', '"coinsurance": "120%"', "out_of_network › coinsurance", "more than 100%"),
        ('"coinsurance": "40%"', '"coinsurance": 40', "out_of_network › coinsurance", 'for example "20%"'),
        ('"example": true', '"example": "yes"', "example", "true or false"),
        ('"example": true', '"exampel": true', "broken.kat", "there is no “exampel” here"),
        ('"name": "primary_visit"', '"name": ""', "plan 1 › benefit 1 › name", "has not the form"),
    ],
)
def test_a_broken_rule_is_said_with_its_place_and_its_line(
    old: str, new: str, where: str, said: str, tmp_path: Path
) -> None:
    content = put(old, new)
    refused = refusal(tmp_path, content)
    first = refused.problems[0].say()
    assert where in refused.message
    assert said in first
    assert first.endswith(f"(line {line_with(new, content)} of the file)")


def test_a_limit_below_the_deductible_is_said(tmp_path: Path) -> None:
    content = put('"individual": "3500.00"', '"individual": "100.00"')
    said = refusal(tmp_path, content).message
    assert "plan 1: the in-network out-of-pocket limit (individual, $100.00) is below the deductible ($750.00)" in said


def test_all_problems_are_listed_and_many_are_counted(tmp_path: Path) -> None:
    lines = refusal(tmp_path, EXAMPLE.replace('"175.00"', "175")).message.split("\n")
    assert lines[0] == "broken.kat: 6 things in this file need correcting:"
    assert len(lines) == 1 + 5 + 1
    assert lines[-1] == "• and 1 more"
    assert len(set(lines[1:-1])) == 5


def test_a_missing_name_is_said_with_the_place_it_is_missing_from(tmp_path: Path) -> None:
    tree = json.loads(EXAMPLE)
    del tree["case"]["course"]["lines"][1]["price"]
    assert "course › line 2: “price” is missing (line " in refusal(tmp_path, json.dumps(tree, indent=1)).message


def test_a_file_of_50_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.kat"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(FileError, match=r"too large: the file has 50.0 MB, and at most 5.0 MB are read"):
        load(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, said in (("", "this is a folder"), ("none.kat", "no such file"), ("pipe", "not an ordinary file")):
        with pytest.raises(FileError, match=said):
            load(tmp_path / name)
    with pytest.raises(FileError, match="could not be read"):
        load(tmp_path / "nul\0.kat")


def test_a_plan_and_a_case_are_told_apart(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(encoded(bundled.plans()[0], PLAN), encoding="utf-8")
    with pytest.raises(FileError, match="holds a plan by itself"):
        load(plan)
    with pytest.raises(FileError, match="holds a whole case"):
        read(bundled.EXAMPLE, PLAN)


def test_a_file_cannot_steer_the_terminal_through_its_refusal(tmp_path: Path) -> None:
    refused = refusal(tmp_path, put('"chosen": "$2,000 plan"', '"chosen": "\\u001b[2J\\u202eplan"'))
    assert "\x1b" not in refused.message
    assert "\u202e" not in refused.message
    assert visible("a\x07\nb") == "a�\nb"


def test_a_refusal_speaks_spanish(tmp_path: Path) -> None:
    refused = refusal(tmp_path, put('"likely": "250.00"', '"likely": "abc"'))
    assert refused.say(Voice("es")).startswith(
        "broken.kat: course › línea 1 › price › likely: “abc” no es una cantidad"
    )
    assert spoken(("plans", 0, "benefits", 2), Voice("es")) == "plan 1 › beneficio 3"
    assert Problem("empty").say(Voice("es")) == "el archivo está vacío"


def loads_or_refuses(path: Path, content: bytes) -> Case | None:
    """Load ``content`` as a file. Whatever is raised beside FileError fails the test."""
    path.write_bytes(content)
    try:
        case = load(path)
    except FileError as error:
        for language in ("en", "es"):
            said = error.say(Voice(language))
            assert said.startswith("garbage.kat: ")
            assert visible(said) == said
        return None
    save(case, path)
    assert load(path) == case
    return case


@pytest.fixture(scope="module")
def garbage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("garbage") / "garbage.kat"


values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["0", "20%", "2026-01-01"]),
    lambda held: st.lists(held, max_size=3) | st.dictionaries(st.text(max_size=10), held, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(garbage: Path, content: bytes) -> None:
    assert loads_or_refuses(garbage, content) is None


@settings(deadline=None)
@given(values)
def test_any_case_made_up_is_refused_in_words(garbage: Path, value: Any) -> None:
    tree = {"format": "kat-estimator", "schema_version": 2, "case": value}
    assert loads_or_refuses(garbage, json.dumps(tree).encode()) is None


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(EXAMPLE.encode())), st.integers(0, 40), st.binary(max_size=8))
def test_the_example_with_any_bytes_replaced_is_loaded_or_refused(
    garbage: Path, at: int, cut: int, put_in: bytes
) -> None:
    content = EXAMPLE.encode()
    loads_or_refuses(garbage, content[:at] + put_in + content[at + cut :])


@st.composite
def changed_examples(draw: st.DrawFn) -> dict[str, Any]:
    """The worked example with one value, somewhere in it, replaced by anything."""
    tree: Any = json.loads(EXAMPLE)
    holder, step = tree, "case"
    while isinstance(holder[step], dict | list) and holder[step] and draw(st.integers(0, 5)):
        holder = holder[step]
        step = draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
    holder[step] = draw(values)
    return tree


@settings(max_examples=400, deadline=None)
@given(changed_examples())
def test_the_example_with_any_value_replaced_is_loaded_or_refused(garbage: Path, tree: dict[str, Any]) -> None:
    loads_or_refuses(garbage, json.dumps(tree).encode())


def test_the_example_itself_is_loaded(garbage: Path) -> None:
    assert loads_or_refuses(garbage, encoded(bundled.example(), CASE).encode()) == bundled.example()
