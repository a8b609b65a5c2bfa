"""What becomes of the rows of a price list, in words: the same in the window and on the command line."""

from calculator.model.course import ServiceLine
from calculator.model.price_list import Fate, ListedPrice, PriceListMatch
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.services import service_title


def what_happens(line: PriceListMatch, voice: Voice) -> str:
    """What happens to a line of the course or a row of the list, and why."""
    if line.doubt is not None:
        said = voice(f"price_import.fate_{'asked' if line.fate is Fate.ASKED else 'unused'}")
        return voice("price_import.fate_why", what=said, why=why_in_doubt(line, voice))
    said = voice(f"price_import.fate_{line.fate.value}")
    how = how_read(line, voice)
    return voice("price_import.fate_why", what=said, why=how) if how else said


def why_in_doubt(line: PriceListMatch, voice: Voice) -> str:
    """Why a row prices nothing before a person says what it prices; empty: it is in no doubt."""
    return voice(f"price_questions.doubt_{line.doubt.value}") if line.doubt is not None else ""


def how_read(line: PriceListMatch, voice: Voice) -> str:
    """How a price came about that does not stand in the list as it is; empty: it does."""
    row = line.listed
    if row is None or line.after is None:
        return ""
    said = []
    if row.times > 1:
        figures = {"times": row.times, "unit_cents": row.price.likely // row.times}
        said.append(voice("price_questions.worked", **figures))
    if row.middle:
        said.append(voice("price_questions.middle"))
    if line.divided:
        said.append(voice("price_questions.divided", count=row.count))
    return "; ".join(said)


def line_title(line: ServiceLine, voice: Voice) -> str:
    """What a line of the course is called."""
    return service_title(line.service, line.label, voice)


def numbered_line(line: ServiceLine, number: int, voice: Voice) -> str:
    """A line of the course with its number, its sessions and its price, to choose among others."""
    figures = {"number": number, "name": line_title(line, voice), "count": line.count}
    return voice("price_questions.row_line", **figures, price=price_words(line))


def price_words(line: ServiceLine | ListedPrice) -> str:
    """A price, with its range where it has one."""
    low, likely, high = (format_money(cents) for cents in (line.price.low, line.price.likely, line.price.high))
    if low == high:
        return likely
    # A range has no room for what says nothing.
    low, likely, high = (amount.removesuffix(".00") for amount in (low, likely, high))
    return f"{likely} ({low} – {high})"
