"""The sheets' own sentences and figures. It prices nothing."""

from calculator.money import format_money
from calculator.reference.texts import say


def word(name: str, language: str, figures: dict[str, object] | None = None) -> str:
    """The sentence ``name`` of the sheets' own catalogue."""
    return say(f"sheet.{name}", language, figures)


def bare(cents: int) -> str:
    """An amount without its dollar sign, for the cells of a table that says once what it counts."""
    return format_money(cents).replace("$", "")
