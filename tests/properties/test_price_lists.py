"""Whole random price lists: however a clinic writes its prices, the course gets them to the cent, or is as it was."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.engine.price_list import priced
from calculator.files import bundled, price_list
from calculator.files.listing.words import words
from calculator.files.problems import FileError
from calculator.model.price_list import Fate
from calculator.money import format_decimal, format_money

COURSE = next(course for course in bundled.courses() if course.template == "im_kap_6")
NAMES = (
    ("Medical evaluation", "Consultation (60 min)", "Evaluación inicial"),
    ("Therapist intake", "Entrevista inicial"),
    ("Preparation", "Preparation session (before dosing)", "Sesión de preparación"),
    ("IM dosing", "Ketamine session", "IM dosing (integration not included)", "Dosificación IM"),
    ("Integration", "Integration after the infusion", "Sesión de integración"),
)
MENTIONS = (
    "Late cancellation of an IM session",
    "Deposit for dosing",
    "Administration fee",
    "Integration not included",
)


def spanish(cents: int) -> str:
    return format_money(cents).translate(str.maketrans(",.", ".,"))


WRITINGS: tuple[Callable[[int], str], ...] = (
    format_decimal,
    format_money,
    lambda cents: f"US{format_money(cents)}",
    lambda cents: f"{format_decimal(cents)} USD",
    lambda cents: f"{format_money(cents)}/session",
    lambda cents: f"{format_money(cents)} per visit",
)


class Listed(NamedTuple):
    """A list as a clinic would write it: of each line of the course its name, cents and sessions."""

    names: tuple[str, ...]
    cents: tuple[int, ...]
    counts: tuple[int, ...]


LISTS = st.builds(
    Listed,
    st.tuples(*(st.sampled_from(names) for names in NAMES)),
    st.tuples(*(st.integers(100, 999_999) for _ in NAMES)),
    st.tuples(*(st.integers(2, 40) for _ in NAMES)),
)


def read(rows: list[list[str]], separator: str) -> price_list.PriceList:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_text(out.getvalue(), encoding="utf-8", newline="")
        return price_list.read(path)


@settings(max_examples=60, deadline=None)
@given(
    LISTS,
    st.permutations(["Service", "Sessions", "Price", "Notes"]),
    st.sampled_from(WRITINGS),
    st.sampled_from(",;\t"),
    st.lists(st.sampled_from(MENTIONS), unique=True),
)
def test_a_list_in_any_order_and_writing_prices_each_line_to_the_cent(
    listed: Listed,
    head: list[str],
    write: Callable[[int], str],
    separator: str,
    mentions: list[str],
) -> None:
    rows = [
        {"Service": name, "Sessions": str(count), "Price": write(cents), "Notes": "by phone"}
        for name, cents, count in zip(*listed, strict=True)
    ]
    rows += [{"Service": name, "Sessions": "1", "Price": write(7_500), "Notes": ""} for name in mentions]
    table = [list(head), *([row[title] for title in head] for row in rows)]
    understood = read(table, separator)
    assert (understood.problems, understood.questions) == ((), ())
    made = priced(COURSE, understood.rows)
    assert [(line.price.likely, line.count) for line in made.course.lines] == list(
        zip(listed.cents, listed.counts, strict=True)
    )
    assert {line.fate for line in made.lines[5:]} <= {Fate.ASKED, Fate.NOT_IN_COURSE}


@settings(max_examples=60, deadline=None)
@given(LISTS, st.sampled_from([format_decimal, format_money, spanish]), st.booleans(), st.booleans())
def test_amounts_and_rates_are_told_apart_by_their_arithmetic_in_any_order(
    listed: Listed, write: Callable[[int], str], swapped: bool, with_total: bool
) -> None:
    lines = list(zip(*listed, strict=True))
    rows = [[name, str(count), write(cents * count), write(cents)] for name, cents, count in lines]
    head = ["Service", "Qty", "Amount", "Rate"]
    if with_total:
        rows.append(["Total", "", write(sum(cents * count for _, cents, count in lines)), ""])
    if swapped:
        head, rows = [*head[:2], *head[:1:-1]], [[*row[:2], *row[:1:-1]] for row in rows]
    understood = read([head, *rows], ";")
    assert [key for key, _ in understood.said] == ["inferred_times"]
    made = priced(COURSE, understood.rows).course
    assert [(line.price.likely, line.count) for line in made.lines] == list(
        zip(listed.cents, listed.counts, strict=True)
    )


WORDS = st.sampled_from(
    sorted(
        {
            word
            for key in (
                "service_dosing",
                "service_integration",
                "mention_late",
                "mention_package",
                "route_im",
                "link_of",
            )
            for word in words(key)
        }
        | {"and", "or", "/", "(", ")", ",", "84 mg", "6", "not included", "J0013", "with", "-", "per mg", "Ketamine"}
    )
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=8))
def test_whatever_a_name_says_it_prices_what_it_names_or_nothing(said: list[str]) -> None:
    understood = read([["Service", "Price"], ["x " + " ".join(said), "123.45"]], ",")
    made = priced(COURSE, understood.rows)
    touched = {one.service for one, was in zip(made.course.lines, COURSE.lines, strict=True) if one != was}
    (row,) = understood.rows
    assert touched <= set(row.services)
    assert not (row.doubt and touched)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text(alphabet='Service,Price\n"$450-;\tIM()', max_size=12), max_size=5), max_size=8))
def test_any_table_is_read_or_refused_and_a_row_in_doubt_prices_nothing(cells: list[list[str]]) -> None:
    try:
        understood = read([["Service", "Price"], *cells], ",")
    except FileError:
        return
    made = priced(COURSE, understood.rows)
    changed = [line for line in made.lines if line.fate is Fate.PRICED]
    assert all(line.listed is not None and line.listed.doubt is None for line in changed)
