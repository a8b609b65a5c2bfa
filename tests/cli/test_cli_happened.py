"""``estimate`` of a case in which sessions have happened: in text, as JSON, and the summary to take along."""

import json
from pathlib import Path

import pytest

from calculator.cli import commands
from calculator.files import bundled, document
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.happened import Explanation, Happened, SessionState


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """The worked example, of whose dosing sessions the first was billed and explained otherwise than expected, and the
    second is cancelled."""
    case = bundled.example()
    at = next(at for at, line in enumerate(case.course.lines) if line.service == "dosing")
    line = case.course.lines[at]
    said = Explanation(billed=line.price.likely + 2_500, claim="A-17", member_paid=1_000, plan_paid=0)
    facts = (Happened(number=1, explanation=said), Happened(number=2, state=SessionState.CANCELLED))
    lines = (*case.course.lines[:at], replaced(line, happened=facts), *case.course.lines[at + 1 :])
    path = tmp_path / "begun.kat"
    document.save(replaced(case, course=replaced(case.course, lines=lines), explained_by=case.chosen), path)
    return path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert commands.main(["estimate", *words]) == 0
    return capsys.readouterr().out


def case_in(path: Path) -> Case:
    return document.load(path)


def test_the_text_says_what_is_done_and_what_is_to_come_and_why(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, str(begun))
    assert "EXPECTED AND ACTUAL" in said
    assert "Done: 1 session, of which you pay" in said
    assert "Still to come:" in said
    assert "claim A-17" in said
    assert "You have paid $10.00;" in said
    assert "ESPERADO Y REAL" in run(capsys, str(begun), "--lang", "es")


def test_json_has_the_state_of_each_session_and_both_amounts(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(run(capsys, str(begun), "--json"))
    dosing = [line for line in answer["lines"] if line["service"] == "dosing"]
    assert [line["number"] for line in dosing][:2] == [1, 3]
    assert [line["state"] for line in dosing][:2] == ["done", "planned"]
    (one,) = answer["expected_and_actual"]
    assert one["claim"] == "A-17"
    assert float(one["actual"]["billed"]) == float(one["expected"]["billed"]) + 25
    assert one["differences"][0]["code"] == "billed"
    done, to_come = answer["so_far"]["done"], answer["so_far"]["to_come"]
    assert (done["sessions"], to_come["sessions"]) == (1, len(answer["lines"]) - 1)
    together = float(done["member_pays"]) + float(to_come["member_pays"])
    assert together == float(answer["totals"]["member_pays"]["likely"])


def test_a_course_of_which_nothing_has_happened_says_nothing_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    example = str(bundled.EXAMPLE)
    assert "EXPECTED AND ACTUAL" not in run(capsys, example)
    answer = json.loads(run(capsys, example, "--json"))
    assert (answer["so_far"], answer["expected_and_actual"]) == (None, [])


def test_under_another_plan_nothing_is_explained(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = next(plan.name for plan in case_in(begun).plans if plan.name != case_in(begun).chosen)
    answer = json.loads(run(capsys, str(begun), "--json", "--plan", other))
    assert answer["expected_and_actual"] == []
    assert answer["so_far"]["done"]["sessions"] == 1


def test_the_comparison_says_that_where_the_answer_changes_is_of_the_course_as_planned(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, sentence in (
        ((), "These are of the course as it was planned"),
        (("--lang", "es"), "Estos son del tratamiento tal como se planificó"),
    ):
        assert commands.main(["compare", str(begun), *words]) == 0
        assert sentence in capsys.readouterr().out
    assert commands.main(["compare", str(bundled.EXAMPLE)]) == 0
    assert "as it was planned" not in capsys.readouterr().out


def test_the_summary_is_written_and_replaces_nothing_else(
    begun: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "summary.txt"
    assert str(place) in run(capsys, str(begun), "--summary", str(place))
    text = place.read_text(encoding="utf-8")
    assert text.startswith("Sessions that came out otherwise than")
    assert "claim A-17" in text
    run(capsys, str(begun), "--summary", str(place))
    place.write_text("Dear plan", encoding="utf-8")
    assert commands.main(["estimate", str(begun), "--summary", str(place)]) == 2
    assert "is no such summary" in capsys.readouterr().err
    assert place.read_text(encoding="utf-8") == "Dear plan"
    assert commands.main(["estimate", str(bundled.EXAMPLE), "--summary", str(tmp_path / "other.txt")]) == 2
    assert "nothing to write" in capsys.readouterr().err
