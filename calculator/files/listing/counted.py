"""Numbers in the names of a price list: whether they count sessions, and what a price is said to be for."""

import re
from collections.abc import Collection
from typing import Final

from calculator.files.listing.words import words

_BRACKETED: Final = re.compile(r"[(\[]\s*(\d{1,2})\s*[)\]]")


def has_number_in_brackets(text: str, measures: Collection[int]) -> bool:
    """Whether a number stands alone in brackets, which may be how many there are or the number of the one: "preparation
    session (2)". One of ``measures`` is a strength."""
    return any(int(found) > 1 and int(found) not in measures for found in _BRACKETED.findall(text))


def is_of_many(name: str) -> bool:
    """Whether a name counts sessions: "six IM dosing sessions", "dosing session x 6", "sessions (6)". The 40 of
    "40 min", the 1 of "1 of 6" and the 3 of "3 x 28 mg" count none."""
    said = re.sub(
        r"\b(?:(\d+)x|x(\d+))\b", lambda found: f"{found[1]} x" if found[1] else f"x {found[2]}", name
    ).split()
    numbers = [at for at, word in enumerate(said) if word in words("number_word") or _is_several(word)]
    return any(_counts_sessions(said[at + 1 : at + 5]) or _is_times(said, at) or _ends(said, at) for at in numbers)


def _is_times(said: list[str], at: int) -> bool:
    """Whether the number at ``at`` says how many times what is named is had, and not what it is made up of."""
    if said[at - 1 : at] == ["x"]:
        return not _is_measure(said[at - 2 : at - 1]) and not _is_measure(said[at + 1 : at + 2])
    return said[at + 1 : at + 2] == ["x"] and not _is_measure(said[at + 2 : at + 3])


def _ends(said: list[str], at: int) -> bool:
    """Whether a name ends in how many there are: "integration sessions 6". "Session 6" is the sixth, "dose 84" a
    strength."""
    before = said[max(at - 3, 0) : at]
    return at == len(said) - 1 and any(
        word in words("many_word") and word not in words("service_dose") for word in before
    )


def _is_measure(beside: list[str]) -> bool:
    return any(word in words("measure_word") or word in words("device_word") or word[0].isdecimal() for word in beside)


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
