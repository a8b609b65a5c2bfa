"""The answer: what each line costs whom, in cents, and what happened to the accumulators. Values only."""

import datetime
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from calculator.model.course import Service
from calculator.model.happened import Happened, SessionState


class Amounts(NamedTuple):
    """What one line, or a sum of lines, costs, in cents (docs/rules.md, 'The order').

    billed = discount + plan_pays + second_plan + assistance + account + member_pays, always. deductible, copay,
    coinsurance, excluded and balance_billed are what the plan leaves to the member before anybody helps; member_pays
    is what is left of them after second plan, assistance and accounts. own_account is the part of account that is
    the member's own HSA or FSA money, employer_account the rest. employer_pays is what the employer bears.
    """

    billed: int = 0
    discount: int = 0
    allowed: int = 0
    deductible: int = 0
    copay: int = 0
    coinsurance: int = 0
    excluded: int = 0
    balance_billed: int = 0
    plan_pays: int = 0
    second_plan: int = 0
    assistance: int = 0
    account: int = 0
    own_account: int = 0
    employer_account: int = 0
    member_pays: int = 0
    employer_pays: int = 0

    @classmethod
    def sum(cls, parts: Sequence[tuple[int, ...]]) -> "Amounts":
        """All of them added, amount by amount; they may be bare, in the order of the fields."""
        if len(parts) == 1:
            return cls._make(parts[0])
        return cls._make(map(sum, zip(*parts, strict=True))) if parts else cls()

    def together(self, names: Sequence[str]) -> int:
        """The amounts of these names added, in cents."""
        return sum(getattr(self, name) for name in names)


class Level(StrEnum):
    """The three prices an estimate is made at."""

    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"


class DatedLine(NamedTuple):
    """One session on its day: the ``number``-th of ``of`` in its line of the course. ``billed`` is in cents.
    ``network_tier`` is the further tier that it is in, in coverages that have one of this name. ``happened`` is what
    became of it; None: it is planned."""

    date: datetime.date
    service: Service | str
    label: str
    number: int
    of: int
    billed: int
    network: str = "in"
    drug: bool = False
    code: str = ""
    place: str = "office"
    network_tier: str = ""
    person: str = ""
    allowed: int | None = None
    allowed_second: int | None = None
    happened: Happened | None = None

    @property
    def is_fee(self) -> bool:
        """Whether it is a fee for a session that was missed: no service, and no plan's."""
        return self.happened is not None and self.happened.state is SessionState.MISSED


class Standing(NamedTuple):
    """Where the accumulators that a line touched stood after it, in cents, and what was left of them.

    ``*_left`` of None: there is no such amount. ``year_starts`` is the first day of the accumulator year.
    """

    year_starts: datetime.date
    deductible_used: int
    deductible_left: int
    limit_used: int
    limit_left: int | None


class EventKind(StrEnum):
    """What a chart or a table marks."""

    DEDUCTIBLE_MET = "deductible_met"
    LIMIT_MET = "limit_met"
    YEAR_TURNS = "year_turns"


class Event(NamedTuple):
    """Something that happened at line ``at`` (counted from 0), on ``date``."""

    kind: EventKind
    at: int
    date: datetime.date


class Reason(NamedTuple):
    """Why a line has an amount: the name of the amount, the rule's code and the figures of its sentence.

    Money among the figures is in cents under a name that ends in ``_cents``, a rate in basis points under one that
    ends in ``_points``, a day is a date; the rest is text or counts. ``calculator.engine.reasons`` says it in words.
    """

    amount: str
    code: str
    cents: int
    figures: dict[str, object]


class PricedLine(NamedTuple):
    """A dated line with its amounts, the standing after it, and the reason for every amount that is not zero.

    In an estimate the reasons are given at the likely price; at a low or high price of its own a line has none.
    """

    line: DatedLine
    amounts: Amounts
    standing: Standing
    reasons: tuple[Reason, ...]


class Notice(NamedTuple):
    """Something that happened while a course was priced and that no amount says: a code with figures as in Reason."""

    code: str
    figures: dict[str, object]


class LineByLine:
    """The lines of an answer, which are put together when somebody looks at them: of ten plans compared at three prices
    few are shown line by line. Two are equal where their lines are."""

    def __init__(self, amounts: Callable[[], list[Amounts]], lines: Callable[[], tuple[PricedLine, ...]]) -> None:
        self._make_amounts = amounts
        self._make_lines = lines

    def __eq__(self, other: object) -> bool:
        """Whether every line is the same, with its reasons."""
        return isinstance(other, LineByLine) and self.lines == other.lines

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """The lines, as every value of an answer shows itself."""
        return repr(self.lines)

    @cached_property
    def lines(self) -> tuple[PricedLine, ...]:
        """All lines, in order of date."""
        return self._make_lines()

    @cached_property
    def amounts(self) -> list[Amounts]:
        """What each of them costs."""
        return self._make_amounts()


class Priced(NamedTuple):
    """The course at one price level: its lines in order of date, their sum, the sums by accumulator year, the
    events, the fees the employer bears beside the lines, and what is left in each account after it.

    ``tax_saved`` is the tax that the member's own HSA and FSA money saves him, ``employer_fica_saved`` the employer's
    FICA on the same money, which goes in before tax through payroll. Neither is taken off any amount. ``notices`` say
    what no amount says."""

    by_line: LineByLine
    totals: Amounts
    by_year: tuple[tuple[datetime.date, Amounts], ...]
    events: tuple[Event, ...]
    fees: int = 0
    tax_saved: int = 0
    employer_fica_saved: int = 0
    paid_as_income: int = 0
    accounts_left: tuple[tuple[str, int], ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def lines(self) -> tuple[PricedLine, ...]:
        """The lines, each with its amounts and where it left the accumulators."""
        return self.by_line.lines


class FlagLevel(StrEnum):
    """How much a flag matters: a note, or something that may change the answer or the tax."""

    NOTE = "note"
    WARNING = "warning"


class Flag(NamedTuple):
    """Something to know, never a block: a code with figures as in Reason, its source and the source's year, or that
    the source is undated; None: what the source says has no year of its own, such as a plan as it was entered.
    ``plan`` is the plan that it is about, in force from ``since`` on, where that is not the one of the first day."""

    code: str
    level: FlagLevel
    figures: dict[str, object]
    source: str
    year: int | str | None = None
    plan: str = ""
    since: datetime.date | None = None


class Estimate(NamedTuple):
    """The answer for one plan, at three prices, with its flags."""

    plan: str
    low: Priced
    likely: Priced
    high: Priced
    flags: tuple[Flag, ...] = ()

    def at(self, level: Level) -> Priced:
        """The answer at one price level."""
        return {Level.LOW: self.low, Level.LIKELY: self.likely, Level.HIGH: self.high}[level]

    def range_of(self, amount: str) -> tuple[int, int]:
        """The least and the greatest of a total over the three price levels, in cents."""
        values = [getattr(priced.totals, amount) for priced in (self.low, self.likely, self.high)]
        return min(values), max(values)
