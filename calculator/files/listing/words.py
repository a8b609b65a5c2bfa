"""The words by which price lists are understood, in every language of the program, and how words are compared."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from calculator.reference.texts import LANGUAGES, catalogue
from calculator.reference.voice import Voice

_CATALOGUE: Final = "price_list_words."
_LONGEST: Final = 200
"""Of a longer text only its beginning is looked at."""


def plain(text: str) -> str:
    """``text`` in small letters, without accents and signs, one blank between its words, the sign of
    multiplication as the letter that is typed for it."""
    letters = unicodedata.normalize("NFKD", text[:_LONGEST].casefold().replace("×", " x "))
    kept = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", kept))


@cache
def words(key: str) -> tuple[str, ...]:
    """The words for ``key``, as texts are compared, those of the first language first."""
    said = (Voice(language)(_CATALOGUE + key).split("|") for language in LANGUAGES)
    return tuple(dict.fromkeys(plain(word) for one in said for word in one))


def has(text: str, key: str) -> bool:
    """Whether one of the words for ``key`` stands in ``text``, whole."""
    spoken = f" {plain(text)} "
    return any(f" {word} " in spoken for word in words(key))


@cache
def phrases(*starts: str) -> Mapping[tuple[str, ...], frozenset[str]]:
    """Every phrase of the keys that begin with one of ``starts``, as its words, and the keys that it stands for."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for full in catalogue("en"):
        key = full.removeprefix(_CATALOGUE)
        if full.startswith(_CATALOGUE) and key.startswith(starts):
            for word in words(key):
                tokens = tuple(word.split())
                found[tokens] = found.get(tokens, frozenset()) | {key}
    return found
