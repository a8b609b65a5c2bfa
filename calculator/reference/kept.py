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
        _forgetting.append(keeping.cache_clear)
        return keeping

    return keep


def forget() -> None:
    """Keep none of these answers any longer: they were of a case that is no longer open."""
    for forget_it in _forgetting:
        forget_it()
