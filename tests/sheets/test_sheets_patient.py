"""The patient's sheet, read back from real PDFs: its figures, its words, and what a screen reader needs of it."""

import io
import re
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from pypdf import PdfReader

from calculator.files.bundled import example
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.sheets import patient
from calculator.sheets.render import MISSING
from calculator.words.bundled import told
from tests.sheets.reading import HOSTILE, answer, esketamine, hostile, made, pages, tags, text, with_every_payer


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return made(example())


@pytest.fixture(scope="module")
def long_pdf() -> bytes:
    return made(esketamine())


@pytest.mark.parametrize(
    ("plan", "member", "employer"),
    [
        ("$750 plan", "$1,500.00", "$2,875.00"),
        ("$2,000 plan", "$2,475.00", "$1,900.00"),
        ("$3,000 plan", "$3,412.50", "$962.50"),
    ],
)
def test_the_worked_totals_come_out_to_the_cent(plan: str, member: str, employer: str) -> None:
    said = text(made(changed(example(), chosen=plan)))
    assert f"You pay, likely {member}" in said
    assert f"Your employer's plan pays, likely {employer}" in said
    assert f"You pay {member}" in said
    assert f"Your employer's plan pays {employer}" in said
    assert "Billed by the provider $4,375.00" in said
    assert f"Plan {plan}" in said


def test_every_session_stands_in_the_table_with_its_notes(pdf: bytes) -> None:
    case = example()
    said = text(pdf)
    for line in answer(case).likely.lines:
        row = (
            rf"{line.line.date:%b} {line.line.date.day}, {line.line.date.year} .{{5,40}} {line.line.billed // 100}\.00"
        )
        assert re.search(row, said), row
    assert "Dosing session (3 of 6) 450.00 125.00 65.00 260.00 190.00 8, 9" in said
    assert "Deductible: the last $125.00 of your deductible. It is met with this session." in said
    assert "Coinsurance: 20% of $325.00 left after the deductible is $65.00." in said
    assert "Total 4,375.00 2,000.00 475.00 1,900.00 2,475.00" in said


def test_a_reason_that_sessions_share_is_said_once(pdf: bytes) -> None:
    assert text(pdf).count("Coinsurance: 20% of $450.00 is $90.00.") == 1


def test_columns_with_nothing_in_them_are_left_out(pdf: bytes) -> None:
    head = next(line for line in pages(pdf)[0].splitlines() if "Billed" in line)
    assert "Deductible" in head
    assert not {"Copay", "Discount", "Allowed", "Accounts"} & set(head.split())


def test_it_says_what_it_assumes_what_it_is_not_and_its_sources(pdf: bytes) -> None:
    said = text(pdf)
    for words in (
        "not a Good Faith Estimate under the No Surprises Act. Ask your provider for one.",
        "not a guarantee of benefits",
        "not medical advice",
        "Actual charges may differ",
        "out-of-network providers may bill you",
        "All sessions are with providers in the plan's network.",
        "The plan's figures are of 2026.",
        "self-funded",
        "innerpathbaltimore.com/about/faq/kap · 2023",
        "online.flippingbook.com/view/336185983/11 · 2026",
        "Made on Nov 23, 2026",
        "Outpatient service: 20% coinsurance, after the deductible.",
        "Worked example",
    ):
        assert words.replace(" ", "") in said.replace(" ", ""), words


def test_a_range_is_shown_at_three_prices_and_fixed_prices_at_one(pdf: bytes, long_pdf: bytes) -> None:
    totals = answer(esketamine())
    low, high = totals.range_of("member_pays")
    said = text(long_pdf)
    assert f"between ${low // 100:,}.00 and ${high // 100:,}.00" in said
    assert "Payer Low Likely High" in said
    assert "Payer Amount" in text(pdf)
    assert "The prices are fixed" in text(pdf)


def test_the_turn_of_the_year_is_a_row_a_flag_and_a_table(long_pdf: bytes) -> None:
    said = text(long_pdf)
    assert "New plan year from Jan 1, 2027: deductible and out-of-pocket limit start again." in said
    assert "The plan year turns on Jan 1, 2027" in said
    assert "Source: SBC Uniform Glossary" in said
    assert "From Jan 1, 2026" in said
    assert "From Jan 1, 2027" in said


def test_the_table_head_is_on_every_page_of_the_table(long_pdf: bytes) -> None:
    with_sessions = [page for page in pages(long_pdf) if re.search(r"\(\d+ of \d+\)", page)]
    assert len(with_sessions) >= 2
    for page in with_sessions:
        assert re.search(r"Date\s+Service\s+Billed", page)


def test_the_total_is_never_alone_on_a_page() -> None:
    case = example()
    *lines, dosing, integration = case.course.lines
    places = set()
    for count in range(2, 9):
        course = changed(case.course, lines=(*lines, changed(dosing, count=count), changed(integration, count=count)))
        of_table = [page for page in pages(made(changed(case, course=course))) if re.search(r"Date\s+Service", page)]
        places.add(len(of_table))
        assert re.search(r"\(\d+ of \d+\).*\nTotal", of_table[-1])
    assert places == {1, 2}


def test_a_short_table_stays_on_one_page(long_pdf: bytes) -> None:
    said = text(long_pdf)
    assert said.count("Payer Low Likely High") == 1
    assert said.count("Service Sessions Low Likely High") == 1


def test_every_page_says_which_of_how_many_it_is(long_pdf: bytes) -> None:
    all_pages = pages(long_pdf)
    assert len(all_pages) >= 3
    for number, page in enumerate(all_pages, 1):
        assert f"page {number} of {len(all_pages)}" in page
        assert "KAT Estimator · made Nov 23, 2026" in page


@pytest.mark.parametrize(("language", "lang"), [("en", "en-US"), ("es", "es-US")])
def test_a_screen_reader_finds_title_language_and_tags(language: str, lang: str) -> None:
    with pikepdf.open(io.BytesIO(made(example(), language))) as pdf:
        root = pdf.Root
        assert str(root.Lang) == lang
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert told(example().title, Voice(language)) in metadata["dc:title"]
        found = [str(tag.S) for tag in tags(pdf)]
        assert found.count("/Table") == 5
        assert found.count("/Title") == 1
        assert found.count("/TH") >= 5 * 2
        assert "/H1" in found
        assert "/L" in found
        assert all("/StructParents" in page for page in pdf.pages)


def test_the_bar_has_words_in_place_of_its_picture(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (alt,) = [str(tag.Alt) for tag in tags(opened) if str(tag.S) == "/Figure"]
    assert alt.startswith("Bar of who pays what of $4,375.00 billed.")
    assert "You: deductible: $2,000.00; You: coinsurance: $475.00; Your employer's plan: $1,900.00" in alt


@pytest.mark.parametrize("case", [example(), hostile()], ids=["example", "hostile"])
def test_all_type_is_of_the_one_family_and_embedded(case: Case) -> None:
    with pikepdf.open(io.BytesIO(made(case))) as pdf:
        fonts = [font for page in pdf.pages for font in page.resources.Font.values()]
        assert fonts
        for font in fonts:
            (descendant,) = font.DescendantFonts
            assert "IBMPlexSans" in str(descendant.BaseFont)
            assert "/FontFile2" in descendant.FontDescriptor


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_are_printed_as_they_stand(language: str) -> None:
    said = text(made(hostile(), language))
    assert said.count(HOSTILE) >= 3
    assert f"{MISSING}{MISSING} evil {MISSING} {MISSING * 4} а б" in said
    assert "99pt" in said
    assert "\u202e" not in said


def test_a_stand_in_for_a_character_is_explained_where_there_is_one(pdf: bytes) -> None:
    sentence = f"The sign {MISSING} stands for a character"
    assert sentence in text(made(hostile()))
    assert sentence not in text(pdf)


def test_nothing_runs_off_the_paper() -> None:
    for paper in ("letter", "a4"):
        reader = PdfReader(io.BytesIO(made(hostile(), paper=paper)))
        for page in reader.pages:
            right: list[float] = []

            def see(
                part: str, _cm: list[float], tm: list[float], _font: object, _size: float, right: list[float] = right
            ) -> None:
                if part.strip():
                    right.append(tm[4])

            page.extract_text(visitor_text=see)
            assert right
            assert max(right) < float(page.mediabox.width) - 54


def test_it_is_written_in_spanish() -> None:
    said = text(made(changed(example(), chosen="$3,000 plan"), "es"))
    for words in (
        "Usted paga, probablemente $3,412.50",
        "Lo que esta estimación no es",
        "Ley Sin Sorpresas",
        "Dosis (1 de 6)",
        "30% de coseguro, después del deducible",
        "elaborado el 23 nov 2026 página 1 de",
    ):
        assert words in said, words
    assert "You pay" not in said


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_papers(paper: str, size: tuple[int, int]) -> None:
    for page in PdfReader(io.BytesIO(made(example(), paper=paper))).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_a_table_of_very_many_columns_lies_on_its_side() -> None:
    case = with_every_payer()
    totals = answer(case).likely.totals
    pdf = made(case)
    sizes = [(page.mediabox.width, page.mediabox.height) for page in PdfReader(io.BytesIO(pdf)).pages]
    assert (792, 612) in sizes
    assert sizes[0] == sizes[-1] == (612, 792)
    said = text(pdf)
    for name in ("Discount", "Balance billed", "Second plan", "Program", "Accounts"):
        assert name in said
    assert f"You pay ${totals.member_pays // 100:,}.{totals.member_pays % 100:02d}" in said
    assert "Your own HSA or FSA pays $30.00" in said
    assert "A second plan, “second”, pays up to the higher of the two allowed amounts" in said
    assert "A manufacturer's program pays up to $100.00 a year for the drug" in said
    assert "HRA (employer's money): $50.00 for each plan year." in said
    assert "At the tax rates entered it saves you about $6.60 in tax. This is not taken off" in said
    assert "The employer saves about $2.30 of its own FICA tax on that money" in said
    assert "HSA: $30.00 when the course starts." in said


def test_sheets_made_at_once_are_the_sheets_made_in_turn() -> None:
    cases = [changed(example(), chosen=plan.name) for plan in example().plans] * 2
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(made, cases)) == [made(case) for case in cases]


def test_an_unknown_paper_is_refused_by_name() -> None:
    with pytest.raises(patient.SheetError, match="napkin"):
        made(example(), paper="napkin")


def test_a_course_without_sessions_and_one_for_nothing_make_a_sheet() -> None:
    case = example()
    empty = changed(case, course=changed(case.course, lines=()))
    assert "This course has no sessions yet." in text(made(empty))
    free = tuple(changed(line, price=PriceRange.fixed(0)) for line in case.course.lines)
    said = text(made(changed(case, course=changed(case.course, lines=free))))
    assert "You pay, likely $0.00" in said


def test_the_same_answer_makes_the_same_file() -> None:
    assert made(example()) == made(example())
