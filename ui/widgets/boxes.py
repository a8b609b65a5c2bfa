"""Layouts as they were designed at 100%: what is around them and between their parts, at the zoom of now."""

from typing import Final, TypeVar

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.scale import margins, px

B = TypeVar("B", bound=QBoxLayout)

Around = tuple[int, int, int, int]
"""The pixels left of, above, right of and below what a layout holds."""

NOTHING: Final[Around] = (0, 0, 0, 0)
DIALOG: Final[Around] = (24, 16, 24, 16)
"""Around what a dialog holds."""


def vbox(parent: QWidget | None = None, around: Around = NOTHING, spacing: int | None = None) -> QVBoxLayout:
    """Parts below one another, ``spacing`` pixels apart; None: as far as the style has them."""
    return _spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), around, spacing)


def hbox(parent: QWidget | None = None, around: Around = NOTHING, spacing: int | None = None) -> QHBoxLayout:
    """Parts beside one another; see ``vbox``."""
    return _spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), around, spacing)


def grid_box(
    parent: QWidget | None = None, around: Around = NOTHING, across: int | None = None, down: int | None = None
) -> QGridLayout:
    """Parts in rows and columns, ``across`` and ``down`` pixels apart; None: as far as the style has them."""
    grid = QGridLayout(parent) if parent else QGridLayout()
    grid.setContentsMargins(margins(*around))
    if across is not None:
        grid.setHorizontalSpacing(px(across))
    if down is not None:
        grid.setVerticalSpacing(px(down))
    return grid


def _spaced(box: B, around: Around, spacing: int | None) -> B:
    box.setContentsMargins(margins(*around))
    if spacing is not None:
        box.setSpacing(px(spacing))
    return box
