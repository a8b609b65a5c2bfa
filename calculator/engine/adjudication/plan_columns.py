"""A plan and a member become columns, for the kinds of lines of a course. No rule is applied here."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from calculator.engine.adjudication.codes import CARRY_OVER, COORDINATION
from calculator.engine.adjudication.columns import (
    NOBODY,
    PLAN,
    Accounts,
    Coverages,
    Families,
    Kind,
    Programs,
    Route,
    Stated,
    StatedUses,
    Terms,
    Tiers,
    YearlyAmounts,
)
from calculator.engine.adjudication.covering import Covering
from calculator.engine.adjudication.coverings import Coverings
from calculator.engine.adjudication.line_columns import LineKind
from calculator.engine.adjudication.line_facts import MISSED, SECOND_PAID, WITHOUT_RIDER
from calculator.engine.adjudication.payer_columns import Beside, add_accounts, add_program
from calculator.engine.adjudication.periods import Period
from calculator.engine.adjudication.pools import IN, OUT, has_contract
from calculator.engine.adjudication.rulebook import NO_LIMIT, Rule
from calculator.engine.adjudication.stated_columns import stated_columns, stated_uses
from calculator.engine.adjudication.tables import add_row, blank_columns
from calculator.engine.adjudication.terms import BenefitTerms, counted_as, limits_of, rate_of, status_of
from calculator.model.funding import Account, FundingKind
from calculator.model.member import Coordination
from calculator.model.plan import Rider, RiderPays


class PlanColumns(NamedTuple):
    """The columns of a plan and a member, and by row of the routes the words that they were made of; ``uses`` are the
    rows of what is used of limits, by coverage and benefit."""

    terms: Terms
    words: list[BenefitTerms]
    uses: dict[tuple[int, str], int]


_NO_LIMITS: Final = (NO_LIMIT,) * 4
_NOT_SPENT: Final = (NOBODY, NOBODY)
_NO_ACCOUNTS: Final = blank_columns(Accounts)
_NO_AMOUNTS: Final = blank_columns(YearlyAmounts)
_NOTHING_STATED: Final = blank_columns(Stated)
_NOTHING_USED: Final = blank_columns(StatedUses)


class PlanTables:
    """The columns of the plans in ``coverings`` for some kinds of lines, which are their rows in this order. Nothing is
    stated in them (see ``stating``), and they have no year's amounts, which are a course's own: so they are the same
    for all members of whom nothing else decides."""

    def __init__(
        self,
        coverings: Coverings,
        periods: Sequence[Period],
        accounts: Sequence[Account],
        beside: Beside,
        kinds: Sequence[LineKind],
    ) -> None:
        self._persons = tuple(dict.fromkeys(("", *[kind.person for kind in kinds])))
        self._beside = beside
        self._coverings = coverings.rows
        self._second = coverings.second
        self._periods = periods
        self._spent: dict[tuple[int | str, ...], int] = {}
        self._routes: dict[tuple[object, ...], int] = {}
        self._families: list[tuple[dict[str, int], dict[str, int]]] = []
        self._rules: dict[tuple[int, Rule], int] = {}
        self._words: list[BenefitTerms] = []
        self._rows_of_uses = 0
        self._uses: dict[tuple[int, str], int] = {}
        self._terms = Terms(
            [],
            [],
            [],
            blank_columns(Tiers),
            [],
            [],
            blank_columns(Coverages),
            blank_columns(Families),
            _NO_AMOUNTS,
            blank_columns(Programs),
            blank_columns(Accounts) if accounts else _NO_ACCOUNTS,
            _NOTHING_STATED,
            _NOTHING_USED,
        )
        for at, covering in enumerate(coverings.rows):
            self._add_coverage(at, covering)
        add_program(self._terms, beside.program)
        add_accounts(self._terms, accounts)
        for kind in kinds:
            self._add_kind(kind, agreed=kind.service in beside.agreed)

    def stating(self, coverings: Coverings) -> PlanColumns:
        """The tables with what is stated of the ``coverings`` of one member."""
        stated = stated_columns(coverings.rows)
        used = stated_uses(coverings.rows, self._uses, self._rows_of_uses)
        return PlanColumns(self._terms._replace(stated=stated, stated_uses=used), self._words, self._uses)

    def _add_coverage(self, at: int, covering: Covering) -> None:
        """A coverage, with its rows of accumulators and of uses. One that goes on from another has that one's uses."""
        terms = self._terms
        first_family, first_use = len(terms.families.aggregate), self._rows_of_uses
        self._add_families(covering)
        names = ("", *[benefit.name for benefit in covering.coverage.benefits])
        if covering.goes_on:
            self._uses |= {(at, name): self._uses[covering.follows, name] for name in names}
        else:
            self._uses |= {(at, name): row for row, name in enumerate(names, first_use)}
            self._rows_of_uses += len(names)
        coordination, funding = self._beside.coordination, covering.funding
        attachment = NO_LIMIT if funding.attachment_point is None else funding.attachment_point
        coverage = covering.coverage
        add_row(
            terms.coverages,
            first_family,
            len(terms.families.aggregate),
            first_use,
            self._rows_of_uses,
            CARRY_OVER[covering.carry_over],
            NOBODY if coordination is None else COORDINATION[coordination],
            int(isinstance(coverage, Rider) and coverage.pays is RiderPays.FIRST),
            int(covering.shares),
            int(funding.kind is not FundingKind.INSURED),
            attachment,
        )

    def _add_families(self, covering: Covering) -> None:
        """The rows of a coverage's deductibles and limits; a rider that shares the plan's has none of its own."""
        if covering.shares:
            self._families.append(self._families[covering.plan_row])
            return
        families, persons, now = self._terms.families, len(self._persons), covering.stated_in
        rows: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for found, names, pools in (
            (rows[0], covering.deductibles, now.deductibles),
            (rows[1], covering.limits, now.limits),
        ):
            for name in names:
                pool = pools.get(name)
                person, family = len(families.of_person), len(families.aggregate)
                families.of_person.extend([family] * persons)
                families.first_person.append(person)
                families.last_person.append(person + persons)
                families.aggregate.append(int(pool is not None and pool.aggregate))
                found[name] = family
        self._families.append(rows)

    def _add_kind(self, kind: LineKind, *, agreed: bool) -> None:
        """A kind of line, with its routes. A single case agreement, which is the first plan's, makes it one in network,
        for plan and rider. What is no service (a fee for a session that was missed) is nobody's but the member's."""
        insured, inside = self._periods[kind.period].insured, kind
        first = self._coverings[insured.row].first
        if agreed and first == PLAN and kind.network == OUT:
            inside = kind._replace(network=IN, network_tier="")
        rider, second, carve_out, beside = insured.plan.rider, NOBODY, NOBODY, NOBODY
        missed = kind.apart == MISSED
        read = () if rider is None or kind.apart & (MISSED | WITHOUT_RIDER) else rider.reading
        if any(reading.service == kind.service for reading in read):
            beside = self._route(insured.rider, inside)
        if not missed and (coordination := self._beside.coordination) is not None:
            other = self._route(self._second, kind)
            if coordination is Coordination.CARVE_OUT:
                carve_out = other
            else:
                second = other
        program = 0 if kind.drug and self._terms.programs.yearly and not missed else NOBODY
        alone = second == carve_out == program == NOBODY and not kind.apart & SECOND_PAID
        accounts = bool(self._terms.accounts.scope) and not missed
        route, bearer = self._route(insured.row, inside), first if self._terms.coverages.bears[first] else NOBODY
        self._terms.kinds.append(Kind(carve_out, beside, route, second, program, int(alone), bearer, int(accounts)))

    def _route(self, at: int, kind: LineKind) -> int:
        """The row of the route of ``kind`` through a coverage: one for all kinds that meet the same in it, and in the
        plan where it shares that one's accumulators."""
        covering, versions = self._coverings[at], self._periods[kind.period].versions
        network = covering.coverage.network_of(kind.network, kind.network_tier)
        words = covering.terms(versions[at], kind.service, network, kind.place)
        benefit = None if words.benefit is None else words.benefit.name
        key: tuple[object, ...] = (at, versions[at], benefit, network, kind.drug, kind.person)
        if covering.shares:
            key = (*key, versions[covering.plan_row], kind.network, kind.network_tier)
        row = self._routes.get(key)
        if row is None:
            row = self._routes[key] = self._add_route(at, versions[at], kind, network, words)
        return row

    def _add_route(self, at: int, version: int, kind: LineKind, network: str, words: BenefitTerms) -> int:
        covering, terms = self._coverings[at], self._terms
        self._words.append(words)
        benefit, stated = words.benefit, covering.stated
        rule = self._rule(at, words.rule)
        first_tier = len(terms.tiers.rule)
        for through, tier in words.tiers:
            add_row(terms.tiers, through, self._rule(at, tier))
        rate, points = rate_of(words)
        limits = _NO_LIMITS if benefit is None else limits_of(benefit)
        status, waits = status_of(words, authorized=stated.authorized), 0
        if benefit is not None and benefit.waiting_days and stated.covered_since is not None:
            waits = stated.covered_since.toordinal() + benefit.waiting_days
        spent = self._spent_rows(at, words, kind.person)
        even = not (words.tiers or waits or any(terms.programs.maximizes))
        fields = (
            at,
            covering.plan_row if covering.shares else at,
            stated.first_day.toordinal(),
            stated.last_day.toordinal(),
            int(has_contract(covering.coverage, network)),
            status,
            int(even and spent == _NOT_SPENT and limits == _NO_LIMITS),
            rule,
            first_tier,
            len(terms.tiers.rule),
            rate,
            points,
            waits,
            self._uses[at, counted_as(benefit)],
            *limits,
            *spent,
            *self._accumulators(at, version, kind),
        )
        terms.routes.append(Route._make(fields))
        return len(terms.routes) - 1

    def _spent_rows(self, at: int, words: BenefitTerms, person: str) -> tuple[int, int]:
        """The rows of what a person paid under a benefit, and in copays of a day and of the course, where a rule of it
        asks for them."""
        counted = counted_as(words.benefit)
        if not any(counted in version.counting for version in self._coverings[at].versions):
            return _NOT_SPENT
        first = self._coverings[at].first
        return self._spent_row(first, counted, person), self._spent_row(first, person)

    def _spent_row(self, first: int, *under: str) -> int:
        """The row of what was paid ``under`` a benefit, or no matter which."""
        if (first, *under) not in self._spent:
            self._spent[first, *under] = len(self._spent)
            self._terms.spent.append(first)
        return self._spent[first, *under]

    def _accumulators(self, at: int, version: int, kind: LineKind) -> tuple[int, ...]:
        """The rows that a route draws from, whether there is a limit, and the runs of the rows that it counts toward
        too."""
        covering = self._coverings[at]
        if covering.shares:
            at = covering.plan_row
            covering, version = self._coverings[at], self._periods[kind.period].versions[at]
        now = covering.versions[version]
        network = now.coverage.network_of(kind.network, kind.network_tier)
        person, also = self._persons.index(kind.person), self._terms.also_counted
        first_person = self._terms.families.first_person
        drawn, runs = [], []
        of_line = now.pools_of_line(network, drug=kind.drug)
        for families, (pool, _, others) in zip(self._families[at], of_line, strict=True):
            first = len(also)
            drawn.append(first_person[families[pool]] + person)
            also += [first_person[families[name]] + person for name in others]
            runs += [first, len(also)]
        _, limit = of_line
        return (*drawn, int(limit.exists), *runs)

    def _rule(self, at: int, rule: Rule) -> int:
        """The row of a rule, which stands there once a coverage."""
        key = (at, rule)
        if key not in self._rules:
            self._rules[key] = len(self._terms.rules)
            self._terms.rules.append(rule)
        return self._rules[key]
