"""What counts of lines that a manufacturer's program or a second plan pays a part of: worked by hand."""

import datetime
from typing import Any

import pytest

from calculator.model.funding import AfterUsedUp, Assistance, AssistanceMode
from calculator.model.member import Coordination, Member
from calculator.model.plan import AllowedAmount, AllowedBasis, CostShare, NetworkCredit, Order, RiderPays, YearlyAmount
from tests.engine.cases import FIRST, amount, each, plan, priced, session, tiers
from tests.engine.payer_cases import at_rate, beside, percent
from tests.engine.situations import rider

LATER = FIRST + datetime.timedelta(days=40)


def drug(billed: int, day: datetime.date = FIRST) -> Any:
    return session(billed, "drug", day, drug=True)


def helped(yearly: int, mode: AssistanceMode = AssistanceMode.ACCUMULATOR, first: int = 0) -> Member:
    return Member(assistance=Assistance(yearly=yearly * 100, member_pays_first=first * 100, mode=mode))


@pytest.mark.parametrize("mode", list(AssistanceMode))
def test_a_line_that_is_helped_with_uses_a_visit_and_one_that_is_not_covered_does_not(mode: AssistanceMode) -> None:
    """One visit, after a waiting period of 30 days from the first."""
    rule = plan(CostShare(copay=10_000), benefit={"visit_limit": 1, "waiting_days": 30})
    member = Member(
        assistance=Assistance(yearly=120_000, mode=mode, fills_per_year=12),
        coverage_starts=FIRST,
    )
    found = priced(rule, drug(500), drug(500, LATER), drug(500, LATER), member=member)
    assert each(found, "excluded") == [500, 0, 500]


def test_the_member_s_own_first_part_has_the_room_of_a_deductible_beside_the_limit() -> None:
    """A limit of 10, and a deductible of 100 beside it: 60 of the 100 are the member's, help pays 40."""
    rule = plan(CostShare(), deductible=amount(100), out_of_pocket_limit=amount(10), limit_includes_deductible=False)
    found = priced(rule, drug(100), member=helped(500, first=60))
    assert (each(found, "assistance"), each(found, "member_pays")) == ([40], [60])


@pytest.mark.parametrize(
    ("yearly", "to_deductible", "to_limit"),
    [
        (0, 100, 100),
        (30, 70, 70),  # 30 of the 60 that the copay left of the deductible, and the copay
        (80, 20, 20),  # all of the 60, and 20 of the copay
        (500, 0, 0),
    ],
)
def test_help_that_counts_toward_nothing_pays_the_deductible_before_a_copay_that_counts_toward_it(
    yearly: int, to_deductible: int, to_limit: int
) -> None:
    """A copay of 40 and then 60 of a deductible of 100."""
    share = CostShare(copay=4_000, order=Order.COPAY_FIRST, copay_counts_to_deductible=True)
    rule = plan(share, deductible=amount(100), out_of_pocket_limit=amount(1_000))
    standing = priced(rule, drug(200), member=helped(yearly)).lines[0].standing
    assert (standing.deductible_used, standing.limit_used) == (to_deductible * 100, to_limit * 100)


def test_what_counts_toward_no_limit_does_not_where_it_is_helped_with() -> None:
    rule = plan(CostShare(copay=4_000, counts_to_limit=False), out_of_pocket_limit=amount(1_000))
    for mode in AssistanceMode:
        assert priced(rule, drug(200), member=helped(10, mode)).lines[0].standing.limit_used == 0


def test_copays_come_to_the_most_of_a_year_where_they_are_helped_with() -> None:
    """Copays of 60 come to 100, of which help that counts toward nothing pays 10."""
    rule = plan(CostShare(copay=6_000, copay_year_maximum=10_000))
    found = priced(rule, *[drug(200)] * 3, member=helped(10))
    assert each(found, "copay") == [60, 40, 0]


def test_after_a_maximizer_s_money_the_plan_s_own_share_counts_whole() -> None:
    """Two fills of 100, of each of which 40 are the member's own: money is left, and no third fill is helped with."""
    program = Assistance(
        yearly=20_000,
        member_pays_first=4_000,
        mode=AssistanceMode.MAXIMIZER,
        fills_per_year=2,
        after_used_up=AfterUsedUp.OWN_SHARE,
    )
    rule = plan(percent(50), out_of_pocket_limit=amount(1_000))
    found = priced(rule, *[drug(200)] * 3, member=Member(assistance=program))
    assert (each(found, "assistance"), each(found, "member_pays")) == ([60, 60, 0], [40, 40, 100])
    assert found.lines[2].standing.limit_used == 10_000


def test_what_is_paid_beside_a_maximizer_leaves_less_of_the_other_network_s_limit_too() -> None:
    """60 of the member's own for a fill of 100; of limits of 100 that count for each other 40 are left to pay."""
    program = Assistance(yearly=120_000, member_pays_first=6_000, mode=AssistanceMode.MAXIMIZER, fills_per_year=12)
    both = YearlyAmount(in_network=tiers(100), out_of_network=tiers(100))
    rule = plan(percent(100), out_of_pocket_limit=both, network_credit=NetworkCredit.BOTH)
    found = priced(rule, drug(500), session(500, network="out"), member=Member(assistance=program))
    assert each(found, "member_pays") == [60, 40]


class TestSecondPlans:
    def test_one_that_pays_first_counts_what_the_member_would_owe_it(self) -> None:
        """A deductible of 700: 500 of the first bill, 200 of the second, and half of the rest."""
        first = plan(percent(50), name="First", deductible=amount(700))
        found = priced(plan(percent(0)), session(500), session(500), member=beside(first, Coordination.CARVE_OUT))
        assert each(found, "second_plan") == [0, 150]

    @pytest.mark.parametrize(("copay", "by_rider", "member"), [(30_000, 20_000, 5_000), (49_999, 1, 24_999)])
    def test_what_a_rider_paid_of_a_service_that_the_plan_does_not_cover_is_a_first_payment(
        self, copay: int, by_rider: int, member: int
    ) -> None:
        """The second plan's rate is 250, all of which it pays beside the rider's part of 500."""
        own = rider(pays=RiderPays.FIRST, benefit={"in_network": CostShare(copay=copay)})
        second = plan(at_rate(250, 0), name="Second")
        rule = plan(CostShare(), benefit={"covered": False}, rider=own)
        amounts = priced(rule, session(500), member=beside(second, Coordination.STANDARD)).lines[0].amounts
        assert (amounts.plan_pays, amounts.second_plan, amounts.member_pays) == (by_rider, 25_000, member)

    def test_where_neither_covers_a_bill_all_of_it_is_owed(self) -> None:
        rate = CostShare(allowed=AllowedAmount(basis=AllowedBasis.AMOUNT, amount=30_000))
        second = plan(rate, name="Second", benefit={"covered": False, "discount_when_not_covered": True})
        rule = plan(CostShare(), benefit={"covered": False})
        found = priced(rule, session(500), member=beside(second, Coordination.STANDARD))
        assert each(found, "member_pays") == [500]

    def test_a_second_plan_out_of_network_takes_nothing_off_the_bill(self) -> None:
        """Half of its rate of 300; the balance is owed too."""
        second = plan(at_rate(300, 50), name="Second")
        rule = plan(CostShare(), benefit={"out_of_network": None})
        found = priced(rule, session(500, network="out"), member=beside(second, Coordination.STANDARD))
        assert (each(found, "second_plan"), each(found, "member_pays")) == ([150], [350])

    def test_medicaid_s_visits_are_used_where_it_covers_them(self) -> None:
        medicaid = plan(at_rate(300, 0), name="Medicaid", benefit={"visit_limit": 1, "waiting_days": 30})
        member = beside(medicaid, Coordination.MEDICAID)
        lines = [session(500, day=day) for day in (FIRST, LATER, LATER)]
        dated = priced(plan(percent(100)), *lines, member=member)
        assert each(dated, "second_plan") == [300, 0, 0]
