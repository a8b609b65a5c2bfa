"""What a patient's sheet may be beside plain, read back from PDFs: short, large, with a letterhead and more pages."""

import datetime
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from PySide6.QtGui import QColor, QImage

from calculator.engine.confirmation.to_confirm import confirm, open_points
from calculator.engine.pricing import estimate
from calculator.files.bundled import example
from calculator.model.authorization import Authorization
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.sheets.options import MOST_LOGO, LogoError, Organisation, logo_from
from calculator.sheets.render import PAPERS
from calculator.words.provenance import course_after
from tests.sheets.reading import HOSTILE, esketamine, hostile, made, pages, tags, text, with_every_payer

CLINIC = Organisation("Harbor Clinic", ("12 Pier Street, Baltimore, MD", "410-555-0100"))


def picture(path: Path) -> Path:
    """A small picture at ``path``, of the kind that its ending says."""
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    assert image.save(str(path))
    return path


def sizes(pdf: bytes) -> set[float]:
    """The sizes of all type in the PDF, in points."""
    found = set()
    reader = PdfReader(io.BytesIO(pdf))
    for page in reader.pages:
        scale = 1.0
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"Tm":
                scale = abs(float(operands[3]))
            elif operator == b"Tf":
                size = float(operands[1])
            elif operator in (b"Tj", b"TJ"):
                found.add(round(size * scale, 1))
    return found


def test_a_short_sheet_has_the_answer_and_no_sessions() -> None:
    said = text(made(example(), sessions=False))
    assert "You pay $2,475.00" in said
    assert "Session by session" not in said
    assert "Coinsurance: 20% of" not in said


def test_reasons_can_be_left_out() -> None:
    said = text(made(example(), reasons=False))
    assert "Dosing session (3 of 6) 450.00 125.00 65.00 260.00 190.00" in said
    assert "Notes" not in said
    assert "Coinsurance: 20% of" not in said


@pytest.mark.parametrize("language", ["en", "es"])
def test_large_print_has_no_small_type(language: str) -> None:
    more = {"example_page": True, "charges_page": True}
    assert min(sizes(made(example(), language))) < 9
    large = made(with_every_payer(), language, large_print=True, organisation=CLINIC, **more)
    assert min(sizes(large)) >= 16
    said = text(large)
    assert "473.00" in said
    assert "Oct 13, 2026" in said or "13 oct 2026" in said


def test_large_print_lists_what_the_table_holds() -> None:
    said = text(made(example(), large_print=True))
    entry = (
        "Dosing session (3 of 6) You pay 190.00 Oct 13, 2026 · Billed 450.00 · Deductible 125.00 · Coinsurance 65.00"
    )
    assert f"{entry} · Plan pays 260.00 · Notes 8, 9" in said
    total = "Billed 4,375.00 · Deductible 2,000.00 · Coinsurance 475.00 · Plan pays 1,900.00"
    assert f"Total You pay 2,475.00 {total}" in said


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("language", "says"), [("en", "Out of network"), ("es", "Fuera de la red")])
def test_the_example_in_large_print_is_no_book_and_says_what_is_at_risk(language: str, says: str, paper: str) -> None:
    sheet = made(example(), language, large_print=True, paper=paper)
    assert len(pages(sheet)) <= 6
    assert f"{says} $1,250.00 $3,750.00 $4,150.00" in text(sheet)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("make_case", [example, esketamine, with_every_payer])
def test_no_last_page_holds_a_few_lines(make_case: Callable[[], Case], large: bool, paper: str) -> None:
    sheet = pages(made(make_case(), large_print=large, paper=paper))
    assert len(sheet[-1].splitlines()) > 12


def over_the_turn() -> Case:
    case = example()
    return changed(case, course=case.course.starting(datetime.date(2026, 11, 10)))


def test_the_months_stand_there_where_they_are_asked_for_and_add_up() -> None:
    case = over_the_turn()
    assert "Month by month" not in text(made(case))
    said = text(made(case, months=True))
    assert "Month Sessions Billed Plan pays You pay You have paid so far" in said
    assert "Nov 2026 3 $625.00 $0.00 $625.00 $625.00" in said
    assert "Jan 2027 2 $625.00 $0.00 $625.00 $2,975.00" in said
    assert "ene 2027" in text(made(case, "es", months=True))


def test_the_chart_has_axes_marks_and_words_for_the_ear() -> None:
    pdf = made(over_the_turn(), chart=True)
    said = text(pdf)
    assert "What you will have paid, session by session" in said
    for written in ("$0", "$1,000", "$2,000", "$3,000", "Nov 10, 2026", "Dec 1, 2026", "Jan 7, 2027"):
        assert written in said.split("What you will have paid")[1]
    assert "A Deductible met, Dec 15, 2026" in said
    assert "B New plan year, Jan 1, 2027" in said
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        heard = [str(tag.Alt) for tag in tags(opened) if str(tag.S) == "/Figure"]
    assert "A line that rises with each session to $2,975.00 on Jan 7, 2027." in heard


def test_what_is_to_be_confirmed_is_on_the_sheet_until_it_is() -> None:
    case, made_on = example(), datetime.date(2026, 11, 23)
    said = text(made(case))
    assert "To confirm" in said
    assert "The clinic is in the plan's network. Out of network: you would pay $4,150.00 ($1,675.00 more)." in said
    for point in open_points(case, case.chosen_plan, estimate(case, case.chosen_plan), made_on):
        case = confirm(case, point)
    assert "To confirm" not in text(made(case))


def test_a_changed_figure_is_no_longer_its_source_s_on_the_sheet() -> None:
    case = example()
    first, *rest = case.course.lines
    lines = (changed(first, price=PriceRange.fixed(12_300)), *rest)
    course = course_after(case.course, changed(case.course, template=None, lines=lines))
    said = text(made(changed(case, example=False, course=course)))
    assert "kap · 2023 · figures since changed by you" in said
    assert "(Written before figures were changed.)" in said
    assert "Worked example" not in said


def test_who_hands_it_out_stands_above_with_a_logo_that_can_be_heard(tmp_path: Path) -> None:
    from_file = logo_from(picture(tmp_path / "logo.png"))
    pdf = made(example(), organisation=Organisation(CLINIC.name, CLINIC.contact, from_file))
    assert text(pdf).startswith("Harbor Clinic 12 Pier Street, Baltimore, MD 410-555-0100 Worked example")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        heard = [str(tag.Alt) for tag in tags(opened) if str(tag.S) == "/Figure"]
        assert "Harbor Clinic" in heard
        assert len(opened.pages[0].get_images()) == 1


def test_what_somebody_typed_is_text() -> None:
    said = text(made(example(), organisation=Organisation(HOSTILE, ('#image("x")', "  "))))
    assert HOSTILE in said
    assert '#image("x")' in said


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"not a picture", "broken"),
        (b"\x89PNG\r\n\x1a\nbroken", "broken"),
        (b"\xff\xd8\xff" + bytes(MOST_LOGO), "large"),
        (None, "missing"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "logo.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LogoError) as refused:
        logo_from(path)
    assert refused.value.code == code


def test_a_jpeg_is_a_logo_too(tmp_path: Path) -> None:
    path = picture(tmp_path / "logo.jpg")
    assert logo_from(path) == path.read_bytes()


def test_the_example_page_adds_up() -> None:
    """1,409.00 is the cost sharing and what is not covered: 300, 140, 584, 175 and 210. Others pay 936.00 of it."""
    said = text(made(with_every_payer(), example_page=True)).split("A course of 6 dosing sessions under this plan")[1]
    for words in (
        "Total example cost $4,375.00",
        "Cost sharing Deductibles $300.00 Copayments $140.00 Coinsurance $584.00",
        "What isn't covered Limits or exclusions $175.00 Billed above the allowed amount $210.00",
        "Your second plan $768.00 Manufacturer's program $88.00",
        "Account with employer money $50.00 Your own HSA or FSA $30.00",
        "The total you would pay is $473.00",
    ):
        assert words in said, words


def test_expected_charges_are_never_called_a_good_faith_estimate() -> None:
    case = example()
    lines = tuple(changed(line, code="90791" if at == 0 else "") for at, line in enumerate(case.course.lines))
    case = changed(case, course=changed(case.course, lines=lines))
    said = text(made(case, charges_page=True, organisation=CLINIC)).split("Expected charges, item by item")[1]
    assert said.strip().startswith("It is not a Good Faith Estimate under the No Surprises Act.")
    assert "Provider Harbor Clinic" in said
    assert "Medical evaluation Sep 8, 2026 90791 1 $250.00" in said
    assert "Dosing session Sep 29, 2026 to Nov 3, 2026 – 6 $450.00" in said
    assert "Expected charges in all, before any plan $4,375.00" in said


def test_prerequisites_are_said_with_the_benefit_that_has_them() -> None:
    case = example()
    asked = Authorization(failed_trials=2, trial_weeks=6, approval_days=28)
    benefits = tuple(changed(benefit, authorization=asked) for benefit in case.chosen_plan.benefits)
    plan = changed(case.chosen_plan, benefits=benefits)
    said = text(made(changed(case, plans=(plan,), chosen=plan.name)))
    assert (
        "Prerequisite: prior authorization. Without it the plan pays nothing. Earlier treatments that did not help: "
        "2 at least, each of 6 weeks or more. An approval holds for 28 days." in said
    )


def test_long_names_break_nothing_in_large_print() -> None:
    assert made(hostile(), large_print=True, example_page=True, charges_page=True, paper="a4").startswith(b"%PDF-")


def test_a_course_without_sessions_has_its_pages_too() -> None:
    case = example()
    lines = tuple(changed(line, count=0) for line in case.course.lines)
    nothing = changed(case, course=changed(case.course, lines=lines))
    said = text(made(nothing, large_print=True, example_page=True, charges_page=True))
    assert "Expected charges in all, before any plan $0.00" in said
    assert "The total you would pay is $0.00" in said
