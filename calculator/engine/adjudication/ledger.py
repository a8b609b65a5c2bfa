"""A coverage's ledger: lines come in order of date, accumulators and limits move, years turn.

It decides what is left and what holds on the day; the rulebook prices. ``price`` only looks, ``post`` counts.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from calculator.engine.adjudication.accumulators import Accumulator, LimitUses, same_or_next
from calculator.engine.adjudication.pools import IN, counted_in, drawn_from, pools_of
from calculator.engine.adjudication.rulebook import (
    COVERED,
    LIFETIME_VISITS_USED,
    NO_AUTHORIZATION,
    NO_HELP,
    NO_LIMIT,
    VISITS_USED,
    WAITING,
    Help,
    Remaining,
    Rule,
    Shares,
    price_line,
)
from calculator.engine.adjudication.terms import Terms, maximizer_rule, negotiated_rate, terms_for
from calculator.engine.adjudication.years import CALENDAR, in_last_quarter, next_year, year_start
from calculator.model.estimate import DatedLine, Standing
from calculator.model.funding import Assistance
from calculator.model.member import LimitUse, Member, Met
from calculator.model.plan import Coverage, MissingAuthorization

PersonCap = Callable[[datetime.date], int | None]
"""The federal self-only limit of the year that begins on a day, in cents; None: not known."""


@dataclass(frozen=True, slots=True)
class Years:
    """How a coverage's years turn: the plan year, the accumulators' year, and whether its last quarter carries over."""

    plan_turns: str = CALENDAR
    accumulators_turn: str = CALENDAR
    carries_over: bool = False


@dataclass(frozen=True, slots=True)
class OpeningBalances:
    """What was already counted when the course starts: for each pool the person's and the others' amounts, in the
    year that ``as_of`` lies in."""

    as_of: datetime.date
    own: dict[str, Met]
    others: dict[str, Met]
    limits: tuple[LimitUse, ...] = ()
    late: int = 0


class LineRoute(NamedTuple):
    """What the lines of one service, network and kind run through: terms, uses of the benefit's limits, the deductible
    and the limit that are theirs, and all those that they count toward. ``even``: every line is under the same rule,
    whatever its day and the lines before it."""

    terms: Terms
    even: bool
    uses: LimitUses
    deductible: Accumulator
    limit: Accumulator
    deductibles: tuple[Accumulator, ...]
    limits: tuple[Accumulator, ...]


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


class Ledger:
    """The accumulators and limits of one coverage for one member, moving forward in time.

    ``known`` are the terms of the coverage that another ledger of the same coverage and member has made already.
    """

    def __init__(
        self,
        coverage: Coverage,
        member: Member,
        years: Years,
        seeds: OpeningBalances,
        person_cap: PersonCap | None = None,
        known: dict[tuple[str, str], Terms] | None = None,
    ) -> None:
        self._coverage = coverage
        self._member = member
        self._years = years
        self._seeds = seeds
        self._person_cap = person_cap
        self._terms = {} if known is None else known
        self._paths: dict[tuple[str, str, bool], LineRoute] = {}
        family = member.tier.is_family
        self._deductibles = pools_of(coverage.deductible, coverage.drug_deductible, family=family, absent=0)
        self._limits = pools_of(coverage.out_of_pocket_limit, coverage.drug_limit, family=family, absent=NO_LIMIT)
        self._uses: dict[str, LimitUses] = {}
        for use in seeds.limits:
            uses = self._uses.setdefault(use.benefit, LimitUses())
            uses.lifetime_visits += use.lifetime_visits
            uses.lifetime_dollars += use.lifetime_dollars
        self._turns_with: Ledger | None = None
        self._year: datetime.date | None = None
        self._plan_year: datetime.date | None = None
        self._same_until: datetime.date | None = None

    def share_with(self, other: "Ledger") -> None:
        """Run through the deductible and the limit of ``other`` in place of one's own."""
        self._deductibles = other._deductibles
        self._limits = other._limits
        self._turns_with = other

    def price(
        self,
        line: DatedLine,
        *,
        negotiated: int | None = None,
        network: str | None = None,
        help_left: Help = NO_HELP,
        maximizer: Assistance | None = None,
    ) -> RatedLine:
        """Price ``line`` with what is left on its day. Years may turn; nothing is counted yet.

        ``negotiated`` and ``network`` stand in place of the plan's own (a case rate, a single case agreement).
        """
        self.enter(line.date)
        network = network or line.network
        path = self._path(line, network)
        terms, uses = path.terms, path.uses
        visit = uses.visits + 1
        rule, status, dollars = terms.rule, COVERED, NO_LIMIT
        if not path.even:
            rule = terms.rule_for_visit(visit)
            status, dollars = self._status(terms, line, uses), _dollars_left(terms, uses)
        if maximizer is not None:
            rule = maximizer_rule(rule, maximizer)
        person = line.person
        left = Remaining(path.deductible.left(person), path.limit.left(person), dollars, *help_left)
        rate = negotiated if negotiated is not None else negotiated_rate(terms.allowed, line.billed)
        shares = price_line(rule, line.billed, rate, int(network == IN), status, left)
        return RatedLine(line, path, rule, status, left, shares, visit)

    def post(self, entry: RatedLine, plan_paid: int) -> Standing:
        """Count what ``entry`` counts (step 8), and say where the accumulators of its pool stand now."""
        path, shares, person = entry.path, entry.shares, entry.line.person
        if self._year is None:
            raise ValueError("a line is posted after it was priced")
        late = self._years.carries_over and in_last_quarter(entry.line.date, self._year)
        for deductible in path.deductibles:
            deductible.credit(person, shares.deductible_credit, late=late)
        for limit in path.limits:
            limit.credit(person, shares.limit_credit)
        if entry.status == COVERED:
            path.uses.add(plan_paid)
        left = path.limit.left(person)
        return Standing(
            self._year,
            path.deductible.used(person),
            path.deductible.left(person),
            path.limit.used(person),
            None if left >= NO_LIMIT else left,
        )

    def _path(self, line: DatedLine, network: str) -> LineRoute:
        """The path of ``line``, found once for all lines of its kind."""
        key = (line.service, network, line.drug)
        path = self._paths.get(key)
        if path is None:
            terms, credit = self.terms(line.service, network), self._coverage.network_credit
            uses = self._uses.setdefault(terms.benefit.name if terms.benefit else "", LimitUses())
            path = self._paths[key] = LineRoute(
                terms,
                terms.even,
                uses,
                drawn_from(self._deductibles, network, drug=line.drug),
                drawn_from(self._limits, network, drug=line.drug),
                counted_in(self._deductibles, credit, network, drug=line.drug),
                counted_in(self._limits, credit, network, drug=line.drug),
            )
        return path

    def terms(self, service: str, network: str) -> Terms:
        """The terms for a service in a network, made once."""
        key = (service, network)
        if key not in self._terms:
            authorized = self._member.authorization_held
            self._terms[key] = terms_for(self._coverage, service, network, authorized=authorized)
        return self._terms[key]

    def enter(self, day: datetime.date) -> None:
        """Turn the years that end before ``day``, which is no earlier than the day before (step 8)."""
        if self._same_until is not None and day < self._same_until:
            return
        year = year_start(day, self._years.accumulators_turn)
        if self._turns_with is not None:
            self._turns_with.enter(day)
        elif year != self._year:
            self._turn_accumulators(year)
        self._year = year
        plan_year = year_start(day, self._years.plan_turns)
        if plan_year != self._plan_year:
            self._plan_year = plan_year
            for uses in self._uses.values():
                uses.turn()
            if plan_year == year_start(self._seeds.as_of, self._years.plan_turns):
                for use in self._seeds.limits:
                    self._uses[use.benefit].visits += use.visits
                    self._uses[use.benefit].dollars += use.dollars
        self._same_until = min(next_year(year), next_year(plan_year))

    def _turn_accumulators(self, year: datetime.date) -> None:
        seeded = year_start(self._seeds.as_of, self._years.accumulators_turn)
        before = self._year
        carries = before is not None and same_or_next(before, year)
        for accumulator in (*self._deductibles.values(), *self._limits.values()):
            accumulator.turn(carry_over=carries)
        shared = [limit for limit in self._limits.values() if limit.aggregate]
        if shared and self._person_cap is not None:
            cap = self._person_cap(year)
            for limit in shared:
                limit.person_cap = NO_LIMIT if cap is None else cap
        if year == seeded:
            self._seed()
        elif before is None and self._years.carries_over and same_or_next(seeded, year):
            self._deductibles[IN].credit("", self._seeds.late)

    def _seed(self) -> None:
        for pool, met in self._seeds.own.items():
            if pool in self._deductibles:
                self._deductibles[pool].credit("", met.deductible)
            if pool in self._limits:
                self._limits[pool].credit("", met.out_of_pocket)
        for pool, met in self._seeds.others.items():
            if pool in self._deductibles:
                self._deductibles[pool].credit_others(met.deductible)
            if pool in self._limits:
                self._limits[pool].credit_others(met.out_of_pocket)
        if self._years.carries_over:
            self._deductibles[IN].mark_late("", self._seeds.late)

    def _status(self, terms: Terms, line: DatedLine, uses: LimitUses) -> int:
        benefit = terms.benefit
        if terms.status != COVERED or benefit is None:
            return terms.status
        authorization = benefit.authorization
        starts = self._member.coverage_starts
        if (
            authorization
            and not self._member.authorization_held
            and authorization.missing is MissingAuthorization.DENIED
        ):
            return NO_AUTHORIZATION
        if benefit.waiting_days and starts and line.date < starts + datetime.timedelta(days=benefit.waiting_days):
            return WAITING
        if benefit.visit_limit is not None and uses.visits >= benefit.visit_limit:
            return VISITS_USED
        if benefit.lifetime_visit_limit is not None and uses.lifetime_visits >= benefit.lifetime_visit_limit:
            return LIFETIME_VISITS_USED
        return COVERED


def _dollars_left(terms: Terms, uses: LimitUses) -> int:
    benefit = terms.benefit
    if benefit is None:
        return NO_LIMIT
    yearly = NO_LIMIT if benefit.dollar_limit is None else max(benefit.dollar_limit - uses.dollars, 0)
    lifetime = NO_LIMIT
    if benefit.lifetime_dollar_limit is not None:
        lifetime = max(benefit.lifetime_dollar_limit - uses.lifetime_dollars, 0)
    return min(yearly, lifetime)
