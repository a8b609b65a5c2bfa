"""What is worked out of the case in hand and kept, so that the next key is answered sooner: it goes with that case."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

T = TypeVar("T")

_forgetting: Final[list[Callable[[], None]]] = []


def kept(most: int) -> "Callable[[Callable[..., T]], _lru_cache_wrapper[T]]":
    """Keep the last ``most`` answers of a function, as ``functools.lru_cache`` does, until ``forget``."""

    def keep(work: Callable[..., T]) -> "_lru_cache_wrapper[T]":
        keeping = lru_cache(maxsize=most)(work)
        goes_with_the_case(keeping.cache_clear)
        return keeping

    return keep


def goes_with_the_case(forget_it: Callable[[], None]) -> None:
    """Have ``forget_it`` called with ``forget``: for what a module keeps of a case otherwise."""
    _forgetting.append(forget_it)


def forget() -> None:
    """Keep none of these answers any longer: they were of a case that is no longer open."""
    for forget_it in _forgetting:
        forget_it()
