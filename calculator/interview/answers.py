"""What a patient answers in the interview. Not to know is an answer too; None is no answer yet."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from calculator.model.plan import Plan


class PriceKnown(StrEnum):
    """What is known of the price of a session."""

    ONE = "one"
    RANGE = "range"
    UNKNOWN = "unknown"


class Told(StrEnum):
    """An answer to a question of yes or no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class PlanFrom(StrEnum):
    """Where the plan comes from."""

    LIST = "list"
    DOCUMENT = "document"
    FIGURES = "figures"
    NONE = "none"
    UNKNOWN = "unknown"


class Covers(StrEnum):
    """Whom the plan covers."""

    ONE = "one"
    FAMILY = "family"
    UNKNOWN = "unknown"


class Known(StrEnum):
    """Whether an entry is known."""

    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Planned:
    """What treatment is planned. ``template`` names a bundled course (empty: nobody knows), ``sessions`` is the number
    of sessions with the medicine (None: nobody knows)."""

    template: str | None = None
    sessions: int | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What a session with the medicine costs, in cents; ``one``, or ``low`` and ``high``."""

    known: PriceKnown | None = None
    one: int | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Nine numbers of a plan for one person: cents, and the member's share in basis points. None: it is not known."""

    deductible: int | None = None
    limit: int | None = None
    visit_copay: int | None = None
    visit_coinsurance: int | None = None
    session_copay: int | None = None
    session_coinsurance: int | None = None
    deductible_out: int | None = None
    limit_out: int | None = None
    coinsurance_out: int | None = None


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """The plan: one of a list, one that was read from its document, or figures; ``name`` is what figures are called."""

    source: PlanFrom | None = None
    listed: Plan | None = None
    read: Plan | None = None
    figures: Figures = Figures()


@dataclass(frozen=True, slots=True)
class PaidSoFar:
    """What counts already this year toward the deductible and the out-of-pocket limit, in cents."""

    known: Known | None = None
    deductible: int | None = None
    out_of_pocket: int | None = None


@dataclass(frozen=True, slots=True)
class Begins:
    """When the course begins."""

    known: Known | None = None
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """All of them. ``visits`` are the prices of the other visits in cents, in the order of the course's lines; None: it
    is not known."""

    planned: Planned = Planned()
    price: Price = Price()
    visits: tuple[int | None, ...] = ()
    network: Told | None = None
    plan: PlanAnswer = PlanAnswer()
    covers: Covers | None = None
    paid: PaidSoFar = PaidSoFar()
    begins: Begins = Begins()
    title: str = ""
