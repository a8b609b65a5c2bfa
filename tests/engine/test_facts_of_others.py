"""What is said of a session where others than the plan pay too: worked by hand.

The course of ``happened_cases``: four sessions of $500, 20% after a deductible of $1,000 and a limit of $1,500."""

from typing import Any

import pytest

from calculator.model.course import Network
from calculator.model.estimate import Amounts
from calculator.model.funding import Account, AccountKind
from calculator.model.happened import ProcessedBy, SessionState
from calculator.model.member import Coordination, Member, OtherCoverage
from calculator.model.plan import AllowedAmount, AllowedBasis, CostShare, RiderPays
from tests.engine.cases import amount, each, plan
from tests.engine.happened_cases import FIFTH, fact, priced
from tests.engine.situations import rider

SECOND = ProcessedBy.SECOND_PLAN
HALF = CostShare(coinsurance=5_000)


def beside(share: CostShare, coordination: Coordination = Coordination.STANDARD, **parts: Any) -> Member:
    return Member(other_coverage=OtherCoverage(plan=plan(share, name="Second", **parts), coordination=coordination))


def first_of(amounts: Amounts) -> dict[str, int]:
    """Who pays of the first session, in whole dollars."""
    names = ("second_plan", "plan_pays", "discount", "member_pays")
    return {name: getattr(amounts, name) // 100 for name in names}


def paid(second_plan: int, plan_pays: int, discount: int, member_pays: int) -> dict[str, int]:
    return {"second_plan": second_plan, "plan_pays": plan_pays, "discount": discount, "member_pays": member_pays}


class TestBefore:
    def test_of_one_that_pays_first_nothing_is_said(self) -> None:
        said = fact(1, plan_paid=0)
        assert each(priced(said, member=beside(CostShare(), Coordination.CARVE_OUT)), "second_plan") == [500] * 4

    @pytest.mark.parametrize(("said", "by_rider"), [(30_000, 200), (50_000, 0), (90_000, 0)])
    def test_a_rider_pays_no_more_than_the_one_before_it_left(self, said: int, by_rider: int) -> None:
        """By its rules the one that pays first pays nothing, and the rider all of the 500."""
        first = beside(CostShare(), Coordination.CARVE_OUT, deductible=amount(5_000))
        rule = plan(FIFTH, deductible=amount(1_000), rider=rider(pays=RiderPays.FIRST))
        amounts = priced(fact(1, second_plan_paid=said), rule=rule, member=first).lines[0].amounts
        assert first_of(amounts) == paid(500 - by_rider, by_rider, 0, 0)
        assert amounts.plan_pays == by_rider * 100
        held = priced(fact(1, second_plan_paid=said, deductible=10_000), rule=rule, member=first).lines[0].amounts
        assert held == amounts

    @pytest.mark.parametrize(("said", "by_rider"), [(30_000, 200), (50_000, 0)])
    def test_what_a_rider_paid_is_not_used_of_the_plan_s_own_limit(self, said: int, by_rider: int) -> None:
        """The rider takes one session; of the others the plan pays 400, and 500 in all."""
        first = beside(CostShare(), Coordination.CARVE_OUT, deductible=amount(5_000))
        own = rider(pays=RiderPays.FIRST, benefit={"visit_limit": 1})
        rule = plan(FIFTH, benefit={"dollar_limit": 50_000}, rider=own)
        found = priced(fact(1, second_plan_paid=said), rule=rule, member=first)
        assert each(found, "plan_pays") == [by_rider, 400, 100, 0]

    @pytest.mark.parametrize(
        ("said", "expected", "allowed"),
        [
            ({}, paid(200, 50, 0, 250), 500),
            ({"plan_paid": 8_000}, paid(200, 80, 0, 220), 500),
            ({"deductible": 40_000}, paid(200, 50, 0, 250), 500),
            ({"allowed": 10_000}, paid(200, 50, 250, 0), 250),
        ],
    )
    def test_three_pay_of_one_session(self, said: dict[str, int], expected: dict[str, int], allowed: int) -> None:
        """A copay of 300 leaves 200 to the first; of the other 300 the rider pays what is above its copay of 250, and
        the plan's deductible is the rest. What plan and rider paid is said in one; what was paid is allowed."""
        first = beside(CostShare(copay=30_000), Coordination.CARVE_OUT)
        own = rider(pays=RiderPays.FIRST, benefit={"in_network": CostShare(copay=25_000)})
        rule = plan(FIFTH, deductible=amount(1_000), rider=own)
        amounts = priced(fact(1, second_plan_paid=20_000, **said), rule=rule, member=first).lines[0].amounts
        assert first_of(amounts) == expected
        assert amounts.allowed == allowed * 100

    def test_what_others_paid_in_full_is_covered_and_uses_a_visit(self) -> None:
        """A copay of 200 is left of each session by the one that pays first, but it paid all of the first session; the
        plan covers one visit."""
        rule = plan(FIFTH, benefit={"visit_limit": 1})
        member = beside(CostShare(copay=20_000), Coordination.CARVE_OUT)
        found = priced(fact(1, second_plan_paid=50_000), rule=rule, member=member)
        assert each(found, "excluded") == [0, 200, 200, 200]
        # So it is where it paid a part, the plan nothing, and the contract takes off the rest.
        nothing = fact(1, second_plan_paid=30_000, plan_paid=0, member_owes=0)
        assert each(priced(nothing, rule=rule, member=member), "excluded") == [0, 200, 200, 200]

    def test_a_fee_for_a_missed_session_is_apart_from_what_the_plan_processed(self) -> None:
        """The rider takes the sessions; the plan and not the rider processed the second, and an HRA pays 40 of that."""
        accounts = (Account(kind=AccountKind.HRA, yearly=4_000),)
        rule = plan(FIFTH, rider=rider(pays=RiderPays.INSTEAD), accounts=accounts)
        missed = fact(1, SessionState.MISSED, billed=7_500)
        by_plan = fact(2, plan_paid=40_000, processed_by=ProcessedBy.PLAN)
        found = priced(missed, by_plan, rule=rule)
        assert each(found, "member_pays") == [75, 60, 0, 0]
        too = fact(2, second_plan_paid=3_000, processed_by=ProcessedBy.PLAN)
        assert each(priced(missed, too, rule=rule), "member_pays") == [75, 30, 0, 0]
        assert each(priced(missed, fact(2, processed_by=ProcessedBy.RIDER), rule=rule), "member_pays") == [75, 0, 0, 0]


class TestAfter:
    @pytest.mark.parametrize("limit", ["dollar_limit", "lifetime_dollar_limit"])
    @pytest.mark.parametrize(
        ("dollars", "said", "second"),
        [(60_000, 45_000, [450, 150, 0, 0]), (25_000, 0, [0, 250, 0, 0])],
    )
    def test_what_it_is_said_to_have_paid_is_used_of_its_limit(
        self, limit: str, dollars: int, said: int, second: list[int]
    ) -> None:
        """By its rules it would pay half of the deductible's 500, twice."""
        member = beside(HALF, benefit={limit: dollars})
        assert each(priced(fact(1, second_plan_paid=said), member=member), "second_plan") == second

    def test_of_a_second_plan_that_the_case_does_not_have_nothing_is_used(self) -> None:
        """The plan pays 500 in all: 400 of the third session and 100 of the last."""
        rule = plan(FIFTH, deductible=amount(1_000), benefit={"dollar_limit": 50_000})
        found = priced(fact(1, second_plan_paid=20_000), rule=rule)
        assert each(found, "second_plan") == [200, 0, 0, 0]
        assert each(found, "member_pays") == [300, 500, 100, 400]
        by_it = fact(1, processed_by=SECOND, member_owes=12_000)
        assert each(priced(by_it, rule=rule), "second_plan") == [380, 0, 0, 0]

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ({}, paid(300, 0, 196, 4)),
            ({"second_plan_paid": 20_000}, paid(200, 0, 196, 104)),
            ({"second_plan_paid": 40_000}, paid(400, 0, 100, 0)),
            ({"processed_by": SECOND, "member_owes": 5_000}, paid(254, 0, 196, 50)),
            ({"processed_by": SECOND, "member_owes": 60_000}, paid(0, 0, 196, 304)),
        ],
    )
    def test_what_its_contract_takes_off_stays_off(self, said: dict[str, Any], expected: dict[str, int]) -> None:
        """Medicaid's rate is 300 and its copay 4: of the 500 it pays 300, and 196 nobody owes."""
        rate = AllowedAmount(basis=AllowedBasis.AMOUNT, amount=30_000)
        member = beside(CostShare(copay=400, allowed=rate), Coordination.MEDICAID)
        amounts = priced(fact(1, deductible=50_000, plan_paid=0, **said), member=member).lines[0].amounts
        assert first_of(amounts) == expected
        assert amounts.second_plan == expected["second_plan"] * 100

    @pytest.mark.parametrize(("said", "second", "discount"), [(45_000, 450, 50), (60_000, 500, 0)])
    def test_it_may_have_paid_of_the_plan_s_discount_and_no_more_than_was_billed(
        self, said: int, second: int, discount: int
    ) -> None:
        amounts = priced(fact(1, allowed=40_000, second_plan_paid=said)).lines[0].amounts
        assert first_of(amounts) == paid(second, 0, discount, 0)
        more = fact(1, allowed=40_000, plan_paid=10_000, second_plan_paid=said)
        assert first_of(priced(more).lines[0].amounts) == paid(400, 100, 0, 0)
        owed = fact(1, network=Network.OUT, allowed=30_000, plan_paid=10_000, second_plan_paid=said)
        assert priced(owed).lines[0].amounts.second_plan == 40_000
        apart = fact(1, network=Network.OUT, allowed=30_000, second_plan_paid=said)
        assert priced(apart).lines[0].amounts.second_plan == min(said, 50_000)

    @pytest.mark.parametrize(
        ("coordination", "said", "second", "member"),
        [
            # Of 500 its deductible takes the 200 that are left, and it pays half of 300.
            (Coordination.STANDARD, {"member_owes": 50_000}, [0, 150], [500, 350]),
            # Without the explanation it pays 100 of the first; then half of 300 too.
            (Coordination.CARVE_OUT, {}, [100, 150], [400, 350]),
        ],
    )
    def test_what_it_says_is_met_is_met_of_its_own_deductible(
        self, coordination: Coordination, said: dict[str, int], second: list[int], member: list[int]
    ) -> None:
        """A deductible of 300, of which 100 are met by its own explanation."""
        by_it = fact(1, processed_by=SECOND, deductible_met=10_000, **said)
        found = priced(by_it, member=beside(HALF, coordination, deductible=amount(300)))
        assert each(found, "second_plan")[:2] == second
        assert each(found, "member_pays")[:2] == member

    def test_what_a_second_plan_says_that_the_case_does_not_have_is_not_the_plan_s(self) -> None:
        said = fact(1, processed_by=SECOND, deductible_met=100_000)
        assert each(priced(said), "member_pays") == [500, 500, 100, 100]
