"""A plan and a member become columns, for the kinds of lines of a course. No rule is applied here."""

from collections.abc import Sequence
from typing import NamedTuple

from calculator.engine.adjudication.codes import CARRY_OVER, COORDINATION
from calculator.engine.adjudication.columns import (
    NOBODY,
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
from calculator.engine.adjudication.covering import Covering, Coverings
from calculator.engine.adjudication.line_columns import LineKind
from calculator.engine.adjudication.payer_columns import add_accounts, add_program
from calculator.engine.adjudication.periods import Period
from calculator.engine.adjudication.pools import IN, counted_in, drawn_from
from calculator.engine.adjudication.rulebook import COVERED, NO_AUTHORIZATION, NO_LIMIT, Rule
from calculator.engine.adjudication.tables import add_row, blank_columns
from calculator.engine.adjudication.terms import BenefitTerms, counted_as, counting
from calculator.model.authorization import MissingAuthorization
from calculator.model.funding import Account, FundingKind
from calculator.model.member import Coordination, LimitUse, Member
from calculator.model.plan import AllowedBasis, Rider, RiderPays
from calculator.money import WHOLE, share


class PlanColumns(NamedTuple):
    """The columns of a plan and a member, and by row of the routes the words that they were made of; ``uses`` are the
    rows of what is used of limits, by coverage and benefit."""

    terms: Terms
    words: list[BenefitTerms]
    uses: dict[tuple[int, str], int]


def plan_columns(
    member: Member,
    coverings: Coverings,
    periods: Sequence[Period],
    accounts: Sequence[Account],
    amounts: YearlyAmounts,
    kinds: Sequence[LineKind],
) -> PlanColumns:
    """The columns of the plans of ``member``, which are in ``coverings``, for lines of ``kinds`` in the ``periods``.

    ``amounts`` are filled as the calendar needs them.
    """
    making = _Making(coverings, periods, amounts, kinds)
    for at, covering in enumerate(coverings.rows):
        making.add_coverage(at, covering, member)
    add_program(making.terms, member)
    add_accounts(making.terms, accounts)
    agreed = {agreement.service for agreement in member.single_case_agreements}
    for kind in kinds:
        making.add_kind(kind, member, agreed=kind.service in agreed)
    return PlanColumns(making.terms, making.words, making.uses)


class _Making:
    """Columns while they are made."""

    def __init__(
        self, coverings: Coverings, periods: Sequence[Period], amounts: YearlyAmounts, kinds: Sequence[LineKind]
    ) -> None:
        self._coverings = coverings.rows
        self._second = coverings.second
        self._periods = periods
        self._spent: dict[tuple[int, str, str], int] = {}
        self._counting: dict[int, set[str]] = {}
        self._persons = list(dict.fromkeys(("", *(kind.person for kind in kinds))))
        self._routes: dict[tuple[object, ...], int] = {}
        self._families: list[tuple[dict[str, int], dict[str, int]]] = []
        self._rules: dict[tuple[int, Rule], int] = {}
        self.words: list[BenefitTerms] = []
        self.uses: dict[tuple[int, str], int] = {}
        self.terms = Terms(
            [],
            [],
            [],
            blank_columns(Tiers),
            [],
            [],
            blank_columns(Coverages),
            blank_columns(Families),
            amounts,
            blank_columns(Programs),
            blank_columns(Accounts),
            blank_columns(Stated),
            blank_columns(StatedUses),
        )

    def add_coverage(self, at: int, covering: Covering, member: Member) -> None:
        """A coverage, with its rows of accumulators and of uses. One that goes on from another has that one's uses."""
        terms = self.terms
        first_family, first_use = len(terms.families.aggregate), len(terms.stated_uses.visits)
        self._add_families(covering)
        names = ("", *(benefit.name for benefit in covering.coverage.benefits))
        if covering.goes_on and covering.follows != NOBODY:
            self.uses |= {(at, name): self.uses[covering.follows, name] for name in names}
            names = ()
        for name in names:
            used = covering.stated.uses.get(name, LimitUse.unchecked(benefit=name))
            row = add_row(terms.stated_uses, used.visits, used.dollars, used.lifetime_visits, used.lifetime_dollars)
            self.uses[at, name] = row
        coverage, other = covering.coverage, member.other_coverage
        second = at == self._second
        funding = covering.funding
        attachment = NO_LIMIT if funding.attachment_point is None else funding.attachment_point
        add_row(
            terms.coverages,
            first_family,
            len(terms.families.aggregate),
            first_use,
            len(terms.stated_uses.visits),
            CARRY_OVER[covering.carry_over],
            COORDINATION[other.coordination] if second and other is not None else NOBODY,
            int(isinstance(coverage, Rider) and coverage.pays is RiderPays.FIRST),
            int(covering.shares),
            int(covering.whose == "plan" and funding.kind is not FundingKind.INSURED),
            attachment,
        )

    def _add_families(self, covering: Covering) -> None:
        """The rows of a coverage's deductibles and limits; a rider that shares the plan's has none of its own."""
        if covering.shares:
            self._families.append(self._families[covering.plan_row])
            return
        terms, stated = self.terms, covering.stated
        rows: tuple[dict[str, int], dict[str, int]] = ({}, {})
        now = covering.versions[0 if stated.as_of is None else covering.version(stated.as_of)]
        for found, names, pools, own, others in (
            (rows[0], covering.deductibles, now.deductibles, stated.deductibles, stated.others_deductibles),
            (rows[1], covering.limits, now.limits, stated.limits, stated.others_limits),
        ):
            for name in names:
                pool = pools.get(name)
                person = len(terms.families.of_person)
                family = len(terms.families.aggregate)
                terms.families.of_person.extend([family] * len(self._persons))
                terms.families.first_person.append(person)
                terms.families.last_person.append(person + len(self._persons))
                terms.families.aggregate.append(int(pool is not None and pool.aggregate))
                late = stated.late if name == IN and found is rows[0] else 0
                add_row(terms.stated, *((own[name], others[name], late) if pool and pool.exists else (0, 0, 0)))
                found[name] = family
        self._families.append(rows)

    def add_kind(self, kind: LineKind, member: Member, *, agreed: bool) -> None:
        """A kind of line, with its routes. A single case agreement makes it one in network, for plan and rider."""
        insured = self._periods[kind.period].insured
        network = IN if agreed and insured.begins is None else kind.network
        rider, second, carve_out, beside = insured.plan.rider, NOBODY, NOBODY, NOBODY
        if rider is not None and any(reading.service == kind.service for reading in rider.reading):
            beside = self._route(insured.rider, kind, network)
        if member.other_coverage is not None:
            other = self._route(self._second, kind, kind.network)
            if member.other_coverage.coordination is Coordination.CARVE_OUT:
                carve_out = other
            else:
                second = other
        program = 0 if kind.drug and self.terms.programs.yearly else NOBODY
        alone = second == NOBODY and program == NOBODY and not self.terms.accounts.scope
        route = self._route(insured.row, kind, network)
        base = self._first_of(insured.row)
        self.terms.kinds.append(Kind(carve_out, beside, route, second, program, int(alone), base))

    def _route(self, at: int, kind: LineKind, network: str) -> int:
        version = self._periods[kind.period].versions[at]
        key = (at, version, kind.service, network, kind.drug, kind.person, kind.place)
        if key not in self._routes:
            self._routes[key] = self._add_route(at, version, kind, network)
        return self._routes[key]

    def _add_route(self, at: int, version: int, kind: LineKind, network: str) -> int:
        covering, terms = self._coverings[at], self.terms
        words = covering.terms(version, kind.service, network, kind.place)
        self.words.append(words)
        benefit, stated = words.benefit, covering.stated
        rule = self._rule(at, words.rule)
        first_tier = len(terms.tiers.rule)
        for through, tier in words.tiers:
            add_row(terms.tiers, through, self._rule(at, tier))
        rate, points = _rate(words)
        limits = (
            [None] * 4
            if benefit is None
            else [
                benefit.visit_limit,
                benefit.lifetime_visit_limit,
                benefit.dollar_limit,
                benefit.lifetime_dollar_limit,
            ]
        )
        status, waits = _status(words, authorized=stated.authorized), 0
        if benefit is not None and benefit.waiting_days and stated.covered_since is not None:
            waits = stated.covered_since.toordinal() + benefit.waiting_days
        spent = self._spent_rows(at, words, kind.person)
        route = Route(
            at,
            covering.plan_row if covering.shares else at,
            stated.first_day.toordinal(),
            stated.last_day.toordinal(),
            int(network == IN),
            status,
            int(status == COVERED and not (words.tiers or waits) and spent[0] == NOBODY and limits == [None] * 4),
            rule,
            first_tier,
            len(terms.tiers.rule),
            rate,
            points,
            waits,
            self.uses[at, counted_as(benefit)],
            *(NO_LIMIT if limit is None else limit for limit in limits),
            *spent,
            *self._accumulators(at, version, kind, network),
        )
        terms.routes.append(route)
        return len(terms.routes) - 1

    def _spent_rows(self, at: int, words: BenefitTerms, person: str) -> tuple[int, ...]:
        """The rows of what a person paid under a benefit, and in copays of a day, where a rule of it asks for them."""
        if at not in self._counting:
            versions = self._coverings[at].versions
            self._counting[at] = set[str]().union(*(counting(version.coverage) for version in versions))
        if counted_as(words.benefit) not in self._counting[at]:
            return NOBODY, NOBODY
        first = self._first_of(at)
        names = (counted_as(words.benefit), "a day's copays")
        rows = [self._spent.setdefault((first, name, person), len(self._spent)) for name in names]
        self.terms.spent.extend([first] * (len(self._spent) - len(self.terms.spent)))
        return rows[0], rows[1]

    def _first_of(self, at: int) -> int:
        """The row of the coverage that the one in row ``at`` goes on from, all the way back."""
        while self._coverings[at].goes_on and self._coverings[at].follows != NOBODY:
            at = self._coverings[at].follows
        return at

    def _accumulators(self, at: int, version: int, kind: LineKind, network: str) -> tuple[int, ...]:
        """The rows that a route draws from, whether there is a limit, and the runs of the rows that it counts toward
        too."""
        covering = self._coverings[at]
        if covering.shares:
            at = covering.plan_row
            covering, version = self._coverings[at], self._periods[kind.period].versions[at]
        now = covering.versions[version]
        person, also = self._persons.index(kind.person), self.terms.also_counted
        drawn, runs, exists = [], [], False
        for families, pools in zip(self._families[at], (now.deductibles, now.limits), strict=True):
            rows = {name: self.terms.families.first_person[families[name]] + person for name in pools}
            pool, first = drawn_from(rows, network, drug=kind.drug), len(also)
            drawn.append(rows[pool])
            exists = pools[pool].exists
            for name in counted_in(rows, now.coverage.network_credit, network, drug=kind.drug):
                if name != pool and pools[name].exists:
                    also.append(rows[name])
            runs += [first, len(also)]
        return (*drawn, int(exists), *runs)

    def _rule(self, at: int, rule: Rule) -> int:
        """The row of a rule, which stands there once a coverage."""
        key = (at, rule)
        if key not in self._rules:
            self._rules[key] = len(self.terms.rules)
            self.terms.rules.append(rule)
        return self._rules[key]


def _rate(words: BenefitTerms) -> tuple[int, int]:
    """The allowed amount before step 1's bound: cents, and basis points of the billed price."""
    allowed = words.allowed
    if allowed.basis is AllowedBasis.BILLED:
        return 0, WHOLE
    if allowed.basis is AllowedBasis.PERCENT_OF_BILLED:
        return 0, allowed.percent
    amount = allowed.amount or 0
    return (share(amount, allowed.percent) if allowed.basis is AllowedBasis.PERCENT_OF_MEDICARE else amount), 0


def _status(words: BenefitTerms, *, authorized: bool) -> int:
    """What holds on every day: whether the service is covered, and prior authorization where it was needed (step 2)."""
    authorization = None if words.benefit is None else words.benefit.authorization
    denied = authorization is not None and authorization.missing is MissingAuthorization.DENIED and not authorized
    return NO_AUTHORIZATION if words.status == COVERED and denied else words.status
