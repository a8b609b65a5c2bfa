"""A case that takes long to compare: a course of many weekly sessions under ten plans."""

import datetime

from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.course import Course, Service, ServiceLine
from tests.helpers.ten_plans import ten_plans

SESSIONS = 16


def long_course() -> Case:
    """Sixteen weeks of dosing, drug and integration: 48 lines under each of ten plans."""
    prices = {Service.DOSING: 45_000, Service.DRUG: 60_000, Service.INTEGRATION: 17_500}
    lines = tuple(
        ServiceLine(service=service.value, count=SESSIONS, price=PriceRange.fixed(cents), gaps=(7,))
        for service, cents in prices.items()
    )
    course = Course(title="Weekly", starts=datetime.date(2026, 3, 2), lines=lines)
    return changed(ten_plans(), course=course, example=False, title="Sixteen weeks")
