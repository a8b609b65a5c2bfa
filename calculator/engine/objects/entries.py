"""What a ledger works with: the years of a coverage, the path of a line, the line as it was priced, and what counts."""

import datetime
from dataclasses import dataclass
from typing import Final, NamedTuple

from calculator.engine.adjudication.rulebook import NO_LIMIT, Remaining, Rule, Shares
from calculator.engine.adjudication.terms import BenefitTerms as Terms
from calculator.engine.adjudication.years import CALENDAR
from calculator.engine.objects.accumulators import Accumulator, LimitUses
from calculator.model.estimate import DatedLine
from calculator.model.plan_year import CarryOver


@dataclass(frozen=True, slots=True)
class Years:
    """How a coverage's years turn: the plan year, the accumulators' year, and what its last quarter carries over."""

    plan_turns: str = CALENDAR
    accumulators_turn: str = CALENDAR
    carry_over: CarryOver = CarryOver.NONE


class Counted(NamedTuple):
    """What counts of one line toward deductible and limit, and what is paid ``beside`` them, in cents."""

    deductible: int
    limit: int
    beside: int = 0


NOTHING_COUNTED: Final = Counted(0, 0)


class Behind(NamedTuple):
    """Stated amounts that are smaller than what the sessions up to their day came to: claims not yet processed.

    ``what`` is "deductible" or "limit", or what is used of the limits of ``benefit``: "visits" or "dollars". All but
    visits are cents, of the member's own.
    """

    what: str
    as_of: datetime.date
    stated: int
    counted: int
    benefit: str = ""


class LineRoute(NamedTuple):
    """What the lines of one service, network and kind run through: terms, uses of the benefit's limits, the deductible
    and the limit that are theirs, all those that they count toward, and the first and the last day of the coverage.
    ``even``: every line is under the same rule,
    whatever its day and the lines before it."""

    terms: Terms
    even: bool
    uses: LimitUses
    deductible: Accumulator
    limit: Accumulator
    deductibles: tuple[Accumulator, ...]
    limits: tuple[Accumulator, ...]
    first_day: datetime.date
    last_day: datetime.date


class RatedLine(NamedTuple):
    """One line as the rulebook priced it, with what it was given: enough to post it and to say why."""

    line: DatedLine
    path: LineRoute
    rule: Rule
    status: int
    left: Remaining
    shares: Shares
    visit: int

    @property
    def terms(self) -> Terms:
        """The terms under which it was priced."""
        return self.path.terms


def dollars_left(terms: Terms, uses: LimitUses) -> int:
    """What the plan may still pay under the benefit's dollar limits, in cents."""
    benefit = terms.benefit
    if benefit is None:
        return NO_LIMIT
    yearly = NO_LIMIT if benefit.dollar_limit is None else max(benefit.dollar_limit - uses.dollars, 0)
    lifetime = NO_LIMIT
    if benefit.lifetime_dollar_limit is not None:
        lifetime = max(benefit.lifetime_dollar_limit - uses.lifetime_dollars, 0)
    return min(yearly, lifetime)
