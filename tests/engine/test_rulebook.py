"""The rules of one line at their edges, in bare cents: the steps of docs/rules.md one by one, then together."""

import pytest

from calculator.engine.adjudication.rulebook import (
    COVERED,
    LIFETIME_VISITS_USED,
    NO_AUTHORIZATION,
    NOT_COVERED,
    NOT_COVERED_OUT_OF_NETWORK,
    VISITS_USED,
    WAITING,
    Shares,
    allowed_amount,
    bounded_share,
    cut_to,
    deductible_copay_rest,
    part,
    uncounted_part,
)
from tests.engine.rulebook_cases import PLAIN, left, line, rule


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
