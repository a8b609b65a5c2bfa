"""The sentence of a reason: why a line has one of its amounts."""

from collections.abc import Iterable
from typing import Final

from calculator.model.estimate import Reason
from calculator.reference.texts import known
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.payers import MEMBER_PARTS, amount_name

_SHORT_AS: Final = {
    "copay": "cost_share.copay",
    "coinsurance_after_deductible": "why_short.coinsurance",
    "coinsurance_of_allowed": "why_short.coinsurance",
    "excluded_not_covered": "shared.not_covered",
    "follows": "why_short.explained",
}
"""Reasons that are the same in short as others are."""


_NAMED: Final = frozenset({"explained", "follows"})
"""Reasons that any amount may have, so that their sentences name it."""


def sentence(reason: Reason, voice: Voice = ENGLISH) -> str:
    """The sentence of a reason, with its figures."""
    named = {"name": amount_name(reason.amount, voice)} if reason.code in _NAMED else {}
    return voice(f"reasons.{reason.code}", **(reason.figures | {"cents": reason.cents} | named))


def in_short(reasons: Iterable[Reason], voice: Voice = ENGLISH) -> str:
    """Why a line costs the member what it does, in the words that a narrow column has room for; the amounts themselves
    stand beside it. Where nothing is the member's it says why, or whole sentences."""
    given = list(reasons)
    told = [reason for reason in given if known(_short(reason))]
    shares = [reason for reason in told if reason.amount in MEMBER_PARTS]
    said = (voice(_short(reason), **reason.figures) for reason in shares or told)
    return " · ".join(dict.fromkeys(said)) or " ".join(sentence(reason, voice) for reason in given)


def _short(reason: Reason) -> str:
    return _SHORT_AS.get(reason.code, f"why_short.{reason.code}")
