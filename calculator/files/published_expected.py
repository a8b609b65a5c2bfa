"""What a published case expects, beside what it is priced."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from calculator.files.problems import short
from calculator.files.published_values import UnsupportedError, day_of, dollars
from calculator.model.estimate import Flag, Priced
from calculator.money import format_decimal
from calculator.reference.texts import known

_TOTALS: Final = {
    "plan": "plan_pays",
    "second_plan": "second_plan",
    "assistance": "assistance",
    "account": "account",
    "own_account": "own_account",
    "employer_account": "employer_account",
    "deductible": "deductible",
    "copay": "copay",
    "coinsurance": "coinsurance",
    "excluded": "excluded",
    "balance_billed": "balance_billed",
    "discount": "discount",
    "allowed": "allowed",
    "billed": "billed",
    "employer": "employer_pays",
}
_OF_PRICED: Final = ("fees", "tax_saved", "employer_fica_saved", "paid_as_income")
_FLAGS: Final = ("flags", "flags_not")
_KEYS: Final = {"member", "member_each", "member_by_person", "account_left", *_TOTALS, *_OF_PRICED, *_FLAGS}


class Outcome(NamedTuple):
    """What a case came to: its lines ``priced``, the ``people`` of its lines by their names there, and the flags of
    what was priced, which are found when they are asked for."""

    priced: Priced
    people: Mapping[str, str]
    flags: Callable[[Priced], tuple[Flag, ...]]


def differences(expect: Mapping[str, Any], outcome: Outcome) -> list[str]:
    """What came out otherwise than ``expect`` says, each in words; none: nothing did.

    Raises:
        UnsupportedError: it expects what the format does not have.
    """
    unknown = set(expect) - _KEYS
    if unknown:
        raise UnsupportedError(f"expect.{short(min(unknown))} is not supported")
    found: list[str] = []
    for key, value in expect.items():
        if key in _FLAGS:
            found.extend(_flags_amiss(key, value, outcome))
            continue
        for label, expected, got in _compared(key, value, outcome.priced, outcome.people):
            if expected != got:
                found.append(f"{label}: expected {format_decimal(expected)}, got {format_decimal(got)}")
    return found


def _flags_amiss(key: str, codes: Mapping[str, Any] | Sequence[Any], outcome: Outcome) -> Iterator[str]:
    """The flags that are not as they are expected: raised, with the figures that are named, or not raised."""
    raised, wanted = outcome.flags(outcome.priced), key == "flags"
    for code in codes:
        where = f"expect.{key}.{short(code)}"
        if not known(f"checks.{code}"):
            raise UnsupportedError(f"{where}: there is no such flag")
        found = [flag.figures for flag in raised if flag.code == code]
        if bool(found) != wanted:
            yield f"{key}: {code} is {'' if found else 'not '}raised"
        figures = codes[code] if isinstance(codes, Mapping) and found else {}
        for name, value in figures.items():
            label = f"{key}.{code}.{short(name)}"
            if not any(_is_figure(f"{where}.{short(name)}", name, value, one) for one in found):
                yield f"{label}: expected {short(value)}"


def _is_figure(where: str, name: str, value: Any, figures: Mapping[str, object]) -> bool:
    """Whether a flag's figure is ``value``: an amount of dollars, a day, or what stands there."""
    if f"{name}_cents" in figures:
        return figures[f"{name}_cents"] == dollars(where, value)
    if f"{name}_date" in figures:
        return figures[f"{name}_date"] == day_of(where, value)
    if name not in figures:
        raise UnsupportedError(f"{where}: the flag has no such figure")
    return bool(figures[name] == value)


def _compared(key: str, value: Any, priced: Priced, people: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Pairs to compare for one key of ``expect``: a label, the expected and the priced amount, in cents."""
    # An HSA's or FSA's money is the member's own, so that he bears what it pays.
    borne = [line.amounts.member_pays + line.amounts.own_account for line in priced.lines]
    where = f"expect.{key}"
    if key == "member":
        return [(key, dollars(where, value), sum(borne))]
    if key == "member_each":
        if len(value) != len(borne):
            raise UnsupportedError(f"member_each has {len(value)} amounts for {len(borne)} lines")
        each = enumerate(zip(value, borne, strict=True), start=1)
        return [(f"{key}[{i}]", dollars(f"{where}[{i}]", want), got) for i, (want, got) in each]
    if key == "member_by_person":
        by_person = Counter[str]()
        for line, cents in zip(priced.lines, borne, strict=True):
            by_person[line.line.person] += cents
        return [
            (
                f"{key} {short(who)}",
                dollars(f"{where}.{short(who)}", want),
                by_person[people[who]] if who in people else 0,
            )
            for who, want in value.items()
        ]
    if key == "account_left":
        return [(key, dollars(where, value), sum(left for _, left in priced.accounts_left))]
    if key in _OF_PRICED:
        return [(key, dollars(where, value), getattr(priced, key))]
    return [(key, dollars(where, value), getattr(priced.totals, _TOTALS[key]))]
