"""Files with thousands of faults, and files made to take long: each ends with a few lines, in little memory."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from calculator.files import bundled
from calculator.files.document import load
from calculator.files.problems import FileError, short
from calculator.files.safe_json import MAX_BYTES, MOST_VALUES
from calculator.model.base import Source
from calculator.model.case import Case
from calculator.model.checking import from_json
from calculator.model.faults import InvalidError
from calculator.money import AmountError, parse_money, parse_percent
from calculator.reference.paths import RESOURCES
from calculator.reference.voice import Voice

EXAMPLE = bundled.EXAMPLE.read_text(encoding="utf-8")
START = '{"format": "kat-estimator", "schema_version": 1, "case": '
LOAD = """
import json, sys
from pathlib import Path
from calculator.files.document import load
from calculator.files.problems import FileError
from calculator.reference.voice import ENGLISH
from tools.reliability import memory
try:
    load(Path(sys.argv[1]))
except FileError as error:
    said = error.say(ENGLISH)
print(json.dumps({"said": said, "megabytes": memory.most() // 1_000_000}))
"""


def refusal(folder: Path, text: str) -> str:
    path = folder / "broken.kat"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError) as refused:
        load(path)
    return refused.value.say(Voice("en"))


def test_of_two_thousand_wrong_items_five_are_shown_with_their_lines_and_the_rest_counted(tmp_path: Path) -> None:
    tree = json.loads(EXAMPLE)
    tree["case"]["course"]["sources"] = [{"says": 1}] * 50
    tree["case"]["member"] = {"limits_used": [{f"x{number}": 1 for number in range(2_000)}]}
    text = json.dumps(tree, indent=1)
    first, *shown, rest = refusal(tmp_path, text).split("\n")
    assert first == "broken.kat: 2051 things in this file need correcting:"
    assert rest == "• and 2046 more"
    assert len(shown) == 5
    for number, line in enumerate(shown, start=1):
        assert f"course › source {number} › says: text in quotation marks is needed" in line
        found = re.search(r"line (\d+) of the file", line)
        assert found is not None
        assert text.split("\n")[int(found[1]) - 1].strip() == '"says": 1'


HOSTILE: dict[str, Callable[[], str]] = {
    "items of the wrong kind": lambda: START + '{"course": {"sources": [' + "1," * 2_400_000 + "1]}}}",
    "as many items as are read": lambda: START + '{"course": {"lines": [' + "1," * (MOST_VALUES - 9) + "1]}}}",
    "names that are not known": lambda: START + "{" + ",".join(f'"{n:x}":0' for n in range(450_000)) + "}}",
    "as many names as are read": lambda: START + "{" + ",".join(f'"{n:x}":0' for n in range(MOST_VALUES - 9)) + "}}",
    "empty groups": lambda: START + "[" + "{}," * 1_600_000 + "{}]}",
    "empty lists": lambda: START + "[" + "[]," * 1_600_000 + "[]]}",
    "texts": lambda: START + "[" + '"ab",' * 950_000 + '""]}',
    "one text": lambda: START + '"' + "x" * 4_900_000 + '"}',
    "one text as a number": lambda: EXAMPLE.replace('"likely": "', '"likely": "$' + " " * 4_900_000 + "x", 1),
    "marks inside texts": lambda: START + '["' + ",[{" * 1_600_000 + '"]}',
    "quotation marks": lambda: '"' * 4_900_000,
    "quotation marks that are none": lambda: START + '"' + '\\"' * 2_400_000 + "[,{" * 30_000,
    "a backslash at the end": lambda: START + "[" * 160_000 + '"' + "\\\\" * 2_000_000 + "\\",
    "blanks": lambda: " " * 4_900_000 + "1",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_take_long_ends_in_a_few_words(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.kat"
    path.write_text(HOSTILE[name](), encoding="utf-8")
    assert path.stat().st_size <= MAX_BYTES
    done = subprocess.run(
        [sys.executable, "-c", LOAD, str(path)], cwd=RESOURCES.parent, capture_output=True, check=True, timeout=60
    )
    found = json.loads(done.stdout)
    assert found["said"].startswith("hostile.kat: ")
    assert len(found["said"]) < 800
    assert found["megabytes"] < 500


def test_commas_in_texts_are_no_values(tmp_path: Path) -> None:
    path = tmp_path / "commas.kat"
    says = {"says": "," * 1_900}
    tree = json.loads(EXAMPLE)
    tree["case"]["course"]["sources"] = [says] * 100
    path.write_text(json.dumps(tree), encoding="utf-8")
    assert [source.says for source in load(path).course.sources] == [says["says"]] * 100


@pytest.mark.parametrize("parse", [parse_money, parse_percent])
@pytest.mark.parametrize(
    "text", ["$" + " " * 2_000_000 + "x", "1" + " " * 2_000_000 + "x", "1" * 2_000_000, "1,111" * 400_000]
)
def test_an_amount_of_any_length_is_read_once_through(parse: Callable[[str], int], text: str) -> None:
    with pytest.raises(AmountError) as refused:
        parse(text)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("value", "said"),
    [("x" * 10**6, "x" * 39 + "…"), ([[1] * 10**6], "[[1, 1, 1, 1, 1, 1, ...]]"), (12, "12"), (True, "True")],
)
def test_a_value_is_cut_before_it_is_written(value: object, said: str) -> None:
    assert short(value) == said


def test_every_list_in_a_case_has_an_end() -> None:
    from calculator.files.schema import schema

    def lists(part: object, where: str = "") -> list[str]:
        if isinstance(part, list):
            return [found for one in part for found in lists(one, where)]
        if not isinstance(part, dict):
            return []
        open_end = [where] if part.get("type") == "array" and "maxItems" not in part else []
        return open_end + [found for name, one in part.items() for found in lists(one, f"{where}/{name}")]

    assert lists(schema()) == []


def test_more_sources_than_a_plan_takes_are_refused_with_how_many_it_takes() -> None:
    with pytest.raises(InvalidError) as refused:
        from_json(Case, json.dumps({"plans": [{"sources": [{"says": ""}] * 101}]}).encode())
    assert {"actual_length": 101, "max_length": 100}.items() <= next(
        fault.figures for fault in refused.value.faults if "sources" in fault.where
    ).items()
    assert Source(says="").address == ""
