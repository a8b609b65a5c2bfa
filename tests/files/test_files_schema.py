"""The published schema is that of the models, and says of files what the program says."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calculator.files import bundled, schema
from calculator.reference.paths import RESOURCES

SCHEMA = json.loads(schema.PATH.read_text(encoding="utf-8"))
PLAN_SCHEMA = json.loads(schema.PLAN_PATH.read_text(encoding="utf-8"))
CHECKED = {
    "type", "properties", "required", "additionalProperties", "items", "$ref", "anyOf", "const", "enum", "pattern",
    "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum",
}  # fmt: skip
SAID = {"$schema", "$defs", "title", "description", "default", "format"}
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """Whether ``value`` fits ``rule``, for the words of JSON Schema that ours uses; another word is an error."""
    assert set(rule) <= CHECKED | SAID, rule
    if "$ref" in rule:
        return fits(value, SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]])
    if "anyOf" in rule:
        return any(fits(value, choice) for choice in rule["anyOf"])
    if "type" in rule and type(value) is not TYPES[rule["type"]]:
        return False
    if isinstance(value, dict):
        return fits_object(value, rule)
    if isinstance(value, list):
        items = all(fits(item, rule["items"]) for item in value)
        return items and rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value))
    return fits_scalar(value, rule)


def fits_object(value: dict[str, Any], rule: dict[str, Any]) -> bool:
    named = rule["properties"]
    members = all(name in named and fits(part, named[name]) for name, part in value.items())
    return members and rule["additionalProperties"] is False and set(rule.get("required", ())) <= set(value)


def fits_scalar(value: Any, rule: dict[str, Any]) -> bool:
    if value != rule.get("const", value) or value not in rule.get("enum", [value]):
        return False
    if isinstance(value, str):
        long_enough = rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value))
        return long_enough and re.search(rule.get("pattern", ""), value) is not None
    if type(value) is int:
        return bool(rule.get("minimum", value) <= value <= rule.get("maximum", value))
    return True


def test_the_published_schema_is_that_of_the_models() -> None:
    again = "run: python -m calculator.files.schema"
    assert schema.PATH.read_text(encoding="utf-8") == schema.text(), again


def test_the_example_fits_the_schema() -> None:
    assert fits(json.loads(bundled.EXAMPLE.read_text(encoding="utf-8")), SCHEMA)


@pytest.mark.parametrize("path", sorted((RESOURCES / "plans").glob("*.json")), ids=lambda path: path.stem)
def test_every_plan_of_the_library_fits_the_schema_of_a_plan_file(path: Path) -> None:
    assert PLAN_SCHEMA["$defs"].items() <= SCHEMA["$defs"].items()
    tree = json.loads(path.read_text(encoding="utf-8"))
    assert fits(tree, PLAN_SCHEMA)
    tree["plan"]["deductible"] = 750
    assert not fits(tree, PLAN_SCHEMA)


def put(*way: Any, value: Any) -> Callable[[Any], None]:
    def change(tree: Any) -> None:
        for step in way[:-1]:
            tree = tree[step]
        tree[way[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        put("format", value="kat"),
        put("schema_version", value=4),
        put("case", "course", "lines", 0, "price", "likely", value=250),
        put("case", "course", "lines", 0, "price", "likely", value="250.000"),
        put("case", "course", "lines", 3, "count", value=201),
        put("case", "course", "lines", 3, "route", value="balloon"),
        put("case", "plans", value=[]),
        put("case", "colour", value="blue"),
    ],
)
def test_a_broken_example_does_not_fit_the_schema(change: Callable[[Any], None]) -> None:
    tree = json.loads(bundled.EXAMPLE.read_text(encoding="utf-8"))
    broken = copy.deepcopy(tree)
    change(broken)
    assert not fits(broken, SCHEMA)
