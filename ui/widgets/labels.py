"""Labels whose text is always plain, and the theme's fonts and colours as the views ask for them by role."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from calculator.reference.texts import unturned
from ui.widgets import theme
from ui.widgets.table import tooltip

_TABULAR: Final = "tnum"


def is_dark(widget: QWidget) -> bool:
    """Whether the widget stands on a dark surface."""
    return widget.palette().color(QPalette.ColorRole.Window).lightness() < 128


class PlainLabel(QLabel):
    """A label whose text turns no reading order, whatever name stands in it."""

    def setText(self, text: str) -> None:
        """Show ``text``."""
        super().setText(unturned(text))


def plain_label(role: str, parent: QWidget) -> QLabel:
    """A label in a role of the theme (headline, title, body, small, muted, ...) that shows text as it stands."""
    label = PlainLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setFont(font_for(role))
    return label


def wrapping_label(role: str, parent: QWidget) -> QLabel:
    """A plain label whose sentences wrap and can be selected with the mouse; it is as high as they need."""
    label = plain_label(role, parent)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def set_text(label: QLabel, text: str) -> None:
    """Show ``text``, and do nothing where it is shown already."""
    if label.text() != unturned(text):
        label.setText(text)


def set_role(label: QLabel, role: str) -> None:
    """Give a label another role."""
    mark(label, "role", role)


def mark(widget: QWidget, name: str, value: object) -> None:
    """Give ``widget`` a property that the style sheet looks at; one that is seen is dressed anew where it is another.

    One not seen yet is dressed when it is: asked for the style, PySide6 makes itself all kinds of styles first.
    """
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class Elided(_Widget):
    """Beside a widget with a text: one line of it that ends in … where there is no room; its tip has the whole."""

    full_text = ""

    def set_full_text(self, text: str) -> None:
        """Show as much of ``text`` as there is room for."""
        self.full_text = text
        self.setAccessibleName(text)
        self.setToolTip(tooltip(text))
        self.elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the text."""
        super().resizeEvent(event)
        self.elide()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def elide(self) -> None:
        """Show what there is room for."""
        raise NotImplementedError

    def elided(self, room: int) -> str:
        """As much of the text as ``room`` pixels hold."""
        return self.fontMetrics().elidedText(self.full_text, Qt.TextElideMode.ElideRight, max(room, 0))


class ElidedLabel(Elided, QLabel):
    """A label of one line that ends in … where there is no room; its tooltip has the whole."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setFont(font_for(role))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show as much of ``text`` as there is room for."""
        text = unturned(text)
        if text != self.full_text:
            # Where there is none, Qt describes a widget by its tip, markup and all.
            self.setAccessibleDescription(text)
            self.set_full_text(text)

    def elide(self) -> None:
        """Show what there is room for."""
        self.setText(self.elided(self.width()))


def font_for(role: str) -> QFont:
    """The window's font in the size and weight of a role; figures stand in tabular numerals."""
    return theme.font(role)


def role_color(role: str, widget: QWidget) -> QColor:
    """A colour of the theme by its role, as the widget's surface needs it."""
    return theme.color(role, is_dark(widget))


def paint_payer(painter: QPainter, rect: QRect, payer: str, widget: QWidget) -> None:
    """Fill ``rect`` with a payer's colour and its pattern over it."""
    theme.paint_payer(painter, rect, payer, is_dark(widget))
