"""The answers about several plans at once: side by side, break-even, map, start date, member mix. Values only."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from calculator.model.backing import Backing
from calculator.model.estimate import Amounts, Estimate
from calculator.model.mix import MemberSituation


class Payer(StrEnum):
    """Whose cost is compared: the name of that total in Amounts. Beside the patient it is the employer, or the plan
    where none stands behind it (``Backing``)."""

    PATIENT = "member_pays"
    EMPLOYER = "employer_pays"


class Axis(StrEnum):
    """Along what two plans may cross: the number of dosing sessions, or the price of one."""

    SESSIONS = "sessions"
    PRICE = "price"


class Begun(NamedTuple):
    """What a plan has on record as met in network when it begins, in cents, and whether that is of this plan alone."""

    deductible: int = 0
    limit: int = 0
    own: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One plan over the course. Amounts beside the estimate's own are at the likely price.

    ``patient`` is what the member pays with the own HSA and FSA money counted in (rules.md, 'Who bears it'), as the
    least, the likely and the greatest in cents; ``employer`` likewise. ``first_year`` are the amounts of the first
    plan year that the course touches. ``paid_in_full`` counts the sessions of which the patient bears every cent of
    the allowed amount and of what is billed beyond it. ``accounts_left`` is what the accounts still hold, in cents.
    ``begun`` is what was entered as met in the plan.
    """

    estimate: Estimate
    patient: tuple[int, int, int]
    employer: tuple[int, int, int]
    first_year: Amounts
    deductible_met: datetime.date | None
    limit_met: datetime.date | None
    paid_in_full: int
    accounts_left: int
    begun: Begun

    @property
    def plan(self) -> str:
        """The plan's name."""
        return self.estimate.plan

    def cost(self, payer: Payer) -> int:
        """What ``payer`` pays at the likely price, in cents."""
        return self.patient[1] if payer is Payer.PATIENT else self.employer[1]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The plans of a case side by side, in the case's order, and the names of the cheapest for each payer (several
    where they cost the same). ``backing`` says who pays beside the patient."""

    columns: tuple[Column, ...]
    cheapest: dict[Payer, tuple[str, ...]]
    backing: Backing = Backing.EMPLOYER


class Crossing(NamedTuple):
    """From ``at`` on (a number of sessions, or a price in cents) ``cheaper`` costs less than ``dearer``, which until
    then cost as much or less. It holds up to the next crossing of the two, or the end of the range."""

    cheaper: str
    dearer: str
    at: int


class Curve(NamedTuple):
    """One plan's cost along an axis: points (sessions or price in cents, cost in cents) in order, straight between."""

    plan: str
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where the cheaper of two plans changes along one axis, for one payer: every crossing between ``least`` and
    ``greatest``, exact, in order of ``at``. ``here`` is the course's own place on the axis, None: it has none."""

    payer: Payer
    axis: Axis
    least: int
    greatest: int
    here: int | None
    curves: tuple[Curve, ...]
    crossings: tuple[Crossing, ...]
    backing: Backing = Backing.EMPLOYER


@dataclass(frozen=True, slots=True)
class PriceMap:
    """What ``payer`` pays under each plan for each number of sessions and price of a dosing session, in cents.

    ``costs[plan][session][price]`` goes by the order of ``plans``, ``sessions`` and ``prices``.
    """

    payer: Payer
    plans: tuple[str, ...]
    sessions: tuple[int, ...]
    prices: tuple[int, ...]
    costs: tuple[tuple[tuple[int, ...], ...], ...]
    backing: Backing = Backing.EMPLOYER

    def cheapest(self, session: int, price: int) -> tuple[int, int]:
        """At the places ``session`` and ``price`` of the axes: the place of the cheapest plan (the first of equals),
        and by how many cents it is cheaper than the next; 0 where there is no other."""
        costs = sorted((self.costs[plan][session][price], plan) for plan in range(len(self.plans)))
        return costs[0][1], costs[1][0] - costs[0][0] if len(costs) > 1 else 0


class Start(NamedTuple):
    """The course begun on ``date``: what each plan leaves the patient, and the employer, in the order of the plans."""

    date: datetime.date
    patient: tuple[int, ...]
    employer: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StartDates:
    """What the course costs by the day it starts. ``turns`` are the days on which a plan year begins, with its plan."""

    plans: tuple[str, ...]
    starts: tuple[Start, ...]
    turns: tuple[tuple[datetime.date, str], ...]
    backing: Backing = Backing.EMPLOYER


class MixRow(NamedTuple):
    """One situation with its weight in basis points of the whole, and each plan's cost in it."""

    situation: MemberSituation
    weight: int
    patient: tuple[int, ...]
    employer: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mix:
    """The plans over the situations, and the weighted means in cents, rounded half up."""

    plans: tuple[str, ...]
    rows: tuple[MixRow, ...]
    patient: tuple[int, ...]
    employer: tuple[int, ...]
    backing: Backing = Backing.EMPLOYER
