"""The course of an interview: a bundled one with the number of sessions and the prices that were answered."""

import datetime
from collections.abc import Sequence
from typing import Final

from calculator.engine.comparison.variation import sessions_of, with_sessions
from calculator.interview.answers import Planned, Price, PriceKnown
from calculator.model.base import PriceRange, changed
from calculator.model.course import Course, Network, Service, ServiceLine
from calculator.reference.voice import Voice
from calculator.words.provenance import course_after

USUAL: Final = "im_kap_6"
"""The course that stands in the place of one that nobody knows."""

PLANNED: Final = (USUAL, "iv_series_6", "sublingual_6", "esketamine_26_weeks", "im_kap_3")
"""The bundled courses that may be planned, by the names of their templates."""

_MEDICINE: Final = (Service.DOSING, Service.MAINTENANCE)

_TITLED_AS: Final = {"im_kap_3": "im_kap_6"}
"""Templates whose title is another's: they differ by their number of sessions only."""


def template_of(planned: Planned, courses: Sequence[Course]) -> Course:
    """The bundled course that is planned, with its usual number of sessions; the usual one where nobody knows."""
    name = planned.template or USUAL
    return next(course for course in courses if course.template == name)


def usual_sessions(planned: Planned, courses: Sequence[Course]) -> int:
    """How many sessions with the medicine the planned course usually has."""
    return sessions_of(template_of(planned, courses))


def usual_price(planned: Planned, courses: Sequence[Course]) -> PriceRange:
    """What a session with the medicine costs as the planned course came."""
    lines = template_of(planned, courses).lines
    return next(line.price for line in lines if line.service in _MEDICINE)


def other_visits(planned: Planned, courses: Sequence[Course]) -> tuple[ServiceLine, ...]:
    """The lines of the planned course that are no session with the medicine."""
    return tuple(line for line in template_of(planned, courses).lines if line.service not in _MEDICINE)


def titled(course: Course, planned: Planned, voice: Voice) -> Course:
    """The course under a title that says which treatment it is and how many sessions it has."""
    count = sessions_of(course)
    template = planned.template or USUAL
    key = f"interview.course_{_TITLED_AS.get(template, template)}"
    return changed(course, title=voice(f"{key}_one" if count == 1 else key, count=count))


def first_monday(today: datetime.date) -> datetime.date:
    """The Monday after ``today``: when a course begins of which nobody knows when."""
    return today + datetime.timedelta(days=7 - today.weekday())


def course_of(
    planned: Planned,
    price: Price,
    visits: Sequence[int | None],
    courses: Sequence[Course],
    *,
    starts: datetime.date,
    network: Network = Network.IN,
) -> Course:
    """The course that was answered. A price that nobody knew is that of the bundled course, and assumed."""
    template = template_of(planned, courses)
    course = with_sessions(template, planned.sessions) if planned.sessions is not None else template
    known = iter(visits)
    lines = []
    for line in course.lines:
        medicine = line.service in _MEDICINE
        answered = _range(price) if medicine else _fixed(next(known, None))
        here = line if answered is None else changed(line, price=answered, price_assumed=False)
        lines.append(changed(here, network=network))
    answered_course = changed(course, template=None, lines=tuple(line for line in lines if line.count))
    return course_after(template, answered_course).starting(starts)


def _range(price: Price) -> PriceRange | None:
    """The price of a session; the likely one of a range is the middle of it, to the cent below."""
    if price.known is PriceKnown.ONE and price.one is not None:
        return PriceRange.fixed(price.one)
    if price.known is PriceKnown.RANGE and price.low is not None and price.high is not None:
        return PriceRange(low=price.low, likely=(price.low + price.high) // 2, high=price.high)
    return None


def _fixed(cents: int | None) -> PriceRange | None:
    return None if cents is None else PriceRange.fixed(cents)
