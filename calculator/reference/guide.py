"""What there is to read in the program: the glossary, and what is known of ketamine-assisted therapy, with sources."""

import json
from functools import cache
from typing import Any, Final, NamedTuple

from calculator.reference.paths import RESOURCES
from calculator.reference.voice import Voice

_FOLDER: Final = RESOURCES / "reference"


class Term(NamedTuple):
    """A word with its meaning; ``source`` is empty where the words are our own. ``see`` are keys of other terms."""

    key: str
    term: str
    means: str
    source: str
    see: tuple[str, ...]


class Fact(NamedTuple):
    """One row of the article about ketamine-assisted therapy, and what other sources say (empty: nothing to add)."""

    number: int
    group: str
    title: str
    says: str
    others: str
    source: str
    others_source: str


@cache
def terms(voice: Voice) -> tuple[Term, ...]:
    """The glossary in ``voice``, by the alphabet."""
    made = [
        Term(one["key"], words["term"], words["means"], one["source"], tuple(one["see"]))
        for one in _read("glossary")["terms"]
        for words in (voice.pick(one),)
    ]
    return tuple(sorted(made, key=lambda term: term.term.casefold()))


@cache
def facts(voice: Voice) -> tuple[Fact, ...]:
    """The rows about ketamine-assisted therapy in ``voice``, in the article's order; ``group`` in words."""
    content = _read("about-kat")
    return tuple(
        Fact(
            row["number"],
            voice.pick(content["groups"][row["group"]]),
            words["title"],
            words["says"],
            words["others"],
            words["source"],
            words["others_source"],
        )
        for row in content["rows"]
        for words in (voice.pick(row),)
    )


def term_in(text: str, voice: Voice) -> Term | None:
    """The term that ``text`` speaks of: the longest whose name, or a name in it, occurs there; None: there is none."""
    lowered = text.casefold()
    found = [(len(name), term) for term in terms(voice) for name in _names(term) if name in lowered]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _names(term: Term) -> list[str]:
    """What a term is called: ``Copayment (copay)`` is a copayment and a copay, ``TPA and ASO`` both."""
    plain = term.term.casefold().replace("(", ",").replace(")", "")
    for joint in (" and ", " y ", " o "):
        plain = plain.replace(joint, ",")
    return [name.strip() for name in plain.split(",") if len(name.strip()) > 2]


def _read(name: str) -> Any:
    return json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
