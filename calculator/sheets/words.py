"""The sheets' own sentences and figures. It prices nothing."""

from calculator.money import format_money
from calculator.reference.voice import Voice


def word(name: str, voice: Voice, figures: dict[str, object] | None = None) -> str:
    """The sentence ``name`` of the sheets' own catalogue."""
    return voice.of("sheet")(name, **(figures or {}))


def bare(cents: int) -> str:
    """An amount without its dollar sign, for the cells of a table that says once what it counts."""
    return format_money(cents).replace("$", "")
