"""What the rest of a family has met is typed where the family is covered from a day in the course on."""

from tests.helpers.family_later import FAMILY, under
from tests.helpers.user import answer, field, type_into
from tests.ui.conftest import MakeWindow
from ui.widgets.field import Field


def test_it_is_typed_and_counts_from_that_day_on(make_window: MakeWindow) -> None:
    """Of the family's 800 the others have met 300: of the last session 100 are deductible, and 20% of 400."""
    window = make_window(under(80_000, FAMILY))
    assert "$1,040" in answer(window)
    others = field(window, "Rest of the family: Deductible met")
    type_into(others, "300")
    assert "$800" in answer(window)


def test_alone_there_is_nobody_else(make_window: MakeWindow) -> None:
    fields = [one.accessibleName() for one in make_window(under(80_000)).inputs.findChildren(Field) if one.isVisible()]
    assert "You: Deductible met" in fields
    assert "Rest of the family: Deductible met" not in fields
