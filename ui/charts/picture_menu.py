"""The context menu of whatever is drawn: the same figures as a table, and the drawing as a file."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from calculator.reference.voice import Voice
from ui.dialogs.save_dialog import save_as


class Pictured(Protocol):
    """Something that can be saved."""

    def as_svg(self) -> bytes:
        """It as an SVG file."""

    def as_png(self) -> bytes:
        """It as a PNG file."""


def open_menu(parent: QWidget, at: QPoint, toggle: QAbstractButton, picture: Pictured | None, voice: Voice) -> None:
    """Open the menu over ``parent``: what ``toggle`` does, and the ways to a file while ``picture`` is seen."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(toggle.text(), toggle.click)
    if picture is not None:
        for key, name, data in (
            ("chart_save_svg", "chart.svg", picture.as_svg),
            ("chart_save_png", "chart.png", picture.as_png),
        ):
            menu.addAction(voice.of("views")(key), partial(_save, parent, name, data, voice))
    menu.popup(parent.mapToGlobal(at))


def _save(parent: QWidget, name: str, data: Callable[[], bytes], voice: Voice) -> None:
    save_as(parent, voice("views.chart_save_title"), name, data(), voice)
