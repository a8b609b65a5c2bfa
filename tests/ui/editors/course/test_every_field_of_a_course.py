"""Whatever is in the model of a course can be entered: in the course's part of the left column, and for what became of
its sessions in the dialog of an explanation of benefits."""

import datetime
from typing import Final

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.course import Course, MoneyBack, Network, ServiceLine
from calculator.model.happened import Explanation, Happened
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.network_tiers import OfferedTier
from tests.helpers.every_field import Path, differing, paths_of, settings_of, typed_into, use
from ui.editors.course.course_editor import CourseEditor
from ui.editors.happened.dialog import HappenedDialog

ENGLISH: Final = Voice("en")
TIERS: Final = (OfferedTier("tier_2", "Tier 2", Network.OUT),)
LINE: Final = ServiceLine(service="dosing", count=2, price=PriceRange(low=100, likely=50_000, high=90_000))
DATED: Final = changed(LINE, dates=(datetime.date(2024, 1, 8), datetime.date(2024, 1, 10)))
COURSE: Final = Course(
    title="Everything",
    starts=datetime.date(2024, 1, 1),
    lines=(LINE, changed(DATED, service="intake", price_assumed=True)),
    money_back=(MoneyBack(amount=100),),
)
HAPPENED: Final = changed(LINE, happened=(Happened(number=1, explanation=Explanation(billed=100)),))
PLAN: Final = Plan(name="Any")

_ORIGIN: Final = "it is told of, not typed: where the figures come from, and whether they were changed since"
UNTYPED: Final[dict[Path, str]] = {(part,): _ORIGIN for part in ("note", "sources", "edited")}
"""What cannot be entered of a course, and why."""


def typed_into_column(qtbot: QtBot, course: Course) -> set[Path]:
    """The paths of what is other after each widget of the course's part was used on ``course``."""
    editor, told = CourseEditor(), list[Course]()
    qtbot.addWidget(editor)

    def show(one: Course) -> None:
        editor.set_course(one, ENGLISH, 0, TIERS)

    def tell(one: Course, _step: str) -> None:
        told.append(one)
        show(one)

    editor.course_edited.connect(tell)
    show(course)
    editor.show()
    return {path for _, path in typed_into(editor, course, told, lambda: show(course))}


def typed_into_dialog(qtbot: QtBot, course: Course) -> set[Path]:
    """The paths of what is other after everything was said of a session of ``course``, and another was cancelled."""
    case = Case(course=course, plans=(PLAN,), chosen=PLAN.name)
    told = list[Course]()
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = HappenedDialog(parent, ENGLISH, case)
    dialog.kept.connect(lambda one, _step: told.append(one))
    dialog.show()
    for widget in settings_of(dialog.form):
        use(widget, option=1)
    # What does not fit together is kept where a person keeps it once more.
    dialog.next.click()
    dialog.next.click()
    use(dialog.session.field, option=0)
    use(dialog.form.state, option=2)
    dialog.keep.click()
    return {path for one in told for _, path in differing(course, one)}


def test_every_field_of_a_course_is_entered(qtbot: QtBot) -> None:
    found = typed_into_column(qtbot, COURSE)
    found |= typed_into_dialog(qtbot, changed(COURSE, lines=(HAPPENED,)))
    fields = paths_of(Course, {("lines", "happened", "history")})
    assert set(UNTYPED) <= fields
    assert sorted(".".join(path) for path in fields - set(UNTYPED) - found) == []
