"""A change of coverage, at the real window: another plan from a day on."""

import datetime

from calculator.files import bundled
from tests.helpers.member_folds import choose, more, pressed, unfold
from tests.helpers.user import field, labels, type_into
from tests.ui.conftest import MakeWindow


def test_another_plan_from_a_day_on_is_typed_and_priced(make_window: MakeWindow) -> None:
    window = make_window(bundled.example())
    before = window.document.estimate.likely.totals
    part = unfold(window, "changes")
    pressed(part, "Add a change")
    type_into(field(window, "From (change 1)"), "10/1/2026")
    row = part.rows[0]  # type: ignore[attr-defined]
    other = next(plan for plan in window.document.case.plans if plan.name != window.document.case.chosen)
    choose(row.plan.field, other.name)
    change = window.document.case.member.changes[0]
    assert (change.starts, change.plan) == (datetime.date(2026, 10, 1), other)
    priced = window.document.estimate.likely.totals
    assert priced != before
    row.credit.click()
    assert window.document.case.member.changes[0].deductible_credit
    more(window).folds["changes"].header.click()
    assert any(words.startswith(f"{other.name} from") for words in labels(more(window)))
    more(window).folds["changes"].header.click()
    pressed(part, "Add a change")
    second = field(window, "From (change 2)")
    type_into(second, "9/1/2026")
    assert second.problem
    assert len(window.document.case.member.changes) == 2
    pressed(part, "Remove")
    pressed(part, "Remove")
    assert window.document.estimate.likely.totals == before
