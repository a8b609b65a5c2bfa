"""The models: strict, frozen, checked when they are made, and equal by their parts."""

import copy
import json
import pickle
import subprocess
import sys

import pytest

from calculator.files import bundled
from calculator.model.base import Model, PriceRange, changed, replaced
from calculator.model.checking import from_json, json_schema, to_json
from calculator.model.course import Route, ServiceLine
from calculator.model.faults import InvalidError
from calculator.model.member import CoverageTier, Member, Met
from calculator.model.plan import Plan
from calculator.money import parse_percent, percent_doubt

LINE = ServiceLine(service="dosing", count=6, price=PriceRange.fixed(45_000), route=Route.IM)


@pytest.mark.parametrize(
    ("parts", "where", "kind"),
    [
        ({}, "service", "missing"),
        ({"service": "dosing", "price": PriceRange.fixed(1), "colour": "red"}, "colour", "unexpected_keyword_argument"),
        ({"service": "dosing", "price": {"low": 1, "likely": 1, "high": 1}}, "price", "dataclass_exact_type"),
        ({"service": "dosing", "price": PriceRange.fixed(1), "count": "6"}, "count", "int_type"),
        ({"service": "dosing", "price": PriceRange.fixed(1), "count": 201}, "count", "less_than_equal"),
        ({"service": "dosing", "price": PriceRange.fixed(1), "route": "im"}, "route", "is_instance_of"),
        ({"service": "Dosing", "price": PriceRange.fixed(1)}, "service", "string_pattern_mismatch"),
        ({"service": "dosing", "price": PriceRange.fixed(1), "gaps": ()}, "gaps", "too_short"),
    ],
)
def test_what_is_wrong_is_told_by_its_place(parts: dict[str, object], where: str, kind: str) -> None:
    with pytest.raises(InvalidError) as refused:
        ServiceLine(**parts)
    assert (refused.value.faults[0].where, refused.value.faults[0].kind) == ((where,), kind)


def test_a_rule_of_the_model_is_told_in_its_own_words() -> None:
    with pytest.raises(InvalidError, match="the prices must rise: low ") as refused:
        PriceRange(low=2, likely=1, high=3)
    assert isinstance(refused.value.faults[0].cause, ValueError)


def test_a_value_does_not_change() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        LINE.count = 7  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del LINE.count
    assert LINE.count == 6


def test_a_change_is_checked_and_a_replacement_is_not() -> None:
    assert changed(LINE, count=7) == replaced(LINE, count=7) != LINE
    with pytest.raises(InvalidError):
        changed(LINE, count=-1)
    assert replaced(LINE, count=-1).count == -1


def test_equal_values_are_one_in_a_set_however_they_were_made() -> None:
    read = from_json(ServiceLine, json.dumps(to_json(LINE)).encode())
    again = ServiceLine(route=Route.IM, price=PriceRange.fixed(45_000), count=6, service="dosing")
    ready = ServiceLine.unchecked(route=Route.IM, price=PriceRange.fixed(45_000), count=6, service="dosing")
    assert {LINE, read, again, ready, copy.deepcopy(LINE), pickle.loads(pickle.dumps(LINE))} == {LINE}
    assert PriceRange.fixed(45_000) != LINE


def test_what_is_as_always_is_left_out_and_comes_back() -> None:
    member = Member(tier=CoverageTier.FAMILY, met=Met(deductible=12_345))
    written = to_json(member, defaults=False)
    assert written == {"tier": "family", "met": {"deductible": "123.45"}}
    assert from_json(Member, json.dumps(written).encode()) == member


@pytest.mark.parametrize(
    "value", [bundled.example(), *bundled.plans(), *bundled.courses()], ids=lambda value: type(value).__name__
)
def test_what_is_written_whole_is_read_back(value: Model) -> None:
    assert from_json(type(value), json.dumps(to_json(value)).encode()) == value


def test_the_schema_has_every_part_and_no_other() -> None:
    schema = json_schema(Plan, "#/$defs/{model}")
    assert list(schema["properties"]) == list(Plan.parts())
    assert schema["additionalProperties"] is False


def test_what_checks_is_loaded_only_when_something_is_checked() -> None:
    lines = (
        "import sys; from calculator.model.member import Member, Met; Member(); print('pydantic' in sys.modules)",
        "Met(deductible=5); print('pydantic' in sys.modules)",
    )
    said = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("0.2", 2_000),
        ("0.05", 500),
        (" 0.35 ", 3_500),
        ("0.2%", None),
        ("1", None),
        ("1.5", None),
        ("0", None),
        ("x", None),
    ],
)
def test_a_percentage_below_one_may_be_a_fraction_and_one_with_its_sign_says_what_it_is(
    text: str, other: int | None
) -> None:
    assert percent_doubt(text) == other
    if other is not None:
        assert parse_percent(text) * 100 == other
