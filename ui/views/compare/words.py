"""The sentences of the comparison, from its own catalogue, and the counting words that they need."""

from collections.abc import Sequence
from typing import Final

from calculator.model.comparison import Comparison, Payer
from calculator.money import format_money
from calculator.reference.texts import known, say

_NAMED: Final = 2
"""More plans than these are counted rather than named."""


def tell(key: str, language: str, **figures: object) -> str:
    """The sentence ``key`` of the comparison."""
    return say(f"compare_tab.{key}", language, figures)


def tell_of(key: str, payer: Payer, language: str, **figures: object) -> str:
    """The sentence ``key`` as it is said of ``payer``."""
    return tell(f"{key}_{payer.name.lower()}", language, **figures)


def ordinal(number: int, language: str) -> str:
    """A number as a place in a row: ``5th`` in English, ``5.ª`` in Spanish."""
    tens = "" if number % 100 in (11, 12, 13) else str(number % 10)
    key = f"ordinal_{tens}"
    return tell(key if known(f"compare_tab.{key}") else "ordinal", language, number=number)


def listed(names: Sequence[str], language: str) -> str:
    """Names one after the other: ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return tell("and", language, names=", ".join(names[:-1]), last=names[-1])


def cheapest_words(comparison: Comparison, payer: Payer, language: str) -> str:
    """Which plan costs ``payer`` the least, and how much that is."""
    names = comparison.cheapest[payer]
    plans = listed(names, language) if len(names) <= _NAMED else tell("plans_equal", language, count=len(names))
    cost = next(column.cost(payer) for column in comparison.columns if column.plan in names)
    return tell_of("least", payer, language, plan=plans, cost=format_money(cost))
