"""The rules of one line at their edges, in bare cents: the steps of docs/rules.md one by one, then together."""

from typing import Any

import pytest

from calculator.engine.adjudication.rulebook import (
    COVERED,
    LIFETIME_VISITS_USED,
    NO_AUTHORIZATION,
    NO_LIMIT,
    NOT_COVERED,
    NOT_COVERED_OUT_OF_NETWORK,
    VISITS_USED,
    WAITING,
    Remaining,
    Rule,
    Shares,
    allowed_amount,
    bounded_share,
    cut_to,
    deductible_copay_rest,
    embedded_left,
    part,
    price_line,
    uncounted_part,
)

PLAIN = Rule(
    copay=0,
    coinsurance=0,
    deductible_applies=1,
    copay_first=0,
    coinsurance_on_allowed=0,
    copay_when_crossing=1,
    copay_counts_to_deductible=0,
    counts_to_limit=1,
    visit_least=0,
    visit_most=NO_LIMIT,
    allowance=NO_LIMIT,
    penalty=0,
    penalty_rate=0,
    discount_when_not_covered=0,
)


def rule(**parts: int) -> Rule:
    return PLAIN._replace(**parts)


def left(**parts: int) -> Remaining:
    return Remaining(**({"deductible": 0, "limit": NO_LIMIT, "dollars": NO_LIMIT} | parts))


def line(of: Rule, billed: int, **parts: Any) -> Shares:
    """``of`` on a line in network, billed and allowed at ``billed``, with nothing left of a deductible."""
    given: dict[str, Any] = {"negotiated": billed, "in_network": 1, "status": COVERED, "left": left()} | parts
    return price_line(of, billed, given["negotiated"], given["in_network"], given["status"], given["left"])


@pytest.mark.parametrize(
    ("amount", "points", "cents"),
    [
        (0, 5_000, 0),
        (1, 5_000, 1),
        (1, 4_999, 0),
        (3, 5_000, 2),
        (333, 1_000, 33),
        (335, 1_000, 34),
        (12_345, 10_000, 12_345),
    ],
)
def test_a_part_is_rounded_half_up_to_the_cent(amount: int, points: int, cents: int) -> None:
    assert part(amount, points) == cents
    assert line(rule(coinsurance=points), amount).coinsurance == cents


@pytest.mark.parametrize("big", [99_999_999, 10**11])
def test_a_part_of_a_large_amount_is_exact(big: int) -> None:
    assert part(big, 10_000) == big
    assert line(rule(coinsurance=10_000), big).coinsurance == big


@pytest.mark.parametrize("status", [NO_AUTHORIZATION, WAITING, VISITS_USED, LIFETIME_VISITS_USED, COVERED])
def test_a_covered_service_keeps_its_rate_whatever_stands_in_the_way(status: int) -> None:
    assert allowed_amount(500, 400, status, 0) == 400
    assert allowed_amount(500, 400, status, 1) == 400


@pytest.mark.parametrize("status", [NOT_COVERED, NOT_COVERED_OUT_OF_NETWORK])
def test_a_service_that_is_not_covered_is_billed_unless_the_discount_holds(status: int) -> None:
    assert allowed_amount(500, 400, status, 0) == 500
    assert allowed_amount(500, 400, status, 1) == 400
    assert allowed_amount(500, 600, status, 1) == 500


@pytest.mark.parametrize(
    "status", [NOT_COVERED, NO_AUTHORIZATION, WAITING, VISITS_USED, LIFETIME_VISITS_USED, NOT_COVERED_OUT_OF_NETWORK]
)
@pytest.mark.parametrize(("in_network", "discount", "balance"), [(1, 100, 0), (0, 0, 100)])
def test_a_line_that_is_not_covered_moves_nothing(status: int, in_network: int, discount: int, balance: int) -> None:
    """500 billed and 400 allowed: 400 are excluded and every other amount is nothing."""
    priced = line(
        rule(discount_when_not_covered=1, copay=30, coinsurance=2_000, penalty=5),
        500,
        negotiated=400,
        in_network=in_network,
        status=status,
        left=left(deductible=50, uncounted_help=70),
    )
    assert priced == Shares(400, discount, balance, 400, *[0] * 13)


def test_of_two_amounts_inside_a_family_the_smaller_is_left() -> None:
    assert embedded_left(100, 300) == 100
    assert embedded_left(300, 100) == 100


@pytest.mark.parametrize(
    ("parts", "covered", "deductible_left", "expected"),
    [
        ({"copay": 30}, 200, 0, (0, 30, 170)),
        ({"copay": 30}, 20, 0, (0, 20, 0)),
        ({"copay": 30}, 200, 100, (100, 30, 70)),
        ({"copay": 30}, 110, 100, (100, 10, 0)),
        ({"copay": 30}, 100, 200, (100, 0, 0)),
        ({"copay": 30, "copay_when_crossing": 0}, 200, 1, (1, 0, 199)),
        ({"copay": 30, "copay_when_crossing": 0}, 200, 0, (0, 30, 170)),
        ({"copay": 30, "deductible_applies": 0}, 200, 100, (0, 30, 170)),
        ({"copay": 30, "copay_first": 1}, 200, 100, (100, 30, 70)),
        ({"copay": 30, "copay_first": 1}, 120, 100, (90, 30, 0)),
        ({"copay": 30, "copay_first": 1}, 20, 100, (0, 20, 0)),
        ({"copay": 30, "copay_first": 1, "deductible_applies": 0}, 200, 100, (0, 30, 170)),
        ({"copay": 30, "copay_first": 1, "copay_when_crossing": 0}, 200, 100, (100, 30, 70)),
    ],
)
def test_deductible_and_copay(
    parts: dict[str, int], covered: int, deductible_left: int, expected: tuple[int, int, int]
) -> None:
    assert deductible_copay_rest(rule(**parts), covered, deductible_left) == expected


@pytest.mark.parametrize(
    ("copay", "coinsurance", "possible", "expected"),
    [
        (20, 30, 500, (20, 30, 0)),  # exactly the least
        (20, 29, 500, (20, 30, 1)),
        (0, 0, 40, (0, 40, 40)),  # no more than there is
        (20, 60, 500, (20, 60, 0)),  # exactly the most
        (20, 61, 500, (20, 60, -1)),
        (80, 20, 500, (80, 0, -20)),
        (90, 20, 500, (80, 0, -30)),
        (30, 0, 10, (30, 0, 0)),
    ],
)
def test_least_50_and_most_80_a_visit(
    copay: int, coinsurance: int, possible: int, expected: tuple[int, int, int]
) -> None:
    assert bounded_share(rule(visit_least=50, visit_most=80), copay, coinsurance, possible) == expected


def test_the_bounds_hold_one_without_the_other_and_leave_the_deductible_alone() -> None:
    """$5.00 with a deductible of 4.00 left: the least of 3.00 is cut to the 1.00 that is left of the line."""
    priced = line(rule(visit_least=300), 500, left=left(deductible=400))
    assert (priced.deductible, priced.coinsurance, priced.bounded, priced.plan) == (400, 100, 100, 0)
    priced = line(rule(visit_most=50, coinsurance=5_000), 500)
    assert (priced.coinsurance, priced.bounded, priced.plan) == (50, -200, 450)
    priced = line(rule(visit_most=0, coinsurance=5_000), 500)
    assert (priced.coinsurance, priced.bounded, priced.plan) == (0, -250, 500)
    priced = line(rule(visit_least=1), 500)
    assert priced.coinsurance == 1


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (61, (10, 20, 30)),
        (60, (10, 20, 30)),
        (59, (10, 20, 29)),
        (30, (10, 20, 0)),
        (29, (10, 19, 0)),
        (10, (10, 0, 0)),
        (9, (9, 0, 0)),
        (0, (0, 0, 0)),
    ],
)
def test_the_limit_cuts_coinsurance_then_copay_then_deductible(room: int, expected: tuple[int, int, int]) -> None:
    assert cut_to(room, 10, 20, 30) == expected


@pytest.mark.parametrize(
    ("share", "parts", "helped"),
    [
        (100, {"uncounted_help": 300}, 100),
        (100, {"uncounted_help": 40}, 40),
        (100, {"uncounted_help": 300, "help_after": 30}, 70),
        (100, {"uncounted_help": 70, "help_after": 30}, 70),
        (100, {"uncounted_help": 69, "help_after": 30}, 69),
        (100, {"uncounted_help": 300, "help_after": 100}, 0),
        (100, {"uncounted_help": 300, "help_after": 130}, 0),
        (100, {"uncounted_help": 300, "help_after": 99}, 1),
        (100, {"uncounted_help": 300, "limit": 0}, 0),
        (100, {"uncounted_help": 300, "limit": 1}, 100),
    ],
)
def test_help_that_counts_toward_nothing(share: int, parts: dict[str, int], helped: int) -> None:
    assert uncounted_part(PLAIN, share, left(**parts)) == helped


def test_a_whole_line_with_every_amount() -> None:
    """$1,000.00, allowed 900.00, allowance 800.00: deductible 100.00, copay 50.00, 20% of 650.00 is 130.00."""
    whole = line(
        rule(copay=5_000, coinsurance=2_000, allowance=80_000),
        100_000,
        negotiated=90_000,
        left=left(deductible=10_000),
    )
    assert whole == Shares(
        allowed=90_000,
        discount=10_000,
        balance_billed=0,
        excluded=10_000,
        over_allowance=10_000,
        over_dollars=0,
        penalty=0,
        deductible=10_000,
        copay=5_000,
        coinsurance=13_000,
        plan=52_000,
        coinsurance_base=65_000,
        bounded=0,
        cut=0,
        deductible_credit=10_000,
        limit_credit=28_000,
        uncounted_help=0,
    )


def test_an_allowance_above_the_allowed_amount_changes_nothing() -> None:
    priced = line(rule(allowance=80_000), 500)
    assert (priced.over_allowance, priced.plan) == (0, 500)


def test_coinsurance_on_the_allowed_amount_is_never_more_than_what_is_left() -> None:
    """90% of 500 is 450, but the deductible of 100 leaves 400."""
    priced = line(rule(coinsurance=9_000, coinsurance_on_allowed=1), 500, left=left(deductible=100))
    assert (priced.coinsurance, priced.coinsurance_base, priced.plan) == (400, 500, 0)


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
