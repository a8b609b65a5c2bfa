"""The header of a form: the plan's name, the coverage period, whom it covers, its type."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, takewhile
from typing import Final

from calculator.files.sbc import answers
from calculator.files.sbc.pages import Page, Word, lines_of
from calculator.files.sbc.reading import Field, Status
from calculator.files.sbc.squeezed import letters, one_line

_TITLES: Final = tuple(
    letters(words)
    for words in (
        "Summary of Benefits and Coverage: What this Plan Covers & What You Pay For Covered Services",
        "Summary of Benefits and Coverage: What this Plan Covers & What it Costs",
        "Resumen de beneficios y cobertura: Lo que este plan cubre y lo que usted paga por los servicios cubiertos",
    )
)


def _copied(*labels: str) -> str:
    """A pattern of ``labels`` however a copy glued or split their words."""
    return "(?:" + "|".join(r"\s*".join(label.replace(" ", "")) for label in labels) + r")\s*:?"


_PERIOD: Final = _copied("Coverage Period", "Período de cobertura", "Periodo de cobertura")
_TIER: Final = _copied("Coverage for", "Cobertura para")
_TYPE: Final = _copied("Plan Type", "Plan Tipo", "Tipo de plan")
_BODY: Final = (
    "thesummaryofbenefitsandcoveragesbcdocument",
    "thisisonlyasummary",
    "eldocumentoresumen",
    "importantquestions",
    "preguntasimportantes",
)
_LABEL: Final = f"{_PERIOD}|{_TIER}|{_TYPE}"
_KNOWN_TYPES: Final = re.compile(r"\b(?:PPO|HMO|EPO|POS|HDHP|OAP|FFS|Indemnity|HSA|HRA|CDHP)\b", re.IGNORECASE)
_NO_NAME: Final = re.compile(r"[\d/–\-\s,]+|[A-Z][a-z]+\.? \d{1,2}, \d{4}|PPO|HMO|EPO|POS|HDHP|OAP")
_ALIKE: Final = 0.85
_LINES: Final = 24
_SHORT: Final = 50
_LONG: Final = 100

Header = tuple[tuple[str, ...], ...]
"""The blocks of a header from top to bottom: the lines of each. A text without places is one block."""


def header_blocks(page: Page) -> Header:
    """What stands at the top of ``page`` as blocks: lines below one another, so that what is set in two columns is two
    blocks, and a value that goes on in the next line stays with its label."""
    blocks: list[list[list[Word]]] = []
    for run in lines_of(list(page.words), page.unit * 1.6)[:_LINES]:
        if _begins_the_body(" ".join(word.text for word in run)):
            break
        for part in _at_labels(run):
            above = [block for block in blocks if _goes_on(block[-1], part, page.unit)]
            if above:
                max(above, key=lambda block, part=part: _shared(block[-1], part)).append(part)  # type: ignore[misc]
            else:
                blocks.append([part])
    return tuple(tuple(" ".join(word.text for word in line) for line in block) for block in blocks)


def _at_labels(run: Sequence[Word]) -> Iterator[list[Word]]:
    """``run`` parted where a label of the header begins, which may stand close to the title on its line."""
    text, places = "", {}
    for place, word in enumerate(run):
        places[len(text)] = place
        text += word.text + " "
    labels = re.finditer(f"{_PERIOD}|{_TIER}", text, re.IGNORECASE)
    cuts = sorted({0, len(run), *(places[label.start()] for label in labels if label.start() in places)})
    for start, end in pairwise(cuts):
        yield list(run[start:end])


def _goes_on(last: Sequence[Word], run: Sequence[Word], unit: float) -> bool:
    return -unit / 2 < run[0].top - last[0].bottom < unit and _shared(last, run) > 0


def _shared(one: Sequence[Word], other: Sequence[Word]) -> float:
    """How far two lines lie over one another, across."""
    return min(one[-1].right, other[-1].right) - max(one[0].left, other[0].left)


def header_fields(blocks: Header, text: str) -> Iterator[tuple[str, Field]]:
    """The header's fields from the blocks above the first question, or else from ``text``."""
    head = [block for lines in blocks if (block := list(takewhile(lambda line: not _begins_the_body(line), lines)))]
    yield from _period_fields(head, text)
    name, sure = _name(head)
    yield "name", Field(name or None, Status.READ if sure else Status.GUESSED if name else Status.MISSING, name, 1)
    for path, label, closed in (("coverage_for", _TIER, False), ("type", _TYPE, True)):
        value, words = _value(head, label, closed=closed)
        yield path, Field(value or None, Status.READ if value else Status.MISSING, words, 1)


def _begins_the_body(line: str) -> bool:
    said = letters(line)
    return any(start in said or (len(said) > 20 and start.startswith(said)) for start in _BODY)


def _period_fields(head: Sequence[Sequence[str]], text: str) -> Iterator[tuple[str, Field]]:
    words, period = "", None
    for block in head:
        joined = one_line(" ".join(block))
        found = re.search(_PERIOD, joined, re.IGNORECASE)
        if found and period is None:
            after = re.split(f"{_TIER}|{_TYPE}", joined[found.end() :], maxsplit=1, flags=re.IGNORECASE)
            period = answers.period(after[0]) or answers.period(joined[found.end() :])
            words = joined[found.start() : found.end() + 45].strip()
    sure = period is not None and period.sure
    if period is None:
        beginning = re.search(
            r"(?:Beginning on or after|on or after|a partir del)(.{6,30})", one_line(text[:4000]), re.IGNORECASE
        )
        everything = one_line(" ".join(line for block in head for line in block))
        period = answers.period(everything) or (answers.period(beginning[1]) if beginning else None)
    status = Status.MISSING if period is None else Status.READ if sure else Status.GUESSED
    yield "year", Field(period and period.starts.year, status, words, 1)
    yield "plan_year_starts", Field(period and f"{period.starts:%m-%d}", status, words, 1)


def _value(head: Sequence[Sequence[str]], label: str, *, closed: bool) -> tuple[str, str]:
    """A label's value and the words of both. It goes on in the next line where nothing is left for it on its own, or a
    bar ends it there; ``closed``: it is a plan's type, which has one of the known words in it."""
    for block in head:
        text = "\n".join(block)
        found = re.search(label, text, re.IGNORECASE)
        if not found:
            continue
        rest = text[found.end() :].strip(" :\n")
        end = re.search(rf"\||{_LABEL}", rest, re.IGNORECASE)
        lines = [line.strip(" :") for line in (rest[: end.start()] if end else rest).split("\n")]
        barred = end is not None and end[0] == "|"
        unfinished = barred or (closed and not _KNOWN_TYPES.search(lines[0]))
        if unfinished and len(lines) > 1 and len(lines[1]) <= _SHORT:
            lines = [" ".join(lines[:2]), *lines[2:]]
        return one_line(lines[0])[:_LONG], one_line(f"{found[0]} {lines[0]}")
    return "", ""


def _name(head: Sequence[Sequence[str]]) -> tuple[str, bool]:
    """The plan's name, what is left of the header without the form's title and its labels; whether the line below it is
    surely not of it. It may go on in the next line of a block without labels; in others what stands below is more
    likely a value."""
    found = sorted((_left_of(block) for block in head), key=lambda one: one[1])
    left, place = next(((left, place) for left, place in found if left), ({}, 0))
    if place == 0:
        return one_line(" ".join(left.values())), bool(left)
    first = min(left)
    return one_line(left[first]), first + 1 not in left


def _like(said: str, title: str) -> bool:
    """Whether ``said`` is ``title`` with a few letters taken for others, as a scan's text has them."""
    return abs(len(said) - len(title)) < len(title) / 5 and SequenceMatcher(None, said, title).ratio() > _ALIKE


def _left_of(block: Sequence[str]) -> tuple[dict[int, str], int]:
    """The lines of ``block`` that may be a name by their places, and how likely they are one: 0 where it has no label,
    1 where they stand before its first one, 2 where only after it."""
    text = "\n".join(block)
    labels = [(label.start(), label.end()) for label in re.finditer(_LABEL, text, re.IGNORECASE)]
    before: dict[int, str] = {}
    after: dict[int, str] = {}
    at = 0
    for place, line in enumerate(block):
        end = min((start for start, stop in labels if stop > at), default=len(text))
        part = text[at : min(end, at + len(line))].strip(" |:") if end > at else ""
        said = letters(part)
        of_title = any(said in title or said.startswith(title) or _like(said, title) for title in _TITLES)
        if said and not of_title and not _NO_NAME.fullmatch(part):
            (after if labels and at > labels[0][0] else before)[place] = part
        at += len(line) + 1
    return (before, 1 if labels else 0) if before else (after, 2)
