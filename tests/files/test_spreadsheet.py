"""The comparison as a workbook and as CSV, read back: typed cells, live formulas with their values, text that stays."""

import csv
import datetime
import io
import re
from decimal import Decimal
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from calculator.engine.comparison.break_even import break_even
from calculator.engine.comparison.side_by_side import compare
from calculator.engine.confirmation.to_confirm import confirm, open_points
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.files.sheet_names import distinct
from calculator.files.workbook_writer import comma_separated, workbook
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.comparison import Axis, Payer
from calculator.model.funding import Account, AccountBalance, AccountKind, Funding
from calculator.reference.voice import Voice

SUM = r"[A-S]17(\+[A-S]17)*"
YEAR = r"SUMIF\([A-S]2:[A-S]16,[A-S]2,[A-S]2:[A-S]16\)"
FORMULA = rf"=(SUM\([A-S]2:[A-S]16\)|{SUM}|(MIN|MAX)\({SUM},{SUM},{SUM}\)|{YEAR}(\+{YEAR})*)"
"""All that a formula of a sheet with fifteen lines may be, but for the names of sheets."""

HOSTILE = ("=1+1", "+1", "－1", "@SUM(A1)", "\tcmd", '=HYPERLINK("x")')


@cache
def made(language: str = "en") -> bytes:
    return book_of(bundled.example(), language)


def book_of(case: Case, language: str = "en") -> bytes:
    crossings = [break_even(case, payer, Axis.SESSIONS, 1, 20) for payer in Payer]
    return workbook(case, compare(case), crossings, Voice(language))


def opened(data: bytes, *, values: bool):
    return load_workbook(io.BytesIO(data), data_only=values)


def hostile() -> Case:
    case = bundled.example()
    plans = tuple(
        changed(plan, name=name, note="=2+2") for plan, name in zip((*case.plans, *case.plans), HOSTILE, strict=True)
    )
    lines = tuple(changed(line, label="=3+3") for line in case.course.lines)
    return changed(case, plans=plans, chosen=HOSTILE[0], course=changed(case.course, title="=4+4", lines=lines))


def test_sheets_are_named_and_their_heads_are_frozen() -> None:
    book = opened(made(), values=True)
    assert book.sheetnames == [
        "Comparison",
        "$750 plan",
        "$2,000 plan",
        "$3,000 plan",
        "Break-even",
        "What it rests on",
    ]
    assert [sheet.freeze_panes for sheet in book] == ["B7", "B2", "B2", "B2", "B2", "B2"]
    assert set(book.defined_names) == {"You_pay", "Employer_pays"}


def test_the_first_sheet_says_what_is_compared_of_which_days_and_when_it_was_made() -> None:
    case = changed(bundled.example(), example=False)
    comparison = compare(case)
    sheet = opened(workbook(case, comparison, [], Voice("en"), datetime.date(2026, 9, 1)), values=True).worksheets[0]
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == [
        # Of no example any more: nobody has named this case yet.
        "Inner Path six-session KAP course, IM",
        "Course: Inner Path six-session KAP course, IM",
        "15 sessions, Sep 8, 2026 to Nov 5, 2026",
        "Made on Sep 1, 2026",
    ]


def test_no_column_of_a_plan_is_nothing_but_noughts() -> None:
    for case in (bundled.example(), ranging()):
        book = opened(book_of(case), values=True)
        for plan in (one.name for one in case.plans):
            for column in book[plan].iter_cols(min_col=3):
                amounts = {cell.value for cell in column if isinstance(cell.value, int | float)}
                assert amounts != {0}, (plan, column[0].value)


def test_every_row_with_wrapped_text_is_as_high_as_its_text() -> None:
    """A sign is a column's unit of width at most, so that so many lines hold every text."""
    book = opened(book_of(changed(bundled.example(), note="N " * 500)), values=True)
    for sheet in book:
        sizes = sheet.column_dimensions.values()
        widths = {get_column_letter(at): size.width for size in sizes for at in range(size.min, size.max + 1)}
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.alignment.wrap_text:
                    width, height = widths[cell.column_letter], sheet.row_dimensions[cell.row].height
                    assert height is not None, cell.value
                    assert height >= min(len(cell.value) / width * 15, 409), cell.value


def test_what_is_to_be_confirmed_stands_among_what_it_rests_on_until_it_is() -> None:
    case = bundled.example()
    rows = [[cell.value for cell in row] for row in opened(book_of(case), values=True)["What it rests on"]]
    told = [row for row in rows if row[2] == "To confirm"]
    said = "The clinic is in the plan's network. Out of network: the employee would pay $4,150.00 ($1,675.00 more)."
    assert ["$2,000 plan", said, "To confirm"] in told
    plan = case.plan("$2,000 plan")
    for point in open_points(case, plan, estimate(case, plan), datetime.date(2026, 9, 1)):
        case = confirm(case, point)
    rows = [[cell.value for cell in row] for row in opened(book_of(case), values=True)["What it rests on"]]
    assert not [row for row in rows if row[0] == "$2,000 plan" and row[2] == "To confirm"]
    assert [row for row in rows if row[0] == "$750 plan" and row[2] == "To confirm"]


def test_the_totals_are_formulas_that_carry_the_engine_s_values() -> None:
    live, kept = (opened(made(), values=values)["Comparison"] for values in (False, True))
    assert live["C7"].value == "='$2,000 plan'!H17"
    assert [kept.cell(7, column).value for column in (2, 3, 4)] == [1500, 2475, 3412.5]
    assert [kept.cell(10, column).value for column in (2, 3, 4)] == [2875, 1900, 962.5]
    assert live["C7"].number_format == '"$"#,##0.00'


def test_fees_and_own_accounts_are_in_the_formulas_and_in_their_values() -> None:
    """The patient's 2,475 are 500 out of an HSA of own money and 1,975 beside it."""
    case = bundled.example()
    plan = changed(
        case.plan("$2,000 plan"),
        accounts=(Account(kind=AccountKind.HSA),),
        funding=Funding(fee_per_case=10_000, fee_pepm=550),
    )
    member = changed(case.member, balances=(AccountBalance(kind=AccountKind.HSA, balance=50_000),))
    case = changed(case, plans=(plan, case.plans[0]), chosen=plan.name, member=member)
    (live, kept), (_, lines) = (
        [opened(book_of(case), values=values)[name] for values in (False, True)] for name in ("Comparison", plan.name)
    )
    # September to November are three months at 5.50 beside the 100 for the case.
    assert live["B7"].value == "='$2,000 plan'!J17+'$2,000 plan'!I17"
    assert live["B10"].value == "='$2,000 plan'!K17+116.50"
    assert kept["B10"].value == 1900 + 116.5
    assert (kept["B7"].value, lines["J17"].value, lines["I17"].value) == (2475, 1975, 500)


def test_every_total_of_a_plan_is_the_sum_of_its_cells() -> None:
    live, kept = (opened(made(), values=values)["$2,000 plan"] for values in (False, True))
    assert live["C17"].value == "=SUM(C2:C16)"
    for column in range(3, 10):
        cells = [Decimal(str(kept.cell(row, column).value)) for row in range(2, 17)]
        assert Decimal(str(kept.cell(17, column).value)) == sum(cells)


def calculated(formula: str, book: Workbook) -> Decimal:
    """What a formula of the comparison comes to, from the cells that it names."""
    one = formula.removeprefix("=")
    if one.startswith(("MIN(", "MAX(")):
        parts = [calculated(part, book) for part in re.split(r",(?=')", one[4:-1])]
        return min(parts) if one.startswith("MIN") else max(parts)
    return sum((term_of(term, book) for term in re.split(r"\+(?=\'|SUMIF|[\d.]+$)", one)), Decimal())


def term_of(term: str, book: Workbook) -> Decimal:
    if re.fullmatch(r"[\d.]+", term):
        return Decimal(term)
    places = re.findall(r"\'((?:[^\']|\'\')+)\'!([A-Z]+\d+(?::[A-Z]+\d+)?)", term)
    sheet = book[places[0][0].replace("''", "'")]
    cells = [sheet[place] for _, place in places]
    if not term.startswith("SUMIF"):
        return Decimal(str(cells[0].value))
    years, first, amounts = cells
    pairs = zip(years, amounts, strict=True)
    return sum((Decimal(str(amount.value)) for (year,), (amount,) in pairs if year.value == first.value), Decimal())


def ranging() -> Case:
    """The example over the turn of a year, with a range of prices, fees and a plan whose patient pays less for more."""
    case = bundled.example()
    lines = tuple(
        changed(line, price=PriceRange(low=line.price.low - 5_000, likely=line.price.likely, high=line.price.high * 3))
        for line in case.course.lines
    )
    first = changed(case.plans[0], funding=Funding(fee_per_case=10_000), name="O'Neil's plan")
    course = changed(case.course.starting(datetime.date(2026, 12, 1)), lines=lines)
    return changed(case, course=course, plans=(first, *case.plans[1:]), chosen=first.name)


@pytest.mark.parametrize("case", [bundled.example(), ranging()])
def test_every_formula_comes_to_the_engine_s_value(case: Case) -> None:
    live, kept = (opened(book_of(case), values=values) for values in (False, True))
    sheet, comparison = live["Comparison"], compare(case)
    for column, one in enumerate(comparison.columns, start=2):
        formulas = {sheet.cell(row, 1).value: sheet.cell(row, column).value for row in range(7, 16)}
        found = [calculated(formula, kept) * 100 for formula in formulas.values()]
        first = (one.first_year.member_pays + one.first_year.own_account, one.first_year.employer_pays)
        (low, likely, high), (least, usual, most) = one.patient, one.employer
        assert found == [likely, low, high, usual, least, most, *first, one.estimate.likely.totals.billed], formulas
    for plan in kept.sheetnames[1:4]:
        paid = [cell.value for cell in kept[plan][1]].index("Employee pays")
        for row in kept[plan].iter_rows():
            if row[0].value == "Total":
                above = [kept[plan].cell(at, paid + 1).value for at in range(row[0].row - 15, row[0].row)]
                assert Decimal(str(row[paid].value)) == sum(Decimal(str(value)) for value in above)


def test_low_and_high_prices_have_lines_of_their_own() -> None:
    sheet = opened(book_of(ranging()), values=True)["$2,000 plan"]
    titles = [row[0].value for row in sheet.iter_rows() if isinstance(row[0].value, str)]
    assert titles == [
        "Date",
        "Total",
        "At the lowest prices",
        "Date",
        "Total",
        "At the highest prices",
        "Date",
        "Total",
    ]
    assert sheet[1][-1].value == "Plan year from"
    assert {row[-1].value.year for row in sheet.iter_rows(2, 16)} == {2026, 2027}


def test_days_are_days_and_counts_are_numbers() -> None:
    sheet = opened(made(), values=True)["Comparison"]
    rows = {sheet.cell(row, 1).value: sheet.cell(row, 3).value for row in range(7, sheet.max_row + 1)}
    assert rows["Deductible met"].date() == datetime.date(2026, 10, 13)
    assert rows["Out-of-pocket limit reached"] == "Not reached"
    assert rows["Sessions the employee pays in full"] == 7


def test_break_even_stands_there_in_figures_and_words() -> None:
    sheet = opened(made(), values=True)["Break-even"]
    assert [cell.value for cell in sheet[2]] == [
        "Patient",
        "Dosing sessions",
        3,
        "From the 3rd session on, $2,000 plan costs the employee less than $3,000 plan.",
    ]


def test_text_that_looks_like_a_formula_is_text() -> None:
    book = opened(book_of(hostile()), values=False)
    formulas = [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    # The quoted names of sheets apart, a formula is made of sums and cells of ours.
    assert formulas
    bare = {re.sub("'(?:[^']|'')*'!", "", formula) for formula in formulas}
    assert [one for one in bare if not re.fullmatch(FORMULA, one)] == []
    heads = [cell.value for cell in book.worksheets[0][6]][1:]
    assert [head.strip() for head in heads] == [name.strip() for name in HOSTILE]
    assert {cell.data_type for cell in book.worksheets[0][6]} == {"s"}


def test_text_in_csv_begins_no_formula_and_amounts_are_numbers() -> None:
    text = comma_separated(compare(hostile()), Voice("en")).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head[1:] == [f"'{name}" for name in HOSTILE]
    assert rows[0][:3] == ["Employee pays", "1500.00", "2475.00"]
    assert not any(cell.startswith(("=", "+", "-", "－", "@", "\t")) for row in [head, *rows] for cell in row)


def test_any_name_a_case_may_have_makes_a_workbook_that_opens() -> None:
    case = bundled.example()
    names = ("🍄" * 60, "\ufffe\uffff", "\x1b[2J\x0b", "O'Neil's 'plan'")
    plans = tuple(changed(case.plans[0], name=name) for name in names)
    sheets = opened(book_of(changed(case, title="\x00\uffff", plans=plans, chosen=names[0])), values=True).sheetnames
    assert sheets[1:5] == ["🍄" * 15, "–", "2J", "O'Neil's 'plan"]


def test_a_course_without_sessions_is_a_workbook_of_noughts() -> None:
    case = bundled.example()
    book = opened(book_of(changed(case, course=changed(case.course, lines=()))), values=True)
    assert [book["Comparison"].cell(7, column).value for column in (2, 3, 4)] == [0, 0, 0]
    assert book["$750 plan"]["A2"].value == "Total"


def test_spanish_words_and_accents() -> None:
    assert opened(made("es"), values=True).sheetnames[0] == "Comparación"
    assert "a los precios más b" in comma_separated(compare(bundled.example()), Voice("es")).decode("utf-8-sig")


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["A/B:C", "a b c"], ["A B C", "a b c (2)"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 27 + " (2)"]),
        (["''", "History"], ["–", "History (2)"]),
        (["🍄" * 20, "a" + "🍄" * 20], ["🍄" * 15, "a" + "🍄" * 15]),
        (["A\ufffe\uffffB"], ["A B"]),
        (["PPO: 2026 / family"], ["PPO 2026 family"]),
    ],
)
def test_names_of_sheets_are_allowed_and_differ(titles: list[str], names: list[str]) -> None:
    assert distinct(titles) == names
