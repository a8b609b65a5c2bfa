"""Fields that read text as money, percentages and counts, and say beside themselves what is wrong.

What is typed stays as it is typed. Only a good value is passed on; the last good one stays in force until then.
"""

import re
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from calculator.money import AmountError, format_decimal, format_percent, parse_money, parse_percent, percent_doubt
from calculator.reference.texts import unturned
from calculator.reference.voice import Voice
from ui.widgets.boxes import vbox
from ui.widgets.field import Field, Words

__all__ = ["CountField", "Field", "Labelled", "MoneyField", "PercentField", "ProblemLabel", "TextField", "Words"]

_DIGITS: Final = re.compile(r"[0-9]{1,9}\Z")


def _without_last_point(text: str) -> str:
    """``45.`` on the way to ``45.50`` is 45, and nothing to complain of."""
    return text.rstrip().removesuffix(".")


class TextField(Field):
    """Plain text of at least ``least`` characters. A click in it sets the caret: a text is rarely written anew."""

    selects_on_click = False

    def __init__(self, parent: QWidget | None = None, *, least: int = 0, most: int = 80) -> None:
        super().__init__(parent)
        self._least = least
        self.setMaxLength(most)

    def _read(self, text: str) -> str:
        if len(text.strip()) < self._least:
            raise AmountError("empty", "a name is needed")
        return text


class MoneyField(Field):
    """An amount of money, in cents; figures stand at the right.

    It is empty where nothing is known: None where it is ``optional``, or else ``unknown``, if that is given.
    """

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False, unknown: int | None = None) -> None:
        super().__init__(parent, optional=optional, unknown=unknown)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, text: str) -> int:
        return parse_money(_without_last_point(text))

    def _write(self, value: int | None) -> str:
        return "" if value is None else format_decimal(value)


class PercentField(Field):
    """A percentage from 0 to 100, in basis points; empty where nothing is known, as MoneyField is.

    ``0.2`` may be 0.2% or the 20% of a table of fractions: it is asked which, and no value until it is said.
    """

    def __init__(self, parent: QWidget | None = None, *, optional: bool = False, unknown: int | None = None) -> None:
        super().__init__(parent, optional=optional, unknown=unknown)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, text: str) -> int:
        points = parse_percent(_without_last_point(text))
        if percent_doubt(text) is not None:
            raise AmountError("percent_doubt", "which of two percentages is meant", text.strip())
        return points

    def _figures(self, error: AmountError) -> dict[str, object]:
        other = percent_doubt(error.text) or 0
        return super()._figures(error) | {"this": f"{error.text}%", "other": format_percent(other)}

    def _write(self, value: int | None) -> str:
        return "" if value is None else format_percent(value)


class CountField(Field):
    """A whole number between ``least`` and ``most``. ``unknown`` is the one for which it stands empty, if there is."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        least: int = 0,
        most: int = 200,
        optional: bool = False,
        unknown: int | None = None,
    ) -> None:
        super().__init__(parent, optional=optional, unknown=unknown)
        self._least, self._most = least, most
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, text: str) -> int:
        digits = text.strip()
        if not _DIGITS.match(digits) or not self._least <= int(digits) <= self._most:
            raise AmountError("not_count", "not a count", digits[:20])
        return int(digits)

    def _figures(self, error: AmountError) -> dict[str, object]:
        return {"text": error.text, "least": self._least, "most": self._most}


class ProblemLabel(QLabel):
    """A sentence in red below a field, there only while something is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.hide()

    def show_problem(self, problem: str) -> None:
        """Show ``problem``; empty: hide."""
        self.setText(problem)
        self.setVisible(bool(problem))


W = TypeVar("W", bound=QWidget)


class Labelled(QWidget, Generic[W]):
    """A caption, its field below or beside it, and the field's problem below that."""

    def __init__(self, field: W, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.caption = QLabel(self)
        self.caption.setProperty("role", "muted")
        self.caption.setBuddy(field)
        self.caption.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.problem = ProblemLabel(self)
        if isinstance(field, Field):
            field.problem_changed.connect(self.problem.show_problem)
        layout = vbox(self, spacing=2)
        layout.addWidget(self.caption)
        layout.addWidget(field)
        layout.addWidget(self.problem)

    def set_words(self, caption: str, meaning: str, voice: Voice) -> None:
        """Name the field (``caption`` may hold a mnemonic) and say what it means."""
        self.caption.setText(caption)
        name = caption.replace("&", "")
        if isinstance(self.field, Field):
            self.field.set_voice(voice)
            self.field.set_meaning(name, meaning)
        else:
            self.field.setAccessibleName(unturned(name))
            self.field.setAccessibleDescription(meaning)
            self.field.setWhatsThis(meaning)
            self.field.setToolTip(meaning)
