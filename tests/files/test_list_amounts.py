"""Texts of prices in lists, in every way that people write them; what is not wholly understood is no price."""

import pytest

from calculator.files.listing.amounts import Extent, Per, has_comma_decimals, read_price
from calculator.money import MAX_CENTS, AmountError


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("250", 25_000),
        ("$1,250.00", 125_000),
        ("1.250,00", 125_000),
        ("1.250.000,00", 125_000_000),
        ("US$250", 25_000),
        ("US $ 1,250.50", 125_050),
        ("USD 250", 25_000),
        ("250 USD", 25_000),
        ("450 dólares", 45_000),
        ("450,50", 45_050),
        ("1 250.00", 125_000),
        ("1'250.00", 125_000),
        ("$450.", 45_000),
        ("450.-", 45_000),
        ("$ .50", 50),
        ("$450*", 45_000),
        ("450 (cash)", 45_000),
        ("$450 (Self-pay)", 45_000),
        ("$450 (60 min)", 45_000),
        ("$450 (2-hour)", 45_000),
        ("450 (una hora)", 45_000),
        ("cash $450", 45_000),
        ("$450 US", 45_000),
        ("$ 450 .00", 45_000),
        ("450,5", 45_050),
        ("$0", 0),
        ("9,999,999.99", MAX_CENTS),
    ],
)
def test_an_amount_is_read_in_every_common_way_of_writing_it(text: str, cents: int) -> None:
    assert read_price(text) == (cents, cents, Extent.EXACT, None)


@pytest.mark.parametrize(
    "text",
    [
        *("$400-$800", "$400 – $800", "400–800", "400 to 800", "400 a 800", "entre 400 y 800", "between $400 and $800"),
        *("US$400 — US$800", "from $400 to $800", "desde $400 hasta $800", "$400.00-800.00", "de 400 a 800"),
    ],
)
def test_a_range_has_two_ends(text: str) -> None:
    assert read_price(text) == (40_000, 80_000, Extent.EXACT, None)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        *((text, Per.SESSION) for text in ("$450/session", "450 per visit", "$450 each", "450 c/u", "$450 por sesión")),
        *((text, Per.SESSION) for text in ("$450 per 2-hour session", "$450 (per session)", "$450 USD / visita")),
        *((text, Per.MG) for text in ("$450/mg", "450 per mg", "450 por mg")),
        *((text, Per.HOUR) for text in ("$450/hour", "450 per hr", "450 por hora", "$450 per half hour")),
        *((text, Per.OTHER) for text in ("$450 per package", "$450 per 6 sessions", "450 por paquete", "$450/month")),
        *((text, Per.OTHER) for text in ("$450 (6 sessions)", "$450 for 6", "$450 x 6", "6 x $450")),
        *((text, Per.HOUR) for text in ("$450/hr?", "$450 / 2 hours", "$450 (per 60 minutes)", "$450 for 60 min")),
        ("$450 per session (2 hr)", Per.SESSION),
        ("$450 per unit", Per.UNIT),
    ],
)
def test_what_an_amount_is_for_is_read_with_it(text: str, per: Per) -> None:
    assert read_price(text) == (45_000, 45_000, Extent.EXACT, per)


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        *((text, Extent.AT_LEAST) for text in ("from $450", "450+", "desde $450", "a partir de 450", "450 or more")),
        *((text, Extent.AT_LEAST) for text in ("starting at $450", "min. $450", "$450 and up", "450 o más")),
        *((text, Extent.AT_MOST) for text in ("up to $450", "hasta 450", "max. 450")),
        *((text, Extent.ABOUT) for text in ("~$450", "approx. 450", "about $450", "aprox. 450", "$450?")),
        *((text, Extent.REMARKED) for text in ("450 + tax", "450 (deposit)", "$450 (incl. labs)", "$450 (IM)")),
    ],
)
def test_an_amount_that_is_not_all_of_the_price_says_so(text: str, extent: Extent) -> None:
    assert read_price(text) == (45_000, 45_000, extent, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "negative") for text in ("-450", "(450.00)", "$(450.00)", "$-450", "−$450", "450-", "–450")),
        *((text, "other_money") for text in ("€450", "450 EUR", "£450", "MX$450", "450 pesos", "CAD 450", "C$450")),
        *((text, "not_money") for text in ("", "N/A", "ask", "1,250,00", "$400/$800", "$450 (was $500)", "$4OO")),
        *((text, "not_money") for text in ("$2.5k", "45,00,00", "450 500", "12:30", "free", "٤٥٠", "20%")),
        *((text, "decimals") for text in ("1.005", "1.250", "$484.23375")),
        ("$800-$400", "falls"),
        ("99999999", "too_large"),
    ],
)
def test_what_is_not_wholly_understood_is_no_price(text: str, code: str) -> None:
    with pytest.raises(AmountError) as caught:
        read_price(text)
    assert caught.value.code == code


def test_a_point_or_a_comma_means_what_the_list_shows_that_it_means() -> None:
    assert has_comma_decimals(["1.250", "175,00"]) is True
    assert has_comma_decimals(["1,250", "175.00"]) is False
    assert has_comma_decimals(["1.250,00", "175.00"]) is None
    assert has_comma_decimals(["450"]) is None
    assert read_price("1.250", comma=True).low == 125_000
    with pytest.raises(AmountError):
        read_price("12,50", comma=False)


def test_a_long_text_is_no_price_in_a_blink() -> None:
    for sign in ("1", "(", "$", "1,", "from ", "- "):
        with pytest.raises(AmountError):
            read_price(sign * 100_000)
