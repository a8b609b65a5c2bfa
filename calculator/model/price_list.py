"""A clinic's price list as it was read, and what became of each of its rows in a course."""

from dataclasses import dataclass
from enum import StrEnum

from calculator.model.base import PriceRange
from calculator.model.course import Course, Route, Service, ServiceLine


class Doubt(StrEnum):
    """Why a row prices nothing before a person says what it prices."""

    LATE = "late"
    DEPOSIT = "deposit"
    ADMIN = "admin"
    EXCLUDED = "excluded"
    PACKAGE = "package"
    TOTAL = "total"
    DISCOUNT = "discount"
    THING = "thing"
    SEVERAL_SERVICES = "several_services"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    REMARK = "remark"
    ONE_OF_SEVERAL = "one_of_several"
    PER_HOUR = "per_hour"
    FREE = "free"
    DOSE = "dose"
    OTHER_DOSE = "other_dose"
    PER_UNIT = "per_unit"
    UNIT = "unit"
    BUNDLED = "bundled"
    DRUG_OR_VISIT = "drug_or_visit"
    COUNT = "count"
    TWO_ROWS = "two_rows"


OF_NAME = frozenset({Doubt.LATE, Doubt.DEPOSIT, Doubt.ADMIN, Doubt.EXCLUDED, Doubt.PACKAGE, Doubt.TOTAL})
OF_NAME |= {Doubt.DISCOUNT, Doubt.THING, Doubt.SEVERAL_SERVICES, Doubt.BUNDLED}
"""Doubts about what a name means: a line of the course that bears the very name settles them."""


@dataclass(frozen=True, slots=True)
class ListedPrice:
    """One row of a price list.

    ``row`` counts from 1 as a spreadsheet does; ``services`` and ``routes`` are what the row's name speaks of, none of
    them any; ``count`` is None where the list says nothing of how many sessions there are. ``drug``: the price is of
    the medicine (True), of the visit (False), or it is not known of which (None). ``monitoring``: it is the visit at
    which nasal esketamine is taken, in whatever phase of the course. ``doubt`` is why it prices nothing by itself.
    ``times`` are the units, such as milligrams, that the price was multiplied by, and ``middle`` says that the likely
    price is the middle of a range.
    """

    row: int
    name: str
    services: tuple[Service, ...]
    routes: tuple[Route, ...]
    count: int | None
    price: PriceRange
    drug: bool | None = False
    monitoring: bool = False
    doubt: Doubt | None = None
    times: int = 1
    middle: bool = False


class Fate(StrEnum):
    """What a price list does to a line of the course, or why one of its rows does nothing."""

    PRICED = "priced"
    SAME = "same"
    ADDED = "added"
    KEPT = "kept"
    REMOVED = "removed"
    ASKED = "asked"
    LEFT = "left"
    NOT_IN_COURSE = "not_in_course"
    ALREADY_PRICED = "already_priced"
    NO_ROOM = "no_room"


UNUSED = (Fate.ASKED, Fate.LEFT, Fate.NOT_IN_COURSE, Fate.ALREADY_PRICED, Fate.NO_ROOM)
"""What becomes of a row that does nothing."""


@dataclass(frozen=True, slots=True)
class PriceListMatch:
    """A row of the list beside a line of the course, as it was and as it becomes; either may be missing.

    ``doubt`` is why a row is asked about; ``divided`` says that the row's number of sessions is that of several lines.
    """

    fate: Fate
    listed: ListedPrice | None
    before: ServiceLine | None
    after: ServiceLine | None
    doubt: Doubt | None = None
    divided: bool = False


@dataclass(frozen=True, slots=True)
class PricedCourse:
    """The course with the prices of a list, and line by line how it came about."""

    course: Course
    lines: tuple[PriceListMatch, ...]
