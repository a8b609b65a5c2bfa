"""Rows of the form out of text that lost its columns: a copy in reading order, or line by line across the page.

The form's own words are taken away from each row by alignment, line by line: what is left is the plan's.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from calculator.files.sbc.columns import Row
from calculator.files.sbc.form import form, labels
from calculator.files.sbc.squeezed import letters, squeeze

_SURE: Final = 12
"""So many letters of a sentence of the form are no coincidence."""


_LONGEST: Final = 8_000
"""So many characters has no line of an answer, also where a copy has all of the answer in one."""


class _Found(NamedTuple):
    start: int
    end: int
    name: str


class _Letters(NamedTuple):
    """Letters and figures of a text, and where each stands in it."""

    text: str
    places: tuple[int, ...]


def _lettered(text: str) -> _Letters:
    squeezed = squeeze(text)
    kept = [
        (sign, place) for sign, place in zip(squeezed.text, squeezed.places, strict=True) if re.match("[a-z0-9]", sign)
    ]
    return _Letters("".join(sign for sign, _ in kept), tuple(place for _, place in kept))


def linear_rows(text: str, kind: str) -> tuple[Row, ...]:
    """The rows of ``kind`` ("questions" or "services"): for a question its answer and the sentences beside it, for a
    service what stands after its name."""
    lettered = _lettered(text)
    found = _in_order(lettered.text, kind)
    end = _end(lettered.text, found[-1].end if found else 0, kind)
    rows = []
    for place, one in enumerate(found):
        until = found[place + 1].start if place + 1 < len(found) else end
        content = _slice(text, lettered, one.end, until)
        rows.append(Row(one.name, 1 + text.count("\f", 0, lettered.places[one.start]), _parted(content, kind)))
    return tuple(rows)


def _slice(text: str, lettered: _Letters, start: int, end: int) -> str:
    if start >= end:
        return ""
    first = lettered.places[start - 1] + 1 if start else 0
    last = lettered.places[end] if end < len(lettered.places) else len(text)
    return text[first:last]


def _in_order(text: str, kind: str) -> list[_Found]:
    """The labels in the order of the form: each the first one after the label before it."""
    found: list[_Found] = []
    at = _start(text, kind)
    for name in form()[kind]:
        places = [(text.find(label, at), label) for label, of in labels(kind) if of == name]
        here = [(place, label) for place, label in places if place >= 0]
        if not here:
            continue
        place, label = min(here, key=lambda one: (one[0], -len(one[1])))
        found.append(_Found(place, place + len(label), name))
        at = place + len(label)
    return found


def _start(text: str, kind: str) -> int:
    """Where the table begins: the chart comes after the questions."""
    if kind == "questions":
        return 0
    last = [text.find(label) + len(label) for label, _ in labels("questions") if label in text]
    return max(last, default=0)


def _end(text: str, after: int, kind: str) -> int:
    stops = form()["ends"] + (form()["after_deductible"] + form()["events"] if kind == "questions" else [])
    return min((place for words in stops if (place := text.find(letters(words), after)) >= 0), default=len(text))


def _parted(content: str, kind: str) -> tuple[str, ...]:
    if kind == "services":
        return (_without_events(content),)
    answer, why = _without_sentences(content)
    return answer, why


def _without_events(content: str) -> str:
    """What stands after a service's name, without the heading of the next row, which may come before its name."""
    lettered = _lettered(content)
    cuts = [place for words in form()["events"] if (place := lettered.text.find(letters(words))) >= 0]
    return content[: lettered.places[min(cuts)]] if cuts else content


def _without_sentences(content: str) -> tuple[str, str]:
    """An answer and the sentences of the form that stand beside or after it, in whichever order lines were copied."""
    sentences = [letters(words) for words in form()["why"]]
    answer: list[str] = []
    why: list[str] = []
    going: list[str] = []
    for line in content.splitlines():
        if len(line) > _LONGEST:
            answer.append(line)
            continue
        lettered = _lettered(line)
        cut, going = _cut(lettered.text, going, sentences)
        place = lettered.places[cut] if cut < len(lettered.places) else len(line)
        answer.append(line[:place])
        why.append(line[place:])
    return "\n".join(answer).strip(), "\n".join(why).strip()


def _cut(line: str, going: Sequence[str], sentences: Sequence[str]) -> tuple[int, list[str]]:
    """Where a sentence of the form begins in ``line``, or goes on, and what is to come of those that it may be."""
    for candidates, least in ((going, 4), (sentences, _SURE)):
        for start in range(max(len(line) - least + 1, 0)):
            rest = line[start:]
            open_ = [one[len(rest) :] for one in candidates if one.startswith(rest)]
            ended = [one for one in candidates if len(one) >= least and rest.startswith(one)]
            if open_ or ended:
                return start, [one for one in open_ if one]
    return len(line), list(going)
