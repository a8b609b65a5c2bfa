"""A sheet is laid out to see where it ends, and once for all figures that may stand in it."""

import json
from collections.abc import Iterator

import pytest
import typst

from calculator.files.bundled import example
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.sheets import fonts, last_page, render
from calculator.sheets.last_page import End, Way
from tests.sheets.reading import made, pages, text

WIDTHS = """
#set text(font: "FAMILY", number-width: "tabular")
#context {
  let digits = "0123456789".clusters()
  let wide(weight, words) = measure(text(weight: weight, words)).width.pt()
  [#metadata((400, 600).map(weight => (
    (digits.map(a => digits.map(b => wide(weight, a + b))).flatten(),)
      + "$,.% ()-·:".clusters().map(sign => digits.map(digit => wide(weight, sign + digit)))
      + "$,.% ()-·:".clusters().map(sign => digits.map(digit => wide(weight, digit + sign)))
  )).join()) <widths>]
}
"""


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    last_page._known.cache_clear()
    yield
    last_page._known.cache_clear()


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[End]:
    """Where each sheet that is laid out ends, as it is found."""
    ends: list[End] = []
    end_of = render._end

    def noted(files: dict[str, bytes]) -> End:
        ends.append(end_of(files))
        return ends[-1]

    monkeypatch.setattr(render, "_end", noted)
    return ends


def priced(cents: int) -> Case:
    case = example()
    lines = tuple(changed(line, price=PriceRange.fixed(cents)) for line in case.course.lines)
    return changed(case, course=changed(case.course, lines=lines))


def test_a_sheet_that_would_end_in_a_few_lines_is_set_tighter(laid_out: list[End]) -> None:
    sheet = pages(made(example(), sessions=False, months=True))
    assert [end.is_short for end in laid_out] == [True, False]
    assert laid_out[0].page == len(sheet) + 1
    assert laid_out[1].page == len(sheet)


def test_a_thin_last_page_is_saved_where_less_room_is_enough(laid_out: list[End]) -> None:
    case = example()
    shorter = changed(case, course=changed(case.course, lines=case.course.lines[:4]))
    sheet = pages(made(shorter, reasons=False))
    assert not laid_out[0].is_short
    assert (laid_out[0].page, laid_out[1].page, len(sheet)) == (3, 2, 2)


def test_a_sheet_that_ends_well_is_laid_out_once(laid_out: list[End]) -> None:
    sheet = pages(made(example(), sessions=False))
    assert laid_out == [End(len(sheet), laid_out[0].down)]
    assert not laid_out[0].is_short


def test_other_figures_are_not_laid_out_again_and_make_the_same_sheet(laid_out: list[End]) -> None:
    made(priced(40_137))
    before = len(laid_out)
    known = made(priced(40_174))
    assert len(laid_out) == before
    last_page._known.cache_clear()
    assert made(priced(40_174)) == known
    assert len(laid_out) == 2 * before
    assert "401.74" in text(known)


def test_longer_and_shorter_figures_make_the_sheet_that_they_would_make_alone(laid_out: list[End]) -> None:
    prices = (40_137, 40_300, 41_099, 43_288, 46_000, 47_535)
    in_turn = [made(priced(cents)) for cents in prices]
    once = len(laid_out)
    for cents, sheet in zip(prices, in_turn, strict=True):
        last_page._known.cache_clear()
        assert made(priced(cents)) == sheet
    assert once < len(prices)


@pytest.mark.parametrize(
    ("end", "sure"),
    [
        (End(1, 5), True),
        (End(1, 90.5), False),
        (End(2, 51.9), False),
        (End(2, 52), True),
        (End(3, 90), True),
        (End(3, 90.1), False),
    ],
)
def test_a_sheet_that_ends_far_from_the_foot_and_the_head_of_a_page_is_laid_out_once(end: End, sure: bool) -> None:
    laid: list[Way] = []

    def lay(way: Way) -> End:
        laid.append(way)
        return end

    for values in ('{"pays": "9.00"}', '{"pays": "1,000.00"}', '{"pays": "0.00"}'):
        assert last_page.way_to_set("patient", values, lay) == {}
    ways = 4 if end.page > 1 and end.down < 42 else 1
    assert len(laid) == ways * (2 if sure else 3)


def test_an_amount_that_is_nothing_now_is_another_sheet(laid_out: list[End]) -> None:
    made(priced(40_137))
    before = len(laid_out)
    made(priced(0))
    assert len(laid_out) > before


def test_every_way_is_tried_and_the_plain_one_taken_where_none_helps() -> None:
    tried: list[Way] = []

    def short(way: Way) -> End:
        tried.append(way)
        return End(3, 10)

    assert last_page.way_to_set("patient", '{"name": "never short"}', short) == {}
    assert tried == [{}, {"tight": True}, {"fuller": True}, {"tight": True, "fuller": True}]


@pytest.mark.parametrize(
    ("end", "short"), [(End(1, 10), False), (End(2, 10), True), (End(2, 25.9), True), (End(2, 26), False)]
)
def test_what_a_few_lines_are(end: End, short: bool) -> None:
    assert end.is_short is short


def test_all_figures_of_the_typeface_are_as_wide_as_one_another() -> None:
    page = WIDTHS.replace("FAMILY", fonts.FAMILY).encode()
    compiler = typst.Compiler(input={"main.typ": page}, root=".", font_paths=render._loaded_fonts())  # type: ignore[type-var]
    widths = json.loads(compiler.query("<widths>", field="value", one=True))
    assert len(widths) == 42
    assert [{round(width, 4) for width in alike} for alike in widths if len({round(one, 4) for one in alike}) > 1] == []
