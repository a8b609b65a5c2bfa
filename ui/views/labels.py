"""Labels whose text is always plain, and the theme's fonts and colours as the views ask for them by role."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.views.tables import tooltip

_TABULAR: Final = "tnum"


def is_dark(widget: QWidget) -> bool:
    """Whether the widget stands on a dark surface."""
    return widget.palette().color(QPalette.ColorRole.Window).lightness() < 128


def plain_label(role: str, parent: QWidget) -> QLabel:
    """A label in a role of the theme (headline, title, body, small, muted, ...) that shows text as it stands."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setFont(font_for(role))
    return label


def set_text(label: QLabel, text: str) -> None:
    """Show ``text``, and do nothing where it is shown already."""
    if label.text() != text:
        label.setText(text)


def set_role(label: QLabel, role: str) -> None:
    """Give a label another role."""
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)


class ElidedLabel(QLabel):
    """A label of one line that ends in … where there is no room; its tooltip has the whole."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.full_text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setFont(font_for(role))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show as much of ``text`` as there is room for."""
        if text == self.full_text:
            return
        self.full_text = text
        self.setAccessibleName(text)
        self.setToolTip(tooltip(text))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the text."""
        super().resizeEvent(event)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def _elide(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.full_text, Qt.TextElideMode.ElideRight, self.width()))


class SteadyLabel(QLabel):
    """A label over as many lines as its longest text so far took: what stands below it does not jump while somebody
    types. It forgets that when its width or its font changes."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tallest: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setFont(font_for(role))

    def heightForWidth(self, width: int) -> int:
        """The height of the longest text that was shown at this width."""
        self._tallest[width] = max(super().heightForWidth(width), self._tallest.get(width, 0))
        return self._tallest[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._tallest.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Begin anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._tallest.clear()


class RoomLabel(QLabel):
    """A label of one line, to the right of a room as wide as its longest text so far: another figure in it lays out
    nothing beside it anew. It forgets that room when its font changes."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("role", role)

    def show_text(self, text: str) -> None:
        """Show ``text``, in more room where it needs more."""
        if text != self.text():
            self.setText(text)
            self._take_room()

    def changeEvent(self, event: QEvent) -> None:
        """Take as much room as the text needs in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setMinimumSize(0, 0)
            self._take_room()

    def _take_room(self) -> None:
        room = self.sizeHint().expandedTo(self.minimumSize())
        if room != self.minimumSize():
            # Of a fixed size: Qt then asks no layout when the text is another.
            self.setFixedSize(room)


def font_for(role: str) -> QFont:
    """The window's font in the size and weight of a role; figures stand in tabular numerals."""
    return theme.font(role)


def role_color(role: str, widget: QWidget) -> QColor:
    """A colour of the theme by its role, as the widget's surface needs it."""
    return theme.color(role, is_dark(widget))


def paint_payer(painter: QPainter, rect: QRect, payer: str, widget: QWidget) -> None:
    """Fill ``rect`` with a payer's colour and its pattern over it."""
    theme.paint_payer(painter, rect, payer, is_dark(widget))
