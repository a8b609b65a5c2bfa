"""Where a family is covered in the middle of the course, its amounts decide from then on: the sheet says them."""

import pytest

from calculator.engine.pricing import estimate
from calculator.model.case import Case
from calculator.model.member import CoverageTier, PlanChange
from calculator.reference.voice import Voice
from calculator.sheets.plan_block import plan_rows
from tests.helpers.family_later import FAMILY, LATER, asking, under
from tests.helpers.later_plan import COMES, NEW

ALONE = PlanChange(starts=LATER, tier=CoverageTier.SELF_ONLY)


def said(case: Case) -> dict[str, str]:
    return dict(plan_rows(case, Voice("en")))


def pays(case: Case) -> int:
    return estimate(case, case.chosen_plan).likely.totals.member_pays


def test_plans_that_price_differently_do_not_print_alike() -> None:
    """Alone 400 and 20% of 1,600; of the last session 100 more are deductible, or 400 more, and 20% less of that."""
    assert [pays(under(family, FAMILY)) for family in (50_000, 80_000)] == [80_000, 104_000]
    for family, words in ((50_000, "$500.00"), (80_000, "$800.00")):
        assert words in said(under(family, FAMILY))["Deductible"]


def test_alone_the_family_s_amount_is_not_said() -> None:
    assert pays(under(50_000, ALONE)) == 72_000
    assert "$500.00" not in said(under(50_000, ALONE))["Deductible"]


@pytest.mark.parametrize(("changes", "told"), [((FAMILY,), True), ((ALONE,), False), ((), False)])
def test_of_a_plan_that_comes_too(changes: tuple[PlanChange, ...], told: bool) -> None:
    case = under(50_000, PlanChange(starts=COMES, plan=asking(NEW, 90_000)), *changes)
    (words,) = (text for name, text in said(case).items() if NEW.name in name)
    assert ("$900.00" in words) is told
    assert "$500.00" not in said(case)["Deductible"]
