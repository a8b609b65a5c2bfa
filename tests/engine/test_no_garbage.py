"""An answer that nobody has any more goes at once: in a window garbage is collected once a second, and what waits for
that while somebody types stays as room that no longer is used."""

import datetime
import gc
from collections.abc import Iterator

import pytest

from calculator.engine.confirmation.could_change import what_could_change
from calculator.engine.confirmation.to_confirm import open_points
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.member import CoverageTier, OtherCoverage, PlanChange

DAY = datetime.date(2026, 10, 1)


def changing() -> Case:
    """The worked example with another plan and a family part of the way through, and a second plan."""
    case = bundled.example()
    later = case.course.starts + datetime.timedelta(days=30)
    plans = bundled.plans()
    changes = (
        PlanChange(starts=later, plan=plans[1]),
        PlanChange(starts=later + datetime.timedelta(days=10), tier=CoverageTier.FAMILY),
    )
    return changed(case, member=changed(case.member, changes=changes, other_coverage=OtherCoverage(plan=plans[2])))


@pytest.fixture
def uncollected() -> Iterator[None]:
    enabled = gc.isenabled()
    gc.disable()
    yield
    if enabled:
        gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("case", [bundled.example(), changing()], ids=["the worked example", "changing plans"])
def test_an_answer_and_what_could_change_it_leave_nothing_to_collect(case: Case) -> None:
    def ask() -> int:
        answer = estimate(case, case.chosen_plan)
        open_points(case, case.chosen_plan, answer, DAY)
        return len(what_could_change(case, case.chosen_plan, answer, DAY))

    # What is made once comes with the first.
    assert ask() > 0
    gc.collect()
    ask()
    assert gc.collect() == 0
