"""The worked example that comes ready made is what its file holds."""

from calculator.files import bundled
from calculator.files.document import load
from tools import worked_example


def test_it_is_the_file_to_the_last_value() -> None:
    case = load(bundled.WORKED_EXAMPLE)
    assert bundled.worked_example() == case
    # Equal values of other types, such as True for 1, would be told here.
    assert repr(bundled.worked_example()) == repr(case)
    assert hash(bundled.worked_example()) == hash(case)


def test_it_is_made_as_the_tool_makes_it() -> None:
    made: dict[str, object] = {}
    exec(compile(worked_example.text(load(bundled.WORKED_EXAMPLE)), "worked_example", "exec"), made)
    assert made["CASE"] == bundled.worked_example()
