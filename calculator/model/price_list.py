"""A clinic's price list as it was read, and what became of each of its rows in a course."""

from dataclasses import dataclass
from enum import StrEnum

from calculator.model.base import PriceRange
from calculator.model.course import Course, Route, Service, ServiceLine


@dataclass(frozen=True, slots=True)
class ListedPrice:
    """One row of a price list.

    ``row`` counts from 1 as a spreadsheet does; ``services`` and ``route`` are what the row's name speaks of;
    ``count`` is None where the list says nothing of how many sessions there are.
    """

    row: int
    name: str
    services: tuple[Service, ...]
    route: Route | None
    count: int | None
    price: PriceRange


class Fate(StrEnum):
    """What a price list does to a line of the course, or why one of its rows does nothing."""

    PRICED = "priced"
    SAME = "same"
    ADDED = "added"
    KEPT = "kept"
    REMOVED = "removed"
    NOT_IN_COURSE = "not_in_course"
    ALREADY_PRICED = "already_priced"
    NO_ROOM = "no_room"


@dataclass(frozen=True, slots=True)
class PriceListMatch:
    """A row of the list beside a line of the course, as it was and as it becomes; either may be missing."""

    fate: Fate
    listed: ListedPrice | None
    before: ServiceLine | None
    after: ServiceLine | None


@dataclass(frozen=True, slots=True)
class PricedCourse:
    """The course with the prices of a list, and line by line how it came about."""

    course: Course
    lines: tuple[PriceListMatch, ...]
