"""A number of a workbook as its cell shows it: 484.23375 in the format ``$#,##0.00`` is $484.23.

What a person reads in a list is what the cell shows. Numbers come as decimals of the fifteen digits that a spreadsheet
has, so that no binary fraction tips a half cent. Source of the codes: ECMA-376 part 1, 18.8.31 (numFmts).
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]\-]*)(?:-[^\]]*)?\]|(?P<bracket>\[[^\]]*\])'
    r"|_(?P<room>.)|\*(?P<fill>.)|(?P<digits>(?:[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+),*)|(?P<end>;)|(?P<plain>.)"
)
_DATES: Final = frozenset("ymdhseg/")
_MOST_DIGITS: Final = 15
_FORMATTED: Final = 10**_MOST_DIGITS
"""What is larger is no amount, and its digits are shown as they are."""

_WIDE: Final = Context(prec=300)
"""Digits for any format, which has 255 characters at most."""

_NO_NUMBER: Final = "#NUM!"
"""What a spreadsheet shows of what is beyond all numbers."""


class _Section(NamedTuple):
    """How one kind of number is shown: text before and after, decimals, whether in groups of three and without a zero
    before the point, and the scale."""

    before: str
    after: str
    least: int
    most: int
    grouped: bool
    bare: bool
    thousands: int
    percent: bool
    has_number: bool


def shown(value: float, code: str) -> str:
    """``value`` as a cell with the number format ``code`` shows it. A code that is not known shows all its digits."""
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_MOST_DIGITS}g}")
    if not number.is_finite():
        return _NO_NUMBER
    formatted = code and code.casefold() not in ("general", "@", "standard") and abs(number) < _FORMATTED
    sections = _sections(code) if formatted else None
    if not sections:
        return _digits(number)
    place = 1 if number < 0 and len(sections) > 1 else 2 if number == 0 and len(sections) > 2 else 0
    sign = "-" if number < 0 and place == 0 else ""
    section = sections[place]
    if not section.has_number:
        return (sign + section.before).strip()
    return (section.before + sign + _figures(abs(number), section) + section.after).strip()


def _figures(number: Decimal, section: _Section) -> str:
    scaled = number.scaleb((2 if section.percent else 0) - 3 * section.thousands)
    rounded = scaled.quantize(Decimal(1).scaleb(-section.most), rounding=ROUND_HALF_UP, context=_WIDE)
    text = f"{rounded:{',' if section.grouped else ''}.{section.most}f}"
    extra = section.most - section.least
    while extra and text.endswith("0"):
        text, extra = text[:-1], extra - 1
    text = text.removesuffix(".")
    return text.removeprefix("0") if section.bare and rounded < 1 else text


def _digits(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def _sections(code: str) -> tuple[_Section, ...] | None:
    """The sections of a format; None: one that is left to show its digits, such as a date or a condition."""
    made, before, after, digits = [], "", "", ""
    for match in _TOKEN.finditer(code[:255] + ";"):
        kind, text = match.lastgroup or "", match[match.lastgroup or 0] or ""
        if kind == "end":
            made.append(_section(before, after, digits))
            before, after, digits = "", "", ""
        elif kind == "digits":
            if digits:
                return None
            digits = text
        elif kind == "bracket":
            if re.match(r"\[[<>=]", text):
                return None
        elif kind == "plain" and text.casefold() in _DATES:
            return None
        elif kind in ("quoted", "escaped", "currency", "plain", "room"):
            said = " " if kind == "room" else text
            before, after = (before, after + said) if digits else (before + said, after)
    return tuple(made)


def _section(before: str, after: str, digits: str) -> _Section:
    bare = digits.rstrip(",")
    whole, _, decimals = bare.partition(".")
    return _Section(
        before=before,
        after=after,
        least=decimals.count("0"),
        most=len(decimals),
        grouped="," in whole,
        bare="0" not in whole,
        thousands=len(digits) - len(bare),
        percent="%" in before + after,
        has_number=bool(digits),
    )
