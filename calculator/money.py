"""Cents and basis points: parse, format, round half up.

Money is a whole number of cents and a rate a whole number of basis points (1% = 100) everywhere inside the
program. Text becomes a number here, once, and a number becomes text here, once. No float is ever involved.
"""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    pass

WHOLE: Final = 10_000
"""100% in basis points."""

MAX_CENTS: Final = 999_999_999
"""The largest amount a person can enter: $9,999,999.99. More is a slip of the finger, not a price."""

# Compiled when something is first read by them: the window opens without.
_MONEY: Final = r"\$?\s*+(?P<whole>\d{1,3}(?:,\d{3})++|\d++)?(?:\.(?P<cents>\d{1,2}))?\s*+\Z"
_PERCENT: Final = r"(?P<whole>\d{1,3})(?:\.(?P<part>\d{1,2}))?\s*+%?\s*+\Z"


class AmountError(ValueError):
    """Text that is not an amount of money or a percentage. Its message says what would be.

    ``code`` and ``text`` let a window say the same in another language (catalogue key ``amount.<code>``).
    """

    def __init__(self, code: str, message: str, text: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.text = text


def parse_money(text: str) -> int:
    """Read an amount a person or a file wrote, such as ``450``, ``$1,250.00`` or ``.50``.

    Returns:
        Cents, from 0 to MAX_CENTS.

    Raises:
        AmountError: the text is not an amount, is negative, has parts of a cent, or is beyond MAX_CENTS.
    """
    stripped = text.strip()
    if stripped.startswith(("-", "−", "(")):
        raise AmountError("negative", "an amount cannot be negative: write 0 or more, for example 450.00")
    match = re.match(_MONEY, stripped)
    if match is None or (match["whole"] is None and match["cents"] is None):
        if re.fullmatch(r"\$?[\d,]*+\.\d{3,}+", stripped):
            raise AmountError("decimals", "an amount has at most two decimals: for example 450.00")
        message = f"“{_short(stripped)}” is not an amount of money: write for example 450 or 450.00"
        raise AmountError("not_money", message, _short(stripped))
    whole = (match["whole"] or "0").replace(",", "").lstrip("0")
    if len(whole) > 7:
        raise AmountError("too_large", f"an amount can be at most {format_money(MAX_CENTS)}")
    return int(whole or "0") * 100 + int((match["cents"] or "0").ljust(2, "0"))


def parse_percent(text: str) -> int:
    """Read a percentage such as ``20``, ``20%`` or ``7.65 %``.

    Returns:
        Basis points, from 0 to 10,000.

    Raises:
        AmountError: the text is not a percentage, is negative or above 100%.
    """
    stripped = text.strip()
    match = re.match(_PERCENT, stripped)
    if match is None:
        message = f"“{_short(stripped)}” is not a percentage: write a number from 0 to 100, for example 20"
        raise AmountError("not_percent", message, _short(stripped))
    points = int(match["whole"]) * 100 + int((match["part"] or "0").ljust(2, "0"))
    if points > WHOLE:
        message = f"{_short(stripped)} is more than 100%: write a number from 0 to 100, for example 20"
        raise AmountError("above_whole", message, _short(stripped))
    return points


def percent_doubt(text: str) -> int | None:
    """The other thing that a typed or pasted percentage may mean: ``0.2`` is 0.2%, or the 20% of a table of fractions.

    Returns:
        The other reading in basis points, to be asked about; None where there is no doubt: with a percent sign, from 1
        on, for 0, and for what is no percentage.
    """
    match = re.match(_PERCENT, text.strip())
    if match is None or "%" in text or int(match["whole"]) or not int(match["part"] or "0"):
        return None
    return int(match["part"].ljust(2, "0")) * 100


def format_decimal(cents: int) -> str:
    """Write cents as the decimal string used in files: ``45000`` as ``450.00``. Negative amounts keep their sign."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def format_money(cents: int) -> str:
    """Write cents for a person: ``131250`` as ``$1,312.50``."""
    sign = "−" if cents < 0 else ""
    return f"{sign}${abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def format_dollars(cents: int) -> str:
    """Write cents as whole dollars, half a dollar rounded up, for headlines: ``131250`` as ``$1,313``."""
    sign = "−" if cents < 0 else ""
    return f"{sign}${(abs(cents) + 50) // 100:,}"


def format_difference(cents: int, than: int) -> str:
    """Write by how much ``cents`` differs from ``than``: ``+$975.00``, ``−$975.00``, or ``$0.00`` where it does not."""
    difference = format_money(cents - than)
    return f"+{difference}" if cents > than else difference


def format_percent(points: int) -> str:
    """Write basis points as a percentage without needless zeros: ``2000`` as ``20%``, ``765`` as ``7.65%``."""
    whole, part = divmod(points, 100)
    return f"{whole}.{part:02d}".rstrip("0").rstrip(".") + "%" if part else f"{whole}%"


def share(amount: int, points: int) -> int:
    """The part of ``amount`` (cents) that ``points`` (basis points) is, rounded half up to the cent."""
    return (amount * points + WHOLE // 2) // WHOLE


def allocate(total: int, weights: tuple[int, ...]) -> tuple[int, ...]:
    """Divide ``total`` cents in proportion to ``weights`` so that the parts add up to the total exactly.

    The cents left over by rounding down go to the largest remainders, earlier parts first. With no weight at all
    everything falls on the first part.
    """
    whole = sum(weights)
    if not weights:
        return ()
    if whole == 0:
        return (total, *(0 for _ in weights[1:]))
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return tuple(parts)


def cents_of_json_number(value: object) -> int:
    """Read a JSON number of dollars exactly (parsed as an int or a Decimal, never as a float).

    Raises:
        AmountError: it is no number, is negative, has parts of a cent or is beyond MAX_CENTS.
    """
    from decimal import Decimal  # noqa: PLC0415 (only published cases have such numbers)

    whole = isinstance(value, int) and not isinstance(value, bool)
    dollars = Decimal(value) if isinstance(value, int | Decimal) and (whole or isinstance(value, Decimal)) else None
    # Looked at before it is reckoned with: 1e999999999 is a number, and too large for everything.
    if dollars is None or not 0 <= dollars <= MAX_CENTS // 100 + 1 or (dollars and dollars.adjusted() < -2):
        raise _no_dollars(value)
    cents = dollars * 100
    if cents != cents.to_integral_value() or cents > MAX_CENTS:
        raise _no_dollars(value)
    return int(cents)


def _no_dollars(value: object) -> AmountError:
    text = _short(str(value))
    between = f"between 0 and {format_money(MAX_CENTS)}"
    return AmountError("not_money", f"{text} is not an amount of dollars and whole cents {between}", text)


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
