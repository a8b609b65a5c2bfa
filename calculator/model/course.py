"""The course of treatment: which services, how many, how often, at what billed price. It holds no dates but its first
day; the engine's schedule makes dated lines of it."""

import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Final

from calculator.model.base import Cents, Day, Limits, Model, Note, PriceRange, Slug, Sources, Title, changed
from calculator.model.happened import Happened
from calculator.model.network import Network as Network  # noqa: PLC0414 (it is a part of a service line)

MOST_LINES: Final = 40
"""As many lines as a course takes."""

MOST_MONEY_BACK: Final = 10
"""As many discounts and refunds as a course takes."""


class Service(StrEnum):
    """The services a course is made of (FACTS A1). A line may also bear a name of its own."""

    EVALUATION = "evaluation"
    INTAKE = "intake"
    PREPARATION = "preparation"
    DOSING = "dosing"
    INTEGRATION = "integration"
    MAINTENANCE = "maintenance"
    FACILITY = "facility"
    DRUG = "drug"
    OTHER = "other"


class Route(StrEnum):
    """How the medicine is given."""

    IV = "iv"
    IM = "im"
    NASAL = "nasal_esketamine"
    SUBLINGUAL = "sublingual"


class Place(StrEnum):
    """Where the service takes place."""

    OFFICE = "office"
    OUTPATIENT = "outpatient"
    TELEHEALTH = "telehealth"
    HOME = "home"


MOST_SESSIONS: Final = 200
"""As many sessions as a line has."""

MOST_GAPS: Final = 12
LONGEST_GAP: Final = 366
Gap = Annotated[int, Limits(ge=0, le=LONGEST_GAP)]
"""Days from one session of a line to its next; 0 puts both on one day."""


class ServiceLine(Model):
    """One kind of session in the course, ``count`` times.

    The first takes place ``first_day`` days after the course starts; the days between the sessions go through
    ``gaps`` again and again: (7,) is weekly, (3, 4) twice a week. ``dates``, where given, stand in place of both.
    ``price_assumed``: the price is the one that a template came with; nobody has said that it is the provider's.
    ``network_tier`` is the further tier that the provider is in, in the plans that have one of this name; in the others
    ``network`` holds.
    ``happened``: what became of its sessions, in order of their numbers; of those that are missing there nothing is
    known but the plan.
    """

    service: Slug
    label: Annotated[str, Limits(max_length=80)] = ""
    count: Annotated[int, Limits(ge=0, le=MOST_SESSIONS)] = 1
    price: PriceRange
    first_day: Annotated[int, Limits(ge=0, le=1_500)] = 0
    gaps: Annotated[tuple[Gap, ...], Limits(min_length=1, max_length=MOST_GAPS)] = (7,)
    dates: Annotated[tuple[Day, ...], Limits(max_length=MOST_SESSIONS)] = ()
    route: Route | None = None
    network: Network = Network.IN
    place: Place = Place.OFFICE
    code: Annotated[str, Limits(max_length=16)] = ""
    drug: bool = False
    price_assumed: bool = False
    network_tier: Slug | None = None
    happened: Annotated[tuple[Happened, ...], Limits(max_length=MOST_SESSIONS)] = ()

    def __post_init__(self) -> None:
        """Where there are dates, each session has one; what happened is in order, once for each session."""
        if self.dates and len(self.dates) != self.count:
            raise ValueError(f"{self.count} sessions need {self.count} dates, not {len(self.dates)}")
        numbers = [one.number for one in self.happened]
        if any(later <= number for number, later in pairwise(numbers)):
            raise ValueError("what happened must be in order of the sessions' numbers, once for each")


class MoneyBack(Model):
    """A package's discount or a refund: ``amount`` cents come off the billed prices of all sessions of ``services``
    (empty: of all), each in proportion to its price, and none below nothing."""

    amount: Cents
    services: Annotated[tuple[Slug, ...], Limits(max_length=20)] = ()


class Course(Model):
    """A course of ketamine-assisted therapy, from its first day to its last session. ``edited``: figures were changed
    since its note and its sources were written."""

    title: Title
    starts: Day
    lines: Annotated[tuple[ServiceLine, ...], Limits(max_length=MOST_LINES)]
    template: Slug | None = None
    note: Note = ""
    sources: Sources = ()
    edited: bool = False
    money_back: Annotated[tuple[MoneyBack, ...], Limits(max_length=MOST_MONEY_BACK)] = ()

    @property
    def has_happened(self) -> bool:
        """Whether of any session more is known than the plan."""
        return any(line.happened for line in self.lines)

    def starting(self, day: datetime.date) -> "Course":
        """The same course from another first day; dates set by hand move with it.

        Raises:
            InvalidError: ``day``, or a date set by hand that would move with it, is no ``Day``.
        """
        moved = changed(self, starts=day)
        by = day - self.starts
        lines = tuple(changed(line, dates=tuple(date + by for date in line.dates)) for line in self.lines)
        return changed(moved, lines=lines)
