"""The texts of the courses and plans that come with the program, and of its own sources, in each of its languages. In a
case they are texts like any other; one that still stands there as it came is shown in the reader's language."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.plan import Plan
from calculator.reference.texts import LANGUAGES, say, sentences

_FILES: Final = ("bundled", "cited")


def told(text: str, language: str) -> str:
    """``text`` in ``language`` where it came with the program, in whatever language it did; else ``text`` itself."""
    key = _keys().get(text)
    return say(key, language) if key is not None else text


@cache
def _keys() -> Mapping[str, str]:
    """The key of every bundled text, in all languages."""
    return {text: key for language in LANGUAGES for file in _FILES for key, text in sentences(language, file).items()}


def localized(case: Case, language: str) -> Case:
    """``case`` with every bundled text in it in ``language``: for a reader, or for somebody who begins with it."""
    course = replaced(case.course, title=told(case.course.title, language), note=told(case.course.note, language))
    plans = tuple(localized_plan(plan, language) for plan in case.plans)
    names = [plan.name for plan in plans]
    if len(names) != len(set(names)) or case.confirmed or case.member.by_plan:
        # What is known of a plan by its name stays with it.
        plans = case.plans
    chosen = plans[[plan.name for plan in case.plans].index(case.chosen)].name
    return replaced(case, title=told(case.title, language), course=course, plans=plans, chosen=chosen)


def localized_plan(plan: Plan, language: str) -> Plan:
    """``plan`` with the bundled texts of its name and its note in ``language``."""
    return replaced(plan, name=told(plan.name, language), note=told(plan.note, language))
