"""What is to be confirmed, in words: what is assumed, and what it would change. One wording for the window, the sheets,
the workbook, the terminal and ``--json``."""

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from calculator.engine.confirmation.to_confirm import OpenPoint, open_points, widest
from calculator.model.case import Case
from calculator.model.estimate import Estimate
from calculator.model.member import CoverageTier
from calculator.model.plan import Benefit
from calculator.reference.voice import Voice
from calculator.words.in_force import under_plan
from calculator.words.plan import benefit_title
from calculator.words.plan_document import day_words

if TYPE_CHECKING:
    from calculator.model.comparison import Comparison
_OTHERWISE: Final = {
    "network": "shared.out_of_network",
    "covered": "shared.not_covered",
    "days_open": "confirm.otherwise_days_open",
    "allowed_out": "confirm.otherwise_allowed",
    "deductible_out": "confirm.otherwise_deductible",
    "limit_out": "confirm.otherwise_limit",
    "session_share": "confirm.otherwise_visit_share",
}
"""Other cases that are called as the same is everywhere."""

NAMES_ITS_PLAN: Final = frozenset({"next_year_of_later"})
"""Sentences that name a plan that comes in the course themselves."""


def assumption_words(point: OpenPoint, voice: Voice) -> str:
    """What is assumed, as a sentence."""
    figures = _figures(point, voice)
    key = "benefit_none" if point.sentence == "benefit" and not figures["benefit"] else point.sentence
    if figures.get("count") == 1:
        key = f"{key}_one"
    return _under_its_plan(voice.of("confirm")(key, **figures), point, voice)


def effect_words(point: OpenPoint, voice: Voice) -> str:
    """What the answer would be otherwise, as a sentence."""
    figures = _figures(point, voice)
    figures["otherwise"] = otherwise_words(point, voice)
    payer, difference = "pays", point.difference
    if not difference:
        payer, difference = "plan", point.then.plan_pays - point.now.plan_pays
    figures |= {"then_cents": point.then.member_pays, "difference_cents": abs(difference)}
    more = ("same", "more", "less")[(difference > 0) - (difference < 0)]
    key = "effect_same" if not difference else f"effect_{payer}_{more}"
    return voice.of("confirm")(key, **figures)


def otherwise_words(point: OpenPoint, voice: Voice) -> str:
    """What is otherwise, in a word or two."""
    key = _OTHERWISE.get(point.sentence) or _OTHERWISE.get(point.assumption, f"confirm.otherwise_{point.assumption}")
    return voice(key, **_figures(point, voice))


def otherwise_apart(point: OpenPoint, voice: Voice) -> str:
    """What is otherwise, beside others: of a plan that comes in the course it says which."""
    return under_plan(otherwise_words(point, voice), point.under, point.since, voice)


def _under_its_plan(words: str, point: OpenPoint, voice: Voice) -> str:
    """``words`` with the plan that they are about, unless they name it."""
    return words if point.sentence in NAMES_ITS_PLAN else under_plan(words, point.under, point.since, voice)


def widest_words(answer: Estimate, points: tuple[OpenPoint, ...], voice: Voice) -> str:
    """Between what the member's amount lies while ``points`` are open; empty where that is what the prices say."""
    least, most = widest(answer, points)
    if (least, most) == answer.range_of("member_pays"):
        return ""
    return voice("confirm.widest", least_cents=least, most_cents=most)


def open_by_plan(
    case: Case, comparison: "Comparison", day: datetime.date, voice: Voice
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Of each plan of ``comparison`` of which something is to be confirmed on ``day``: its name, and what is assumed
    with what it would change."""
    for column in comparison.columns:
        points = open_points(case, case.plan(column.plan), column.estimate, day)
        if points:
            yield column.plan, [(assumption_words(point, voice), effect_words(point, voice)) for point in points]


def covered_words(tier: CoverageTier, voice: Voice) -> str:
    """Whom a plan covers, for a patient: the person alone, or the family too."""
    return voice(f"covers.{'family' if tier.is_family else 'one'}")


def _figures(point: OpenPoint, voice: Voice) -> dict[str, object]:
    return figures_in_words(point.figures, voice) | {"plan": point.plan}


def figures_in_words(figures: Mapping[str, object], voice: Voice) -> dict[str, object]:
    """The figures of an assumption as its sentences take them: benefits by their titles, days of a year by their
    months."""
    return {
        name: day_words(str(value), voice) if name.endswith("_month") else _written(value, voice)
        for name, value in figures.items()
    }


def _written(value: object, voice: Voice) -> object:
    if isinstance(value, CoverageTier):
        return covered_words(value, voice)
    if isinstance(value, Benefit):
        return benefit_title(value, voice)
    if isinstance(value, tuple):
        return ", ".join(f"“{benefit_title(one, voice)}”" for one in value if isinstance(one, Benefit))
    return "" if value is None else value
