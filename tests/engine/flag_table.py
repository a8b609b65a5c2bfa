"""For every flag one case that must raise it, and one at the boundary that must not. Figures are the federal ones of
the year of the course."""

import datetime
from typing import Final

from calculator.model.authorization import Authorization
from calculator.model.course import Network, Place
from calculator.model.market import Market
from calculator.model.member import Member
from calculator.model.plan import AccumulatorYear, AmountKind
from tests.engine.cases import amount, plan, tiers
from tests.engine.contradiction_table import CONTRADICTIONS
from tests.engine.fact_table import FACTS
from tests.engine.flag_cases import (
    AFTER_DEA,
    AGREED,
    DECEMBER,
    EMPTY_HSA,
    FIFTH,
    HALF_AFTER,
    HALF_ALLOWED,
    HELD,
    NEEDS,
    NOTHING_FIRST,
    PROGRAM,
    RIDERS_LIMIT,
    YEAR_2027,
    YEAR_2028,
    Given,
    beside_hsa,
    coded,
    contributing,
    of_plan,
    of_rider,
    of_second,
    same_day,
    second,
    self_paid,
    trials,
    used_by_then,
    with_account,
)
from tests.engine.situations import FAMILY, WAIVED, benefit, course, hdhp, rider

TABLE: Final[dict[str, tuple[Given, Given]]] = CONTRADICTIONS | {
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
    "deductible_behind_plan": (
        Given(plan(FIFTH, deductible=amount(1_000)), None, of_plan(deductible=999)),
        Given(plan(FIFTH, deductible=amount(1_000)), None, of_plan(deductible=1_000)),
    ),
    "limit_behind_plan": (
        Given(plan(FIFTH, out_of_pocket_limit=amount(5_000)), None, of_plan(out_of_pocket=199)),
        Given(plan(FIFTH, out_of_pocket_limit=amount(5_000)), None, of_plan(out_of_pocket=200)),
    ),
    "deductible_behind_rider": (
        Given(plan(rider=rider(deductible=amount(1_000))), None, of_rider(deductible=999)),
        Given(plan(rider=rider(deductible=amount(1_000))), None, of_rider(deductible=1_000)),
    ),
    "limit_behind_rider": (
        Given(plan(rider=rider(**RIDERS_LIMIT)), None, of_rider(out_of_pocket=199)),
        Given(plan(rider=rider(**RIDERS_LIMIT)), None, of_rider(out_of_pocket=200)),
    ),
    "deductible_behind_second_plan": (
        Given(NOTHING_FIRST, None, of_second(deductible=999)),
        Given(NOTHING_FIRST, None, of_second(deductible=1_000)),
    ),
    "limit_behind_second_plan": (
        Given(NOTHING_FIRST, None, of_second(5_000, out_of_pocket=199)),
        Given(NOTHING_FIRST, None, of_second(5_000, out_of_pocket=200)),
    ),
    "visits_behind": (
        Given(plan(**benefit(visit_limit=6)), None, used_by_then(visits=1)),
        Given(plan(**benefit(visit_limit=6)), None, used_by_then(visits=2)),
    ),
    "dollars_behind": (
        Given(plan(FIFTH, **benefit(dollar_limit=600_000)), None, used_by_then(dollars=79_999)),
        Given(plan(FIFTH, **benefit(dollar_limit=600_000)), None, used_by_then(dollars=80_000)),
    ),
    "forfeited": (
        Given(with_account("fsa", 100), DECEMBER),
        Given(with_account("fsa", 100, carries_over=True), DECEMBER),
    ),
    "same_day_order_less": (
        Given(HALF_AFTER, same_day("dosing", "integration")),
        Given(HALF_AFTER, same_day("dosing", "integration", apart=1)),
    ),
    "same_day_order_more": (
        Given(HALF_AFTER, same_day("integration", "dosing")),
        Given(HALF_AFTER, same_day("integration", "integration")),
    ),
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
    "good_faith_exceeded": (
        self_paid(40_000, first_billed=datetime.date(2026, 3, 2)),
        self_paid(39_999, first_billed=datetime.date(2026, 3, 2)),
    ),
    "good_faith_exceeded_undated": (self_paid(40_000), self_paid(40_000, first_billed=datetime.date(2026, 3, 2))),
    "good_faith_with_plan": (self_paid(40_000)._replace(plan=plan()), self_paid(40_000)),
    "parity_visits": (Given(plan(**benefit(visit_limit=6))), Given(plan(rider=rider(benefit={"visit_limit": 6})))),
    "parity_dollars": (Given(plan(**benefit(dollar_limit=100))), Given(plan(rider=rider(benefit={"dollar_limit": 1})))),
    "parity_allowance": (Given(plan(**benefit(allowance=30_000))), Given(plan(rider=rider(benefit={"allowance": 1})))),
    "parity_authorization": (
        Given(NEEDS),
        Given(plan(rider=rider(benefit={"authorization": Authorization()}))),
    ),
    "excepted_rider": (Given(plan(rider=rider())), Given(plan(rider=rider()), course(service="integration"))),
    "excepted_ebhra": (Given(with_account("ebhra", 100)), Given(with_account("hra", 100))),
    **FACTS,
}
