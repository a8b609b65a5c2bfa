"""The header of a form: the plan's name, the coverage period, whom it covers, its type."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from calculator.files.sbc import answers
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
_PERIOD: Final = r"(?:Coverage\s+Period|Per[ií]odo\s+de\s+cobertura)\s*:?"
_TIER: Final = r"(?:Coverage\s+for|Cobertura\s+para)\s*:?"
_TYPE: Final = r"(?:Plan\s+Type|Plan\s+Tipo|Tipo\s+de\s+plan)\s*:?"
_BODY: Final = (
    "thesummaryofbenefitsandcoveragesbcdocument",
    "thisisonlyasummary",
    "eldocumentoresumen",
    "importantquestions",
)


def header_fields(runs: Sequence[str], text: str) -> Iterator[tuple[str, Field]]:
    """The header's fields from the runs of words above the first question, or else from ``text``."""
    head = _head(runs)
    joined = one_line(" \n ".join(head))
    found = re.search(_PERIOD, joined, re.IGNORECASE)
    period = answers.period(joined[found.end() :]) if found else answers.period(joined)
    if period is None:
        beginning = re.search(
            r"(?:Beginning on or after|on or after|a partir del)(.{6,30})", one_line(text[:4000]), re.IGNORECASE
        )
        period = answers.period(beginning[1]) if beginning else None
    if period is None:
        yield "year", Field(None, Status.MISSING)
        yield "plan_year_starts", Field(None, Status.MISSING)
    else:
        status = Status.READ if found else Status.GUESSED
        words = joined[found.start() : found.end() + 40].strip() if found else ""
        yield "year", Field(period.starts.year, status, words, 1)
        yield "plan_year_starts", Field(f"{period.starts:%m-%d}", status, words, 1)
    name = _name(head)
    yield "name", Field(name or None, Status.READ if name else Status.MISSING, name, 1)
    for path, start, stop in (
        ("coverage_for", _TIER, rf"\||{_TYPE}|{_PERIOD}|$"),
        ("type", _TYPE, rf"\||{_TIER}|{_PERIOD}|$"),
    ):
        match = re.search(rf"{start}\s*(.{{1,60}}?)\s*(?:{stop})", joined, re.IGNORECASE)
        value = match[1].strip() if match else None
        if path == "type" and value:
            value = value.split()[0]
        yield path, Field(value, Status.READ if value else Status.MISSING, match[0] if match else "", 1)


def _head(runs: Sequence[str]) -> list[str]:
    head = []
    for run in runs:
        if any(start in letters(run) or (len(letters(run)) > 20 and start.startswith(letters(run))) for start in _BODY):
            break
        head.append(run)
    return head[:14]


def _name(head: Sequence[str]) -> str:
    """The plan's name: what is left of the header without the form's title and its labels."""
    left: list[str] = []
    skip = False
    for run in head:
        words = re.split(f"{_PERIOD}|{_TIER}|{_TYPE}", run, maxsplit=1, flags=re.IGNORECASE)[0]
        said = letters(words)
        was, skip = skip, words != run
        if not said or any(said in title or said.startswith(title) for title in _TITLES):
            continue
        if was and words == run and len(left) > 0:
            # What goes on below a label on the right ("Plan Type:" and its value) is not the name.
            continue
        if re.fullmatch(r"[\d/–\-\s]+", words.strip()) or re.fullmatch(r"(?:PPO|HMO|EPO|POS|HDHP|OAP)", words.strip()):
            continue
        left.append(words.strip(" |:"))
    return one_line(left[0]) if left else ""
