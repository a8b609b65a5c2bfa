"""The prices of a line: one price, or a low, a likely and a high one that rise."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from calculator.model.base import UNPRICED, PriceRange
from calculator.model.faults import InvalidError
from calculator.reference.voice import said
from ui.widgets.fields import Field, MoneyField

PRICES: Final = ("low", "likely", "high")


class LinePrices(QObject):
    """Three fields. Where there is one price, the likely one, an empty low or high field stands for it, and low and
    high go with it until one of them is typed. All are empty where no price is known."""

    edited = Signal(object)
    """The prices, when they are good together."""

    refused = Signal(object)
    """What is wrong with them together, as words; None: nothing any more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {name: MoneyField(parent, optional=True) for name in PRICES}
        self._price = UNPRICED
        for name, field in self.fields.items():
            field.edited.connect(lambda _value, name=name: self._typed(name))
            field.left.connect(self._fill)

    def set_price(self, price: PriceRange, *, afresh: bool) -> None:
        """Show ``price``; ``afresh``: nothing of what was typed belongs to it."""
        self._price = price
        for name, field in self.fields.items():
            value = None if price == UNPRICED else getattr(price, name)
            if afresh or not self._stands_for(name, value):
                (field.reset if afresh else field.set_value)(value)
        if afresh or self._together() == price:
            self.refused.emit(None)

    def _stands_for(self, name: str, value: int | None) -> bool:
        """Whether the field is empty because it stands for the likely price, which ``value`` is."""
        return name != "likely" and self.fields[name].value is None and value == self.fields["likely"].value

    def _typed(self, name: str) -> None:
        likely = self.fields["likely"]
        if name == "likely" and likely.value is not None and self._price.low == self._price.high:
            for other in ("low", "high"):
                if not self.fields[other].problem and not self.fields[other].waiting:
                    self.fields[other].set_value(likely.value)
        if any(field.fault for field in self.fields.values()):
            return
        price = self._together()
        if price is None:
            key = "price_needed" if likely.value is None else "prices_rise"
            self.refused.emit(said(f"editors.{key}"))
            return
        self.refused.emit(None)
        self._price = price
        self.edited.emit(price)

    def _together(self) -> PriceRange | None:
        """The prices that the fields hold; None where they are none."""
        low, likely, high = (field.value for field in self.fields.values())
        if likely is None:
            return UNPRICED if low is None and high is None and self._price == UNPRICED else None
        try:
            return PriceRange(low=likely if low is None else low, likely=likely, high=likely if high is None else high)
        except InvalidError:
            return None

    def _fill(self) -> None:
        """Write the one price in the fields that stand for it, when one of them is left."""
        likely = self.fields["likely"].value
        if self._together() is None or likely is None:
            return
        for name in ("low", "high"):
            if self.fields[name].value is None and not self.fields[name].problem:
                self.fields[name].reset(likely)
