"""The sheets of a comparison's workbook: the table of all plans, each plan's lines, break-even, what it rests on."""

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from calculator.engine.expected import ExpectedActual, expected_and_actual
from calculator.engine.so_far import so_far
from calculator.files.row_heights import height_of
from calculator.files.sheet_names import distinct
from calculator.files.workbook_happened import write_happened
from calculator.files.workbook_plan_sheet import FIRST, Block, Formats, dollars, with_fees, write_lines
from calculator.model.backing import Backing
from calculator.model.case import Case
from calculator.model.comparison import BreakEven, Comparison
from calculator.model.course import Course
from calculator.model.estimate import Level
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.break_even import crossing_words, no_crossing_words
from calculator.words.bundled import told
from calculator.words.comparison import tell_of
from calculator.words.comparison_table import TableRow, table
from calculator.words.could_change import changes_by_plan
from calculator.words.flags import sentence, source_words
from calculator.words.handed_out import handed_title
from calculator.words.provenance import note_of, sources_of
from calculator.words.to_confirm import open_by_plan

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_MONEY_FORMAT: Final = '"$"#,##0.00'
_DAY_FORMAT: Final = "yyyy-mm-dd"
_COSTS: Final = {"patient": ("member_pays", "own_account"), "employer": ("employer_pays",)}
"""Whose cost a row says, and the amounts that it adds up."""

_RANGE: Final = {"low": "MIN", "high": "MAX"}

_TABLE: Final = 5
"""The row of the comparison's heads, counted from nought: above it stands what is compared."""

_TITLES, _FIGURES = 46, 20
"""How many signs wide the comparison's columns are."""

_CROSSINGS: Final = (14, 20, 14, 90)
_BASIS: Final = (32, 100, 50)


class ComparisonBook:
    """Writes one workbook, made on a day: its formats, and its sheets one after the other."""

    def __init__(self, book: "Workbook", voice: Voice, made: datetime.date) -> None:
        self._book = book
        self._voice = voice
        self._made = made
        top = {"valign": "top"}
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self._figure_head = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "align": "right"}
        )
        self._money = book.add_format({"num_format": _MONEY_FORMAT} | top)
        self._day = book.add_format({"num_format": _DAY_FORMAT, "align": "right"} | top)
        self._count = book.add_format({"align": "right"} | top)
        self._wrap = book.add_format({"text_wrap": True} | top)
        self._words = book.add_format({"text_wrap": True, "align": "right"} | top)
        total = book.add_format({"num_format": _MONEY_FORMAT, "bold": True, "top": 1})
        strong = book.add_format({"bold": True})
        first_day = book.add_format({"num_format": _DAY_FORMAT, "align": "left"} | top)
        self._formats = Formats(
            strong, self._head, self._figure_head, self._money, total, first_day, self._day, self._wrap
        )

    def write(self, case: Case, comparison: Comparison, crossings: Sequence[BreakEven]) -> None:
        """Write all sheets."""
        titles = [self._say(name) for name in ("comparison", "break_even", "heading_rests_on")]
        explained = expected_and_actual(case)
        if explained:
            titles.append(self._voice("expected.title"))
        names = distinct([titles[0], *(column.plan for column in comparison.columns), *titles[1:]])
        first, *plans = (self._book.add_worksheet(name) for name in names[: len(comparison.columns) + 1])
        blocks = []
        for column, sheet, name in zip(comparison.columns, plans, names[1:], strict=False):
            self._arrange(sheet, 0)
            blocks.append(write_lines(sheet, name, case.plan(column.plan), column.estimate, self._formats, self._voice))
        self._about(first, case, comparison)
        self._comparison(first, comparison, blocks)
        further = names[len(comparison.columns) + 1 :]
        self._crossings(self._book.add_worksheet(further[0]), crossings)
        self._basis(self._book.add_worksheet(further[1]), case, comparison)
        if explained:
            self._happened(self._book.add_worksheet(further[2]), case, comparison, explained)

    def _happened(
        self, sheet: "Worksheet", case: Case, comparison: Comparison, explained: Sequence[ExpectedActual]
    ) -> None:
        self._arrange(sheet, 0)
        answers = {column.plan: column.estimate.likely for column in comparison.columns}
        found = so_far(answers[case.explaining_plan])
        if found is not None:
            write_happened(sheet, explained, found, self._formats, self._voice)

    def _about(self, sheet: "Worksheet", case: Case, comparison: Comparison) -> None:
        """What is compared, of which days, and when this was made: the first thing that is read."""
        days = [line.line.date for line in comparison.columns[0].estimate.likely.lines]
        said = [self._say("book_course", course=told(case.course.title, self._voice))]
        if days:
            said.append(self._say("book_days", count=len(days), first_date=min(days), last_date=max(days)))
        said.append(self._say("book_made", made=self._voice.date(self._made)))
        sheet.set_row(0, 22)
        sheet.write_string(0, 0, handed_title(case, self._voice), self._title)
        for at, text in enumerate(said, start=1):
            sheet.write_string(at, 0, text)

    def _comparison(self, sheet: "Worksheet", comparison: Comparison, blocks: list[dict[Level, Block]]) -> None:
        widths = (_TITLES, *(_FIGURES for _ in blocks))
        heads = [self._say("figure"), *(column.plan for column in comparison.columns)]
        self._heads(sheet, heads, widths, _TABLE, figures=True)
        for at, row in enumerate(table(comparison, self._voice), start=_TABLE + FIRST):
            texts = (row.title, *("" if figure.value is not None else figure.words for figure in row.figures))
            sheet.set_row(at, height_of(zip(texts, widths, strict=True)))
            sheet.write_string(at, 0, row.title, self._wrap)
            for number, figure in enumerate(row.figures):
                formula = _formula(row.key, blocks[number])
                if formula and isinstance(figure.value, int):
                    sheet.write_formula(at, number + 1, formula, self._money, dollars(figure.value))
                else:
                    self._value(sheet, (at, number + 1), row, number)
        end, name = chr(ord("A") + len(blocks)), _quoted(self._say("comparison"))
        second = "Employer_pays" if comparison.backing is Backing.EMPLOYER else "Plan_pays"
        for defined, at in (("You_pay", _TABLE + 2), (second, _TABLE + 5)):
            self._book.define_name(defined, f"='{name}'!$B${at}:${end}${at}")

    def _value(self, sheet: "Worksheet", place: tuple[int, int], row: TableRow, number: int) -> None:
        value, words = row.figures[number]
        if row.money and isinstance(value, int):
            sheet.write_number(*place, dollars(value), self._money)
        elif isinstance(value, int):
            sheet.write_number(*place, value, self._count)
        elif value is not None:
            sheet.write_datetime(*place, value, self._day)
        else:
            sheet.write_string(*place, words, self._words)

    def _crossings(self, sheet: "Worksheet", crossings: Sequence[BreakEven]) -> None:
        self._heads(sheet, [self._say(name) for name in ("whose_cost", "along", "from", "words")], _CROSSINGS)
        found = ((one, crossing) for one in crossings for crossing in one.crossings or (None,))
        for at, (one, crossing) in enumerate(found, start=FIRST):
            by_price = one.axis.value == "price"
            if crossing is None:
                words = no_crossing_words(one, self._voice)
            else:
                words = crossing_words(crossing, one, self._voice)
                value = dollars(crossing.at) if by_price else crossing.at
                sheet.write_number(at, 2, value, self._money if by_price else self._count)
            whose, along = (
                tell_of("named", one.payer, one.backing, self._voice),
                self._say(f"corner_{one.axis.value}"),
            )
            for column, text in ((0, whose), (1, along), (3, words)):
                sheet.write_string(at, column, text, self._wrap)
            texts = (whose, along, "", words)
            sheet.set_row(at, height_of(zip(texts, _CROSSINGS, strict=True)))

    def _basis(self, sheet: "Worksheet", case: Case, comparison: Comparison) -> None:
        self._heads(sheet, [self._say(name) for name in ("about", "says", "column_source")], _BASIS)
        for at, texts in enumerate(self._basis_rows(case, comparison), start=FIRST):
            sheet.set_row(at, height_of(zip(texts, _BASIS, strict=True)))
            for column, text in enumerate(texts):
                sheet.write_string(at, column, text, self._wrap)

    def _basis_rows(self, case: Case, comparison: Comparison) -> Iterator[tuple[str, str, str]]:
        voice = self._voice
        yield self._say("about_what"), self._say("what_it_is"), ""
        for name, points in open_by_plan(case, comparison, self._made, voice):
            for said in points:
                yield name, " ".join(said), voice("confirm.title")
        for name, lines in changes_by_plan(case, comparison, self._made, voice):
            for line in lines:
                yield name, line, voice("could_change.title")
        yield from _sourced(case.course.title, case.course, voice)
        for plan in case.plans:
            yield from _sourced(plan.name, plan, voice)
        for column in comparison.columns:
            for flag in column.estimate.flags:
                yield column.plan, sentence(flag, voice), source_words(flag, voice)

    def _heads(
        self, sheet: "Worksheet", heads: Sequence[str], widths: Sequence[float], at: int = 0, *, figures: bool = False
    ) -> None:
        """Write the heads of columns of such widths; ``figures``: all columns but the first are figures."""
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(at, column, head, self._figure_head if figures and column else self._head)
        sheet.set_row(at, height_of(zip(heads, widths, strict=True)))
        self._arrange(sheet, at)

    def _arrange(self, sheet: "Worksheet", heads: int) -> None:
        """Keep the heads in sight, on paper too."""
        sheet.freeze_panes(heads + 1, 1)
        sheet.repeat_rows(heads)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("compare")(key, **figures)


def _formula(key: str, blocks: dict[Level, Block]) -> str:
    """The formula of a row of the comparison from the plan's own sums; empty: the row is no sum of theirs."""
    likely = blocks[Level.LIKELY]
    if key == "billed":
        return f"={likely.cell('billed')}"
    if key.startswith("first_year_"):
        costs = _COSTS[key.removeprefix("first_year_")]
        paid = [name for name in costs if name in likely.amounts]
        return "=" + "+".join(map(likely.first_year, paid)) if likely.total > likely.first else ""
    whose, _, level = key.partition("_")
    if whose not in _COSTS or level not in (*_RANGE, "likely"):
        return ""
    if level == "likely":
        return f"={_cost(whose, likely)}"
    # A dearer session can leave the patient less to pay: the range is that of what is paid, not of the prices.
    return f"={_RANGE[level]}({','.join(_cost(whose, blocks[one]) for one in Level)})"


def _cost(whose: str, block: Block) -> str:
    paid = (name for name in _COSTS[whose] if name in block.amounts)
    return with_fees("+".join(map(block.cell, paid)), block.fees if whose == "employer" else 0)


def _quoted(name: str) -> str:
    return name.replace("'", "''")


def _sourced(name: str, thing: Course | Plan, voice: Voice) -> list[tuple[str, str, str]]:
    """A name with its remark, and a row for each of its sources: a cell holds only so many signs."""
    named, written = told(name, voice), list(sources_of(thing, voice))
    first = (named, note_of(thing, voice), "".join(written[:1]))
    return [first, *((named, "", source) for source in written[1:])]
