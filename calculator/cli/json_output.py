"""An estimate as plain values for ``--json``: every amount as low, likely and high, in decimal strings."""

from collections.abc import Sequence
from typing import Any

from calculator.cli import happened
from calculator.engine.confirmation.at_risk import at_risk
from calculator.engine.confirmation.could_change import Change, what_could_change
from calculator.engine.confirmation.to_confirm import OpenPoint, open_points, widest
from calculator.engine.months import by_month
from calculator.model.case import Case
from calculator.model.estimate import Amounts, Estimate, Priced
from calculator.money import format_decimal
from calculator.reference.clock import today
from calculator.reference.voice import ENGLISH, Voice
from calculator.words import exits
from calculator.words import flags as flag_words
from calculator.words import reasons as reason_words
from calculator.words.could_change import change_words
from calculator.words.to_confirm import assumption_words, effect_words


def of(case: Case, answer: Estimate, voice: Voice = ENGLISH) -> dict[str, Any]:
    """The estimate of ``case`` as what ``json.dumps`` takes; sentences are in ``voice``."""
    levels, plan, day = (answer.low, answer.likely, answer.high), case.plan(answer.plan), today()
    points = open_points(case, plan, answer, day)
    least, most = widest(answer, points)
    return {
        "plan": answer.plan,
        "course": _course(case, answer),
        "totals": _ranges([priced.totals for priced in levels]),
        "savings": _savings(levels),
        "years": [
            {"starts": start.isoformat(), **_ranges([dict(priced.by_year)[start] for priced in levels])}
            for start, _ in answer.likely.by_year
        ],
        "months": [
            {
                "starts": month.starts.isoformat(),
                "sessions": month.sessions,
                **_ranges([month.low, month.likely, month.high]),
            }
            for month in by_month(answer)
        ],
        "lines": [_line(answer, at, voice) for at in range(len(answer.likely.lines))],
        "flags": [
            {
                "code": flag.code,
                "level": flag.level.value,
                "says": flag_words.sentence(flag, voice),
                "source": flag.source,
                "year": flag.year,
            }
            for flag in answer.flags
        ],
        "if_it_ends_early": _exits(case, answer, voice),
        "to_confirm": [_open(point, voice) for point in points],
        "member_pays_unconfirmed": {"least": format_decimal(least), "most": format_decimal(most)},
        **happened.of(case, answer, voice),
        "at_risk": _at_risk(case, answer, points),
        "could_change": [_change(change, voice) for change in what_could_change(case, plan, answer, day)],
    }


def _exits(case: Case, answer: Estimate, voice: Voice) -> dict[str, Any]:
    """What is paid if the course ends early, at the likely prices, and how many stay on as far as that is published."""
    places = exits.found(case, answer)
    return {
        "says": exits.intro(case, answer, voice),
        "after": [
            {
                "sessions": one.sessions,
                "date": one.date.isoformat(),
                "member_pays": format_decimal(one.member_pays),
                "plan_pays": format_decimal(one.plan_pays),
                "says": exits.line_words(words, voice),
            }
            for one, words in zip(places, exits.rows(case, answer, voice), strict=True)
        ],
        "known": [one._asdict() for one in exits.known(case, voice)] if places else [],
        "notes": [*exits.notes(case, answer, voice)],
    }


def _at_risk(case: Case, answer: Estimate, points: tuple[OpenPoint, ...]) -> dict[str, Any] | None:
    """What the sessions before the first explanation of benefits cost as assumed and otherwise; None: nothing is at
    risk."""
    risk = at_risk(case, answer, points)
    if risk is None:
        return None
    ends = (("soonest", risk.soonest), ("latest", risk.latest))
    return {
        **{
            name: {"weeks": end.weeks, "arrives": end.arrives.isoformat(), "sessions": end.sessions}
            for name, end in ends
        },
        "member_pays": [
            {
                "reading": reading.point.assumption if reading.point else "as_assumed",
                **(_of_plan(reading.point) if reading.point else {}),
                "by_soonest": format_decimal(reading.by_then[0]),
                "by_latest": format_decimal(reading.by_then[1]),
                "in_all": format_decimal(reading.in_all),
            }
            for reading in risk.readings
        ],
    }


def _change(change: Change, voice: Voice) -> dict[str, Any]:
    words = change_words(change, voice)
    return {
        "reading": change.reading,
        "says": words.reading,
        "difference": words.difference,
        "settled_by": words.settle,
        **_of_plan(change),
        **_now_and_then(change),
    }


def _open(point: OpenPoint, voice: Voice) -> dict[str, Any]:
    return {
        "assumption": point.assumption,
        "says": assumption_words(point, voice),
        "otherwise": effect_words(point, voice),
        **_of_plan(point),
        **_now_and_then(point),
    }


def _of_plan(one: OpenPoint | Change) -> dict[str, str]:
    """Where several plans cover the sessions: which it is about, and from when, if it comes in the course."""
    since = {"since": one.since.isoformat()} if one.under and one.since is not None else {}
    return {"under": one.under, **since} if one.under else {}


def _now_and_then(one: OpenPoint | Change) -> dict[str, dict[str, str]]:
    return {
        name: {"now": format_decimal(getattr(one.now, name)), "then": format_decimal(getattr(one.then, name))}
        for name in ("member_pays", "plan_pays")
    }


def _course(case: Case, answer: Estimate) -> dict[str, object]:
    days = [line.line.date for line in answer.likely.lines] or [case.course.starts]
    return {
        "title": case.course.title,
        "starts": case.course.starts.isoformat(),
        "ends": max(days).isoformat(),
        "sessions": len(answer.likely.lines),
    }


def _line(answer: Estimate, at: int, voice: Voice) -> dict[str, object]:
    likely = answer.likely.lines[at]
    return {
        "date": likely.line.date.isoformat(),
        "service": str(likely.line.service),
        "label": likely.line.label,
        "number": likely.line.number,
        "of": likely.line.of,
        "network": likely.line.network,
        "network_tier": likely.line.network_tier or None,
        "state": happened.state_of(likely.line),
        **_ranges([priced.lines[at].amounts for priced in (answer.low, answer.likely, answer.high)]),
        "reasons": [reason_words.sentence(reason, voice) for reason in likely.reasons],
    }


def _savings(levels: Sequence[Priced]) -> dict[str, dict[str, str]]:
    """What pre-tax account money saves in tax: beside the totals, taken off none of them."""
    return {name: _range(levels, name) for name in ("tax_saved", "employer_fica_saved")}


def _ranges(levels: Sequence[Amounts]) -> dict[str, dict[str, str]]:
    return {name: _range(levels, name) for name in Amounts._fields}


def _range(levels: Sequence[Amounts] | Sequence[Priced], name: str) -> dict[str, str]:
    low, likely, high = (format_decimal(getattr(level, name)) for level in levels)
    return {"low": low, "likely": likely, "high": high}
