"""The bar of who pays what, with its legend: every part has its colour, its pattern, and its words."""

from collections.abc import Callable, Collection, Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calculator.model.estimate import Amounts
from calculator.model.plan import Plan
from calculator.money import allocate
from calculator.reference.texts import unturned
from calculator.reference.voice import Voice
from calculator.words.payers import PAYERS, Part, parts_of, payer_name
from ui.widgets.boxes import hbox, vbox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import paint_payer, plain_label, role_color, set_text
from ui.widgets.scale import px
from ui.widgets.steady_label import SteadyLabel
from ui.widgets.table import tooltip

W = TypeVar("W", bound=QWidget)

_HEIGHT: Final = 28
_SLIVER: Final = 4


class PayerBar(QWidget):
    """Shows the parts of a billed amount on one bar and names each with its amount."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = Bar(self)
        self._legend = Legend(self)
        self._empty = plain_label("muted", self)
        layout = vbox(self, spacing=8)
        for widget in (self._bar, self._legend, self._empty):
            layout.addWidget(widget)
        self._bar.looked_at.connect(self._legend.mark)

    def show_amounts(self, amounts: Amounts, voice: Voice, plan: Plan | None = None) -> None:
        """Show who pays these amounts under ``plan``."""
        parts = parts_of(amounts)
        self._bar.show_parts(parts, amounts.billed, voice, of=plan)
        self._legend.show_parts(parts, voice, plan)
        set_text(self._empty, voice("views.bar_empty"))
        self._empty.setVisible(not parts)
        self._bar.setVisible(bool(parts))
        self._legend.setVisible(bool(parts))

    @property
    def legend(self) -> tuple[str, ...]:
        """The words of the legend."""
        return self._legend.words

    @property
    def segments(self) -> "tuple[Segment, ...]":
        """The parts of the bar that are shown, from left to right."""
        return self._bar.shown


class Segment(QWidget):
    """One part of the bar. It can be focused, and says who pays what."""

    def __init__(self, payer: str, parent: "Bar") -> None:
        super().__init__(parent)
        self.payer = payer
        self.setObjectName(f"segment_{payer}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the part with its colour and pattern; a focused one has a frame."""
        painter = QPainter(self)
        paint_payer(painter, self.rect(), self.payer, self)
        painter.setPen(role_color("surface", self))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        if self.hasFocus():
            painter.setPen(role_color("surface", self))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))
            painter.setPen(role_color("focus", self))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the part's words in the legend."""
        super().focusInEvent(event)
        self._tell(self.payer)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Unmark them."""
        super().focusOutEvent(event)
        self._tell("")

    def enterEvent(self, _event: QEvent) -> None:
        """Mark the part's words in the legend while the pointer is on it."""
        self._tell(self.payer)

    def leaveEvent(self, _event: QEvent) -> None:
        """Unmark them."""
        self._tell("")

    def _tell(self, payer: str) -> None:
        bar = self.parent()
        if isinstance(bar, Bar):
            bar.looked_at.emit(payer)


class Bar(QWidget):
    """The parts beside one another, as wide as their amounts; the arrow keys go from one to the next."""

    looked_at = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(_HEIGHT))
        self._segments: dict[str, Segment] = {}
        self._parts: tuple[Part, ...] = ()

    @property
    def shown(self) -> tuple[Segment, ...]:
        """The segments on the bar, from left to right."""
        return tuple(self._segments[part.payer] for part in self._parts)

    def show_parts(
        self, parts: Sequence[Part], billed: int, voice: Voice, name: str = "", of: Plan | None = None
    ) -> None:
        """Show these parts, which are those ``of`` a plan; where several bars stand together ``name`` tells whose."""
        self._parts = tuple(parts)
        whose = f"{unturned(name)}. " if name else ""
        self.setAccessibleName(whose + voice("views.bar_name", billed_cents=billed))
        self.setAccessibleDescription(voice("views.bar_help"))
        named = {part.payer for part in parts}
        self._segments = _with(named, self._segments, lambda payer: Segment(payer, self))
        for payer, segment in self._segments.items():
            segment.setVisible(payer in named)
        for at, part in enumerate(parts):
            segment = self._segments[part.payer]
            figures = {
                "payer": payer_name(part.payer, voice, of, several=bool(name)),
                "amount_cents": part.cents,
                "billed_cents": billed,
            }
            words = whose + voice("views.bar_part", **figures)
            if words != segment.accessibleName():
                segment.setAccessibleName(words)
                segment.setAccessibleDescription(self.accessibleDescription())
                segment.setToolTip(tooltip(words))
            # One stop for the tab key; the arrow keys do the rest.
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == 0 else Qt.FocusPolicy.ClickFocus)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the parts their widths again."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right, Home and End go from part to part."""
        shown = self.shown
        at = next((place for place, segment in enumerate(shown) if segment.hasFocus()), None)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -len(shown), Qt.Key.Key_End: len(shown)}
        step = steps.get(Qt.Key(event.key()))
        if at is None or step is None:
            super().keyPressEvent(event)
            return
        shown[min(max(at + step, 0), len(shown) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(400), px(_HEIGHT))

    def _lay_out(self) -> None:
        # A sliver for every part, so that the smallest can still be seen; the rest by amount.
        room = max(self.width() - _SLIVER * len(self._parts), 0)
        left = 0
        for part, pixels in zip(self._parts, allocate(room, tuple(part.cents for part in self._parts)), strict=True):
            width = pixels + _SLIVER
            self._segments[part.payer].setGeometry(left, 0, width, px(_HEIGHT))
            left += width


class Legend(QWidget):
    """A swatch and words for every part, in as many lines as the width needs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: dict[str, _Entry] = {}
        self._layout = FlowLayout(self, across=20, down=6)

    @property
    def words(self) -> tuple[str, ...]:
        """What is written, part by part."""
        return tuple(entry.words.text() for entry in self._entries.values() if not entry.isHidden())

    def show_parts(self, parts: Sequence[Part], voice: Voice, plan: Plan | None = None) -> None:
        """Name these parts of ``plan``."""
        cents = {part.payer: part.cents for part in parts}
        self._have(cents)
        for payer, entry in self._entries.items():
            entry.setVisible(payer in cents)
            if payer in cents:
                figures = {"payer": payer_name(payer, voice, plan), "amount_cents": cents[payer]}
                entry.words.set_text(voice("views.legend_part", **figures))

    def show_payers(self, payers: Collection[str], voice: Voice) -> None:
        """Name these payers, for several bars at once."""
        self._have(payers)
        for payer, entry in self._entries.items():
            entry.setVisible(payer in payers)
            entry.words.set_text(payer_name(payer, voice, several=True))

    def _have(self, payers: Collection[str]) -> None:
        """Have an entry for each of ``payers``."""
        before = self._entries
        self._entries = _with(payers, before, lambda payer: _Entry(payer, self))
        if self._entries is not before:
            for entry in self._entries.values():
                self._layout.removeWidget(entry)
                self._layout.addWidget(entry)

    def mark(self, payer: str) -> None:
        """Underline the words of the part that is looked at."""
        for name, entry in self._entries.items():
            font = entry.words.label.font()
            if font.underline() != (name == payer):
                font.setUnderline(name == payer)
                entry.words.label.setFont(font)


class _Entry(QWidget):
    def __init__(self, payer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = SteadyLabel("body", self, wrap=False)
        layout = hbox(self, spacing=8)
        layout.addWidget(_Swatch(payer, self))
        layout.addWidget(self.words)


class _Swatch(QWidget):
    def __init__(self, payer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._payer = payer
        self.setFixedSize(px(16), px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a square as the part is painted on the bar."""
        paint_payer(QPainter(self), QRect(1, 1, self.width() - 2, self.height() - 2), self._payer, self)


def _with(payers: Collection[str], made: dict[str, W], make: Callable[[str], W]) -> dict[str, W]:
    """What is ``made`` with a widget for each of ``payers``, in the order in which payers always stand; a screen reader
    goes through them in the same."""
    if set(payers) <= made.keys():
        return made
    found = {payer: made.get(payer) or make(payer) for payer in PAYERS if payer in payers or payer in made}
    for widget in found.values():
        widget.raise_()
    return found
