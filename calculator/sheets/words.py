"""The sheets' own sentences and figures. It prices nothing."""

from calculator.money import format_money
from calculator.reference.voice import Voice


def word(name: str, voice: Voice, figures: dict[str, object] | None = None) -> str:
    """The sentence ``name`` of the sheets' own catalogue."""
    return voice(f"sheet.{name}", **(figures or {}))


def of_every_sheet(voice: Voice, *, large: bool = False) -> dict[str, object]:
    """What every template is told beside its own: its language, whether its type is large, what a sign is called that
    the typeface lacks, and how pages are counted. Places in braces are filled by the template."""
    return {
        "language": voice.language,
        "large": large,
        "missing": word("missing", voice, {"sign": "{sign}"}),
        "page_of": word("page_of", voice, {"page": "{page}", "pages": "{pages}"}),
    }


def bare(cents: int) -> str:
    """An amount without its dollar sign, for the cells of a table that says once what it counts."""
    return format_money(cents).replace("$", "")
