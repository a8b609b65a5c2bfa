"""Where in a JSON text a value stands."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.files.json_lines import Where, line_of

TEXT = """{
 "a": [
  1,
  {"b": {}, "c":
    [ ]},
  "x: [{,\\"]"
 ],
 "d": {
  "e\\"f": "y"
 }
}"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("a",), 2),
        (("a", 0), 3),
        (("a", 1, "b"), 4),
        (("a", 1, "c"), 4),
        (("a", 2), 6),
        (("d",), 8),
        (("d", 'e"f'), 9),
        (("d", "none"), 8),
        (("a", 7), 2),
        (("none",), None),
        ((), None),
    ],
)
def test_a_value_is_found_on_its_line(where: Where, line: int | None) -> None:
    assert line_of(TEXT, where) == line


trees = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda held: st.lists(held, max_size=4) | st.dictionaries(st.text(max_size=4), held, max_size=4),
    max_leaves=20,
)


def ways(tree: object, way: Where = ()) -> list[tuple[Where, object]]:
    found: list[tuple[Where, object]] = [(way, tree)]
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, part in parts:
        found += ways(part, (*way, step))
    return found


@settings(deadline=None)
@given(trees)
def test_every_value_of_any_tree_is_found_where_it_is_written(tree: object) -> None:
    text = json.dumps(tree, indent=1)
    lines = text.split("\n")
    for way, value in ways(tree):
        line = line_of(text, way)
        if way and line is not None:
            name = json.dumps(way[-1]) + ": " if isinstance(way[-1], str) else ""
            start = "{" if isinstance(value, dict) else "[" if isinstance(value, list) else json.dumps(value)
            assert lines[line - 1].strip().startswith(name + start)
        else:
            assert way == ()
