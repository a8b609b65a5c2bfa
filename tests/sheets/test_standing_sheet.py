"""*Where I stand* on paper: read back as text, and by its tags."""

import datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest

from calculator.cli import commands
from calculator.engine.pricing import estimate
from calculator.files import bundled, document
from calculator.model.base import changed
from calculator.model.happened import Happened
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.sheets import patient, standing
from calculator.sheets.options import SheetOptions
from tests.helpers.begun_course import DONE, begun, found_of
from tests.helpers.later_plan import case_of

MADE = datetime.date(2026, 11, 30)


def text_of(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("language", "title"), [("en", "Where I stand"), ("es", "Cómo voy")])
def test_it_has_what_is_done_what_is_met_and_what_is_to_come(language: str, title: str, large: bool) -> None:
    case = begun()
    answer = estimate(case, case.chosen_plan)
    pdf = standing.make(case, answer, Voice(language), SheetOptions(large_print=large), MADE)
    text = text_of(pdf)
    found = found_of(case)
    assert title in text
    for cents in (found.of_done.member_pays, found.of_to_come.member_pays, 20_000, 18_000):
        assert format_money(cents) in text
    with pikepdf.open(BytesIO(pdf)) as read:
        assert bool(read.Root.MarkInfo.Marked)
        assert str(read.Root.Lang) == f"{language}-US"


def test_expected_stands_beside_actual() -> None:
    """$250 expected of the first session, which was billed at $200; nothing is said of the others."""
    case = begun()
    page = standing.standing_page(case, estimate(case, case.chosen_plan), Voice("en"), MADE)
    assert page is not None
    sessions = page["sessions"]
    assert isinstance(sessions, list)
    assert len(sessions) == DONE
    first = sessions[0]
    assert (first["expected"][0], first["said"][0]) == ("$250.00", "$200.00")
    assert first["why"][0] == "Billed $200.00, not $250.00."
    assert any("less is left to you" in words for words in first["why"])
    assert sessions[1]["said"] == ("–", "–", "–", "–")


def test_of_a_course_that_has_not_begun_it_says_so() -> None:
    case = bundled.example()
    pdf = standing.make(case, estimate(case, case.chosen_plan), Voice("en"), made=MADE)
    assert "No session of this course is done yet." in text_of(pdf)


def test_it_is_a_page_of_the_patients_sheet_where_it_is_asked_for(tmp_path: Path) -> None:
    case = begun()
    answer = estimate(case, case.chosen_plan)
    assert "Where I stand" not in text_of(patient.make(case, answer, Voice("en"), SheetOptions(), MADE))
    assert "Where I stand" in text_of(patient.make(case, answer, Voice("en"), SheetOptions(where_i_stand=True), MADE))
    file = tmp_path / "mine.kat"
    document.save(case, file)
    assert commands.main(["sheets", str(file), "--to", str(tmp_path / "out"), "--where-i-stand"]) == 0
    (made,) = (tmp_path / "out").iterdir()
    assert "Where I stand" in text_of(made.read_bytes())


def test_a_day_that_has_passed_without_a_word_is_not_to_come() -> None:
    """Of four weekly sessions the first is done; on the day of the third nobody has said what became of the second."""
    case = case_of()
    line = changed(case.course.lines[0], happened=(Happened(number=1),))
    case = changed(case, course=changed(case.course, lines=(line,)))
    answer = estimate(case, case.chosen_plan)
    page = standing.standing_page(case, answer, Voice("en"), datetime.date(2026, 5, 18))
    assert page is not None
    assert [row[0] for row in page["unsaid"]] == ["May 11, 2026"]  # type: ignore[attr-defined]
    assert [row[0] for row in page["planned"]] == ["May 18, 2026", "May 25, 2026"]  # type: ignore[attr-defined]
    assert (page["planned_total"], page["to_come"]) == (
        "$200.00",
        "Still to come: 2 sessions, of which you are expected to pay $200.00.",
    )
    assert "$50.00" in str(page["open"])
    for language in ("en", "es"):
        text = text_of(standing.make(case, answer, Voice(language), made=datetime.date(2026, 5, 18)))
        assert ("Days that have passed" if language == "en" else "Días que ya pasaron") in text
