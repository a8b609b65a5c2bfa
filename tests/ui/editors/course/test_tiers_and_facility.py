"""A line's network may be a further tier of a plan, and a visit may have the facility's own bill beside it."""

import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calculator.model.base import PriceRange
from calculator.model.course import Course, Network, Place, ServiceLine
from calculator.model.plan import NetworkTier, Plan
from calculator.reference.voice import Voice
from calculator.words.network_tiers import offered_tiers
from ui.editors.course.course_editor import CourseEditor

VISIT = ServiceLine(service="dosing", count=2, price=PriceRange.fixed(40_000), gaps=(14,))
COURSE = Course(title="Course", starts=datetime.date(2026, 3, 2), lines=(VISIT,))
PLANS = (
    Plan(
        name="One",
        further_tiers=(
            NetworkTier(name="tier_2", title="Tier 2"),
            NetworkTier(name="tier_3", title="Wide", balance_billing=True),
        ),
    ),
    Plan(name="Two", further_tiers=(NetworkTier(name="tier_2", title="Preferred"),)),
)
TIERS = offered_tiers(PLANS, Voice("en"))


@pytest.fixture
def editor(qtbot: QtBot) -> CourseEditor:
    made = CourseEditor()
    qtbot.addWidget(made)
    made.set_course(COURSE, Voice("en"), 80_000, TIERS)
    made.show()
    made.rows[0].more.click()
    return made


def line(editor: CourseEditor, at: int = 0) -> ServiceLine:
    assert editor._course is not None
    return editor._course.lines[at]


def choose(editor: CourseEditor, value: object) -> None:
    details = editor.rows[0].details
    assert details is not None
    details.network.field.set_value(value)
    details.network.field.activated.emit(details.network.field.currentIndex())


def test_the_networks_are_those_of_the_plans(editor: CourseEditor) -> None:
    details = editor.rows[0].details
    assert details is not None
    field = details.network.field
    assert [field.itemText(at) for at in range(field.count())] == [
        "In network",
        "Out of network",
        "Tier 2 / Preferred",
        "Wide",
    ]
    choose(editor, "tier_2")
    assert (line(editor).network, line(editor).network_tier) == (Network.IN, "tier_2")
    choose(editor, "tier_3")
    assert (line(editor).network, line(editor).network_tier) == (Network.OUT, "tier_3")
    choose(editor, Network.IN)
    assert (line(editor).network, line(editor).network_tier) == (Network.IN, None)


def test_a_tier_that_no_plan_has_any_more_is_in_or_out_of_network(editor: CourseEditor) -> None:
    choose(editor, "tier_3")
    assert editor._course is not None
    editor.set_course(editor._course, Voice("en"), 80_000, ())
    details = editor.rows[0].details
    assert details is not None
    assert details.network.field.currentText() == "Out of network"


def test_a_facility_fee_comes_beside_the_visit(editor: CourseEditor, qtbot: QtBot) -> None:
    details = editor.rows[0].details
    assert details is not None
    qtbot.mouseClick(details.buttons["facility"], Qt.MouseButton.LeftButton)
    fee = line(editor, 1)
    assert (fee.service, fee.count, fee.gaps, fee.place) == ("facility", 2, (14,), Place.OUTPATIENT)
    assert editor.rows[1].service.currentText() == "Facility fee"
    qtbot.keyClicks(editor.rows[1].prices["likely"], "300")
    assert line(editor, 1).price == PriceRange.fixed(30_000)
    editor.rows[1].more.click()
    second = editor.rows[1].details
    assert second is not None
    assert not second.buttons["facility"].isEnabled()
