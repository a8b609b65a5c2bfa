"""Text without what copies of it damage: white space, kinds of dashes and quotes, ligatures, capitals, accents.

A copied form glues words and splits others. What has no white space at all is the same before and after.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_ONE_OF_MANY: Final = str.maketrans(
    {
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "’": "'", "‘": "'", "“": '"', "”": '"', "\u00ad": "", "\u200b": "", "\ufeff": "",
    }
)  # fmt: skip


MONEY: Final = (
    r"\$((?:\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.\d\d)?)"
    r"(?![\d]|[.,]\d|[ ']\d{3}(?!\d)|[.,]?[ol]{1,3}\d|,[ol\d]{3})"
)
"""An amount in squeezed text. "$1,O00", "$1,00,0", "$3 000", "$3.000" are none: a damaged copy must not make thousands
a dollar."""


_UNSEEN: Final = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)?|\x1b."
    "|[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_WRITTEN_ANOTHER_WAY: Final = re.compile("[\ufb00-\ufb06\uff01-\uff5e]")


def cleaned(text: str) -> str:
    """``text`` without what is not seen of it (sequences for terminals, marks that turn the direction of reading, soft
    hyphens), with ligatures and wide figures as the letters and figures that they are."""
    return _WRITTEN_ANOTHER_WAY.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _UNSEEN.sub("", text))


class Squeezed(NamedTuple):
    """A text squeezed, and for each of its characters where it stands in the text as it was."""

    text: str
    places: tuple[int, ...]
    original: str

    def between(self, start: int, end: int) -> str:
        """The words of the original from one place of the squeezed text to another, with white space as one space."""
        if start >= end:
            return ""
        first, last = self.places[start], self.places[end - 1]
        return " ".join(self.original[first : last + 1].split())


def squeeze(text: str) -> Squeezed:
    """``text`` in lower case, without accents and white space (but where two figures would be one)."""
    kept: list[str] = []
    places: list[int] = []
    space = False
    for place, character in enumerate(text):
        for one in _plain(character):
            if one.isspace():
                space = True
                continue
            if space and kept and _apart(kept[-1], one):
                kept.append(" ")
                places.append(place)
            space = False
            kept.append(one)
            places.append(place)
    return Squeezed("".join(kept), tuple(places), text)


def _apart(last: str, one: str) -> bool:
    """Whether two signs would be read as one figure without the space between them: "$500. 20%", "$500 20"."""
    return (last.isdigit() and (one.isdigit() or one == "$")) or (last == "." and one.isdigit())


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """Letters and figures only: what a label of the form is known by."""
    return re.sub(r"[^a-z0-9]", "", squeeze(text).text)


def one_line(text: str) -> str:
    """``text`` with every white space as one space."""
    return " ".join(text.split())


def _plain(character: str) -> str:
    if character in "\x02\ufffe":
        # A sign that PDF readers put for the hyphen at the end of a line.
        return "-"
    if character.isascii():
        return character.lower()
    decomposed = unicodedata.normalize("NFKD", character.translate(_ONE_OF_MANY))
    return "".join(part for part in decomposed if not unicodedata.combining(part)).lower()
