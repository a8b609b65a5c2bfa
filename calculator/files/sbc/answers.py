"""What the answers to the form's important questions say: amounts by network and person, dates, other deductibles."""

import datetime
import re
from typing import Final, NamedTuple

from calculator.files.sbc.squeezed import one_line, squeeze

_TOKENS: Final = re.compile(
    r"(?P<out>out-?of-?(?:network|area|plan)|non-?(?:network|participating|preferred|plan|contracted)|fueradelared)"
    r"|(?P<tier>(?:tier|level|nivel)(?P<number>[1-4]))"
    r"|(?P<in>in-?network|(?:in-?)?plan-?providers?|network|participating|preferred|dentrodelared|delared)"
    r"|(?P<family>familiar|family|familia|twoormore|employee\+)"
    r"|(?P<individual>individual|perperson|person|porpersona|persona|self-?only|single|member|employee-?only|insured)"
    r"|\$(?P<amount>[\d,]{1,11}(?:\.\d\d)?)"
    r"|(?P<none>unlimited|nolimit|none(?![a-z])|notapplicable|ilimitado)"
    r"|(?P<apart>[;\n])"
)
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


_OTHER_THAN_NETWORKS: Final = re.compile(
    r"combined(?:medical|in-?network(?!and))|(?:pharmacy|prescriptions?|drugs?|rx|farmacia|medicamentos)(?:is|are)?combin"
)
"""What is combined is medical care and drugs, not the networks."""


class Amounts(NamedTuple):
    """Individual and family amounts in cents by network ("in", "out", "tier2"; "" where none is named). ``sure``: every
    amount had one place, and no place two amounts."""

    by_network: dict[str, list[int | None]]
    sure: bool


class Period(NamedTuple):
    """The coverage period: its first day, and whether both of its days were read."""

    starts: datetime.date
    sure: bool


def cents(text: str) -> int:
    """``1,500.00`` as cents."""
    whole, _, part = text.replace(",", "").partition(".")
    return int(whole or 0) * 100 + int(part or 0)


def sentences(text: str) -> list[str]:
    """An answer's sentences."""
    return [one.strip() for one in re.split(r"(?<=[.!?])\s+(?=[A-Z¿¡])", text) if one.strip()]


def main_part(text: str) -> str:
    """An answer without the sentences about something else: an employer's account, an amount for each admission."""
    return "\n".join(one for one in sentences(text) if not (_ASIDE.search(one) and "$" in one))


def amounts(text: str) -> Amounts:
    """The amounts of an answer. A word for the network or the person stands before its amount, or after it; which of
    the two, the first such word tells."""
    tokens = list(_TOKENS.finditer(squeeze(main_part(text)).text))
    kinds = [_kind(match) for match in tokens]
    figures = [place for place, kind in enumerate(kinds) if kind in ("amount", "none")]
    if not figures:
        return Amounts({}, sure=False)
    plain = squeeze(text).text
    if re.search("combined|combinad", plain) and not _OTHER_THAN_NETWORKS.search(plain):
        kinds = ["" if kind in ("in", "out") else kind for kind in kinds]
    network_first = _before(kinds, figures[0], ("in", "out", "tier"))
    person_first = _before(kinds, figures[0], ("individual", "family"))
    found: dict[str, list[int | None]] = {}
    sure = True
    network = person = ""
    for number, place in enumerate(figures):
        start = figures[number - 1] + 1 if number else 0
        end = figures[number + 1] if number + 1 < len(figures) else len(kinds)
        ahead = (start, place) if network_first else (place + 1, len(kinds))
        network = _word(tokens, kinds, ahead, ("in", "out", "tier"), last=network_first) or network
        near = (start, place) if person_first else (place + 1, end)
        person = _word(tokens, kinds, near, ("individual", "family"), last=person_first) or (
            "family" if person == "individual" else "individual"
        )
        amount = cents(tokens[place]["amount"]) if kinds[place] == "amount" else None
        pair = found.setdefault(network, [None, None])
        which = 1 if person == "family" else 0
        sure = sure and (pair[which] is None or pair[which] == amount)
        if pair[which] is None:
            pair[which] = amount
    return Amounts(found, sure)


def _kind(match: re.Match[str]) -> str:
    return next(
        name
        for name in ("out", "tier", "in", "family", "individual", "amount", "none", "apart")
        if match[name] is not None
    )


def _before(kinds: list[str], place: int, wanted: tuple[str, ...]) -> bool:
    return any(kind in wanted for kind in kinds[:place])


def _word(
    tokens: list[re.Match[str]],
    kinds: list[str],
    span: tuple[int, int],
    wanted: tuple[str, ...],
    *,
    last: bool,
) -> str:
    """The last such word in ``span``, which lies before an amount, or the first one, after it."""
    inside = [place for place in range(*span) if kinds[place] in wanted]
    if not inside:
        return ""
    place = inside[-1 if last else 0]
    if kinds[place] == "tier":
        number = tokens[place]["number"]
        return "in" if number == "1" else f"tier{number}"
    return kinds[place]


def period(text: str) -> Period | None:
    """The coverage period that a header states; None: none."""
    days = [day for match in _DAY.finditer(one_line(text)) if (day := _day(match)) is not None]
    return Period(days[0], len(days) >= 2) if days else None


_DAY: Final = re.compile(
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<m2>\d{1,2})\s?/\s?(?P<d2>\d{1,2})\s?/\s?(?P<y2>\d{4}|\d{2})(?!\d)"
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
    try:
        return datetime.date(year + 2000 if year < 100 else year, at, day)
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


def employer_account(text: str) -> tuple[int, ...]:
    """What the employer puts into the member's account, individual and family, in cents; empty: nothing is said."""
    for one in sentences(text):
        if re.search(r"contribut|aporta", one, re.IGNORECASE) and "$" in one:
            return tuple(cents(match) for match in re.findall(r"\$([\d,]+(?:\.\d\d)?)", squeeze(one).text))[:2]
    return ()
