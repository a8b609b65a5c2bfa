"""*At risk before the first explanation of benefits arrives*, in words. One wording for the window, the sheet, the
terminal and ``--json``."""

from typing import NamedTuple

from calculator.engine.confirmation.at_risk import AtRisk, ByThen, Reading
from calculator.money import format_money
from calculator.reference.voice import Voice
from calculator.words.to_confirm import otherwise_apart


class RiskWords(NamedTuple):
    """A sentence, the heads of a table, and its rows: a reading, what is paid by the soonest and by the latest day, and
    in all. ``note`` says what the figures mean."""

    title: str
    intro: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


def risk_words(risk: AtRisk, voice: Voice) -> RiskWords:
    """What is at risk, as a table with its sentences."""
    soonest, latest = risk.soonest, risk.latest
    figures = {
        "first_date": risk.first,
        "least": soonest.weeks,
        "most": latest.weeks,
        "soonest_date": soonest.arrives,
        "latest_date": latest.arrives,
    }
    one_day = soonest == latest
    intro = voice("at_risk.intro_one" if one_day else "at_risk.intro", **figures)
    ends = (soonest,) if one_day else (soonest, latest)
    heads = (
        voice("could_change.column_reading"),
        *(_head(end, voice) for end in ends),
        voice("at_risk.column_all"),
    )
    rows = tuple(_row(reading, len(ends), voice) for reading in risk.readings)
    note = voice("at_risk.note")
    return RiskWords(voice("at_risk.title"), intro, heads, rows, note)


def spoken_rows(words: RiskWords) -> tuple[str, ...]:
    """Each row as a line of text, for a screen reader and a terminal."""
    return tuple(
        f"{row[0]} · {' · '.join(f'{head}: {cell}' for head, cell in zip(words.heads[1:], row[1:], strict=True))}"
        for row in words.rows
    )


def _head(end: ByThen, voice: Voice) -> str:
    key = "column_by_one" if end.sessions == 1 else "column_by"
    return voice.of("at_risk")(key, day_date=end.arrives, count=end.sessions)


def _row(reading: Reading, ends: int, voice: Voice) -> tuple[str, ...]:
    name = voice("at_risk.as_assumed") if reading.point is None else otherwise_apart(reading.point, voice)
    return (name, *map(format_money, (*reading.by_then[:ends], reading.in_all)))
