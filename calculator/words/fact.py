"""One fact of a plan in words, and the writer that gives it its words. It knows no rule of any plan."""

from typing import Final, NamedTuple, Self

from calculator.model.plan import Benefit
from calculator.money import format_money, format_percent
from calculator.reference.voice import Voice
from calculator.words.plan import benefit_title

ALWAYS: Final = True
"""A fact that every reader of a plan looks for, whatever it is."""


class Fact(NamedTuple):
    """A fact: what tells it from all others, the part of the plan, its name and words, and what the name means.

    ``shown``: it is worth a line even where another plan says the same.
    """

    key: tuple[str, ...]
    section: str
    name: str
    meaning: str
    words: str
    shown: bool


def if_said(value: object, usual: object) -> bool:
    """Whether a plan says something other than the usual."""
    return value != usual


def if_more(value: object) -> bool:
    """Whether a plan says anything here."""
    return bool(value)


class Writer(NamedTuple):
    """Writes facts of one part of a plan in ``voice``. ``outer`` stands before the titles of all parts within."""

    voice: Voice
    place: tuple[str, ...] = ()
    section: str = ""
    outer: tuple[str, ...] = ()

    def under(self, key: str, title: str) -> Self:
        """A writer for another part of the plan, on the same level."""
        within = self.outer[0::2]
        titles = (*self.outer[1::2], title)
        return self._replace(place=(*within, key), section=" › ".join(titles))

    def within(self, key: str, title: str) -> Self:
        """A writer for what has parts itself, such as a rider."""
        return self._replace(outer=(*self.outer, key, title))

    def fact(
        self, name: str, words: str, shown: bool, label: str = "", more: tuple[str, ...] = (), meaning: str = ""
    ) -> Fact:
        """The fact called ``name`` in the plan editor and in the glossary; ``more`` tells it from its like."""
        meaning = self.voice(f"glossary.{meaning or name}")
        return Fact((*self.place, name, *more), self.section, label or self.label(name), meaning, words, shown)

    def own_fact(self, name: str, words: str, *, shown: bool) -> Fact:
        """A fact that the plan editor has no field for."""
        label, meaning = self.own(name), self.own(f"{name}_is")
        return Fact((*self.place, name), self.section, label, meaning, words, shown)

    def label(self, name: str) -> str:
        """What the plan editor calls the field ``name``."""
        return self.plan(name).replace("&", "")

    def plan(self, key: str) -> str:
        """A sentence of the plan editor."""
        return self.voice.of("plan")(key)

    def own(self, key: str, **figures: object) -> str:
        """A sentence of the plan library."""
        return self.voice.of("library")(key, **figures)

    def detail(self, name: str, *details: str) -> str:
        """The name of a field that a plan has several times: ``Copay, in network``."""
        said = (self.plan(detail) for detail in details)
        return ", ".join((self.label(name), *(words[:1].lower() + words[1:] for words in said)))

    def none(self) -> str:
        """That there is none."""
        return self.plan("none")

    def yes(self, so: bool) -> str:
        """Yes or no."""
        return self.own("yes" if so else "no")

    def money(self, cents: int | None) -> str:
        """An amount, or none."""
        return self.none() if cents is None else format_money(cents)

    def rate(self, points: int) -> str:
        """A percentage."""
        return format_percent(points)

    def number(self, number: int | None) -> str:
        """A number, or none."""
        return self.none() if number is None else str(number)

    def title(self, benefit: Benefit) -> str:
        """What a benefit is called."""
        return benefit_title(benefit, self.voice)
