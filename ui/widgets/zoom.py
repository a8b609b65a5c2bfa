"""Another zoom while windows are open: everything in them that was made for the old one takes the new.

What is made from now on asks scale.py. Not on the start-up path.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QWidget,
)

from ui.widgets import theme
from ui.widgets.scale import BODY, ZOOMS, body, scaled

_ANY: Final = (1 << 24) - 1
"""Qt's greatest size: no bound."""

_QTS_OWN: Final = "qt_"
"""How the names of the parts begin that Qt makes within its widgets and sizes itself."""

Grow = Callable[[int], int]


def step(zoom: int, by: int) -> int:
    """The zoom ``by`` steps above ``zoom``, or the last there is."""
    return ZOOMS[min(max(ZOOMS.index(zoom) + by, 0), len(ZOOMS) - 1)]


def change(app: QApplication, choice: str, zoom: int) -> None:
    """Give every window of ``app`` the type and the spacing of ``zoom`` percent, in the theme ``choice``."""
    before = body()
    widgets = app.allWidgets()
    own = [(widget, QFont(widget.font())) for widget in widgets if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)]
    theme.begin(app, choice, zoom)
    after = body()

    def grow(pixels: int) -> int:
        # By way of the size at 100%, so that roundings do not add up from step to step.
        return scaled(scaled(pixels, before, BODY), BODY, after) if pixels > 0 else pixels

    for widget in widgets:
        if widget.objectName().startswith(_QTS_OWN):
            continue
        _grow_widget(widget, grow)
        outer = widget.layout()
        if outer is not None:
            # Layouts within a layout are its children. Its items are let be: PySide takes what was made in the place of
            # an item that is gone for that item. A gap that matters is a widget (look.gap).
            for layout in (outer, *outer.findChildren(QLayout)):
                _grow_layout(layout, grow)
    theme.apply(app, choice, zoom)
    for widget, font in own:
        if font.pixelSize() > 0:
            font.setPixelSize(grow(font.pixelSize()))
            widget.setFont(font)


def _grow_widget(widget: QWidget, grow: Grow) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    widget.setMaximumSize(_bound(most.width(), grow), _bound(most.height(), grow))
    widget.setMinimumSize(QSize(grow(least.width()), grow(least.height())))
    if isinstance(widget, QAbstractButton):
        widget.setIconSize(QSize(grow(widget.iconSize().width()), grow(widget.iconSize().height())))
    elif isinstance(widget, QHeaderView):
        widget.setMinimumSectionSize(grow(widget.minimumSectionSize()))
        widget.setDefaultSectionSize(grow(widget.defaultSectionSize()))
    elif isinstance(widget, QLabel) and widget.indent() > 0:
        widget.setIndent(grow(widget.indent()))


def _bound(most: int, grow: Grow) -> int:
    return most if most >= _ANY else grow(most)


def _grow_layout(layout: QLayout, grow: Grow) -> None:
    old = layout.contentsMargins()
    layout.setContentsMargins(QMargins(*map(grow, (old.left(), old.top(), old.right(), old.bottom()))))
    if isinstance(layout, QGridLayout):
        layout.setHorizontalSpacing(grow(layout.horizontalSpacing()))
        layout.setVerticalSpacing(grow(layout.verticalSpacing()))
        for column in range(layout.columnCount()):
            layout.setColumnMinimumWidth(column, grow(layout.columnMinimumWidth(column)))
    elif isinstance(layout, QBoxLayout):
        layout.setSpacing(grow(layout.spacing()))
    layout.invalidate()
