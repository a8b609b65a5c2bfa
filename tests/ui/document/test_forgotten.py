"""Of a case that is no longer open nothing is kept for the next key."""

import gc

from PySide6.QtWidgets import QApplication

from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.model.estimate import DatedLine
from calculator.reference.kept import forget, kept
from tests.helpers.long_course import SESSIONS, long_course
from tests.helpers.settling import rest
from tests.helpers.user import type_into
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window
from ui.widgets.table import Cell

NAME = "Quokka visit"


def cells() -> list[str]:
    gc.collect()
    return [one.text for one in gc.get_objects() if isinstance(one, Cell) and NAME in one.text]


def test_the_names_of_a_case_go_with_it(window: Window) -> None:
    case = example()
    first, *others = case.course.lines
    window.show()
    window.document.replace(
        changed(case, course=changed(case.course, lines=(changed(first, label=NAME), *others))), None
    )
    QApplication.processEvents()
    assert cells()
    window.document.replace(case, None)
    QApplication.processEvents()
    assert cells() == []


def test_the_answers_to_a_long_course_go_with_it(make_window: MakeWindow) -> None:
    window = make_window(long_course())
    window.answers.turn_to("compare")
    rest(window)
    type_into(window.inputs.course.rows[0].prices["likely"], "475")
    rest(window)
    assert sessions()
    window.document.replace(example(), None)
    # A page that is not seen follows when it is.
    for page in ("compare", "estimate"):
        window.answers.turn_to(page)
        rest(window)
    assert sessions() == 0


def sessions() -> int:
    """How many lines of the long course are left."""
    gc.collect()
    return sum(isinstance(one, DatedLine) and one.of == SESSIONS for one in gc.get_objects())


def test_what_is_kept_is_worked_out_once_until_it_is_forgotten() -> None:
    asked = []

    @kept(2)
    def doubled(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [doubled(number) for number in (1, 1, 2, 1)] == [2, 2, 4, 2]
    assert asked == [1, 2]
    forget()
    assert doubled(1) == 2
    assert asked == [1, 2, 1]
