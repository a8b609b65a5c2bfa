"""Where figures come from, kept true: a figure that somebody has changed is no longer its source's, and a plan made
from another says so."""

from collections.abc import Iterator
from typing import Final

from calculator.model.base import Source, replaced
from calculator.model.course import Course, ServiceLine
from calculator.model.plan import Plan
from calculator.model.still_read import still_read
from calculator.reference.citing import cited
from calculator.reference.voice import Voice
from calculator.words.bundled import told

_NO_FIGURES: Final = frozenset(
    {"name", "note", "sources", "example", "figures_year", "edited", "made_from", "document"}
)
"""The parts of a plan that say of it what it is."""


def course_after(before: Course, after: Course) -> Course:
    """``after``, an edit of ``before``: marked where figures of its sources were changed. A template is as it came."""
    if after.template is not None or after.sources != before.sources or not (before.sources or before.note):
        return after
    same = list(map(_figures, before.lines)) == list(map(_figures, after.lines))
    return replaced(after, edited=before.edited or not same)


def plan_after(before: Plan, after: Plan) -> Plan:
    """``after``, an edit of ``before``: marked where figures of its sources were changed; an example is none then."""
    after = still_read(before, after)
    if not (before.sources or before.example or before.made_from):
        return after
    if all(getattr(before, name) == getattr(after, name) for name in Plan.parts() if name not in _NO_FIGURES):
        return after
    return replaced(after, edited=True, example=False)


def copy_of(plan: Plan, name: str) -> Plan:
    """A copy called ``name``, which says of what plan it was made where that plan says where its figures come from."""
    told_of = bool(plan.sources or plan.example or plan.made_from)
    return replaced(plan, name=name, example=False, made_from=(plan.made_from or plan.name) if told_of else "")


def source_words(source: Source, voice: Voice) -> str:
    """A source in a line, as it is said everywhere: what it says, where, of which year or that it is undated."""
    return cited(told(source.says, voice), source.address, source.year, voice)


def sources_of(thing: Course | Plan, voice: Voice) -> Iterator[str]:
    """Where the figures of a course or a plan come from, a line each; one that they no longer agree with says so."""
    if isinstance(thing, Plan) and thing.made_from:
        figures: dict[str, object] = {"plan": told(thing.name, voice), "from": told(thing.made_from, voice)}
        yield voice("provenance.made_from", **figures)
    for source in thing.sources:
        words = source_words(source, voice)
        yield voice("provenance.source_edited", source=words) if thing.edited else words


def note_of(thing: Course | Plan, voice: Voice) -> str:
    """The note of a course or a plan; one that was written before figures were changed says so."""
    note = told(thing.note, voice)
    return voice("provenance.note_edited", note=note) if note.strip() and thing.edited else note


def origin_words(thing: Course | Plan, voice: Voice) -> str:
    """What has become of the figures of a course or a plan since they came, as a sentence; empty where nothing has."""
    made_from = thing.made_from if isinstance(thing, Plan) else ""
    if not made_from:
        return voice("provenance.edited") if thing.edited else ""
    key = "made_from_edited" if thing.edited else "made_from_only"
    return voice.of("provenance")(key, **{"from": told(made_from, voice)})


def _figures(line: ServiceLine) -> tuple[object, ...]:
    return line.service, line.count, line.price, line.first_day, line.gaps
