"""The plans that a member may have beside that of the case: the case's, the user's own and the library's."""

from collections.abc import Callable, Sequence

from calculator.files import bundled, own_plans
from calculator.model.plan import Plan


class KeptPlans:
    """The plans that a member may have whatever the case holds."""

    def __init__(self) -> None:
        self.plans = bundled.plans()
        """The user's own, then the library's."""

    def look(self) -> bool:
        """Look which plans the user keeps now; whether they are others than before."""
        before = self.plans
        self.plans = (*(kept.plan for kept in own_plans.shelf().plans), *bundled.plans())
        return self.plans != before


def offered(
    chosen: Plan | None, of_case: Sequence[Plan], kept: Sequence[Plan], say: Callable[..., str]
) -> list[tuple[Plan, str]]:
    """The ``chosen`` plan as it is, then those of the case and those that are ``kept``; each once, and named apart by
    ``say``, which gives a sentence of the member's catalogue."""
    known = {plan.name for plan in (*of_case, *kept)}
    found: list[tuple[Plan, str]] = []
    if chosen is not None and chosen not in (*of_case, *kept):
        found.append((chosen, say("second_edited", name=chosen.name) if chosen.name in known else chosen.name))
    found += [(one, one.name if one in kept else say("second_of_case", name=one.name)) for one in of_case]
    return found + [(one, one.name) for one in kept if one not in of_case]
