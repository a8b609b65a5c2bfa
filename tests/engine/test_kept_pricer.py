"""A pricer that is kept from course to course prices each as a new one does."""

import datetime

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.pricing import price
from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.base import replaced
from calculator.model.member import Member
from calculator.model.plan import Benefit, CostShare, DeductibleUse, Reading
from tests.engine.cases import amount, plan, session

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


def test_a_plan_whose_words_are_edited_is_priced_by_the_new_ones_and_the_old_one_still_by_the_old() -> None:
    lines = tuple(session(100, day=DAY + datetime.timedelta(days=at)) for at in (0, 7))
    old = plan(COPAY)
    new = replaced(old, benefits=tuple(replaced(one, in_network=CostShare()) for one in old.benefits))
    for _ in range(2):
        assert [one.copay for one in PlanPricer(old, Member()).amounts(lines)] == [6_000, 6_000]
        assert [one.copay for one in PlanPricer(new, Member()).amounts(lines)] == [0, 0]


def test_many_plans_one_after_the_other_are_each_priced_by_their_own_words() -> None:
    lines = (session(100, day=DAY),)
    plans = [replaced(plan(CostShare()), deductible=amount(dollars)) for dollars in range(90)]
    for _ in range(2):
        assert [PlanPricer(one, Member()).amounts(lines)[0].deductible for one in plans] == [
            dollars * 100 for dollars in range(90)
        ]


def test_what_is_allowed_without_authorization_is_not_kept_for_who_has_it() -> None:
    share = CostShare(copay=1_000, deductible=DeductibleUse.WAIVED)
    needed = Authorization(missing=MissingAuthorization.DENIED)
    rule = plan(share)
    rule = replaced(rule, benefits=tuple(replaced(one, authorization=needed) for one in rule.benefits))
    for held, copay in ((True, 1_000), (False, 0), (True, 1_000)):
        assert PlanPricer(rule, Member(authorization_held=held)).amounts((session(100, day=DAY),))[0].copay == copay


def test_lines_are_equal_where_every_one_is_and_are_made_once() -> None:
    lines = tuple(session(100, day=DAY + datetime.timedelta(days=at)) for at in (0, 7))
    one, same = (price(lines, plan(COPAY), Member()) for _ in range(2))
    other = price(lines, plan(CostShare(copay=5_000, deductible=DeductibleUse.WAIVED)), Member())
    assert one.by_line == same.by_line
    assert one == same
    assert one.by_line != other.by_line
    assert one.lines is one.lines
    assert one.by_line.amounts == [line.amounts for line in one.lines]
    assert one.by_line != one.lines
    assert repr(one.by_line) == repr(one.lines)
