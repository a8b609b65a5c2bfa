"""The limit, and help that counts toward nothing, on one line: worked by hand."""

import pytest

from calculator.engine.adjudication.rulebook import NO_LIMIT, Remaining
from tests.engine.rulebook_cases import left, line, rule


@pytest.mark.parametrize(("room", "cut"), [(100, 0), (99, 1), (0, 100)])
def test_the_limit_is_reached_and_not_passed(room: int, cut: int) -> None:
    priced = line(rule(coinsurance=5_000), 200, left=left(limit=room))
    assert (priced.coinsurance, priced.cut, priced.plan) == (100 - cut, cut, 100 + cut)
    assert priced.limit_credit == 100 - cut


def test_help_that_does_not_count_lets_the_member_pay_his_own_whole_limit() -> None:
    """A share of 100, help of 60, limit left 30: 60 + 30 are paid of it, 10 are cut; 30 count."""
    priced = line(rule(coinsurance=5_000), 200, left=left(limit=30, uncounted_help=60))
    assert (priced.coinsurance, priced.cut, priced.limit_credit, priced.uncounted_help) == (90, 10, 30, 60)
    exact = line(rule(coinsurance=5_000), 200, left=left(limit=40, uncounted_help=60))
    assert (exact.coinsurance, exact.cut) == (100, 0)


@pytest.mark.parametrize(("help_", "credit"), [(0, 100), (30, 70), (99, 1), (100, 0), (150, 0)])
def test_help_that_does_not_count_is_not_credited_to_the_deductible(help_: int, credit: int) -> None:
    priced = line(rule(), 100, left=left(deductible=500, uncounted_help=help_))
    assert priced.deductible_credit == credit
    assert priced.limit_credit == credit


def test_help_beyond_the_deductible_takes_nothing_from_its_credit_below_zero() -> None:
    """Deductible 20 and 50% of 80 is 40: help of 60 leaves nothing to credit, and no less than nothing."""
    priced = line(rule(coinsurance=5_000), 100, left=left(deductible=20, uncounted_help=60))
    assert priced.deductible_credit == 0
    assert priced.limit_credit == 0


def test_a_copay_is_credited_to_the_deductible_only_where_it_counts() -> None:
    for counts, credit in ((1, 100), (0, 60)):
        priced = line(rule(copay=40, copay_first=1, copay_counts_to_deductible=counts), 100, left=left(deductible=200))
        assert priced.deductible_credit == credit


def test_what_does_not_count_toward_the_limit_is_neither_cut_nor_credited() -> None:
    priced = line(rule(coinsurance=5_000, counts_to_limit=0), 200, left=left(limit=10))
    assert (priced.coinsurance, priced.cut, priced.limit_credit) == (100, 0, 0)


@pytest.mark.parametrize(
    ("parts", "penalty"),
    [
        ({"penalty": 70}, 70),
        ({"penalty": 400}, 160),  # no more than the plan would pay
        ({"penalty": 160}, 160),
        ({"penalty_rate": 5_000}, 80),
        ({"penalty": 10, "penalty_rate": 5_000}, 90),
        ({"penalty_rate": 10_000}, 160),
        ({"penalty": 1}, 1),
        ({"penalty_rate": 63}, 1),
    ],
)
def test_a_penalty_is_taken_from_what_the_plan_pays(parts: dict[str, int], penalty: int) -> None:
    """$2.00 at 20%: the plan pays 1.60 less the penalty, which counts toward nothing."""
    priced = line(rule(coinsurance=2_000, **parts), 200)
    assert (priced.penalty, priced.excluded, priced.plan) == (penalty, penalty, 160 - penalty)
    assert priced.limit_credit == 40


@pytest.mark.parametrize(("dollars", "over"), [(161, 0), (160, 0), (159, 1), (0, 160)])
def test_what_the_plan_may_not_pay_comes_back_to_the_member(dollars: int, over: int) -> None:
    priced = line(rule(coinsurance=2_000), 200, left=left(dollars=dollars))
    assert (priced.over_dollars, priced.excluded, priced.plan) == (over, over, 160 - over)


def test_the_kinds_of_exclusion_add_up() -> None:
    """300, allowance 200: 100 over it; 20% of 200; of the plan's 160 a penalty of 30 and 50 over the dollar limit."""
    priced = line(rule(coinsurance=2_000, allowance=200, penalty=30), 300, left=left(dollars=80))
    assert (priced.over_allowance, priced.penalty, priced.over_dollars) == (100, 30, 50)
    assert (priced.excluded, priced.plan, priced.coinsurance) == (180, 80, 40)


@pytest.mark.parametrize(("in_network", "discount", "balance"), [(1, 50, 0), (0, 0, 50)])
def test_what_is_billed_above_the_allowed_amount(in_network: int, discount: int, balance: int) -> None:
    priced = line(rule(), 200, negotiated=150, in_network=in_network)
    assert (priced.allowed, priced.discount, priced.balance_billed) == (150, discount, balance)


def test_where_a_left_over_has_no_help_there_is_none() -> None:
    assert Remaining(1, 2, 3) == Remaining(1, 2, 3, 0, 0)


def test_no_limit_is_more_than_any_amount_of_a_course() -> None:
    """The greatest price a person can enter, a thousand times over."""
    assert NO_LIMIT >= 999_999_999 * 1_000
