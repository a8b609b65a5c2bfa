"""Windows that stand before another until they are answered, and are gone then: a parent would keep each for good."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import shiboken6
from PySide6.QtWidgets import QDialog

D = TypeVar("D", bound=QDialog)


@contextmanager
def passing(dialog: D) -> Iterator[D]:
    """``dialog``, which is deleted when it has been answered and its answer was taken."""
    try:
        yield dialog
    finally:
        # At once: what comes later may take the focus from a field in which somebody types already.
        shiboken6.delete(dialog)
