"""The comparison sheet, opened and read back: its figures, its tags, its words in both languages, two plans and ten."""

import io
import re
from functools import cache
from itertools import pairwise

import pikepdf
import pytest

from calculator.engine.comparison.break_even import break_even
from calculator.engine.comparison.side_by_side import compare
from calculator.engine.confirmation.could_change import what_could_change
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.comparison import Axis, Payer
from calculator.model.mix import MixWeights
from calculator.reference.texts import of_employee, say
from calculator.reference.voice import Voice
from calculator.sheets import axes
from calculator.sheets.comparison import SheetError, make
from calculator.words.could_change import line_words
from tests.sheets.reading import MADE, pages, tags, text


def sheet_of(case: Case, language: str = "en", paper: str = "letter") -> bytes:
    crossings = [
        break_even(case, Payer.PATIENT, Axis.SESSIONS, 1, 20),
        break_even(case, Payer.PATIENT, Axis.PRICE, 0, 80_000),
    ]
    return make(case, compare(case), crossings, Voice(language), paper, MADE)


@cache
def example(language: str = "en") -> bytes:
    return sheet_of(bundled.example(), language)


@cache
def ten() -> bytes:
    plans = bundled.plans()[:10]
    long = changed(plans[0], name="A very long name #[that] $somebody$ *typed* <without> thinking of tables")
    return sheet_of(changed(bundled.example(), plans=(long, *plans[1:]), chosen=long.name))


def test_the_plans_and_their_answers_are_there() -> None:
    said = text(example())
    for words in ("$1,500.00 ✓ Lowest", "$2,475.00", "$3,412.50", "$962.50 ✓ Lowest", "Oct 13, 2026"):
        assert words in said
    assert "Least for the employee: $750 plan, $1,500.00" in said


def test_where_the_answer_changes_is_said_and_shown_in_figures() -> None:
    said = text(example())
    assert "From the 3rd session on, $2,000 plan costs the employee less than $3,000 plan." in said
    assert "From $54.17 a session on, $2,000 plan costs the employee less than $3,000 plan." in said
    # Three sessions: 2,000 and 20% of 500; and the whole 2,500 under the $3,000 plan.
    assert "3 $1,110.00 $2,100.00 $2,500.00" in said
    # The course's own price of 450 is among the prices.
    assert "$450.00 $1,500.00 $2,475.00 $3,412.50" in said


def test_the_situations_of_members_stand_below_where_their_weights_are_the_whole() -> None:
    said = text(example())
    # $2,000 plan: 20% of 4,375 with the deductible met; the mean of 2,475, 875, 4,075 and 3,835.
    assert "Deductible met (25%) $900.00 $875.00 $1,312.50" in said
    assert "Weighted mean $1,500.00 $2,815.00 $3,368.75" in said
    half = changed(bundled.example(), mix=MixWeights(family=0))
    assert "Weighted mean" not in text(sheet_of(half))


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_tagged_titled_and_in_its_language(language: str) -> None:
    with pikepdf.open(io.BytesIO(example(language))) as pdf:
        assert str(pdf.Root.Lang).startswith(language)
        kinds = [str(tag.S) for tag in tags(pdf)]
        alternatives = [str(tag.get("/Alt", "")) for tag in tags(pdf) if str(tag.S) == "/Figure"]
    assert {"/Table", "/TH", "/Figure", "/H1"} <= set(kinds)
    # A bar for each plan and a chart for each break-even, each told in words.
    assert len(alternatives) == 5
    assert all(alternatives)


def test_its_words_are_spanish_where_the_language_is() -> None:
    assert "Planes comparados" in text(example("es"))
    assert "página 1 de" in text(example("es"))


def test_ten_plans_are_all_there_and_markup_in_a_name_is_text() -> None:
    said = text(ten())
    for plan in bundled.plans()[1:10]:
        assert plan.name in said
    assert "#[that] $somebody$ *typed* <without>" in said


def test_flags_stand_with_their_plan_and_source() -> None:
    assert "Things to know, by plan" in text(ten())
    assert "Things to know, by plan" not in text(example())


def test_a_paper_that_there_is_not_is_refused() -> None:
    case = bundled.example()
    with pytest.raises(SheetError, match="no paper"):
        make(case, compare(case), [], Voice("en"), "a5", MADE)


def test_hr_reads_of_the_employee_and_nothing_is_said_to_you() -> None:
    for language, you in (("en", r"\b(you|your|yours)\b"), ("es", r"\b(usted|su empleador)\b")):
        said = text(example(language))
        assert re.findall(you, said, re.IGNORECASE) == []
    assert "Employee: deductible" in text(example())


def test_the_bars_stay_on_one_page_with_what_their_patterns_mean() -> None:
    few, many = bundled.example().plans, bundled.plans()[1:10]
    for pdf, plans in ((example(), few), (ten(), many)):
        (page,) = [page for page in pages(pdf) if "Every bar is the whole billed amount" in page]
        for plan in plans:
            assert plan.name in page.replace("\n", " ")
        assert "Employee: deductible" in page


def test_the_axes_have_round_figures_from_end_to_end() -> None:
    page = next(page for page in pages(example()) if "by the number of dosing sessions" in page)
    assert re.search(r"\$10,000\s+\$8,000\s+\$6,000|\$0\s+\$2,000\s+\$4,000", page)
    assert re.search(r"1\s+2\s+4\s+6\s+8\s+10\s+12\s+14\s+16\s+18\s+20", page)


@pytest.mark.parametrize("places", [[0, 0, 0], [9_900, 10_000, 9_950], [5_000], [0, 10_000], [1_000] * 10])
def test_the_letters_of_lines_that_end_together_stand_apart(places: list[int]) -> None:
    moved = axes.apart(places, 800)
    order = sorted(moved)
    assert all(after - before >= 800 for before, after in pairwise(order))
    assert min(order) >= 0
    assert max(order) <= 10_000


def test_what_is_to_be_confirmed_is_said_of_each_plan() -> None:
    said = text(example())
    assert "To confirm" in said
    assert "Out of network: the employee would pay $4,150.00 ($1,675.00 more)." in said


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_readings_that_would_change_each_plan_most_are_told(language: str) -> None:
    case = bundled.example()
    said = text(sheet_of(case, language))
    assert say("could_change.title", language) in said
    for plan in case.plans:
        changes = what_could_change(case, plan, estimate(case, plan), MADE)
        for change in changes[:3]:
            assert line_words(change, Voice(of_employee(language))) in said
