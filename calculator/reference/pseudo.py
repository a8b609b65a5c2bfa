"""A language that nobody speaks: English with accents, in brackets, a third longer. It shows what no catalogue says,
and where a longer language would be cut off. For development; it is offered to nobody.
"""

import re
from typing import Final

LANGUAGE: Final = "qps"
"""Its name: one of those that ISO 639 keeps for private use."""

MONTHS: Final = ("Ĵáñ", "Féb", "Mář", "Ápř", "Máý", "Jüñ", "Jül", "Áüg", "Šép", "Öçt", "Ñöv", "Ðéç")

_ACCENTED: Final = str.maketrans(
    "ACDEGIJLNORSTUYZacdegijlnorstuyz",
    "ÁÇÐÉĞÍĴĹÑÖŘŠŤÜÝŽáçðéğíĵĺñöřšťüýž",
)
_KEPT: Final = r"(\{[^}]*\}|&\w)"
"""Places and mnemonics, which are no letters of the sentence."""

_TILDES: Final = 7
"""The length of a word that is added."""


def pseudo(sentence: str) -> str:
    """``sentence`` as this language has it: ``Save {name}`` is ``[Šávé {name} ~~~~]``."""
    parts = re.split(_KEPT, sentence)
    words = "".join(part if re.fullmatch(_KEPT, part) else part.translate(_ACCENTED) for part in parts)
    more = max(len(re.sub(_KEPT, "", sentence)) * 35 // 100, 1)
    tail = " ".join("~" * min(_TILDES, more - at) for at in range(0, more, _TILDES + 1) if more > at)
    return f"[{words} {tail}]"


def as_pseudo(words: object) -> object:
    """Whatever holds English sentences, its sentences in this language."""
    if isinstance(words, str):
        return pseudo(words) if words else ""
    return {name: as_pseudo(one) for name, one in words.items()} if isinstance(words, dict) else words
