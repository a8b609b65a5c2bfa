"""What the parts of an editor have in common to look at: headings, hairlines, captions, folds, descriptions."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.widgets.labels import plain_label
from ui.widgets.scale import px
from ui.widgets.sections import Section


def heading(parent: QWidget) -> QLabel:
    """The heading of a part of the page."""
    return plain_label("strong", parent)


def caption(parent: QWidget, role: str = "small") -> QLabel:
    """A caption over a column, or beside a row."""
    label = plain_label(role, parent)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    return label


def note(parent: QWidget, role: str = "muted") -> QLabel:
    """A sentence or two that wrap."""
    label = plain_label(role, parent)
    label.setWordWrap(True)
    return label


def hairline(parent: QWidget) -> QFrame:
    """A thin line between rows."""
    line = QFrame(parent)
    line.setFixedHeight(1)
    line.setBackgroundRole(QPalette.ColorRole.Midlight)
    line.setAutoFillBackground(True)
    return line


def gap(parent: QWidget, width: int) -> QWidget:
    """So many pixels at 100% between two parts of a row. A layout's own spacing would not follow the zoom."""
    space = QWidget(parent)
    space.setFixedWidth(px(width))
    return space


def folded(content: QWidget, parent: QWidget) -> Section:
    """``content`` under a header that opens it; closed at first."""
    section = Section(content, parent)
    section.header.setChecked(False)
    return section


def describe(widget: QWidget, name: str, meaning: str) -> None:
    """Name a control for a screen reader and say what it means, here and on F1."""
    widget.setAccessibleName(name.replace("&", ""))
    widget.setAccessibleDescription(meaning)
    widget.setWhatsThis(meaning)


def tab_stops(widget: QWidget) -> list[QWidget]:
    """What Tab stops at within ``widget``, in the order in which it was made, which is the order of the eye."""
    window = widget.window()
    return [
        child
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.window() is window
    ]


def order_tabs(stops: Iterable[QWidget]) -> None:
    """Let Tab go from each of ``stops`` to the next."""
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)
