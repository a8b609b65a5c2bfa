"""What the answers to the form's important questions say: their sentences, dates, other deductibles, an account."""

import datetime
import re
from typing import Final, NamedTuple

from calculator.files.sbc.squeezed import MONEY, one_line, squeeze

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep", "oct", "nov", "dec dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_ASIDE: Final = re.compile(
    r"contribut|aporta|\baccounts?|\bHRA\b|\bHSA\b|reimburs|per admission|per occurrence|prescription drug deductible",
    re.IGNORECASE,
)


_OTHER_LIMIT: Final = re.compile(
    r"coinsurance\s+(?:limit|maximum).*(?=out-?of-?pocket\s+(?:limit|maximum)\s*:)", re.IGNORECASE | re.DOTALL
)
"""A limit of coinsurance alone that is printed before the limit of everything."""


_PERSONS: Final = ("individual", "family")


class Period(NamedTuple):
    """The coverage period: its first day, and whether the header says it: with a last day a year later, or none."""

    starts: datetime.date
    sure: bool


def cents(text: str) -> int:
    """``1,500.00`` as cents."""
    whole, _, part = text.replace(",", "").partition(".")
    return int(whole or 0) * 100 + int(part or 0)


def sentences(text: str) -> list[str]:
    """An answer's sentences."""
    return [one.strip() for one in re.split(r"(?<=[.!?])\s+(?=[A-Z¿¡$])", text) if one.strip()]


def main_part(text: str) -> str:
    """An answer without the sentences about something else: an employer's account, an amount for each admission."""
    kept = "\n".join(one for one in sentences(text) if not (_ASIDE.search(one) and "$" in one))
    return _OTHER_LIMIT.sub("", kept)


def period(text: str) -> Period | None:
    """The coverage period that a header states; None: none."""
    plain = one_line(text)
    days = [day for match in _DAY.finditer(plain) if (day := _day(match)) is not None]
    if not days:
        year = re.match(r"(?:plan year )?(20\d\d)\b", plain.strip(" :"), re.IGNORECASE)
        return Period(datetime.date(int(year[1]), 1, 1), sure=False) if year else None
    if half := _DAY_WITHOUT_YEAR.search(plain):
        first = _day_of(days[0].year, _MONTHS.get(half["month"].lower(), 0), int(half["day"]))
        days = [first, *days] if first else days
    year_long = len(days) == 2 and _LEAST_DAYS <= (days[1] - days[0]).days <= _MOST_DAYS
    return Period(days[0], sure=year_long or (len(days) == 1 and _ALONE.fullmatch(_DAY.sub("@", plain)) is not None))


_ALONE: Final = re.compile(r"[^\d–—@-]*@(?! ?(?:[–—-]|(?:to|through|thru|al?|hasta)\b)).*")
"""A first day with no other beside it: in "0l/01/2026 – 12/31/2026" only the last one is understood."""

_LEAST_DAYS: Final = 363
_MOST_DAYS: Final = 367
_DAY_WITHOUT_YEAR: Final = re.compile(
    r"(?P<month>[A-Za-z]{3})[a-z]*\.? (?P<day>\d{1,2}) ?(?:-|–|—|to|through|thru) ?[A-Za-z]{3,9}\.? \d"
)
_DAY: Final = re.compile(
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<m2>\d{1,2})\s?[/.-]\s?(?P<d2>\d{1,2})\s?[/.-]\s?(?P<y2>\d{4}|\d{2})(?!\d)"
    r"|(?P<d3>\d{1,2})[ /](?:de )?(?P<m3>[A-Za-z]{3})[a-z]*\.?,?[ /](?:de )?(?P<y3>\d{4})"
    r"|(?P<m4>[A-Za-z]{3})[a-z]*\.? (?P<d4>\d{1,2}),? (?P<y4>\d{4})"
)


def _day(match: re.Match[str]) -> datetime.date | None:
    number = next(one for one in "1234" if match[f"y{one}"])
    month = match[f"m{number}"]
    figures = (
        match[f"y{number}"],
        str(_MONTHS.get(month.lower(), 0)) if month.isalpha() else month,
        match[f"d{number}"],
    )
    year, at, day = (int(one) for one in figures)
    return _day_of(year + 2000 if year < 100 else year, at, day)


def _day_of(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def other_deductibles(text: str) -> tuple[tuple[str, int], ...]:
    """Deductibles for specific services: the service in the document's words, and cents."""
    plain = one_line(text)
    found = [
        (match[2].strip(" ,."), cents(match[1]))
        for match in re.finditer(
            r"\$([\d,]+(?:\.\d\d)?)(?: per [a-z]+| ?/ ?[a-z]+)? (?:deductible )?(?:for|para) "
            r"([^.;$]{3,80}?)(?= (?:and|y) \$|[.;,](?: |$)|$)",
            plain,
            re.IGNORECASE,
        )
    ]
    if found:
        return tuple(found)
    return tuple(
        (match[1].strip(" ,.:-"), cents(match[2]))
        for match in re.finditer(
            r"(?:^|[.;,] ?)(?:Yes\.? |Sí\.? )?([A-Z][A-Za-z ()/]{3,60}?) ?[:-]? \$([\d,]+(?:\.\d\d)?)", plain
        )
    )


class Account(NamedTuple):
    """What an employer puts into the member's account in cents, individual and (None: not said) family. ``sure``: no
    other amount stands in its sentence, and each is whole."""

    individual: int
    family: int | None
    sure: bool


def employer_account(text: str) -> Account | None:
    """What the employer puts into the member's account; None: nothing is said."""
    for one in sentences(text):
        plain = squeeze(one).text
        said = re.search(r"contribu|aporta", plain)
        if not said or "$" not in plain:
            continue
        # A copy that glued two sentences has the deductible before it.
        behind, ahead = plain[said.start() :], plain[: said.start()]
        found = [cents(amount) for amount in re.findall(MONEY, behind if "$" in behind else ahead)]
        if found:
            whole = plain.count("$") == len(found) <= len(_PERSONS)
            return Account(found[0], found[1] if len(found) > 1 else None, whole)
    return None
