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
from calculator.reference.texts import say
from calculator.words.bundled import told
from calculator.words.provenance import note_of, sources_of


class Entry(NamedTuple):
    """Something to read: its key, its title in the list, the heading of its group, and its paragraphs."""

    key: str
    title: str
    group: str
    paragraphs: tuple[str, ...]


def glossary(language: str) -> list[Entry]:
    """The words of the program."""
    names = {term.key: term.term for term in guide.terms(language)}

    def paragraphs(term: guide.Term) -> Iterator[str]:
        yield term.means
        if term.see:
            yield say("guide.see", language, {"terms": "; ".join(names[key] for key in term.see)})
        source = page(term.source, language) or say("guide.own_words", language)
        yield say("shared.flag_source", language, {"source": source})

    return [Entry(term.key, term.term, "", tuple(paragraphs(term))) for term in guide.terms(language)]


def about_kat(language: str) -> list[Entry]:
    """What one article says of the therapy, row by row, and what other sources say."""

    def paragraphs(fact: guide.Fact) -> Iterator[str]:
        yield fact.says
        yield say("shared.flag_source", language, {"source": fact.source})
        if fact.others:
            yield say("guide.others", language, {"others": fact.others})
        if fact.others_source:
            yield say("shared.flag_source", language, {"source": fact.others_source})

    return [
        Entry(str(fact.number), f"{fact.number}. {fact.title}", fact.group, tuple(paragraphs(fact)))
        for fact in guide.facts(language)
    ]


def sources(language: str) -> list[Entry]:
    """Where the figures of courses, plans and federal limits come from, read from the data itself."""
    courses: list[tuple[str, Course | Plan]] = [(course.title, course) for course in bundled.courses()]
    plans: list[tuple[str, Course | Plan]] = [(plan.name, plan) for plan in bundled.plans()]
    groups = (("courses", courses), ("plans", plans))
    entries = [
        Entry(
            f"{group}.{at}",
            told(title, language),
            say(f"guide.{group}", language),
            tuple(text for text in (note_of(thing, language), *sources_of(thing, language)) if text),
        )
        for group, holders in groups
        for at, (title, thing) in enumerate(holders)
    ]
    return [*entries, *_limits(language)]


def licences(_language: str) -> list[Entry]:
    """The program's own licence and those of what it is made with, as their packages give them."""
    return [
        Entry(one.name, f"{one.name} ({one.licence})", "", (", ".join(one.versions()) or one.name, *one.texts()))
        for one in shipped.here()
    ]


BOOKS: Final[dict[str, Callable[[str], list[Entry]]]] = {
    "glossary": glossary,
    "about_kat": about_kat,
    "sources": sources,
    "licences": licences,
}
"""The books by the name of their action in the Help menu."""


def _limits(language: str) -> Iterator[Entry]:
    for year in limits.years():
        yield Entry(
            f"limits.{year}",
            str(year),
            say("guide.limits", language),
            tuple(_limit(name, year, language) for name in limits.names()),
        )


def _limit(name: str, year: int, language: str) -> str:
    cents = limits.federal_limit(name, year)
    figure = say("guide.not_loaded", language) if cents is None else format_dollars(cents)
    source = limits.source_of(name, year)
    return f"{say(f'guide.limit_{name}', language)}: {figure}{f' ({page(source, language)})' if source else ''}"
