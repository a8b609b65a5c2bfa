"""A visit's own deductible, coinsurance that changes, and help beside the limit, on one line in bare cents."""

import pytest

from calculator.engine.adjudication.rulebook import NO_LIMIT, Rule
from tests.engine.rulebook_cases import left, line, rule


@pytest.mark.parametrize(("billed", "deductible", "copay"), [(60, 30, 30), (80, 50, 30), (100, 50, 30), (20, 0, 20)])
def test_a_copay_that_is_taken_first_comes_before_the_deductible_of_the_visit(
    billed: int, deductible: int, copay: int
) -> None:
    """A copay of 30, then up to 50 of what it leaves; the plan pays the rest."""
    priced = line(rule(copay=30, copay_first=1, visit_deductible=50), billed)
    assert (priced.deductible, priced.copay, priced.plan) == (deductible, copay, billed - deductible - copay)


@pytest.mark.parametrize(("points", "cents"), [(5_000, 1), (4_999, 0)])
def test_coinsurance_that_changes_rounds_half_up_once(points: int, cents: int) -> None:
    """Of the first cent ``points``, of the other two nothing."""
    assert line(rule(coinsurance=points, changes_after=1, coinsurance_then=0), 3).coinsurance == cents


def test_what_does_not_count_toward_the_limit_is_helped_with_though_the_limit_is_met() -> None:
    apart = rule(coinsurance=5_000, counts_to_limit=0)
    assert line(apart, 200, left=left(limit=0, uncounted_help=500)).uncounted_help == 100
    # The member's own first part is 40 whatever is left of a limit that has nothing to do with it.
    assert line(apart, 200, left=left(limit=10, uncounted_help=500, help_after=40)).uncounted_help == 60
    inside = rule(coinsurance=5_000)
    assert line(inside, 200, left=left(limit=10, uncounted_help=500, help_after=40)).uncounted_help == 90


def test_a_deductible_beside_the_limit_makes_room_for_the_member_s_own_first_part() -> None:
    """A share of 100, all of it deductible beside a limit of which 10 are left: 60 are his own, help pays 40."""
    priced = line(
        rule(deductible_in_limit=0), 100, left=left(deductible=100, limit=10, uncounted_help=500, help_after=60)
    )
    assert (priced.deductible, priced.uncounted_help, priced.cut) == (100, 40, 0)


def test_what_the_limit_cuts_is_no_deductible_that_stands_beside_it() -> None:
    """Deductible 100, half of the other 100, 30 left of the limit: 20 of the coinsurance are cut and nothing else."""
    priced = line(rule(coinsurance=5_000, deductible_in_limit=0), 200, left=left(deductible=100, limit=30))
    assert (priced.deductible, priced.coinsurance, priced.cut, priced.plan) == (100, 30, 20, 70)
    assert priced.limit_credit == 30


@pytest.mark.parametrize(("help_", "credit"), [(0, 30), (20, 30), (50, 30), (60, 20), (80, 0)])
def test_help_pays_the_deductible_of_the_visit_before_that_of_the_year(help_: int, credit: int) -> None:
    """50 of the visit and 30 that were left of the year: only what the member pays of the 30 counts there."""
    priced = line(rule(visit_deductible=50), 100, left=left(deductible=30, uncounted_help=help_))
    assert (priced.deductible, priced.visit_deductible, priced.plan) == (80, 50, 20)
    assert priced.deductible_credit == credit


def test_a_rule_that_says_no_more_has_nothing_of_its_own_and_its_deductible_is_in_the_limit() -> None:
    bare = Rule(0, 5_000, 1, 0, 0, 1, 0, 1, 0, NO_LIMIT, NO_LIMIT, 0, 0, 0)
    assert bare[len(bare) - 7 :] == (1, 0, NO_LIMIT, 0, NO_LIMIT, 0, 0)
    priced = line(bare, 200, left=left(deductible=100, limit=120))
    assert (priced.deductible, priced.coinsurance, priced.cut) == (100, 20, 30)
