"""The text of a price in a list: ``$1,250.00``, ``1.250,00 USD``, ``$400–$800``, ``from $450``, ``US$175/session``.

Nothing is rounded and nothing guessed: what is not wholly understood is no price.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final, NamedTuple

from calculator.files.listing.counted import is_of_many
from calculator.files.listing.words import has, plain, words
from calculator.money import AmountError, parse_money

_LONGEST: Final = 120
_DOLLARS: Final = re.compile(
    r"us ?\$|(?<=[0-9]) us\b|u\.s\. ?\$|\busd\b|\$|\bus dollars?\b|\bdollars?\b|\bd[oó]lares\b|\bdls\b\.?"
)
_OTHER_MONEY: Final = re.compile(
    r"[€£¥₹₩₽]|(?<![a-z])(?:eur|gbp|cad|aud|nzd|mxn|chf|cny|jpy|inr|brl|ars|cop|clp|pen|euros?|pesos?|libras?|pounds?)"
    r"(?![a-z])|(?<![a-z])(?:ca|c|a|au|nz|mx|hk|s|r|ar|co)\$"
)
_DASHES: Final = re.compile(r"\s*[-‐‑‒–—―−~]+\s*")
_UNIT: Final = re.compile(
    r"(?P<amount>.*[0-9][.,]?-?\+?) ?(?:(?:/ ?|\ba )(?P<unit>(?:[0-9]{1,3} ?)?[^\W\d_][^0-9/]*)"
    r"|(?:per|por|each|cada|for|para) (?P<per>.+))\Z"
)
_EACH: Final = re.compile(r"(?P<amount>.*[0-9]\+?) ?(?:each|ea|apiece|c/u|cada una|cada uno)\.?\Z")
_TIMES: Final = re.compile(r"(?:[0-9]{1,2} ?[x×] ?(?P<behind>[0-9.,]+)|(?P<before>[0-9.,]+) ?[x×] ?[0-9]{1,2})")
_BRACKETS: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*\Z")
_BEFORE_CENTS: Final = re.compile(r"(?<=[0-9]) (?=[.][0-9]{2}(?![0-9]))")
_BLANKS: Final = re.compile(r"[\s  ]+")
_NUMBER: Final = r"[0-9][0-9.,' ]*(?<![,' ])|\.[0-9]{1,2}"
_ONE: Final = re.compile(rf"(?P<before>(?:[^0-9.]|\.(?![0-9]))*)(?P<one>{_NUMBER})(?P<after>[^0-9]*)")
_TWO: Final = re.compile(
    rf"(?:(?P<opening>[^\W\d]+) )?(?P<low>{_NUMBER})\s*(?P<between>[^0-9.]{{1,12}}?)\s*(?P<high>{_NUMBER})"
)
# A blank between thousands could as well stand between two prices, but for the first digits being one or two.
_POINT: Final = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}[ '][0-9]{3}|[0-9]*)(?:\.[0-9]*)?\Z")
_COMMA: Final = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,2} [0-9]{3}|[0-9]+),[0-9]{1,2}\Z")
_COMMA_WHOLE: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+\Z")
_POINTS_ONLY: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}\Z")


class Extent(StrEnum):
    """How much an amount says of a price: all of it, or only where it begins, ends or about lies, or whatever a
    remark beside it says."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    REMARKED = "remarked"


class Per(StrEnum):
    """What an amount is for."""

    SESSION = "session"
    MG = "mg"
    UNIT = "unit"
    HOUR = "hour"
    OTHER = "other"


class PriceText(NamedTuple):
    """A price that was read: cents from ``low`` to ``high``, how much it says, and what for (None: it says nothing)."""

    low: int
    high: int
    extent: Extent = Extent.EXACT
    per: Per | None = None


def read_price(text: str, *, comma: bool | None = None) -> PriceText:
    """The price that ``text`` is. ``comma``: whether the amounts of the list have a decimal comma, so that 1.250 is
    above 1,000 and 12,50 below 13; None: it is not known.

    Raises:
        AmountError: it is not wholly understood, is negative, has parts of a cent, is too large or of other money.
    """
    said = _BLANKS.sub(" ", text[:_LONGEST].casefold()).strip(" *†‡")
    if len(text) > _LONGEST or not any(sign.isdigit() for sign in said):
        raise _not_money(text)
    if is_other_money(said):
        raise AmountError("other_money", f"“{text[:30]}” is not in US dollars", text[:30])
    bare = _BEFORE_CENTS.sub("", _BLANKS.sub(" ", _DOLLARS.sub(" ", said)).strip())
    if _is_negative(bare):
        raise AmountError("negative", "an amount cannot be negative: write 0 or more, for example 450.00")
    bare, per = _without_unit(_without_remark(bare))
    found = _range(bare, comma=comma) or _single(bare, comma=comma)
    if found is None:
        raise _not_money(text)
    return found._replace(per=per)


def is_other_money(text: str) -> bool:
    """Whether ``text`` names money that is not US dollars."""
    return bool(_OTHER_MONEY.search(text[:_LONGEST].casefold()))


def has_comma_decimals(texts: Iterable[str]) -> bool | None:
    """Whether the amounts of a column have decimal commas; None where none tells, or they differ."""
    ends = (re.search(r"([.,])[0-9]{2}(?![0-9.,])", text[:_LONGEST]) for text in texts)
    marks = {end[1] for end in ends if end}
    return marks == {","} if len(marks) == 1 else None


def _is_negative(bare: str) -> bool:
    if re.fullmatch(r"\(\s*[0-9.,]+\s*\)", bare):
        return True
    return bool(re.match(r"[-−–]\s*[0-9.]", bare) or re.fullmatch(r"[0-9.,]*[0-9]\s*[-−]", bare))


def _without_remark(bare: str) -> str:
    """The amount without what says which price it is, not what it is, or how long the session lasts: "450 (cash)",
    "450 (self-pay)", "450 (60 min)"."""
    match = _BRACKETS.search(bare)
    told = match and (plain(match[1]) in words("price_word") or is_duration(match[1]))
    return bare[: match.start()] if match and told else bare


def is_duration(text: str) -> bool:
    """Whether ``text`` says how long something lasts, and nothing else: "60 min", "2-hour", "una hora"."""
    said = plain(re.sub(r"([0-9])(?=[^\W\d_])", r"\1 ", text)).split()
    numbers = [word.isdecimal() or word in words("number_word") or word in words("one_word") for word in said]
    return (
        len(said) > 1
        and numbers[0]
        and all(number or word in words("per_hour") for number, word in zip(numbers, said, strict=True))
        and not all(numbers)
    )


def _without_unit(bare: str) -> tuple[str, Per | None]:
    """The amount alone, and what follows it: "/session", "per mg", "each", "por hora"."""
    times = _TIMES.fullmatch(bare)
    if times:
        return times["behind"] or times["before"], Per.OTHER
    bare = re.sub(r"\s*\(([^()]*)\)\s*\Z", r" per \1" if _says_unit(bare) else r" (\1)", bare)
    match = _UNIT.match(bare)
    if match:
        return match["amount"], per_of(match["unit"] or match["per"])
    match = _EACH.match(bare)
    return (match["amount"], Per.SESSION) if match else (bare, None)


def _says_unit(bare: str) -> bool:
    inside = re.search(r"\(([^()]*)\)\s*\Z", bare)
    said = inside[1] if inside else ""
    return bool(re.match(r"\s*(?:per|por|/|each|cada|for|para)\b|\s*/", said) or is_of_many(plain(said)))


def per_of(text: str) -> Per:
    """What a unit in words is: "session", "per mg", "hora". What is not known is something else."""
    unit = re.sub(r"\A(?:per|por|each|cada|for|para) (?=.)", "", plain(text))
    if unit in ("each", "ea", "c u"):
        return Per.SESSION
    for per, key in ((Per.MG, "per_mg"), (Per.UNIT, "per_unit"), (Per.HOUR, "per_hour"), (Per.SESSION, "per_session")):
        if unit in words(key):
            return per
    if is_duration(unit):
        return Per.HOUR
    last = unit.split()[-1] if unit else ""
    if has(unit, "mention_package") or has(unit, "many_word"):
        return Per.OTHER
    return Per.SESSION if last in words("per_session") else Per.OTHER


def _range(bare: str, *, comma: bool | None) -> PriceText | None:
    """Two amounts with a dash or a word between them."""
    flat = _DASHES.sub(" – ", bare)
    match = _TWO.fullmatch(flat)
    if match is None:
        return None
    between, opening = match["between"].strip(), plain(match["opening"] or "")
    joined = between == "–" or plain(between) in words("money_to")
    joined = joined or (plain(between) in words("money_and") and opening in words("money_between"))
    if not joined or (opening and opening not in words("money_between")):
        return None
    low, high = _cents(match["low"], comma=comma), _cents(match["high"], comma=comma)
    if low > high:
        raise AmountError("falls", f"“{bare[:30]}” goes down", bare[:30])
    return PriceText(low, high)


def _single(bare: str, *, comma: bool | None) -> PriceText | None:
    """One amount, alone or with a word that says how it is meant."""
    match = _ONE.fullmatch(bare)
    if match is None or match["after"][:1].isalpha():
        return None
    before, after = match["before"].strip(), match["after"].strip(" .")
    extent = _extent(before, after)
    if extent is None:
        return None
    cents = _cents(match["one"], comma=comma)
    return PriceText(cents, cents, extent)


def _extent(before: str, after: str) -> Extent | None:
    first, last = plain(before), plain(after)
    if not before and after in ("", "-", ",-"):
        return Extent.EXACT
    if (not before and (after == "+" or last in words("money_and_up"))) or (first in words("money_from") and not after):
        return Extent.AT_LEAST
    if after == "?" and not before:
        return Extent.ABOUT
    if after:
        return Extent.REMARKED if last and before in ("", "~", "≈") else None
    return _extent_before(before, first)


def _extent_before(before: str, first: str) -> Extent | None:
    """What the words in front of an amount say of it."""
    about = before in ("~", "≈") or first in words("money_about")
    known = ((Extent.EXACT, "price_word"), (Extent.AT_MOST, "money_up_to"))
    return next((extent for extent, key in known if first in words(key)), Extent.ABOUT if about else None)


def _cents(number: str, *, comma: bool | None) -> int:
    """The cents of a number in either way of writing."""
    number = number.strip()
    if (
        (comma is not False and _COMMA.match(number))
        or _POINTS_ONLY.match(number)
        or (comma and _COMMA_WHOLE.match(number))
    ):
        return parse_money(number.replace(".", "").replace(" ", "").replace(",", "."))
    if not _POINT.match(number):
        raise _not_money(number)
    return parse_money(number.replace(",", "").replace(" ", "").replace("'", "").removesuffix("."))


def _not_money(text: str) -> AmountError:
    short = text if len(text) <= 30 else text[:29] + "…"
    return AmountError("not_money", f"“{short}” is not an amount of money: write for example 450 or 450.00", short)
