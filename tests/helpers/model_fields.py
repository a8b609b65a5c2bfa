"""The models that others are made of, and their fields."""

from collections.abc import Collection, Iterator
from typing import get_args, get_type_hints

from calculator.model.base import Model

Field = tuple[type[Model], str]


def models_of(*kinds: type[Model], without: Collection[Field] = ()) -> set[type[Model]]:
    """``kinds`` and every model that is in them, but for what is only in the fields ``without``."""
    found = set(kinds)
    for kind in kinds:
        for part, within in parts_of(kind):
            if (kind, part) not in without:
                found |= models_of(*within, without=without)
    return found


def parts_of(kind: type[Model]) -> Iterator[tuple[str, tuple[type[Model], ...]]]:
    """Every part of ``kind``, and the models that may be in it."""
    hints = get_type_hints(kind)
    for part in kind.parts():
        yield part, tuple(one for one in _within(hints[part]) if issubclass(one, Model))


def _within(hint: object) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from _within(part)
