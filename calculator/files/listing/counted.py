"""Numbers in the names of a price list: whether they count sessions, and what a price is said to be for."""

import re

from calculator.files.listing.words import words


def is_of_many(name: str) -> bool:
    """Whether a name counts sessions: "six IM dosing sessions". The 40 of "40 min" and the 1 of "1 of 6" count none."""
    said = name.split()
    numbers = [at for at, word in enumerate(said) if word in words("number_word") or _is_several(word)]
    return any(_counts_sessions(said[at + 1 : at + 5]) for at in numbers)


def _counts_sessions(following: list[str]) -> bool:
    """Whether the words behind a number come to what it counts before they come to another measure."""
    for word in following:
        if word in words("many_word"):
            return True
        if word in words("measure_word"):
            return False
    return False


def without_per(name: str) -> str:
    """``name`` without what a price is for: a price "per visit" need not be one of the visit."""
    return re.sub(r"\b(?:per|por|each|cada) \w+", " ", name)


def _is_several(word: str) -> bool:
    return word.isdecimal() and 1 < int(word[:4]) < 100
