"""A case with plans of two employers, and the plan editor over it."""

import datetime

from calculator.model.base import PriceRange
from calculator.model.case import Case
from calculator.model.course import Course, ServiceLine
from calculator.model.plan import Benefit, CostShare, Plan, TierAmounts, YearlyAmount
from calculator.reference.voice import Voice
from ui.editors.plan.plan_editor import PlanEditor
from ui.main_window.window import Window

JULY = datetime.date(2026, 7, 6)


def of(name: str) -> Plan:
    """Deductible 1,500, then 20%, limit 4,000."""
    return Plan(
        name=name,
        deductible=YearlyAmount(in_network=TierAmounts(individual=150_000)),
        out_of_pocket_limit=YearlyAmount(in_network=TierAmounts(individual=400_000)),
        benefits=(Benefit(name="visit", in_network=CostShare(coinsurance=2_000), visit_limit=20),),
        otherwise="visit",
    )


def two_employers(**parts: object) -> Case:
    """Four sessions of 600 from July under the old employer's plan and under the new one's, which is alike."""
    line = ServiceLine(service="dosing", count=4, price=PriceRange.fixed(60_000))
    course = Course(title="Course", starts=JULY, lines=(line,))
    return Case(course=course, plans=(of("Old"), of("New")), chosen="Old", **parts)


def plan_editor(window: Window) -> PlanEditor:
    """The plan editor, opened on the chosen plan."""
    window.plan_desk.open(window.document.case, Voice("en"))
    editor = window.plan_desk.editor
    assert editor is not None
    return editor
