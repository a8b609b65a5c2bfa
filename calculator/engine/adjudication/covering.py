"""A coverage as its columns are made of it: its words, what is stated of it, its years, its pools."""

from typing import NamedTuple, Self

from calculator.engine.adjudication.enrolled import OpeningBalances, stated_of
from calculator.engine.adjudication.pools import Pool, pools_of
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.engine.adjudication.terms import BenefitTerms, terms_for
from calculator.engine.adjudication.years import CALENDAR
from calculator.model.member import CoverageTier, Enrollment, Member
from calculator.model.plan import Coverage, Plan, Rider
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.model.whose import in_rider


class Covering(NamedTuple):
    """One coverage: its words, what is stated of it, the days on which its plan year and its accumulators' year turn,
    what the last quarter carries over, and its deductibles and limits, by network, in the order of their rows.

    ``whose`` is "plan", "rider" or "second_plan". ``known`` are its terms as far as they were asked for. A rider that
    shares the plan's accumulators has none of its own.
    """

    whose: str
    coverage: Coverage
    stated: OpeningBalances
    plan_turns: str
    accumulators_turn: str
    carry_over: CarryOver
    deductibles: dict[str, Pool]
    limits: dict[str, Pool]
    shares: bool
    known: dict[tuple[str, str], BenefitTerms]

    @classmethod
    def of(cls, whose: str, coverage: Coverage, enrolled: Enrollment, plan: Plan, tier: CoverageTier) -> Self:
        """``coverage`` is ``plan`` or its rider."""
        turns, family = plan.year_starts, tier.is_family
        calendar = plan.accumulator_year is AccumulatorYear.CALENDAR
        shares = isinstance(coverage, Rider) and coverage.shares_accumulators
        return cls(
            whose,
            coverage,
            stated_of(enrolled, coverage),
            turns,
            CALENDAR if calendar else turns,
            plan.last_quarter_carries_over,
            {} if shares else pools_of(coverage.deductible, coverage.drug_deductible, family=family, absent=0),
            {}
            if shares
            else pools_of(coverage.out_of_pocket_limit, coverage.drug_limit, family=family, absent=NO_LIMIT),
            shares,
            {},
        )

    @property
    def pools(self) -> tuple[Pool, ...]:
        """All deductibles, then all limits: one row each."""
        return (*self.deductibles.values(), *self.limits.values())

    @property
    def carries_nothing(self) -> bool:
        """Whether nothing of a year's last quarter counts in the next one."""
        return self.carry_over is CarryOver.NONE

    def terms(self, service: str, network: str) -> BenefitTerms:
        """The terms for a service in a network, made once."""
        key = (service, network)
        if key not in self.known:
            self.known[key] = terms_for(self.coverage, service, network, authorized=self.stated.authorized)
        return self.known[key]


def coverings_of(plan: Plan, member: Member) -> list[Covering]:
    """The plan, its rider if it has one, and a second plan if there is one."""
    enrolled, rider, other = member.enrollment_in(plan.name), plan.rider, member.other_coverage
    found = [Covering.of("plan", plan, enrolled, plan, member.tier)]
    if rider is not None:
        found.append(Covering.of("rider", rider, in_rider(enrolled, plan, rider), plan, member.tier))
    if other is not None:
        tier = other.tier or member.tier
        found.append(Covering.of("second_plan", other.plan, other.enrollment, other.plan, tier))
    return found
