"""The one-estimate path and the one for many members agree on every cent of every line, in whole random worlds.

The flow is compiled where the extra ``workforce`` is installed and the compiled rules are kept; else it is the same
flow as it is.
"""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.population import census, compiled
from calculator.engine.population.members import price_members
from calculator.engine.schedule import as_planned, schedule
from calculator.model.base import replaced
from calculator.model.case import Case
from calculator.model.estimate import Amounts, Level
from calculator.model.member import Member, Met
from tests.properties.settings import EXAMPLES
from tests.properties.strategies import World, worlds

MEMBERS = 2
some = settings(max_examples=max(EXAMPLES // 4, 1), deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True)
def nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "compile_behind", lambda: False)


@some
@given(worlds)
def test_one_estimate_and_many_agree_on_every_cent_of_every_line(world: World) -> None:
    lines = schedule(world.course, Level.LIKELY)
    alone = PlanPricer(world.plan, world.member).amounts(lines)
    together = price_members(world.plan, world.member, lines, MEMBERS, by_line=True).amounts
    expected = np.array([alone] * MEMBERS, dtype=np.int64).reshape(MEMBERS, len(lines), len(Amounts._fields))
    assert np.array_equal(np.stack(together, axis=-1), expected)


met = st.tuples(st.integers(0, 900_000), st.integers(0, 1_500_000))


@some
@given(worlds, st.lists(met, min_size=1, max_size=3))
def test_a_list_of_members_is_each_of_them_alone(world: World, said: list[tuple[int, int]]) -> None:
    # What was counted in the last quarter cannot be so for all of them, and is refused.
    by_plan = tuple(replaced(one, met_last_quarter=0) for one in world.member.by_plan)
    member = replaced(world.member, met_last_quarter=0, by_plan=by_plan)
    case = Case(course=world.course, plans=(world.plan,), chosen=world.plan.name, member=member)
    columns = {census.DEDUCTIBLE_MET: [one for one, _ in said], census.OUT_OF_POCKET_MET: [one for _, one in said]}
    priced = census.price_census(case, columns, len(said)).amounts
    lines = schedule(as_planned(world.course), Level.LIKELY)
    for at, (deductible, out_of_pocket) in enumerate(said):
        one = with_met(case, Met(deductible=deductible, out_of_pocket=out_of_pocket))
        assert Amounts(*(int(column[at]) for column in priced)) == Amounts.sum(
            PlanPricer(world.plan, one).amounts(lines)
        )


def with_met(case: Case, met: Met) -> Member:
    """The member of ``case`` of whom the plan has ``met`` on record."""
    by_plan = tuple(replaced(one, met=met) if one.plan == case.chosen else one for one in case.member.by_plan)
    return replaced(case.member, met=met, by_plan=by_plan)
