"""Of a case that is no longer open nothing is kept for the next key."""

import gc

from PySide6.QtWidgets import QApplication

from calculator.files.bundled import example
from calculator.model.base import changed
from calculator.reference.kept import forget, kept
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
