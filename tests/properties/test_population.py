"""The one-estimate path and the one for many members agree on every cent of every line, in whole random worlds.

The flow is compiled where the extra ``workforce`` is installed and the compiled rules are kept; else it is the same
flow as it is.
"""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.population import compiled
from calculator.engine.population.members import price_members
from calculator.engine.schedule import schedule
from calculator.model.estimate import Amounts, Level
from tests.properties.strategies import World, worlds
from tests.properties.test_always import EXAMPLES

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
