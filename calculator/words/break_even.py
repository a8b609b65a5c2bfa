"""Where the cheapest of two plans changes, in sentences: at how many sessions, at which price."""

from calculator.model.comparison import BreakEven, Crossing
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.comparison import ordinal, tell, tell_of


def crossing_words(crossing: Crossing, found: BreakEven, voice: Voice) -> str:
    """A crossing as a sentence: ``From the 5th session on, B costs you less than A.``"""
    return tell_of(
        f"crossing_{found.axis.value}",
        found.payer,
        found.backing,
        voice,
        ordinal=ordinal(crossing.at, voice),
        price=format_money(crossing.at),
        cheaper=crossing.cheaper,
        dearer=crossing.dearer,
    )


def no_crossing_words(found: BreakEven, voice: Voice) -> str:
    """That no plan overtakes another in the range that was looked at."""
    return tell(f"no_crossing_{found.axis.value}", voice)
