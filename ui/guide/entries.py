"""The books of the program as entries to read: the glossary, About KAT, where figures come from, licences."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from calculator.files import bundled
from calculator.model.course import Course
from calculator.model.plan import Plan
from calculator.money import format_dollars
from calculator.reference import guide, limits
from calculator.reference import licences as shipped
from calculator.reference.citing import page
from calculator.reference.voice import Voice
from calculator.words.bundled import told
from calculator.words.provenance import note_of, sources_of


class Entry(NamedTuple):
    """Something to read: its key, its title in the list, the heading of its group, and its paragraphs."""

    key: str
    title: str
    group: str
    paragraphs: tuple[str, ...]


def glossary(voice: Voice) -> list[Entry]:
    """The words of the program."""
    names = {term.key: term.term for term in guide.terms(voice)}

    def paragraphs(term: guide.Term) -> Iterator[str]:
        yield term.means
        if term.see:
            yield voice("guide.see", terms="; ".join(names[key] for key in term.see))
        source = page(term.source, voice) or voice("guide.own_words")
        yield voice("shared.flag_source", source=source)

    return [Entry(term.key, term.term, "", tuple(paragraphs(term))) for term in guide.terms(voice)]


def about_kat(voice: Voice) -> list[Entry]:
    """What one article says of the therapy, row by row, and what other sources say."""

    def paragraphs(fact: guide.Fact) -> Iterator[str]:
        yield fact.says
        yield voice("shared.flag_source", source=fact.source)
        if fact.others:
            yield voice("guide.others", others=fact.others)
        if fact.others_source:
            yield voice("shared.flag_source", source=fact.others_source)

    return [
        Entry(str(fact.number), f"{fact.number}. {fact.title}", fact.group, tuple(paragraphs(fact)))
        for fact in guide.facts(voice)
    ]


def sources(voice: Voice) -> list[Entry]:
    """Where the figures of courses, plans and federal limits come from, read from the data itself."""
    courses: list[tuple[str, Course | Plan]] = [(course.title, course) for course in bundled.courses()]
    plans: list[tuple[str, Course | Plan]] = [(plan.name, plan) for plan in bundled.plans()]
    groups = (("courses", courses), ("plans", plans))
    entries = [
        Entry(
            f"{group}.{at}",
            told(title, voice),
            voice.of("guide")(group),
            tuple(text for text in (note_of(thing, voice), *sources_of(thing, voice)) if text),
        )
        for group, holders in groups
        for at, (title, thing) in enumerate(holders)
    ]
    return [*entries, *_limits(voice)]


def licences(_voice: Voice) -> list[Entry]:
    """The program's own licence and those of what it is made with, as their packages give them."""
    return [
        Entry(one.name, f"{one.name} ({one.licence})", "", (", ".join(one.versions()) or one.name, *one.texts()))
        for one in shipped.here()
    ]


BOOKS: Final[dict[str, Callable[[Voice], list[Entry]]]] = {
    "glossary": glossary,
    "about_kat": about_kat,
    "sources": sources,
    "licences": licences,
}
"""The books by the name of their action in the Help menu."""


def _limits(voice: Voice) -> Iterator[Entry]:
    for year in limits.years():
        yield Entry(
            f"limits.{year}",
            str(year),
            voice("guide.limits"),
            tuple(_limit(name, year, voice) for name in limits.names()),
        )


def _limit(name: str, year: int, voice: Voice) -> str:
    cents = limits.federal_limit(name, year)
    figure = voice("guide.not_loaded") if cents is None else format_dollars(cents)
    source = limits.source_of(name, year)
    return f"{voice(f'guide.limit_{name}')}: {figure}{f' ({page(source, voice)})' if source else ''}"
