"""Which column of a list is the price of one session: what its arithmetic proves is inferred, the rest is asked."""

from pathlib import Path

import pytest

from calculator.files.listing.choosing import PriceChoice
from calculator.files.price_list import PRICE, Answers
from calculator.files.problems import FileError
from calculator.model.base import PriceRange
from calculator.model.price_list import Doubt
from tests.helpers.price_lists import asked, prices, said, understood

THREE = [("Evaluation", 25_000), ("IM dosing", 45_000), ("Integration", 17_500)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Item,Qty,Amount,Rate", "Evaluation,1,250,250", "IM dosing,6,2700,450", "Integration,6,1050,175"),
        ("Item,Rate,Qty,Amount", "Evaluation,250,1,250", "IM dosing,450,6,2700", "Integration,175,6,1050"),
        ("Service,Sessions,Fee,Charge", "Evaluation,1,250,250", "IM dosing,6,450,2700", "Integration,6,175,1050"),
        ("Service,Count,Unit Price,Total", "Evaluation,1,250,250", "IM dosing,6,450,2700", "Integration,6,175,1050"),
    ],
)
def test_an_amount_that_is_count_times_rate_is_seen_and_said(tmp_path: Path, lines: tuple[str, ...]) -> None:
    listed = understood(tmp_path, *lines, "Total,,4000,4000")
    assert prices(listed) == THREE
    assert (said(listed), listed.questions) == (["inferred_times"], ())


def test_where_one_row_breaks_the_arithmetic_it_is_asked(tmp_path: Path) -> None:
    listed = understood(tmp_path, "Item,Qty,Amount,Rate", "Evaluation,1,250,250", "IM dosing,6,2700,455")
    assert (listed.rows, list(asked(listed))) == ((), [PRICE])


@pytest.mark.parametrize(
    ("total", "way", "price"),
    [("2950", "inferred_foot_all", 45_000), ("16450", "inferred_foot_each", 270_000)],
)
def test_a_total_under_the_amounts_says_what_they_are(tmp_path: Path, total: str, way: str, price: int) -> None:
    listed = understood(tmp_path, "Service,Qty,Amount", "Evaluation,1,250", "IM dosing,6,2700", f"Total,,{total}")
    assert prices(listed) == [("Evaluation", 25_000), ("IM dosing", price)]
    assert said(listed) == [way]


def test_a_column_of_totals_is_divided_and_what_is_no_whole_cent_is_left_out(tmp_path: Path) -> None:
    listed = understood(tmp_path, "Service,Sessions,Line total", "IM dosing,6,2700", "Integration,6,1000")
    assert prices(listed) == [("IM dosing", 45_000)]
    assert said(listed) == ["inferred_total"]
    assert "$1,000.00 for 6 sessions is no whole number of cents" in listed.problems[0].say()


@pytest.mark.parametrize("heading", ["Amount", "Cost", "Charge", "Importe", "Cash cost"])
def test_an_amount_beside_a_number_of_sessions_is_asked_and_the_answer_is_followed(
    tmp_path: Path, heading: str
) -> None:
    lines = (f"Service,Qty,{heading}", "Evaluation,1,250", "IM dosing,6,2700")
    listed = understood(tmp_path, *lines)
    assert listed.rows == ()
    assert asked(listed) == {PRICE: [PriceChoice(2), PriceChoice(2, of_all=True)]}
    each = understood(tmp_path, *lines, answers=Answers(price=PriceChoice(2)))
    assert prices(each) == [("Evaluation", 25_000), ("IM dosing", 270_000)]
    of_all = understood(tmp_path, *lines, answers=Answers(price=PriceChoice(2, of_all=True)))
    assert prices(of_all) == [("Evaluation", 25_000), ("IM dosing", 45_000)]
    assert list(asked(of_all)) == [PRICE]


@pytest.mark.parametrize(
    "heading",
    [
        *("Self-pay price,Insurance rate", "2026 price,2027 price", "Precio al contado,Tarifa normal"),
        *("Old price,New price", "Price,Old price", "Previous,Current", "2025,2026", "Price,2025", "Before,After"),
        *(
            "Cash,Insurance",
            "List,Price",
            "Regular,Sale",
            "Member,Non-member",
            "In-network,Out-of-network",
            "Price,Was",
        ),
        *("Price,Discounted price", "Price,Price with tax", "Gross,Net", "First visit,Follow-up", "Weekday,Weekend"),
        *("Precio anterior,Precio nuevo", "Antes,Ahora", "Contado,Con seguro", "Downtown clinic,Westside clinic"),
    ],
)
def test_two_columns_that_could_be_the_price_are_asked(tmp_path: Path, heading: str) -> None:
    listed = understood(tmp_path, f"Service,{heading}", "Evaluation,250,300", "IM dosing,450,500")
    assert (listed.rows, asked(listed)) == ((), {PRICE: [PriceChoice(1), PriceChoice(2)]})


@pytest.mark.parametrize("heading", ["Price,Deposit", "Price,Discount", "Price,Late fee", "Price,Duration (min)"])
def test_a_column_that_is_no_price_by_its_heading_is_not_asked_about(tmp_path: Path, heading: str) -> None:
    listed = understood(tmp_path, f"Service,{heading}", "Evaluation,250,50", "IM dosing,450,100")
    assert prices(listed) == THREE[:2]


@pytest.mark.parametrize(
    "lines",
    [
        ("Service,Price,Currency", "IM dosing,450,MXN"),
        ("Service,Price (EUR)", "IM dosing,450"),
        ("Servicio,Precio en pesos", "Dosificación IM,450"),
    ],
)
def test_a_column_or_a_heading_can_say_that_prices_are_of_other_money(tmp_path: Path, lines: tuple[str, ...]) -> None:
    listed = understood(tmp_path, *lines)
    assert listed.rows == ()
    assert "is not in US dollars" in listed.problems[0].say()


@pytest.mark.parametrize("heading", ["Price (US$)", "Price (USD)", "Cost in dollars", "Price ($)"])
def test_a_heading_may_say_dollars(tmp_path: Path, heading: str) -> None:
    assert prices(understood(tmp_path, f"Service,{heading},Currency", "IM dosing,450,USD")) == THREE[1:2]
    assert prices(understood(tmp_path, f"Service,Price (MXN),{heading}", "IM dosing,9000,450")) == THREE[1:2]


def test_columns_with_one_heading_are_told_apart_by_their_letters(tmp_path: Path) -> None:
    listed = understood(tmp_path, "Service,Price,Price", "IM dosing,450,500")
    assert [option.figures["column"] for option in listed.questions[0].options] == ["Price (B)", "Price (C)"]


def test_columns_that_say_the_same_are_one(tmp_path: Path) -> None:
    listed = understood(tmp_path, "Service,Price,Our fee", "Evaluation,250,$250.00", "IM dosing,450,450")
    assert (prices(listed), listed.questions) == (THREE[:2], ())


def test_a_low_and_a_high_price_are_a_range_with_its_middle(tmp_path: Path) -> None:
    listed = understood(tmp_path, "Service,Low,High", "Evaluation,150,350", "IM dosing,400.01,800", "Integration,9,8")
    assert [(row.price, row.middle) for row in listed.rows] == [
        (PriceRange(low=15_000, likely=25_000, high=35_000), True),
        (PriceRange(low=40_001, likely=60_001, high=80_000), True),
    ]
    assert "the low price, $9.00, is above the price, $8.00" in listed.problems[0].say()


def test_a_long_name_is_understood_whole_and_shown_cut(tmp_path: Path) -> None:
    name = "A session of three hours with a therapist, a nurse and a physician at hand: integration after dosing"
    (row,) = understood(tmp_path, "Service;Price", f"{name};175").rows
    assert [service.value for service in row.services] == ["integration"]
    assert (len(row.name), row.name[-1]) == (80, "…")


def test_what_only_numbers_the_rows_is_no_number_of_sessions(tmp_path: Path) -> None:
    listed = understood(tmp_path, "Number,Service,Price", "1,Evaluation,250", "2,IM dosing,450", "3,Integration,175")
    assert [row.count for row in listed.rows] == [None, None, None]


def test_a_list_of_ones_says_nothing_of_how_many_sessions_there_are(tmp_path: Path) -> None:
    ones = understood(tmp_path, "Service,Qty,Price", "Evaluation,1,250", "IM dosing,1,450")
    assert [row.count for row in ones.rows] == [None, None]
    some = understood(tmp_path, "Service,Qty,Price", "Evaluation,1,250", "IM dosing,6 sessions,450")
    assert [row.count for row in some.rows] == [1, 6]


def test_without_headings_names_and_prices_are_found_by_what_they_are(tmp_path: Path) -> None:
    listed = understood(tmp_path, "Inner Path,", "Evaluation,$250", "IM dosing,450", "Late cancellation,75")
    assert (prices(listed), said(listed)) == (THREE[:2], ["no_headings"])
    two = understood(tmp_path, "Evaluation,60,250", "IM dosing,180,450")
    assert (two.rows, asked(two)) == ((), {PRICE: [PriceChoice(1), PriceChoice(2)]})
    assert two.questions[0].options[1].figures["column"] == "C"


@pytest.mark.parametrize("heading", ["Price (package of 6)", "Price for 6 sessions", "Fee, 6 sessions"])
def test_a_heading_can_say_that_prices_are_for_several_sessions(tmp_path: Path, heading: str) -> None:
    listed = understood(tmp_path, f'Service,"{heading}"', "IM dosing,2400")
    assert [row.doubt for row in listed.rows] == [Doubt.PACKAGE]


@pytest.mark.parametrize("heading", ["Series price", "Package price", "Old price", "Member rate", "Site A"])
def test_one_column_of_which_nothing_says_that_everybody_pays_it_now_is_asked(tmp_path: Path, heading: str) -> None:
    listed = understood(tmp_path, f"Service,{heading}", "IM dosing,2400")
    assert (listed.rows, asked(listed)) == ((), {PRICE: [PriceChoice(1)]})


@pytest.mark.parametrize("heading", ["Deposit", "Minutes", "Discount"])
def test_a_table_with_headings_and_none_of_a_price_is_not_guessed_at(tmp_path: Path, heading: str) -> None:
    with pytest.raises(FileError):
        understood(tmp_path, f"Service,{heading}", "IM dosing,2400")


def test_notes_and_headings_of_groups_are_passed_over_and_headings_may_stand_again(tmp_path: Path) -> None:
    lines = ("Service,Price", "Prices are valid through 2027,", "Evaluation,250", "Service,Price", "IM dosing,450")
    listed = understood(tmp_path, *lines)
    assert (prices(listed), listed.problems) == (THREE[:2], ())


def test_under_the_heading_of_a_group_every_row_is_what_it_says(tmp_path: Path) -> None:
    lines = ("Service,Price", "Sessions,", "IM dosing,450", "Cancellation fees,", "IM dosing,75", "Other,", "Intake,90")
    listed = understood(tmp_path, *lines)
    assert [(row.row, row.doubt) for row in listed.rows] == [(3, None), (5, Doubt.LATE), (7, None)]
    sentence = "Please cancel two days before the visit,"
    assert understood(tmp_path, "Service,Price", sentence, "IM dosing,450").rows[0].doubt is None


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("from $450", Doubt.AT_LEAST),
        ("up to $450", Doubt.AT_MOST),
        ("~$450", Doubt.ABOUT),
        ("$450/hour", Doubt.PER_HOUR),
        ("$450 per package", Doubt.PACKAGE),
        ("0.00", Doubt.FREE),
    ],
)
def test_a_price_that_is_not_all_or_not_for_a_session_is_in_doubt(tmp_path: Path, text: str, doubt: Doubt) -> None:
    assert understood(tmp_path, "Service,Price", f"IM dosing,{text}").rows[0].doubt is doubt


@pytest.mark.parametrize(
    "lines",
    [
        ("Service,Hourly rate", "Integration,175"),
        ("Service,Price (per hour)", "Integration,175"),
        ("Service,Price", "Integration (per hour),175"),
        ("Servicio,Precio", "Integración / hora,175"),
        ("Service,Unit,Price", "Integration,per hour,175"),
    ],
)
def test_a_heading_or_a_name_can_say_that_a_price_is_for_an_hour(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert understood(tmp_path, *lines).rows[0].doubt is Doubt.PER_HOUR


def test_a_note_may_speak_of_anything_but_a_label_says_what_a_row_is(tmp_path: Path) -> None:
    lines = (
        "Service,Price,Notes",
        "IM dosing,450,a late cancellation is charged in full",
        "Integration,75,no-show fee",
    )
    assert [row.doubt for row in understood(tmp_path, *lines).rows] == [None, Doubt.LATE]
