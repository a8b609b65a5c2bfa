"""A name cut into its clauses, and each clause into the phrases of the catalogue and the words between them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from calculator.files.listing.words import phrases, plain

_SIGN: Final = re.compile(r"[^\W_]+|[()\[\],;:/&+–—]|\s-\s|\.(?=\s+[A-ZÁÉÍÓÚÑ])")
_WITH: Final = {"w": "with", "c": "con"}
_KEYS: Final = (
    "service_",
    "route_",
    "mention_",
    "link_",
    "or_",
    "without_",
    "excluded_",
    "includes_",
    "session_",
    "ordinal_",
)
_CLAUSE_SIGNS: Final = frozenset("()[],;:–—-.")


class Item(NamedTuple):
    """A word or phrase, or a sign: its text, and the keys of the catalogue that it stands for."""

    text: str
    marks: frozenset[str]

    def of(self, start: str) -> list[str]:
        """The ends of the keys that begin with ``start``."""
        return [mark.removeprefix(start) for mark in sorted(self.marks) if mark.startswith(start)]


def clauses(text: str) -> Iterator[tuple[str, list[Item]]]:
    """The clauses of a name, each with the sign before it."""
    items = list(_items(text))
    at = [-1, *(place for place, item in enumerate(items) if item.text in _CLAUSE_SIGNS and not item.marks), len(items)]
    for start, end in pairwise(at):
        if end - start > 1:
            yield (items[start].text if start >= 0 else ""), items[start + 1 : end]


def _items(text: str) -> Iterator[Item]:
    """Phrases of the catalogue, the longest first; other words; signs."""
    known = phrases(*_KEYS)
    tokens = [token.strip() for token in _SIGN.findall(_joined(text))]
    at = 0
    while at < len(tokens):
        for length in range(min(6, len(tokens) - at), 0, -1):
            piece = tuple(plain(token) for token in tokens[at : at + length])
            if piece in known:
                yield Item(" ".join(piece), known[piece])
                at += length
                break
        else:
            yield Item(tokens[at], frozenset())
            at += 1


def _joined(text: str) -> str:
    """``text`` with hyphens within words as blanks, which keeps them apart from dashes between words."""
    said = re.sub(
        r"\b([wc])/(?!o\b|u\b)\s*", lambda found: f"{_WITH[found[1].casefold()]} ", text[:200], flags=re.IGNORECASE
    )
    return re.sub(r"(?<=\w)[-‐‑’'](?=\w)", " ", said)
