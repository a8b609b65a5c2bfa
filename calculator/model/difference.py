"""Where two values of one model differ, as the ways to their parts. It does not say how."""

from collections.abc import Iterator
from typing import NamedTuple

from calculator.model.base import Model

Place = tuple[str | int, ...]
"""The way to a part: names of members and numbers of items (from 0)."""


class Difference(NamedTuple):
    """The places whose value is another, and the lists whose items were added, taken away or moved."""

    parts: frozenset[Place] = frozenset()
    lists: frozenset[Place] = frozenset()

    def goes_on_in(self, later: "Difference") -> bool:
        """Whether ``later`` changes, within a part that is changed here, what is there already."""
        here = self.parts | self.lists
        return not later.lists and any(place[: len(at)] == at for place in later.parts for at in here)

    def and_also(self, later: "Difference") -> "Difference":
        """Both differences as one."""
        return Difference(self.parts | later.parts, self.lists | later.lists)


def difference(old: Model, new: Model) -> Difference:
    """Where ``old`` and ``new`` differ."""
    found = list(_places(old, new, ()))
    return Difference(
        frozenset(place for place, is_list in found if not is_list),
        frozenset(place for place, is_list in found if is_list),
    )


def _places(old: object, new: object, at: Place) -> Iterator[tuple[Place, bool]]:
    """Each place that differs, and whether it is a list whose items are others."""
    if old is new or old == new:
        return
    if isinstance(old, Model) and type(old) is type(new):
        for name in type(old).parts():
            yield from _places(getattr(old, name), getattr(new, name), (*at, name))
    elif isinstance(old, tuple) and isinstance(new, tuple) and any(isinstance(part, Model) for part in (*old, *new)):
        if len(old) != len(new) or all(part in old for part in new):
            yield at, True
            return
        for index, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _places(before, after, (*at, index))
    else:
        yield at, False
