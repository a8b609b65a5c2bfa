"""Accumulators one by one: what they count, and what they carry over."""

import pytest

from calculator.engine.adjudication import benefit_limits as limits
from calculator.engine.adjudication.accumulators import LATE_GOES_ON, LATE_GOES_ON_IF_NOT_MET, NONE_GOES_ON
from calculator.engine.adjudication.books import UseBooks
from calculator.engine.adjudication.columns import StatedUses
from calculator.engine.adjudication.rulebook import NO_LIMIT
from calculator.model.plan import CostShare
from tests.engine.cases import plan, priced, session
from tests.engine.one_accumulator import OneAccumulator


def accumulator(
    individual: int | None,
    family: int | None = None,
    *,
    aggregate: bool = False,
    in_family: bool = True,
    absent: int = 0,
) -> OneAccumulator:
    return OneAccumulator(individual, family, aggregate=aggregate, in_family=in_family, absent=absent)


def test_an_accumulator_counts_no_further_than_its_amount() -> None:
    one = accumulator(10)
    one.credit("", 600)
    assert (one.used(""), one.left("")) == (600, 400)
    one.credit("", 600)
    assert (one.used(""), one.left("")) == (1_000, 0)
    one.credit("", 600)
    assert (one.used(""), one.left("")) == (1_000, 0)
    assert one.pool.exists


@pytest.mark.parametrize("absent", [0, NO_LIMIT])
def test_an_amount_that_does_not_exist_is_not_counted(absent: int) -> None:
    none = accumulator(None, absent=absent)
    assert (none.pool.exists, none.used(""), none.left("")) == (False, 0, absent)
    share = CostShare(coinsurance=5_000)
    standing = priced(plan(share), session(600)).lines[0].standing
    assert (standing.deductible_used, standing.deductible_left) == (0, 0)
    assert (standing.limit_used, standing.limit_left) == (0, None)


def test_an_embedded_family_ends_each_persons_amount_and_the_persons_his_own() -> None:
    """$10 a person, $15 the family: 10 of one, then 5 are left for the other, who has used none."""
    both = accumulator(10, 15)
    both.credit("a", 1_200)
    assert (both.used("a"), both.used("b"), both.left("a"), both.left("b")) == (1_000, 0, 0, 500)


def test_an_aggregate_family_is_one_amount_within_which_a_person_has_a_cap() -> None:
    both = accumulator(10, 30, aggregate=True)
    both.credit("a", 1_200)
    assert (both.used("a"), both.used("b"), both.left("b")) == (1_200, 1_200, 1_800)
    both.turn(NONE_GOES_ON, cap=1_500)
    both.credit("a", 1_200)
    assert (both.left("a"), both.left("b")) == (300, 1_500)
    both.credit("a", 900)
    assert (both.left("a"), both.left("b")) == (0, 1_500)


def test_an_aggregate_kind_without_a_family_amount_is_the_persons() -> None:
    one = accumulator(10, None, aggregate=True)
    one.credit("a", 400)
    assert (one.left("a"), one.left("b"), one.used("b")) == (600, 1_000, 0)


def test_a_family_amount_alone_serves_every_person_in_a_family_and_nobody_outside() -> None:
    one = accumulator(None, 20)
    one.credit("a", 500)
    assert (one.pool.exists, one.left("b"), one.used("b")) == (True, 1_500, 0)
    alone = accumulator(None, 20, in_family=False)
    assert (alone.pool.exists, alone.left("")) == (False, 0)
    assert not accumulator(10, 20, aggregate=True, in_family=False).used("")


def test_what_the_others_have_met_is_bounded_by_the_familys_amount_only() -> None:
    both = accumulator(10, 30)
    both.state("a", others=2_500)
    assert (both.left("a"), both.used("a")) == (500, 0)
    both.state("a", others=3_900)
    assert both.left("a") == 0
    single = accumulator(10, None)
    single.state("a", others=900)
    assert single.left("a") == 1_000


def test_only_what_was_counted_late_goes_on_into_the_next_year_and_only_once() -> None:
    one = accumulator(10)
    one.credit("a", 300)
    one.credit("a", 400, late=True)
    one.turn(LATE_GOES_ON)
    assert one.used("a") == 400
    one.turn(LATE_GOES_ON)
    assert one.used("a") == 0
    one.credit("a", 400, late=True)
    one.turn(NONE_GOES_ON)
    assert one.used("a") == 0


def test_in_its_second_form_it_goes_on_only_where_the_years_amount_was_not_met() -> None:
    for counted, goes_on in ((300, 400), (600, 0)):
        one = accumulator(10)
        one.credit("a", counted)
        one.credit("a", 400, late=True)
        one.turn(LATE_GOES_ON_IF_NOT_MET)
        assert one.used("a") == goes_on


def test_at_least_what_is_stated_is_counted() -> None:
    one = accumulator(10, 15)
    one.credit("a", 300)
    assert one.state("a", 200) == 300
    assert one.state("a", 700) == 300
    assert one.used("a") == 700
    one.state("a", others=500)
    one.state("a", others=400)
    one.credit("b", 100)
    one.state("a", others=550)
    assert one.left("a") == 200


def test_what_is_paid_beside_a_limit_leaves_less_room_and_is_not_counted() -> None:
    for limit in (accumulator(10), accumulator(10, 30), accumulator(10, 30, aggregate=True)):
        before = limit.left("a")
        limit.pay_beside("a", 400)
        assert (limit.used("a"), limit.left("a"), limit.room("a")) == (0, before, before - 400)
        limit.pay_beside("a", 90_000)
        assert limit.room("a") == 0
        limit.turn(LATE_GOES_ON)
        assert limit.room("a") == before
    assert accumulator(None, absent=NO_LIMIT).room("a") == NO_LIMIT


def test_what_is_late_is_never_more_than_what_is_counted() -> None:
    one = accumulator(10)
    one.credit("a", 300)
    one.state("a", late=500)
    one.credit("a", 900, late=True)
    one.turn(LATE_GOES_ON)
    assert one.used("a") == 1_000


def test_of_what_is_said_to_be_late_and_what_was_counted_late_the_larger_holds() -> None:
    for said, late in ((50, 100), (250, 250)):
        one = accumulator(10)
        one.credit("a", 300)
        one.credit("a", 100, late=True)
        one.state("a", late=said)
        one.turn(LATE_GOES_ON)
        assert one.used("a") == late


def test_the_uses_of_a_limit_by_year_and_lifetime() -> None:
    """One row among three: the others are not touched."""
    uses = UseBooks(*([0, 0, 0] for _ in range(6)))
    limits.count_stated_uses(uses, StatedUses([0, 1, 0], [0, 100, 0], [0, 5, 0], [0, 500, 0]), 1)
    limits.use(uses, 1, 30)
    assert [column[1] for column in uses[:4]] == [2, 130, 6, 530]
    limits.count_stated_uses(uses, StatedUses([0, 1, 0], [0, 200, 0], [0, 5, 0], [0, 900, 0]), 1)
    assert [column[1] for column in uses] == [2, 200, 6, 900, 2, 130]
    limits.begin_plan_year(uses, 1)
    assert [column[1] for column in uses[:4]] == [0, 0, 6, 900]
    assert all(column[0] == column[2] == 0 for column in uses)
