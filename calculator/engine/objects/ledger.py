"""A coverage's ledger: lines come in order of date, accumulators and limits move, years turn.

It decides what is left and what holds on the day; the rulebook prices. ``price`` only looks, ``post`` counts.
"""

import datetime
from collections.abc import Callable

from calculator.engine.adjudication.rulebook import (
    AFTER_COVERAGE,
    BEFORE_COVERAGE,
    COVERED,
    LIFETIME_VISITS_USED,
    NO_AUTHORIZATION,
    NO_HELP,
    NO_LIMIT,
    VISITS_USED,
    WAITING,
    Help,
    Remaining,
    price_line,
)
from calculator.engine.adjudication.terms import BenefitTerms as Terms
from calculator.engine.adjudication.terms import maximizer_rule, negotiated_rate, terms_for
from calculator.engine.adjudication.years import in_last_quarter, next_year, year_start
from calculator.engine.objects.accumulators import LimitUses, same_or_next
from calculator.engine.objects.enrolled import OpeningBalances
from calculator.engine.objects.entries import Behind, Counted, LineRoute, RatedLine, Years, dollars_left
from calculator.engine.objects.pools import IN, counted_in, drawn_from, pools_of
from calculator.model.estimate import DatedLine, Standing
from calculator.model.plan import Coverage, MissingAuthorization
from calculator.model.plan_year import CarryOver

PersonCap = Callable[[datetime.date], int | None]
"""The federal self-only limit of the year that begins on a day, in cents; None: not known."""


class Ledger:
    """The accumulators and limits of one coverage for one member, moving forward in time.

    ``starts`` is the day on which the amounts hold that state no day of their own. ``known`` are the terms of the
    coverage that another ledger of the same coverage and enrollment has made already.
    """

    def __init__(
        self,
        coverage: Coverage,
        stated: OpeningBalances,
        starts: datetime.date,
        years: Years,
        *,
        family: bool = False,
        person_cap: PersonCap | None = None,
        known: dict[tuple[str, str], Terms] | None = None,
    ) -> None:
        self._coverage = coverage
        self._stated = stated
        self._as_of, self._holds_from = stated.held(starts)
        self._years = years
        self._seeded = False
        self._person_cap = person_cap
        self._terms = {} if known is None else known
        self._paths: dict[tuple[str, str, bool], LineRoute] = {}
        self._deductibles = pools_of(coverage.deductible, coverage.drug_deductible, family=family, absent=0)
        self._limits = pools_of(coverage.out_of_pocket_limit, coverage.drug_limit, family=family, absent=NO_LIMIT)
        self._credit = coverage.network_credit
        self._uses: dict[str, LimitUses] = {}
        self._turns_with: Ledger | None = None
        self._year: datetime.date | None = None
        self._plan_year: datetime.date | None = None
        self._same_until: datetime.date | None = None
        self._first, self._last = stated.first_day, stated.last_day
        self._bounded = self._first > datetime.date.min or self._last < datetime.date.max
        self.behind: list[Behind] = []

    def share_with(self, other: "Ledger") -> None:
        """Run through the deductible and the limit of ``other``, as it counts them, in place of one's own."""
        self._deductibles = other._deductibles
        self._limits = other._limits
        self._credit = other._credit
        self._turns_with = other

    def in_force(self, day: datetime.date) -> bool:
        """Whether the coverage covers anybody on ``day``."""
        return self._first <= day <= self._last

    def price(
        self,
        line: DatedLine,
        *,
        negotiated: int | None = None,
        network: str | None = None,
        help_left: Help = NO_HELP,
        fill: int | None = None,
        paid_first: int = 0,
    ) -> RatedLine:
        """Price ``line`` with what is left on its day. Years may turn; nothing is counted yet.

        ``negotiated`` and ``network`` stand in place of the plan's own (a case rate, a single case agreement).
        ``fill`` is what a maximizer makes of the cost sharing; ``paid_first`` what was paid of the line already.
        """
        day = line.date
        self.enter(day)
        network = network or line.network
        path = self._path(line, network)
        terms, uses = path.terms, path.uses
        visit = uses.visits + 1
        rule, status, dollars = terms.rule, COVERED, NO_LIMIT
        if self._bounded and not self._first <= day <= self._last:
            status = BEFORE_COVERAGE if day < self._first else AFTER_COVERAGE
        elif not path.even:
            rule = terms.rule_for_visit(visit)
            status, dollars = self._status(terms, line, uses), dollars_left(terms, uses)
        if fill is not None:
            rule = maximizer_rule(rule, fill)
        person = line.person
        limit = path.limit
        room = limit.room(person) if limit.paid_beside else limit.left(person)
        left = Remaining(path.deductible.left(person), room, dollars, *help_left, paid_first)
        rate = negotiated if negotiated is not None else negotiated_rate(terms.allowed, line.billed)
        shares = price_line(rule, line.billed, rate, int(network == IN), status, left)
        return RatedLine(line, path, rule, status, left, shares, visit)

    def post(self, entry: RatedLine, plan_paid: int, counted: Counted | None = None) -> Standing:
        """Count what ``entry`` counts, or ``counted`` in place of it (step 8), and say where the accumulators of its
        pool stand now."""
        path, shares, person = entry.path, entry.shares, entry.line.person
        if self._year is None:
            raise ValueError("a line is posted after it was priced")
        deductible_credit, limit_credit, beside = (
            counted if counted is not None else (shares.deductible_credit, shares.limit_credit, 0)
        )
        late = self._years.carry_over is not CarryOver.NONE and in_last_quarter(entry.line.date, self._year)
        for deductible in path.deductibles:
            deductible.credit(person, deductible_credit, late=late)
        for limit in path.limits:
            limit.credit(person, limit_credit)
            if beside:
                limit.pay_beside(person, beside)
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
            terms, credit = self.terms(line.service, network), self._credit
            uses = self._uses.setdefault(terms.benefit.name if terms.benefit else "", LimitUses())
            path = self._paths[key] = LineRoute(
                terms,
                terms.even,
                uses,
                drawn_from(self._deductibles, network, drug=line.drug),
                drawn_from(self._limits, network, drug=line.drug),
                counted_in(self._deductibles, credit, network, drug=line.drug),
                counted_in(self._limits, credit, network, drug=line.drug),
                self._first,
                self._last,
            )
        return path

    def terms(self, service: str, network: str) -> Terms:
        """The terms for a service in a network, made once."""
        key = (service, network)
        if key not in self._terms:
            authorized = self._stated.authorized
            self._terms[key] = terms_for(self._coverage, service, network, authorized=authorized)
        return self._terms[key]

    def enter(self, day: datetime.date) -> None:
        """Turn the years that end before ``day``, which is no earlier than the day before (step 8). On the first day
        after the one that the stated amounts are of, they are counted."""
        if self._same_until is not None and day < self._same_until:
            return
        if not self._seeded and self._holds_from <= day:
            self._turn_to(self._as_of)
            self._seed()
            self._seeded = True
        self._turn_to(day)
        other = self._turns_with
        changes = [] if self._seeded else [self._holds_from]
        if other is not None:
            other.enter(day)
            self._year = other._year
            changes += [] if other._same_until is None else [other._same_until]
        changes += [next_year(year) for year in (self._year, self._plan_year) if year is not None]
        self._same_until = min(changes)

    def close(self) -> None:
        """The course is over. Amounts that are stated of a later day of the same year are held against it too."""
        if not self._seeded and self._year == year_start(self._as_of, self._years.accumulators_turn):
            self._seed()
            self._seeded = True

    def _turn_to(self, day: datetime.date) -> None:
        """Let the years be those of ``day``: the accumulators', unless another ledger turns them, and the plan's."""
        year = year_start(day, self._years.accumulators_turn)
        if self._turns_with is None and year != self._year:
            self._turn_accumulators(year)
        plan_year = year_start(day, self._years.plan_turns)
        if plan_year != self._plan_year:
            self._plan_year = plan_year
            for uses in self._uses.values():
                uses.turn()

    def _turn_accumulators(self, year: datetime.date) -> None:
        follows = self._year is not None and same_or_next(self._year, year)
        carry_over = self._years.carry_over if follows else CarryOver.NONE
        for accumulator in (*self._deductibles.values(), *self._limits.values()):
            accumulator.turn(carry_over)
        common = [limit for limit in self._limits.values() if limit.in_common]
        if common and self._person_cap is not None:
            cap = self._person_cap(year)
            for limit in common:
                limit.person_cap = NO_LIMIT if cap is None else cap
        self._year = year

    def _seed(self) -> None:
        """Let at least what is stated be counted; sessions up to that day may have come to more (docs/rules.md, 'Whose
        amounts')."""
        stated = self._stated
        if self._turns_with is None:
            for what, pools, own, others in (
                ("deductible", self._deductibles, stated.deductibles, stated.others_deductibles),
                ("limit", self._limits, stated.limits, stated.others_limits),
            ):
                for name, pool in pools.items():
                    counted = pool.raise_to("", own[name])
                    if counted > own[name]:
                        self.behind.append(Behind(what, self._as_of, own[name], counted))
                    pool.raise_others_to("", others[name])
            if self._years.carry_over is not CarryOver.NONE:
                self._deductibles[IN].raise_late_to("", stated.late)
        for use in stated.uses:
            uses = self._uses.setdefault(use.benefit, LimitUses())
            for what, said, counted in (("visits", use.visits, uses.visits), ("dollars", use.dollars, uses.dollars)):
                if counted > said > 0:
                    self.behind.append(Behind(what, self._as_of, said, counted, use.benefit))
            uses.raise_to(use)

    def _status(self, terms: Terms, line: DatedLine, uses: LimitUses) -> int:
        benefit = terms.benefit
        if terms.status != COVERED or benefit is None:
            return terms.status
        authorization = benefit.authorization
        starts = self._stated.covered_since
        if authorization and not self._stated.authorized and authorization.missing is MissingAuthorization.DENIED:
            return NO_AUTHORIZATION
        if benefit.waiting_days and starts and line.date < starts + datetime.timedelta(days=benefit.waiting_days):
            return WAITING
        if benefit.visit_limit is not None and uses.visits >= benefit.visit_limit:
            return VISITS_USED
        if benefit.lifetime_visit_limit is not None and uses.lifetime_visits >= benefit.lifetime_visit_limit:
            return LIFETIME_VISITS_USED
        return COVERED
