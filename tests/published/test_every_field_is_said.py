"""Whatever can change a price or a flag can be said in a published case: the cases that come with the program say each
field of the models at least once otherwise than it is by default."""

from collections.abc import Iterator
from typing import Any, Final

from calculator.files import published
from calculator.files.published_lines import lines_of, money_back_of
from calculator.files.published_member import member_of
from calculator.files.published_terms import plan_of
from calculator.model.base import Model
from calculator.model.benefit import Benefit
from calculator.model.course import MoneyBack
from calculator.model.funding import Account, Assistance
from calculator.model.happened import Happened
from calculator.model.member import EnrollmentIn, Member
from calculator.model.plan import Coverage, Plan, Rider
from tests.helpers.model_fields import Field, models_of

_NAME: Final = "what it is called changes nothing"
_ORIGIN: Final = "where it comes from changes nothing"
UNSAID: Final[dict[Field, str]] = {
    **{(model, "title"): _NAME for model in (Benefit, Account, Assistance)},
    **{(Plan, part): _ORIGIN for part in ("note", "sources", "example", "edited", "made_from", "document")},
    (Member, "by_plan"): "a case begins under one plan; what one that comes later has on record, that one says",
    (Rider, "otherwise"): "a rider takes the services that it names",
    (Happened, "day"): "a line has its own day",
    (Happened, "history"): "a line bears what holds in the end",
    (Happened, "note"): _NAME,
}
"""What cannot be said, and why."""


def said(value: object) -> Iterator[Field]:
    """Every field of ``value``, and of what is in it, that is otherwise than by default: said of one kind of enrollment
    it can be said of every kind."""
    if isinstance(value, tuple):
        for one in value:
            yield from said(one)
    if isinstance(value, Model):
        blank: dict[str, Any] = type(value)._blank
        for part, now in vars(value).items():
            if now != blank[part]:
                yield from ((kind, part) for kind in type(value).__mro__ if issubclass(kind, Model))
                yield from said(now)


def said_in(case: dict[str, Any]) -> Iterator[Field]:
    people: dict[str, str] = {}
    lines = lines_of(case, people)
    services = {str(line.service) for line in lines}
    member = member_of(case, services, several=len(people) > 1)
    yield from said((plan_of(case["plan"], services), member, money_back_of(case, services)))
    yield from said(tuple(line.happened for line in lines))


def test_every_field_that_can_change_an_answer_is_said_by_a_bundled_case() -> None:
    files = [published._read(path) for path in sorted(published.bundled().glob("*.json"))]
    found = {field for cases in files for case in cases for field in said_in(case)}
    models = models_of(Plan, Member, MoneyBack, Happened, without=UNSAID)
    assert {Coverage, Rider, Benefit, Account} - models == {Coverage}
    assert EnrollmentIn not in models
    fields = {(model, part) for model in models for part in model.parts()}
    assert set(UNSAID) <= fields
    assert sorted(f"{model.__name__}.{part}" for model, part in fields - set(UNSAID) - found) == []
