"""What has happened, worked by hand: the amounts of sessions that a plan has explained, and what is left to the rest.

The course, where nothing else is said: four sessions of $500 a week from March 2, 2026, under 20% after a deductible of
$1,000, with an out-of-pocket limit of $1,500. As planned the patient pays 500, 500, 100 and 100 dollars.
"""

import datetime
from typing import Any

import pytest

from calculator.engine.pricing import estimate
from calculator.model.base import PriceRange, changed, replaced
from calculator.model.course import Network
from calculator.model.happened import Explanation, ProcessedBy, SessionState, with_explanation
from calculator.model.member import Coordination, Member, Met, OtherCoverage
from calculator.model.plan import AllowedAmount, AllowedBasis, CostShare
from tests.engine.cases import amount, each, plan
from tests.engine.happened_cases import FIFTH, PLAN, case_of, fact, priced
from tests.engine.situations import benefit

DENIED = {"billed": 50_000, "plan_paid": 0, "not_covered": 50_000}


def test_nothing_has_happened() -> None:
    assert each(priced(), "member_pays") == [500, 500, 100, 100]


class TestTheCourse:
    def test_a_cancelled_session_is_not_priced_and_the_rest_comes_a_session_earlier(self) -> None:
        found = priced(fact(2, SessionState.CANCELLED))
        assert [line.line.number for line in found.lines] == [1, 3, 4]
        assert each(found, "member_pays") == [500, 500, 100]

    def test_a_missed_session_costs_its_fee_which_no_plan_covers_and_no_account_pays(self) -> None:
        assert each(priced(fact(2, SessionState.MISSED)), "member_pays") == [500, 500, 100]
        found = priced(fact(2, SessionState.MISSED, billed=7_500))
        assert each(found, "excluded") == [0, 75, 0, 0]
        assert each(found, "member_pays") == [500, 75, 500, 100]
        assert [reason.code for reason in found.lines[1].reasons if reason.amount == "excluded"] == ["excluded_missed"]

    def test_a_done_session_stands_on_its_day_at_what_was_billed(self) -> None:
        found = priced(fact(1, day=datetime.date(2026, 3, 20), billed=60_000))
        assert [line.line.date.day for line in found.lines] == [9, 16, 20, 23]
        assert each(found, "billed") == [500, 500, 600, 500]

    def test_a_number_beyond_the_count_is_priced_nowhere_and_said(self) -> None:
        case = case_of(fact(5, billed=90_000))
        answer = estimate(case, PLAN)
        assert answer.likely.totals.billed == 200_000
        assert "happened_beyond_count" in {flag.code for flag in answer.flags}


class TestOnePlan:
    def test_more_of_the_deductible_than_was_expected_leaves_less_of_it(self) -> None:
        """The plan took 700 of the deductible by its own count, other claims among it: 300 is left to the second."""
        found = priced(fact(1, deductible=50_000, plan_paid=0, deductible_met=70_000))
        assert each(found, "member_pays") == [500, 340, 100, 100]
        assert [notice.code for notice in found.notices] == ["deductible_explained"]
        assert found.notices[0].figures["counted_cents"] == 50_000

    def test_less_of_it_holds_too(self) -> None:
        """Its explanation says that 200 is met in all: 800 is left."""
        found = priced(fact(1, deductible=20_000, coinsurance=6_000, plan_paid=24_000, deductible_met=20_000))
        assert each(found, "member_pays") == [260, 500, 340, 100]

    def test_where_it_says_nothing_of_what_is_met_the_amounts_of_the_session_count(self) -> None:
        """Only 100 was taken: 900 is left, 500 of it to the second session."""
        found = priced(fact(1, deductible=10_000, coinsurance=0, plan_paid=40_000))
        assert each(found, "member_pays") == [100, 500, 420, 100]

    def test_a_limit_that_is_met_by_other_claims_ends_what_is_paid(self) -> None:
        found = priced(fact(1, deductible=50_000, plan_paid=0, limit_met=150_000))
        assert each(found, "member_pays") == [500, 0, 0, 0]

    def test_what_is_met_of_the_deductible_counts_toward_the_limit(self) -> None:
        """The session counts 500 and 100 toward the limit. Other claims made the deductible 500 more, and the limit
        with it: 400 is left."""
        found = priced(fact(1, deductible=50_000, plan_paid=0, deductible_met=100_000), price=PriceRange.fixed(150_000))
        assert found.lines[0].standing.limit_used == 110_000
        assert each(found, "member_pays")[1:] == [300, 100, 0]

    def test_a_denied_claim_counts_toward_nothing(self) -> None:
        found = priced(fact(1, **DENIED))
        assert each(found, "member_pays") == [500, 500, 500, 100]
        assert found.lines[0].standing.deductible_used == 0

    @pytest.mark.parametrize(
        "said",
        [
            {"allowed": 0, "plan_paid": 0, "not_covered": 50_000},
            {"allowed": 0, "deductible": 0, "copay": 0, "coinsurance": 0, "not_covered": 50_000, "member_owes": 50_000},
            {"allowed": 0, "plan_paid": 0, "not_covered": 50_000, "network": Network.OUT},
        ],
    )
    def test_a_paper_that_denies_a_claim_allows_nothing_and_what_is_owed_is_owed(self, said: dict[str, Any]) -> None:
        case = case_of(fact(1, billed=50_000, **said))
        found = estimate(case, case.chosen_plan)
        assert each(found.likely, "member_pays") == [500, 500, 500, 100]
        assert each(found.likely, "excluded") == [500, 0, 0, 0]
        assert not [flag for flag in found.flags if "contradiction" in flag.code]

    @pytest.mark.parametrize("said", [{}, {"not_covered": 0}])
    def test_what_is_owed_out_of_network_beside_nothing_allowed_is_the_balance(self, said: dict[str, int]) -> None:
        found = priced(fact(1, network=Network.OUT, allowed=0, plan_paid=0, member_owes=50_000, **said))
        assert each(found, "balance_billed") == [500, 0, 0, 0]
        assert each(found, "member_pays") == [500, 500, 500, 100]

    def test_a_denied_claim_of_which_nothing_is_owed_costs_nothing(self) -> None:
        assert each(priced(fact(1, allowed=0, plan_paid=0, member_owes=0)), "member_pays") == [0, 500, 500, 100]

    def test_a_denied_claim_uses_no_visit_and_a_counted_one_does(self) -> None:
        rule = plan(CostShare(copay=4_000), **benefit(visit_limit=3))
        assert each(priced(fact(1, **DENIED), rule=rule), "member_pays") == [500, 40, 40, 40]
        assert each(priced(fact(1, copay=4_000, visits_used=2), rule=rule), "member_pays") == [40, 40, 500, 500]

    def test_a_refund_takes_the_place_of_a_denial_and_the_denial_stays_in_the_history(self) -> None:
        denied = fact(1, **DENIED)
        again = with_explanation(denied, Explanation(plan_paid=0, deductible=50_000, not_covered=0, claim="A-2"))
        assert again.history == (denied.explanation,)
        assert each(priced(again), "member_pays") == [500, 500, 100, 100]
        assert with_explanation(again, again.explanation).history == again.history

    def test_two_years_each_keep_what_was_explained_in_them(self) -> None:
        """December 21 and 28 belong to 2026, whenever they are processed; in January all begins anew."""
        starts = datetime.date(2026, 12, 21)
        facts = (
            fact(1, deductible=50_000, plan_paid=0, deductible_met=100_000, processed_on=datetime.date(2027, 1, 20)),
        )
        case = case_of(*facts)
        case = replaced(case, course=replaced(case.course, starts=starts))
        assert each(estimate(case, PLAN).likely, "member_pays") == [500, 100, 500, 500]

    def test_the_network_in_which_it_was_processed_holds(self) -> None:
        rule = plan(FIFTH, **benefit(out_of_network=CostShare(coinsurance=5_000)))
        found = priced(fact(1, network=Network.OUT, allowed=40_000), rule=rule)
        assert each(found, "balance_billed") == [100, 0, 0, 0]
        assert each(found, "member_pays") == [300, 100, 100, 100]

    def test_what_it_does_not_say_is_what_the_rules_find_of_what_it_says(self) -> None:
        """Allowed 400: 400 of the deductible, by the rules."""
        found = priced(fact(1, allowed=40_000))
        assert each(found, "member_pays") == [400, 500, 180, 100]
        assert each(found, "discount") == [100, 0, 0, 0]

    def test_what_is_paid_and_owed_tells_what_is_allowed(self) -> None:
        found = priced(fact(1, plan_paid=5_000, member_owes=40_000, deductible=40_000))
        assert each(found, "allowed") == [450, 500, 500, 500]

    def test_what_is_owed_in_network_is_allowed_at_least(self) -> None:
        """The rate is 400, and 450 is owed."""
        rated = replaced(FIFTH, allowed=AllowedAmount(basis=AllowedBasis.AMOUNT, amount=40_000))
        found = priced(fact(1, member_owes=45_000), rule=plan(rated, deductible=amount(1_000)))
        assert each(found, "allowed") == [450, 400, 400, 400]
        assert each(found, "member_pays")[0] == 450

    @pytest.mark.parametrize(
        ("said", "parts"),
        [
            ({"deductible": 5_000}, (5_000, 0, 10_000, 25_000)),
            ({"deductible": 5_000, "not_covered": 0}, (5_000, 0, 35_000, 0)),
            ({"deductible": 5_000, "coinsurance": 0, "not_covered": 0}, (5_000, 35_000, 0, 0)),
            ({"copay": 5_000, "coinsurance": 0, "not_covered": 0}, (35_000, 5_000, 0, 0)),
            ({"deductible": 5_000, "copay": 0, "coinsurance": 0, "not_covered": 0}, (5_000, 0, 0, 35_000)),
        ],
    )
    def test_what_is_more_than_is_said_and_found_is_a_part_that_is_not_said(
        self, said: dict[str, int], parts: tuple[int, ...]
    ) -> None:
        """The third session is 100 of coinsurance by the rules; 400 are left to the patient."""
        amounts = priced(fact(3, plan_paid=10_000, **said)).lines[2].amounts
        assert (amounts.deductible, amounts.copay, amounts.coinsurance, amounts.excluded) == parts

    @pytest.mark.parametrize(
        "said",
        [
            {"allowed": 90_000},
            {"allowed": 40_000, "plan_paid": 60_000},
            {"member_owes": 99_000, "plan_paid": 99_000},
            {"deductible": 30_000, "copay": 30_000, "coinsurance": 30_000, "not_covered": 30_000},
        ],
    )
    def test_what_cannot_be_true_still_adds_up(self, said: dict[str, int]) -> None:
        amounts = priced(fact(1, **said)).lines[0].amounts
        assert amounts.billed == amounts.discount + amounts.plan_pays + amounts.member_pays == 50_000
        assert min(amounts) >= 0


class TestWhatWasMet:
    def test_an_amount_of_a_day_in_the_course_holds_the_sessions_up_to_it_once(self) -> None:
        """500 met as of March 10, the first session among it."""
        member = Member(met=Met(deductible=50_000), met_as_of=datetime.date(2026, 3, 8))
        said = fact(1, deductible=50_000, plan_paid=0, processed_on=datetime.date(2026, 3, 8))
        assert each(priced(said, member=member), "member_pays") == [500, 500, 100, 100]

    def test_but_not_a_claim_that_was_processed_after_it(self) -> None:
        """500 of other claims were met on March 8; the first session's 500 came on March 9: the deductible is met."""
        member = Member(met=Met(deductible=50_000), met_as_of=datetime.date(2026, 3, 8))
        said = fact(1, deductible=50_000, plan_paid=0, processed_on=datetime.date(2026, 3, 9))
        assert each(priced(said, member=member), "member_pays") == [500, 100, 100, 100]

    def test_the_explanation_of_the_last_day_of_processing_holds(self) -> None:
        """The second session was processed first: what the first one's explanation states is the later."""
        first = fact(1, deductible=50_000, deductible_met=100_000, processed_on=datetime.date(2026, 4, 10))
        second = fact(2, deductible=50_000, deductible_met=50_000, processed_on=datetime.date(2026, 4, 1))
        assert each(priced(first, second), "member_pays") == [500, 500, 100, 100]
        later = changed(second, explanation=changed(second.explanation, processed_on=datetime.date(2026, 4, 20)))
        # 500 is left of the deductible, and then the limit of 1,500 is paid.
        assert each(priced(first, later), "member_pays") == [500, 500, 500, 0]

    def test_a_bill_that_nobody_has_processed_comes_after_the_claims_that_were(self) -> None:
        """The first is billed only, the second has used up the deductible by its explanation: the first pays 20%."""
        bill = fact(1, billed=50_000, processed_by=ProcessedBy.NOBODY)
        second = fact(2, deductible=50_000, plan_paid=0, deductible_met=100_000)
        assert each(priced(bill, second), "member_pays") == [100, 500, 100, 100]

    def test_a_deductible_met_counts_toward_no_limit_that_does_not_include_it(self) -> None:
        """The deductible is met by what is said; 150 of the limit are left to coinsurance of 100 a session."""
        rule = plan(FIFTH, deductible=amount(1_000), out_of_pocket_limit=amount(150), limit_includes_deductible=False)
        met = fact(1, deductible=50_000, plan_paid=0, deductible_met=100_000)
        assert each(priced(met, rule=rule), "member_pays") == [500, 100, 50, 0]


class TestOtherPayers:
    def test_what_a_second_plan_paid_holds_and_the_plans_explanation_is_before_it(self) -> None:
        second = OtherCoverage(plan=plan(CostShare(coinsurance=5_000), name="Second"))
        member = Member(other_coverage=second)
        said = fact(1, deductible=50_000, plan_paid=0, member_owes=50_000, second_plan_paid=45_000)
        found = priced(said, member=member)
        assert each(found, "second_plan")[:2] == [450, 250]
        assert each(found, "member_pays")[:2] == [50, 250]

    def test_what_a_second_plan_that_pays_first_paid_is_taken_off_once(self) -> None:
        """200 of 500 are paid, by what is said; the other 300 are the deductible's."""
        first = OtherCoverage(plan=plan(CostShare(), name="First"), coordination=Coordination.CARVE_OUT)
        found = priced(fact(1, second_plan_paid=20_000), member=Member(other_coverage=first))
        assert each(found, "second_plan") == [200, 500, 500, 500]
        assert each(found, "member_pays") == [300, 0, 0, 0]

    def test_an_explanation_of_the_second_plan_says_what_is_left_after_it(self) -> None:
        member = Member(other_coverage=OtherCoverage(plan=plan(CostShare(coinsurance=5_000), name="Second")))
        said = fact(1, processed_by=ProcessedBy.SECOND_PLAN, member_owes=12_000)
        assert each(priced(said, member=member), "second_plan")[0] == 380
