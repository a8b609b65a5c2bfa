"""Two prices by hand: from which to which price of a dosing session a page looks."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.comparison import tell
from ui.widgets.boxes import hbox
from ui.widgets.field import Field
from ui.widgets.fields import Labelled, MoneyField
from ui.widgets.scale import px

_WIDTH: Final = 124
LEAST: Final = 40_000
"""The least price that clinics ask for a session, in cents (PRODUCT, Course)."""

GREATEST: Final = 80_000
"""The greatest one."""

_STEPS: Final = (100, 200, 500, 1_000, 2_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000)


class PriceRangeFields(QWidget):
    """Two money fields, the lower before the higher. ``edited`` tells of every good pair, ``refused`` that there is
    none now."""

    edited = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least, self.greatest = Labelled(MoneyField()), Labelled(MoneyField())
        layout = hbox(self, spacing=8)
        for labelled, cents in ((self.least, LEAST), (self.greatest, GREATEST)):
            labelled.field.set_value(cents)
            labelled.field.edited.connect(self._edited)
            labelled.field.problem_changed.connect(self._look_at)
            labelled.setFixedWidth(px(_WIDTH))
            layout.addWidget(labelled, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def range(self) -> tuple[int, int] | None:
        """The least and the greatest price, in cents; None while the fields hold no range."""
        if self.least.field.problem or self.greatest.field.problem:
            return None
        return self.least.field.value, self.greatest.field.value

    @property
    def first_problem(self) -> Field | None:
        """The field that holds no good price; None: both do."""
        fields: tuple[Field, ...] = (self.least.field, self.greatest.field)
        return next((field for field in fields if field.problem), None)

    def retranslate(self, voice: Voice) -> None:
        """Name the fields in ``voice``."""
        self.least.set_words(tell("price_from", voice), tell("price_from_is", voice), voice)
        self.greatest.set_words(tell("price_to", voice), tell("price_to_is", voice), voice)

    def _edited(self) -> None:
        least, greatest = self.least.field.value, self.greatest.field.value
        wrong = greatest <= least
        order = partial(tell, "price_order", least=format_money(least))
        self.greatest.field.complain(order if wrong else "")
        if self.range is not None:
            self.edited.emit()

    def _look_at(self, problem: str) -> None:
        if problem:
            self.refused.emit()


def prices_between(least: int, greatest: int, most: int) -> tuple[int, ...]:
    """Prices in round steps from ``least`` up to ``greatest``, both among them: about ``most`` of them or fewer."""
    width = greatest - least
    step = next((step for step in _STEPS if width < step * most), -(-width // (most - 1)))
    return (*range(least, greatest, step), greatest)
