"""What the tests of this room share."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    """With no display the clipboard outlives Python, and must not keep an object of Python's."""
    yield
    qapp.clipboard().clear()
