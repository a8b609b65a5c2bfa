"""The texts of the courses and plans that come with the program, of what a new case begins with, and of the sources, in
each of the languages. In a case they are texts like any other; one that still stands there as it came is shown in the
reader's language."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.reference.texts import LANGUAGES, sentences
from calculator.reference.voice import Voice

_FILES: Final = ("bundled", "cited")


def told(text: str, voice: Voice) -> str:
    """``text`` in ``voice`` where it came with the program, in whatever language it did; else ``text`` itself."""
    if not text or text in _keys(voice):
        return text
    key = next((keys[text] for keys in map(_keys, map(Voice, LANGUAGES)) if text in keys), None)
    return voice(key) if key is not None else text


@cache
def _keys(voice: Voice) -> Mapping[str, str]:
    """The key of every bundled text as ``voice`` has it. As another has it they are read when one is not found so."""
    return {text: key for file in _FILES for key, text in sentences(voice.language, file).items()}


def localized(case: Case, voice: Voice) -> Case:
    """``case`` with every bundled text in it in ``voice``: for a reader, or for somebody who goes on with it. What
    is known of a plan by its name stays with it."""
    course = replaced(case.course, title=told(case.course.title, voice), note=told(case.course.note, voice))
    plans = tuple(localized_plan(plan, voice) for plan in case.plans)
    if len({plan.name for plan in plans}) != len(plans):
        # Somebody has the same plan in two languages.
        plans = case.plans
    names = {old.name: new.name for old, new in zip(case.plans, plans, strict=True)}
    made = replaced(
        case,
        title=told(case.title, voice),
        course=course,
        plans=plans,
        chosen=names[case.chosen],
        explained_by=names.get(case.explained_by or "", case.explained_by),
        confirmed=tuple(replaced(one, plan=names.get(one.plan, one.plan)) for one in case.confirmed),
        member=_member(case.member, names, voice),
    )
    return case if made == case else made


def _member(member: Member, names: Mapping[str, str], voice: Voice) -> Member:
    other = member.other_coverage
    return replaced(
        member,
        by_plan=tuple(replaced(one, plan=names.get(one.plan, one.plan)) for one in member.by_plan),
        other_coverage=other and replaced(other, plan=localized_plan(other.plan, voice)),
    )


def localized_plan(plan: Plan, voice: Voice) -> Plan:
    """``plan`` with the bundled texts of its name and its note in ``voice``."""
    return replaced(plan, name=told(plan.name, voice), note=told(plan.note, voice))
