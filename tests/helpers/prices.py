"""A course at one price of the sessions with the medicine, made of the model's parts: what the engine's own way, which
bills dated lines anew, is held to."""

from calculator.model.base import PriceRange, changed
from calculator.model.course import Course, Service


def with_price(course: Course, cents: int) -> Course:
    """The course with every session with the medicine billed at ``cents``, low, likely and high."""
    medicine = (Service.DOSING, Service.MAINTENANCE)
    lines = tuple(
        changed(line, price=PriceRange.fixed(cents)) if line.service in medicine else line for line in course.lines
    )
    return changed(course, lines=lines)
