"""For every flag one case that must raise it, and one at the boundary that must not. A case is a plan, a course and a
member, or less. Figures are the federal ones of the year of the course (FACTS C7)."""

import datetime
from typing import Any, Final, NamedTuple

from calculator.model.base import PriceRange
from calculator.model.course import Course, Network, Place, ServiceLine
from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance, Contribution
from calculator.model.member import LimitUse, Member, Met, OtherCoverage, SingleCaseAgreement
from calculator.model.plan import (
    AccumulatorYear,
    AllowedAmount,
    AllowedBasis,
    AmountKind,
    Authorization,
    CostShare,
    Market,
    Plan,
)
from tests.engine.cases import amount, plan, tiers
from tests.engine.situations import FAMILY, WAIVED, benefit, course, hdhp, rider


class Given(NamedTuple):
    """A case: under a plan, with a course and a member."""

    plan: Plan
    course: Course | None = None
    member: Member | None = None


YEAR_2027: Final = course(starts=datetime.date(2027, 2, 1))
YEAR_2028: Final = course(starts=datetime.date(2028, 2, 1))
DECEMBER: Final = course(starts=datetime.date(2026, 12, 20))
AFTER_DEA: Final = datetime.date(2027, 1, 1)


def account(kind: str, yearly: int = 0, **parts: Any) -> Account:
    """An account with so many whole dollars a year."""
    return Account(kind=AccountKind(kind), yearly=yearly * 100, **parts)


def with_account(kind: str, yearly: int = 0, **parts: Any) -> Plan:
    """A plan with one account."""
    return plan(accounts=(account(kind, yearly, **parts),))


def beside_hsa(kind: str, after: int) -> Plan:
    """A plan for an HSA with another account that pays after so many dollars."""
    return hdhp(accounts=(account("hsa", 500), account(kind, 1_000, starts_after=after * 100)))


def contributing(cents: int, **parts: Any) -> Member:
    """A member who puts so many cents into the HSA in every month of 2026."""
    monthly = Contribution(own=cents, starts=datetime.date(2026, 1, 1))
    return Member(balances=(AccountBalance(kind=AccountKind.HSA, balance=0, contributions=(monthly,)),), **parts)


def coded(*codes: str, apart: int = 0) -> Course:
    """A session with the first code, and one with each of the others, so many days apart."""
    lines = (
        ServiceLine(service="dosing", price=PriceRange.fixed(50_000), code=code, first_day=at * apart)
        for at, code in enumerate(codes)
    )
    return Course(title="Codes", starts=datetime.date(2026, 3, 2), lines=tuple(lines))


def second(**parts: Any) -> Member:
    """A member whom a second plan covers, too."""
    return Member(other_coverage=OtherCoverage(plan=plan(CostShare(coinsurance=2_000), name="Second", **parts)))


EMPTY_HSA: Final = hdhp(accounts=(account("hsa"),))
PROGRAM: Final = Assistance(yearly=100_000)
AGREED: Final = Member(single_case_agreements=(SingleCaseAgreement(service="dosing", rate=30_000),))
NEEDS: Final = plan(**benefit(authorization=Authorization()))
HALF_ALLOWED: Final = plan(CostShare(allowed=AllowedAmount(basis=AllowedBasis.AMOUNT, amount=30_000)))
HELD: Final = AccountBalance(kind=AccountKind.HSA, balance=10_000)


def met(**dollars: int) -> Met:
    """So many whole dollars met."""
    return Met(**{name: amount * 100 for name, amount in dollars.items()})


def used(**uses: int) -> Member:
    """A member who has used so much of the one benefit's limits."""
    return Member(limits_used=(LimitUse(benefit="visit", **uses),))


def apart(deductible: int) -> Plan:
    """A plan with a deductible out of network, and twice as much as a limit there."""
    return plan(
        deductible=amount(out_of_network=tiers(deductible)),
        out_of_pocket_limit=amount(out_of_network=tiers(2 * deductible)),
    )


def trials(needed: int, weeks: int | None = None) -> Plan:
    """A plan whose authorization asks for so many treatments that failed."""
    return plan(**benefit(authorization=Authorization(failed_trials=needed, trial_weeks=weeks)))


TABLE: Final[dict[str, tuple[Given, Given]]] = {
    "year_turns": (Given(plan(deductible=amount(500)), DECEMBER), Given(plan(), DECEMBER)),
    "figures_older": (
        Given(plan(figures_year=2026), DECEMBER),
        # The plan year of 1 July 2026 goes on, though the calendar year by which amounts run has turned.
        Given(
            plan(figures_year=2026, year_starts="07-01", accumulator_year=AccumulatorYear.CALENDAR),
            course(starts=datetime.date(2027, 6, 2)),
        ),
    ),
    "outside_coverage": (
        Given(plan(), None, Member(coverage_ends=datetime.date(2026, 3, 15))),
        Given(plan(), None, Member(coverage_ends=datetime.date(2026, 3, 16))),
    ),
    "met_deductible_above": (
        Given(plan(deductible=amount(500)), None, Member(met=met(deductible=501))),
        Given(plan(deductible=amount(500)), None, Member(met=met(deductible=500))),
    ),
    "met_deductible_above_out": (
        Given(apart(500), None, Member(met_out_of_network=met(deductible=501))),
        Given(apart(500), None, Member(met_out_of_network=met(deductible=500))),
    ),
    "met_deductible_above_drug": (
        Given(plan(drug_deductible=tiers(500)), None, Member(met_drug=met(deductible=501))),
        Given(plan(drug_deductible=tiers(500)), None, Member(met_drug=met(deductible=500))),
    ),
    "met_out_of_pocket_above": (
        Given(plan(out_of_pocket_limit=amount(500)), None, Member(met=met(out_of_pocket=501))),
        Given(plan(), None, Member(met=met(out_of_pocket=501))),
    ),
    "met_out_of_pocket_above_out": (
        Given(apart(500), None, Member(met_out_of_network=met(out_of_pocket=1_001))),
        Given(apart(500), None, Member(met_out_of_network=met(out_of_pocket=1_000))),
    ),
    "met_out_of_pocket_above_drug": (
        Given(plan(drug_limit=tiers(500)), None, Member(met_drug=met(out_of_pocket=501))),
        Given(plan(drug_limit=tiers(500)), None, Member(met_drug=met(out_of_pocket=500))),
    ),
    "used_visits_above": (
        Given(plan(**benefit(visit_limit=6)), None, used(visits=7)),
        Given(plan(**benefit(visit_limit=6)), None, used(visits=6)),
    ),
    "used_dollars_above": (
        Given(plan(**benefit(lifetime_dollar_limit=60_000)), None, used(lifetime_dollars=60_001)),
        Given(plan(**benefit(lifetime_dollar_limit=60_000)), None, used(lifetime_dollars=60_000)),
    ),
    "balance_billing": (Given(HALF_ALLOWED, course(network=Network.OUT)), Given(HALF_ALLOWED)),
    "not_loaded_aca": (
        Given(plan(out_of_pocket_limit=amount(5_000)), YEAR_2028),
        Given(plan(out_of_pocket_limit=amount(5_000)), YEAR_2027),
    ),
    "not_loaded_hdhp": (Given(hdhp(), YEAR_2028), Given(hdhp(), YEAR_2027)),
    "not_loaded_hsa": (Given(hdhp(), YEAR_2028), Given(hdhp(), YEAR_2027)),
    "not_loaded_ebhra": (Given(with_account("ebhra"), YEAR_2028), Given(with_account("ebhra"), YEAR_2027)),
    "not_loaded_fsa": (Given(with_account("fsa"), YEAR_2027), Given(with_account("fsa"))),
    "not_loaded_fsa_carry_over": (
        Given(with_account("fsa", 100, carries_over=True), YEAR_2027),
        Given(with_account("fsa", 100), YEAR_2027),
    ),
    "not_loaded_qsehra": (Given(with_account("qsehra"), YEAR_2027), Given(with_account("qsehra"))),
    "authorization_needed": (Given(NEEDS), Given(NEEDS, None, Member(authorization_held=False))),
    "authorization_missing": (Given(NEEDS, None, Member(authorization_held=False)), Given(NEEDS)),
    "trials_too_few": (
        Given(trials(2), None, Member(failed_trials=1)),
        Given(trials(2), None, Member(failed_trials=2)),
    ),
    "trials_too_few_weeks": (
        Given(trials(2, 6), None, Member(failed_trials=1)),
        Given(trials(2, 6), None, Member(failed_trials=2)),
    ),
    "approval_ends": (
        Given(plan(**benefit(authorization=Authorization(approval_days=14)))),
        Given(plan(**benefit(authorization=Authorization(approval_days=15)))),
    ),
    "hsa_first_dollar": (
        Given(hdhp(WAIVED, market=Market.INDIVIDUAL)),
        Given(hdhp(WAIVED, market=Market.BRONZE)),
    ),
    "hdhp_deductible_low": (Given(hdhp(deductible=amount(1_699))), Given(hdhp(deductible=amount(1_700)))),
    "hdhp_deductible_low_family": (
        Given(hdhp(deductible=amount(None, 3_399)), None, FAMILY),
        Given(hdhp(deductible=amount(None, 3_400)), None, FAMILY),
    ),
    "hdhp_embedded_low": (
        Given(hdhp(deductible=amount(3_399, 7_000)), None, FAMILY),
        Given(hdhp(deductible=amount(3_399, 7_000, kind=AmountKind.AGGREGATE)), None, FAMILY),
    ),
    "hdhp_drug_deductible_low": (
        Given(hdhp(drug_deductible=tiers(1_699)), course(drug=True)),
        Given(hdhp(drug_deductible=tiers(1_700)), course(drug=True)),
    ),
    "hdhp_limit_high": (
        Given(hdhp(out_of_pocket_limit=amount(8_501))),
        Given(hdhp(out_of_pocket_limit=amount(8_500))),
    ),
    "hdhp_limits_together": (
        Given(hdhp(out_of_pocket_limit=amount(6_000), drug_limit=tiers(2_501))),
        Given(hdhp(out_of_pocket_limit=amount(6_000), drug_limit=tiers(2_500))),
    ),
    "hdhp_limit_missing": (
        Given(hdhp(out_of_pocket_limit=amount())),
        Given(hdhp(out_of_pocket_limit=amount(), market=Market.CATASTROPHIC)),
    ),
    "hsa_beside_hra": (Given(beside_hsa("hra", 1_700), DECEMBER), Given(beside_hsa("hra", 1_750), DECEMBER)),
    "hsa_beside_fsa": (Given(beside_hsa("fsa", 1_699)), Given(beside_hsa("fsa", 1_700))),
    "hsa_beside_spouse_fsa": (
        Given(hdhp(), None, Member(spouse_fsa=True)),
        Given(plan(), None, Member(spouse_fsa=True)),
    ),
    "hsa_beside_plan": (
        Given(hdhp(), None, second(deductible=amount(1_699))),
        Given(hdhp(), None, second(deductible=amount(1_700))),
    ),
    "hsa_beside_government": (
        Given(hdhp(), None, Member(government_plan=True)),
        Given(plan(), None, Member(government_plan=True)),
    ),
    "aca_limit_high": (
        Given(plan(out_of_pocket_limit=amount(10_601))),
        Given(plan(out_of_pocket_limit=amount(10_600))),
    ),
    "aca_limit_high_together": (
        Given(plan(out_of_pocket_limit=amount(8_000), drug_limit=tiers(2_601))),
        Given(plan(out_of_pocket_limit=amount(8_000), drug_limit=tiers(2_600))),
    ),
    "aca_family_limit_high": (
        Given(plan(out_of_pocket_limit=amount(10_600, 21_201))),
        Given(plan(out_of_pocket_limit=amount(10_600, 21_200))),
    ),
    "aca_family_limit_high_together": (
        Given(plan(out_of_pocket_limit=amount(None, 20_000), drug_limit=tiers(None, 1_201))),
        Given(plan(out_of_pocket_limit=amount(None, 20_000), drug_limit=tiers(None, 1_200))),
    ),
    "ebhra_high": (Given(with_account("ebhra", 2_201)), Given(with_account("ebhra", 2_200))),
    "fsa_high": (Given(with_account("fsa", 3_401)), Given(with_account("fsa", 3_400))),
    "fsa_carry_over_high": (
        Given(with_account("fsa", 3_400, carries_over=True, carry_over_limit=68_001)),
        Given(with_account("fsa", 3_400, carries_over=True, carry_over_limit=68_000)),
    ),
    "qsehra_high": (Given(with_account("qsehra", 6_451)), Given(with_account("qsehra", 6_450))),
    "hsa_high": (Given(EMPTY_HSA, None, contributing(36_667)), Given(EMPTY_HSA, None, contributing(36_666))),
    # Covered from 2 April: on the first day of eight months, $2,933.33 of $4,400.
    "hsa_last_month": (
        Given(EMPTY_HSA, None, contributing(24_445, coverage_starts=datetime.date(2026, 4, 2))),
        Given(EMPTY_HSA, None, contributing(24_444, coverage_starts=datetime.date(2026, 4, 2))),
    ),
    "hsa_high_months": (
        Given(EMPTY_HSA, None, contributing(1, coverage_starts=datetime.date(2026, 12, 2))),
        Given(EMPTY_HSA, None, contributing(1, coverage_starts=datetime.date(2026, 12, 1))),
    ),
    "lsa_not_medical": (Given(with_account("lsa", 500)), Given(with_account("hra", 500))),
    "account_not_listed": (
        Given(plan(), None, Member(balances=(HELD,))),
        Given(hdhp(), None, Member(balances=(HELD,))),
    ),
    "dea_telehealth": (
        Given(plan(), course(starts=AFTER_DEA, place=Place.HOME)),
        Given(plan(), course(starts=AFTER_DEA, place=Place.TELEHEALTH, service="integration")),
    ),
    "drug_code_s0013": (
        Given(plan(), course(starts=datetime.date(2026, 1, 1), count=1, code="S0013")),
        Given(plan(), course(starts=datetime.date(2025, 12, 31), count=1, code="S0013")),
    ),
    "bundled_drug": (Given(plan(), coded("G2083", "J0013")), Given(plan(), coded("G2083", "J0013", apart=1))),
    "bundled_visit": (Given(plan(), coded("99213-25", "G2082")), Given(plan(), coded("90837", "G2082"))),
    "program_government": (
        Given(plan(), None, Member(government_plan=True, assistance=PROGRAM)),
        Given(plan(), None, Member(assistance=PROGRAM)),
    ),
    "program_no_drug": (
        Given(plan(), None, Member(assistance=PROGRAM)),
        Given(plan(), course(drug=True), Member(assistance=PROGRAM)),
    ),
    "agreement_unused": (Given(plan(), None, AGREED), Given(plan(), course(network=Network.OUT), AGREED)),
    "rider_unused": (Given(plan(rider=rider()), course(service="integration")), Given(plan(rider=rider()))),
    "parity_visits": (Given(plan(**benefit(visit_limit=6))), Given(plan(rider=rider(benefit={"visit_limit": 6})))),
    "parity_dollars": (Given(plan(**benefit(dollar_limit=100))), Given(plan(rider=rider(benefit={"dollar_limit": 1})))),
    "parity_allowance": (Given(plan(**benefit(allowance=30_000))), Given(plan(rider=rider(benefit={"allowance": 1})))),
    "parity_authorization": (
        Given(NEEDS),
        Given(plan(rider=rider(benefit={"authorization": Authorization()}))),
    ),
    "excepted_rider": (Given(plan(rider=rider())), Given(plan(rider=rider()), course(service="integration"))),
    "excepted_ebhra": (Given(with_account("ebhra", 100)), Given(with_account("hra", 100))),
}
