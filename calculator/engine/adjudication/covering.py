"""A coverage as its columns are made of it: its words by plan year, what is stated of it, its years, its pools."""

import datetime
from collections.abc import Iterable
from typing import Final, NamedTuple

from calculator.engine.adjudication.columns import NOBODY, PLAN
from calculator.engine.adjudication.enrolled import OpeningBalances, stated_of
from calculator.engine.adjudication.kept import KeptByKey
from calculator.engine.adjudication.pools import Pool, PoolsOfLine, pools_of, pools_of_line
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.engine.adjudication.terms import BenefitTerms, counting, terms_of
from calculator.engine.adjudication.years import CALENDAR, year_start
from calculator.model.backing import funding_of
from calculator.model.base import replaced
from calculator.model.funding import Funding
from calculator.model.in_force import plans_in_force
from calculator.model.member import CoverageTier, Enrollment, Member, Met, PlanChange, PlanEnrollment
from calculator.model.plan import Benefit, Coverage, Plan, Rider
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.model.whose import in_rider

_ALWAYS: Final = datetime.date.min

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
    known: dict[tuple[str, str, bool], BenefitTerms]
    pools: dict[tuple[str, bool], tuple[PoolsOfLine, PoolsOfLine]]

    def terms(self, service: str, network: str, place: str, *, authorized: bool) -> BenefitTerms:
        """The terms for a service in a network at a place, made once for all services of a benefit."""
        if (service, place) not in self.benefits:
            self.benefits[service, place] = self.coverage.benefit_for(service, place)
        benefit = self.benefits[service, place]
        key = ("" if benefit is None else benefit.name, network, authorized)
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
    row of that one where what it counted is brought along: its deductible, or (``goes_on``) all of it. ``funding`` is
    the plan's.
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
        for names, pools, absent in ((self.deductibles, now.deductibles, 0), (self.limits, now.limits, NO_LIMIT)):
            for name in names:
                yield pools.get(name, Pool(absent, NO_LIMIT, aggregate=False, exists=False, capped=False))

    def terms(self, version: int, service: str, network: str, place: str) -> BenefitTerms:
        """The terms for a service in a network at a place."""
        return self.versions[version].terms(service, network, place, authorized=self.stated.authorized)


class Insured(NamedTuple):
    """A plan that covers the member, from ``begins`` on (None: from the first day): the rows of its coverage and of its
    rider's."""

    plan: Plan
    begins: datetime.date | None
    row: int
    rider: int


class Coverings(NamedTuple):
    """All coverages of a member, row by row; the plans that cover him one after the other; and a second plan's row."""

    rows: list[Covering]
    plans: list[Insured]
    second: int


def coverings_of(plan: Plan, member: Member) -> Coverings:
    """The plan, its rider if it has one, a second plan if there is one, and the plans that come after the first."""
    made = Coverings([], [], NOBODY)
    first, *later = plans_in_force(plan, member)
    _add(made, plan, first.enrollment, first.tier)
    other = member.other_coverage
    if other is not None:
        tier = other.tier or member.tier
        made = made._replace(second=len(made.rows))
        made.rows.append(_covering("second_plan", other.plan, other.enrollment, other.plan, tier, made.second))
    for now, change in zip(later, member.changes, strict=True):
        enrolled = now.enrollment if change.plan else _going_on(now.enrollment, change)
        _add(made, now.plan, enrolled, now.tier, change)
    return made


def _add(
    made: Coverings, plan: Plan, enrolled: PlanEnrollment, tier: CoverageTier, change: PlanChange | None = None
) -> None:
    """A plan and its rider; ``change`` says how it comes in place of the last one."""
    before = made.plans[-1] if change is not None else None
    goes_on = change is not None and change.plan is None
    begins = None if change is None else change.starts
    follows = before.row if before is not None and (goes_on or (change and change.deductible_credit)) else NOBODY
    row, beside = len(made.rows), NOBODY
    made.rows.append(_covering("plan", plan, enrolled, plan, tier, row, begins, follows, goes_on=goes_on))
    if plan.rider is not None:
        beside = len(made.rows)
        follows = before.rider if before is not None and goes_on else NOBODY
        own = in_rider(enrolled, plan, plan.rider)
        made.rows.append(_covering("rider", plan.rider, own, plan, tier, row, begins, follows, goes_on=goes_on))
    made.plans.append(Insured(plan, begins, row, beside))


def _going_on(enrolled: PlanEnrollment, change: PlanChange) -> PlanEnrollment:
    """What is stated of a plan that goes on with other people: what stood before the change is brought along."""
    if enrolled.met_as_of is not None and enrolled.met_as_of >= change.starts:
        return enrolled
    return replaced(
        enrolled,
        met=Met(),
        met_out_of_network=Met(),
        met_drug=Met(),
        others=Met(),
        others_out_of_network=Met(),
        others_drug=Met(),
        met_in_tiers=(),
        met_last_quarter=0,
        met_as_of=None,
        limits_used=(),
    )


def _covering(
    whose: str,
    coverage: Coverage,
    enrolled: Enrollment,
    plan: Plan,
    tier: CoverageTier,
    plan_row: int,
    begins: datetime.date | None = None,
    follows: int = NOBODY,
    *,
    goes_on: bool = False,
) -> Covering:
    """``coverage`` is ``plan`` or its rider."""
    turns = plan.year_starts
    calendar = plan.accumulator_year is AccumulatorYear.CALENDAR
    shares = isinstance(coverage, Rider) and coverage.shares_accumulators
    versions = versions_of(coverage, family=tier.is_family)
    first = versions[0]
    deductibles, limits = tuple(first.deductibles), tuple(first.limits)
    if len(versions) > 1:
        deductibles, limits = (
            _all_names(version.deductibles for version in versions),
            _all_names(version.limits for version in versions),
        )
    return Covering(
        whose,
        versions,
        stated_of(enrolled, coverage),
        turns,
        CALENDAR if calendar else turns,
        plan.last_quarter_carries_over,
        () if shares else deductibles,
        () if shares else limits,
        shares,
        plan_row if whose != "second_plan" else PLAN,
        begins,
        follows,
        goes_on,
        funding_of(plan),
    )


def _all_names(pools: Iterable[dict[str, Pool]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in pools for name in one))


def versions_of(coverage: Coverage, *, family: bool) -> tuple[Version, ...]:
    """The words of ``coverage`` year by year. They are kept: members and prices change many times while a plan stays
    the very same. The least recently made go first."""
    known = _kept.get((id(coverage), family))
    if known is not None and known[0].coverage is coverage:
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
    return year_start(datetime.date(year, 12, 31), turns)


_kept: Final[KeptByKey[tuple[int, bool], tuple[Version, ...]]] = KeptByKey(_MOST_KEPT)
