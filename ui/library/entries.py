"""What the plan library lists: each plan with where it comes from, in groups, and the words that a search looks in."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from calculator.files import bundled
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.bundled import told
from calculator.words.plan_kind import PlanKind, kind_of


class Origin(StrEnum):
    """Where a plan comes from."""

    OWN = "own"
    REAL = "real"
    EXAMPLE = "example"


class Entry(NamedTuple):
    """A plan of the library."""

    plan: Plan
    origin: Origin

    def said_origin(self, voice: Voice) -> str:
        """Mine, real (with the year of its figures) or an example, in a word or two."""
        year = "_year" if self.origin is Origin.REAL and self.plan.figures_year else ""
        return voice(f"library.origin_{self.origin.value}{year}", year=self.plan.figures_year)


class Group(NamedTuple):
    """A heading and the plans below it."""

    title: str
    entries: tuple[Entry, ...]


def groups(own: Iterable[Plan], voice: Voice) -> list[Group]:
    """The user's plans, then those that come with the program by kind: real ones before examples."""
    mine = tuple(Entry(plan, Origin.OWN) for plan in own)
    shipped = [Entry(plan, Origin.EXAMPLE if plan.example else Origin.REAL) for plan in bundled.plans()]
    shipped.sort(key=lambda entry: entry.origin is Origin.EXAMPLE)
    listed = [Group(voice("library.group_own"), mine)]
    for kind in PlanKind:
        entries = tuple(entry for entry in shipped if kind_of(entry.plan) is kind)
        if entries:
            listed.append(Group(voice(f"library.group_{kind.value}"), entries))
    return listed


def matching(listed: Sequence[Group], words: str, voice: Voice) -> list[Group]:
    """The groups with the entries in which every one of ``words`` occurs; all of them where there are no words."""
    wanted = words.casefold().split()
    if not wanted:
        return list(listed)
    kept = []
    for group in listed:
        entries = tuple(entry for entry in group.entries if _has(entry, group.title, wanted, voice))
        if entries:
            kept.append(Group(group.title, entries))
    return kept


def _has(entry: Entry, title: str, wanted: Iterable[str], voice: Voice) -> bool:
    plan = entry.plan
    sources = (f"{told(source.says, voice)} {source.address}" for source in plan.sources)
    said = " ".join(
        (told(plan.name, voice), told(plan.note, voice), title, entry.said_origin(voice), *sources)
    ).casefold()
    return all(word in said for word in wanted)
