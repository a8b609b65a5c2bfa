"""Files in which sessions have happened: their version, that they read back, and that older programs refuse them."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from calculator.files import bundled, document
from calculator.files.document import CASE, COURSE
from calculator.files.problems import FileError
from calculator.model.base import changed, replaced
from calculator.model.case import Case
from calculator.model.faults import InvalidError
from calculator.model.happened import (
    MOST_EXPLANATIONS,
    Explanation,
    Happened,
    ProcessedBy,
    with_explanation,
    with_happened,
)

EVERYTHING = Explanation(
    billed=50_000,
    allowed=41_200,
    plan_paid=30_000,
    member_owes=11_200,
    copay=11_200,
    processed_by=ProcessedBy.RIDER,
    processed_on=datetime.date(2026, 10, 1),
    claim="24-0017",
    deductible_met=0,
    visits_used=3,
)


def begun() -> Case:
    case = bundled.example()
    line = case.course.lines[0]
    fact = with_explanation(Happened(number=1, explanation=Explanation(billed=1)), EVERYTHING)
    lines = (replaced(line, happened=(fact,)), *case.course.lines[1:])
    return replaced(case, course=replaced(case.course, lines=lines), explained_by=case.chosen)


def tree_of(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_file_reads_back_what_has_happened_and_its_history(tmp_path: Path) -> None:
    case, path = begun(), tmp_path / "begun.kat"
    document.save(case, path)
    assert document.load(path) == case
    assert document.load(path).course.lines[0].happened[0].history == (Explanation(billed=1),)


def test_a_file_is_of_the_newer_version_only_where_something_has_happened() -> None:
    """A program of before reads up to version 2 and says of version 3 that it is newer; it would price without."""
    case = bundled.example()
    assert tree_of(document.encoded(case, CASE))["schema_version"] == 2
    assert tree_of(document.encoded(begun(), CASE))["schema_version"] == 3
    assert tree_of(document.encoded(begun().course, COURSE))["schema_version"] == 3
    assert tree_of(document.encoded(case.course, COURSE))["schema_version"] == 2


def test_what_happened_twice_to_one_session_is_refused_at_its_place(tmp_path: Path) -> None:
    tree = tree_of(document.encoded(begun(), CASE))
    facts = tree["case"]["course"]["lines"][0]["happened"]
    facts.append(facts[0])
    path = tmp_path / "twice.kat"
    path.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(FileError) as refused:
        document.load(path)
    assert "once for each" in refused.value.message
    assert "course › line 1" in refused.value.message


def test_facts_are_kept_in_order_of_their_numbers_in_whichever_they_are_typed() -> None:
    one, two = Happened(number=1), Happened(number=2, note="late")
    assert with_happened(with_happened((), two), one) == with_happened(with_happened((), one), two) == (one, two)
    assert with_happened((one, two), Happened(number=1, note="again"))[0].note == "again"
    line = bundled.example().course.lines[0]
    with pytest.raises(InvalidError):
        changed(line, happened=(two, one))


def test_the_history_keeps_its_latest() -> None:
    fact = Happened(number=1)
    for cents in range(MOST_EXPLANATIONS + 3):
        fact = with_explanation(fact, Explanation(billed=cents))
    assert len(fact.history) == MOST_EXPLANATIONS
    assert (fact.history[0].billed, fact.history[-1].billed) == (2, MOST_EXPLANATIONS + 1)
    assert changed(fact) == fact
