"""The summary of the plan says the family's amounts where a family is covered in the middle of the course."""

import pytest
from PySide6.QtWidgets import QLabel

from calculator.model.member import PlanChange
from tests.helpers.family_later import FAMILY, under
from tests.ui.conftest import MakeWindow
from ui.editors.plan.coverage import PlanSummary


@pytest.mark.parametrize(("changes", "told"), [((FAMILY,), True), ((), False)])
def test_its_deductible_is_in_the_summary(make_window: MakeWindow, changes: tuple[PlanChange, ...], told: bool) -> None:
    summary = make_window(under(80_000, *changes)).findChild(PlanSummary)
    assert isinstance(summary, PlanSummary)
    words = " ".join(label.text() for label in summary.findChildren(QLabel))
    assert "$400" in words
    assert ("$800" in words) is told
