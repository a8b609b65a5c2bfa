"""What the member pays under one benefit in one network: the three figures of an SBC's row."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QWidget

from calculator.model.plan import CostShare, DeductibleUse
from calculator.reference.voice import SILENT, Voice
from ui.widgets.boxes import hbox
from ui.widgets.fields import Field, MoneyField, PercentField
from ui.widgets.form_parts import describe
from ui.widgets.scale import px
from ui.widgets.theme import font

CELLS: Final = (64, 68, 78)
"""The least widths of copay, coinsurance and deductible at 100%, in pixels; the captions above have the same."""

_BOX: Final = 30
"""The width of a check box without its words."""

SHARE: Final = ("copay", "coinsurance", "deductible")
"""What the captions are called."""

GAP: Final = 6
"""Pixels between two cells of a row."""


class ShareCells(QWidget):
    """Takes a cost share in and tells which parts of it are to be others. A copay or coinsurance of 0 stands empty."""

    parts_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = SILENT
        self.copay = MoneyField(self, optional=True)
        self.coinsurance = PercentField(self, optional=True)
        self.applies = QCheckBox(self)
        row = hbox(self, spacing=GAP)
        for widget in (self.copay, self.coinsurance, self.applies):
            row.addWidget(widget)
        self.copay.edited.connect(lambda value: self.parts_edited.emit({"copay": value or 0}))
        self.coinsurance.edited.connect(lambda value: self.parts_edited.emit({"coinsurance": value or 0}))
        self.applies.clicked.connect(self._clicked)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return (self.copay, self.coinsurance)

    def set_share(self, share: CostShare, where: str, voice: Voice) -> None:
        """Show ``share``; ``where`` names benefit and network for a screen reader."""
        if voice != self._voice:
            self._voice = voice
            for field in self.fields:
                field.set_voice(voice)
                field.setPlaceholderText("–")
            for widget, width in zip((self.copay, self.coinsurance, self.applies), widths(voice), strict=True):
                widget.setFixedWidth(width)
        self.copay.set_meaning(f"{self._say('copay')}, {where}", self._meaning("copay"))
        self.coinsurance.set_meaning(f"{self._say('coinsurance')}, {where}", self._meaning("coinsurance"))
        describe(self.applies, f"{self._say('applies')}, {where}", self._meaning("deductible_applies"))
        _show(self.copay, share.copay)
        _show(self.coinsurance, share.coinsurance)
        applies = share.deductible is DeductibleUse.APPLIES
        self.applies.setChecked(applies)
        self.applies.setText(self._say("deductible_applies" if applies else "deductible_waived"))

    def _clicked(self, applies: bool) -> None:
        self.applies.setText(self._say("deductible_applies" if applies else "deductible_waived"))
        self.parts_edited.emit({"deductible": DeductibleUse.APPLIES if applies else DeductibleUse.WAIVED})

    def _meaning(self, key: str) -> str:
        return self._voice.of("glossary")(key)

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)


def widths(voice: Voice) -> tuple[int, ...]:
    """The widths of copay, coinsurance and deductible: more than the least where their words need it."""
    captions, words = QFontMetrics(font("small")), QFontMetrics(font("body"))
    needed = [captions.horizontalAdvance(voice.of("shared")(name)) for name in SHARE]
    choices = (voice(f"plan.deductible_{use}") for use in ("applies", "waived"))
    needed[-1] = max(needed[-1], px(_BOX) + max(map(words.horizontalAdvance, choices)))
    return tuple(max(px(least), more + 2) for least, more in zip(CELLS, needed, strict=True))


def _show(field: Field, amount: Any) -> None:
    if (field.value or 0) != amount or field.value is None:
        field.set_value(amount or None)
