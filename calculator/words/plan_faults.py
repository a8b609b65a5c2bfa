"""What the model says against a plan, in the reader's language where the sentence is a known one."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from calculator.model.faults import InvalidError
from calculator.reference.voice import Voice

_LIMIT: Final = re.compile(r"the (?P<network>in|out-of)-network out-of-pocket limit \((?P<who>\w+),")
_KNOWN: Final = (
    (re.compile(r"out-of-pocket limit \("), "limit_below_deductible"),
    (re.compile(r"the family amount"), "family_below_individual"),
    (re.compile(r"the least per visit"), "least_above_most"),
    (re.compile(r"needs an amount"), "amount_needed"),
    (re.compile(r"tiers by visit"), "tiers_rise"),
    (re.compile(r"same name"), "same_name"),
)


def spoken(error: InvalidError, voice: Voice) -> str:
    """The first thing that is wrong, in words."""
    return told(error)(voice)


def told(error: InvalidError) -> Callable[[Voice], str]:
    """What says the first thing that is wrong in any language. Of ``error``, and of how it came, it keeps no more."""
    return partial(_in_words, _message(error))


def _in_words(message: str, voice: Voice) -> str:
    for pattern, key in _KNOWN:
        if pattern.search(message):
            return voice(f"plan.wrong_{key}")
    return message[:1].upper() + message[1:]


def limit_at_fault(error: InvalidError) -> tuple[str, str] | None:
    """The network and the tier (``individual`` or ``family``) whose out-of-pocket limit is below the deductible."""
    match = _LIMIT.search(_message(error))
    if match is None:
        return None
    return "in_network" if match["network"] == "in" else "out_of_network", match["who"]


def _message(error: InvalidError) -> str:
    return error.faults[0].message
