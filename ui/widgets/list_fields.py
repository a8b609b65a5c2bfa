"""Fields in which several values stand beside each other: whole numbers, or days."""

import datetime
import re
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from calculator.money import AmountError
from calculator.reference.voice import Voice
from ui.widgets.date_field import EXAMPLE, day_figures, day_in
from ui.widgets.field import Field

_NUMBER: Final = re.compile(r"[0-9]{1,9}\Z")
_BETWEEN_NUMBERS: Final = re.compile(r"[\s,;]+")
_BETWEEN_DAYS: Final = re.compile(r"[;\n]+")
"""Not a comma: it stands in the days themselves."""


class NumbersField(Field):
    """From one to ``most`` whole numbers, each at most ``largest``, with commas between them."""

    def __init__(self, parent: QWidget | None = None, *, most: int, largest: int) -> None:
        super().__init__(parent)
        self._most, self._largest = most, largest

    def _read(self, text: str) -> tuple[int, ...]:
        parts = _BETWEEN_NUMBERS.split(text.strip().strip(",;").strip())
        if not all(map(_NUMBER.match, parts)) or len(parts) > self._most:
            raise AmountError("not_numbers", "not numbers", text.strip()[:20])
        numbers = tuple(map(int, parts))
        if max(numbers) > self._largest:
            raise AmountError("not_numbers", "too large a number", text.strip()[:20])
        return numbers

    def _figures(self, error: AmountError) -> dict[str, object]:
        return {"text": error.text, "largest": self._largest, "number": self._most}

    def _write(self, value: Sequence[int] | None) -> str:
        return ", ".join(map(str, value or ()))


class DaysField(Field):
    """From one to ``most`` days, with semicolons between them; each is written as a field of one day writes it."""

    selects_on_click = False

    def __init__(self, parent: QWidget | None = None, *, most: int) -> None:
        super().__init__(parent)
        self._most = most

    def set_voice(self, voice: Voice) -> None:
        """Say problems, and write the days, in ``voice``; what is being typed is left alone."""
        other = voice != self._voice
        super().set_voice(voice)
        if other and not self.problem and not self.hasFocus():
            self.setText(self._write(self._value))

    def _read(self, text: str) -> tuple[datetime.date, ...]:
        parts = [part for part in map(str.strip, _BETWEEN_DAYS.split(text)) if part]
        if not parts:
            raise AmountError("no_date", "a date is needed")
        if len(parts) > self._most:
            raise AmountError("many_dates", "too many dates")
        days: list[datetime.date] = []
        stood: Any = self._value
        for part in parts:
            # A day without a year is near the one before it.
            near = days[-1] if days else stood[0] if stood else EXAMPLE
            days.append(day_in(part, self._voice, near))
        return tuple(days)

    def _figures(self, error: AmountError) -> dict[str, object]:
        return day_figures(error) | {"number": self._most}

    def _write(self, value: Sequence[datetime.date] | None) -> str:
        return "; ".join(map(self._voice.date, value or ()))
