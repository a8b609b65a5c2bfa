"""A coverage as its columns are made of it: its words by plan year, what is stated of it, its years, its pools."""

import datetime
from collections.abc import Iterable
from typing import Final, NamedTuple

from calculator.engine.adjudication.columns import NOBODY
from calculator.engine.adjudication.enrolled import OpeningBalances, stated_of
from calculator.engine.adjudication.kept import KeptByKey
from calculator.engine.adjudication.pools import Pool, PoolsOfLine, pools_of, pools_of_line
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.engine.adjudication.terms import BenefitTerms, counting, terms_of
from calculator.engine.adjudication.years import CALENDAR
from calculator.model.backing import funding_of
from calculator.model.funding import Funding
from calculator.model.member import CoverageTier, Enrollment
from calculator.model.plan import Benefit, Coverage, Plan, Rider
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.reference.kept import goes_with_the_case

_ALWAYS: Final = datetime.date.min

_NONE: Final = Pool(NO_LIMIT, NO_LIMIT, aggregate=False, exists=False, capped=False)
"""In place of a deductible or a limit that a coverage has in other years only: nothing counts toward it."""

_MOST_KEPT: Final = 64
"""Coverages of which the words are kept: ten plans that are compared, with their riders, and what was tried of them."""


class Version(NamedTuple):
    """The words of a coverage from ``starts`` on, with its deductibles and limits by network. ``capped``: a federal
    limit bounds one person in one of its limits. ``counting`` are the benefits whose copays or coinsurance depend on
    the lines before. ``benefits`` (by service and place), ``known`` (by benefit, network and authorization) and
    ``pools`` (by network, and whether it is a drug) are what was asked for of them so far."""

    starts: datetime.date
    coverage: Coverage
    deductibles: dict[str, Pool]
    limits: dict[str, Pool]
    capped: bool
    counting: set[str]
    benefits: dict[tuple[str, str], Benefit | None]
    known: dict[tuple[str | None, str, bool], BenefitTerms]
    pools: dict[tuple[str, bool], tuple[PoolsOfLine, PoolsOfLine]]

    def terms(self, service: str, network: str, place: str, *, authorized: bool) -> BenefitTerms:
        """The terms for a service in a network at a place, made once for all services of a benefit."""
        if (service, place) not in self.benefits:
            self.benefits[service, place] = self.coverage.benefit_for(service, place)
        benefit = self.benefits[service, place]
        key = (None if benefit is None else benefit.name, network, authorized)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = terms_of(self.coverage, benefit, network, authorized=authorized)
        return found

    def pools_of_line(self, network: str, *, drug: bool) -> tuple[PoolsOfLine, PoolsOfLine]:
        """The deductible and the limit of a line in ``network``, and those that it counts toward too."""
        found = self.pools.get((network, drug))
        if found is None:
            deductible, limit = (
                pools_of_line(pools, self.coverage, network, drug=drug) for pools in (self.deductibles, self.limits)
            )
            found = self.pools[network, drug] = deductible, limit
        return found


class Covering(NamedTuple):
    """One coverage: its words, what is stated of it, the days on which its plan year and its accumulators' year turn,
    what the last quarter carries over, and its deductibles and limits, by network, in the order of their rows.

    ``whose`` is "plan", "rider" or "second_plan". A rider that shares the plan's accumulators has none of its own;
    ``plan_row`` is that plan's row. ``begins`` is the day on which it comes in place of another one; ``follows`` is the
    row of that one where what it counted is brought along: its deductible, or (``goes_on``) all of it. ``first`` is the
    row of the one that it goes on from, all the way back, or its own. ``funding`` is the plan's.
    """

    whose: str
    versions: tuple[Version, ...]
    stated: OpeningBalances
    plan_turns: str
    accumulators_turn: str
    carry_over: CarryOver
    deductibles: tuple[str, ...]
    limits: tuple[str, ...]
    shares: bool
    plan_row: int
    begins: datetime.date | None
    follows: int
    goes_on: bool
    first: int
    funding: Funding

    @property
    def coverage(self) -> Coverage:
        """Its words in its first year."""
        return self.versions[0].coverage

    @property
    def pools(self) -> int:
        """How many deductibles and limits it has: one row each, all deductibles before all limits."""
        return len(self.deductibles) + len(self.limits)

    @property
    def capped(self) -> bool:
        """Whether a federal limit bounds one person in one of its limits."""
        return any(version.capped for version in self.versions)

    @property
    def carries_nothing(self) -> bool:
        """Whether nothing of a year's last quarter counts in the next one."""
        return self.carry_over is CarryOver.NONE

    @property
    def stated_in(self) -> Version:
        """Its words on the day that the stated amounts are of."""
        return self.versions[0 if self.stated.as_of is None else self.version(self.stated.as_of)]

    def version(self, day: datetime.date) -> int:
        """Which of its versions holds on ``day``."""
        return sum(one.starts <= day for one in self.versions[1:])

    def pools_in(self, year: datetime.date) -> Iterable[Pool]:
        """All deductibles, then all limits, in the year that begins on ``year``."""
        now = self.versions[self.version(year)]
        for names, pools in ((self.deductibles, now.deductibles), (self.limits, now.limits)):
            for name in names:
                yield pools.get(name, _NONE)

    def terms(self, version: int, service: str, network: str, place: str) -> BenefitTerms:
        """The terms for a service in a network at a place."""
        return self.versions[version].terms(service, network, place, authorized=self.stated.authorized)


def covering_of(
    whose: str,
    coverage: Coverage,
    enrolled: Enrollment,
    plan: Plan,
    tier: CoverageTier,
    plan_row: int,
    first: int,
    begins: datetime.date | None = None,
    follows: int = NOBODY,
    *,
    goes_on: bool = False,
) -> Covering:
    """One coverage as its columns are made of it, which is ``plan`` or its rider; the rest is as in ``Covering``."""
    turns = plan.year_starts
    calendar = plan.accumulator_year is AccumulatorYear.CALENDAR
    shares = isinstance(coverage, Rider) and coverage.shares_accumulators
    versions = versions_of(coverage, family=tier.is_family)
    return Covering(
        whose,
        versions,
        stated_of(enrolled, coverage),
        turns,
        CALENDAR if calendar else turns,
        plan.last_quarter_carries_over,
        () if shares else _all_names(version.deductibles for version in versions),
        () if shares else _all_names(version.limits for version in versions),
        shares,
        plan_row,
        begins,
        follows,
        goes_on,
        first,
        funding_of(plan),
    )


def _all_names(pools: Iterable[dict[str, Pool]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in pools for name in one))


def versions_of(coverage: Coverage, *, family: bool) -> tuple[Version, ...]:
    """The words of ``coverage`` year by year. They are kept: members and prices change many times while a plan stays
    the very same. What is kept keeps its coverage too, so that no other has its id. The least recently made go first.
    """
    known = _kept.get((id(coverage), family))
    if known is not None:
        return known
    words = [(_ALWAYS, coverage)]
    if isinstance(coverage, Plan):
        turns = coverage.year_starts
        words += [(_first_day(figures.year, turns), coverage.in_year(figures.year)) for figures in coverage.years]
    made = tuple([_version(starts, one, family=family) for starts, one in words])
    return _kept.keep((id(coverage), family), made)


def _version(starts: datetime.date, coverage: Coverage, *, family: bool) -> Version:
    tiers = coverage.further_tiers
    deductibles = {tier.name: tier.deductible for tier in tiers}
    limits = {tier.name: tier.out_of_pocket_limit for tier in tiers}
    of_limits = pools_of(coverage.out_of_pocket_limit, coverage.drug_limit, limits, family=family, absent=NO_LIMIT)
    return Version(
        starts,
        coverage,
        pools_of(coverage.deductible, coverage.drug_deductible, deductibles, family=family, absent=0),
        of_limits,
        any(pool.capped for pool in of_limits.values()),
        counting(coverage),
        {},
        {},
        {},
    )


def _first_day(year: int, turns: str) -> datetime.date:
    """The first day of the plan year that begins in ``year``."""
    return datetime.date.fromisoformat(f"{year}-{turns}")


_kept: Final[KeptByKey[tuple[int, bool], tuple[Version, ...]]] = KeptByKey(_MOST_KEPT)
goes_with_the_case(_kept.forget)
