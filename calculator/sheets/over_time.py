"""The course over time, for whoever wants it on the sheet: what the patient will have paid, session by session, as a
drawing, and what is paid month by month as a table. Sums are the estimate's own."""

from itertools import accumulate
from typing import Final

from calculator.engine.months import by_month
from calculator.model.estimate import Estimate, EventKind
from calculator.money import WHOLE, format_money
from calculator.reference.voice import Voice
from calculator.sheets import axes
from calculator.sheets.words import word
from calculator.words.payers import ALWAYS, amount_name

_MONTH_AMOUNTS: Final = ("billed", "discount", "plan_pays", "second_plan", "assistance", "account", "member_pays")


def cost_chart(estimate: Estimate, voice: Voice) -> dict[str, object] | None:
    """The drawing's line, its axes and its marks; None where no session has a day of its own after the first."""
    lines = estimate.likely.lines
    if not lines or lines[0].line.date == lines[-1].line.date:
        return None
    first, last = lines[0].line.date, lines[-1].line.date
    whole = (last - first).days
    paid = list(accumulate(line.amounts.member_pays for line in lines))
    top = axes.top_of(paid[-1])

    def across(at: int) -> int:
        return (lines[at].line.date - first).days * WHOLE // whole

    marks: dict[int, list[str]] = {}
    for event in estimate.likely.events:
        # A plan year may turn between two sessions.
        place = (event.date - first).days * WHOLE // whole if event.kind is EventKind.YEAR_TURNS else across(event.at)
        said = _word(event.kind.value, voice, date=voice.date(event.date))
        marks.setdefault(min(max(place, 0), WHOLE), []).append(said)
    return {
        "title": _word("chart_title", voice),
        "alt": _word("chart_alt", voice, total=format_money(paid[-1]), last=voice.date(last)),
        "points": [[across(at), cents * WHOLE // top] for at, cents in enumerate(paid)],
        "amounts": axes.amounts(top),
        "along": axes.days(first, last, voice),
        "marks": [{"at": place, "said": "; ".join(said)} for place, said in sorted(marks.items())],
        "total": format_money(paid[-1]),
    }


def month_table(estimate: Estimate, voice: Voice) -> dict[str, object] | None:
    """A row for every month, with what will have been paid by its end; None where the course is within one month."""
    months = by_month(estimate)
    if len(months) < 2:
        return None
    names = [name for name in _MONTH_AMOUNTS if name in ALWAYS or any(getattr(month.likely, name) for month in months)]
    paid = accumulate(month.likely.member_pays for month in months)
    return {
        "title": _word("months", voice),
        "heads": [
            word("column_month", voice),
            word("column_sessions", voice),
            *(amount_name(name, voice) for name in names),
            word("column_so_far", voice),
        ],
        "rows": [
            [
                voice.month(month.starts),
                str(month.sessions),
                *(format_money(getattr(month.likely, name)) for name in names),
                format_money(so_far),
            ]
            for month, so_far in zip(months, paid, strict=True)
        ],
    }


def _word(name: str, voice: Voice, **figures: object) -> str:
    return voice.of("sheet_time")(name, **figures)
