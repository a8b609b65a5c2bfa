"""A pricer that is kept from course to course prices each as a new one does."""

import datetime

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.model.base import replaced
from calculator.model.member import Member
from calculator.model.plan import Benefit, CostShare, DeductibleUse, Reading
from tests.engine.cases import plan, session

DAY = datetime.date(2027, 2, 1)
COPAY = CostShare(copay=6_000, deductible=DeductibleUse.WAIVED)
ONCE = replaced(COPAY, copay_once_a_course=True)


def test_courses_of_as_many_services_over_the_same_days_whose_copays_are_counted_or_not() -> None:
    benefits = tuple(Benefit(name=name, in_network=share) for name, share in (("a", COPAY), ("b", ONCE), ("c", ONCE)))
    services = ("dosing", "integration", "evaluation")
    reading = tuple(Reading(service=service, benefit=name) for service, name in zip(services, "abc", strict=True))
    rule = replaced(plan(COPAY), benefits=benefits, reading=reading)
    kept = PlanPricer(rule, Member())
    for service, copays in (("dosing", [6_000, 6_000]), ("integration", [6_000, 0]), ("evaluation", [6_000, 0])):
        lines = tuple(session(100, service, day=DAY + datetime.timedelta(days=at)) for at in (0, 7))
        assert [one.copay for one in kept.amounts(lines)] == copays
