"""Types prices into the real window and times each keystroke until its answer is painted. ``bench.edit`` runs it."""

import json
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Final

from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.course import Course, Service
from calculator.money import format_dollars

# isort: split
# The models are loaded before anything of Qt, as in main.py.
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui.app import application
from ui.document.document import Document
from ui.main_window.window import Window
from ui.settings import Settings

KEYS: Final = (*"612", Qt.Key.Key_Backspace, "9", Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, *"75")
"""Typed over a selected price, again and again; after each key there is another price, and so another answer."""

TIMES: Final = 40


class Painted(QObject):
    """Notices when a widget has been painted."""

    seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See the event and let it pass."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def wide(course: Course | None = None) -> Case:
    """The worked example, or with another course, with a range of prices for dosing that every price typed here lies
    in."""
    example = bundled.example()
    course = course or example.course
    price = PriceRange(low=100, likely=45_000, high=99_900)
    lines = tuple(changed(line, price=price) if line.service == Service.DOSING else line for line in course.lines)
    return changed(example, course=changed(course, lines=lines))


def answer_label(window: Window) -> QLabel:
    """The label that holds the headline's answer."""
    answer = format_dollars(window.document.estimate.likely.totals.member_pays)
    return next(label for label in window.answers.estimate.findChildren(QLabel) if answer in label.text())


def settle(window: Window) -> None:
    """Wait until what loads after the first paint, the chart, is there: nobody types sooner.

    Raises:
        RuntimeError: it does not come.
    """
    for _ in range(20):
        wait(500)
        if window.answers.estimate.chart.plot is not None:
            return
    raise RuntimeError("the chart does not come")


def dosing_price(window: Window) -> QLineEdit:
    """The field of the likely price of a dosing session."""
    dosing = [line.service for line in window.document.case.course.lines].index(Service.DOSING)
    return window.inputs.course.rows[dosing].prices["likely"]


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    waiting = QEventLoop()
    QTimer.singleShot(milliseconds, waiting.quit)
    waiting.exec()


def typed(window: Window, watched: QWidget, answered: Callable[[], bool], *, pause: int = 0) -> list[float]:
    """Type prices into ``window``, each key after a ``pause`` in milliseconds; the seconds from each keystroke until
    ``watched`` has been painted.

    Raises:
        RuntimeError: after a keystroke ``answered`` says that what is shown is not the answer.
    """
    return typed_into(dosing_price(window), watched, answered, pause=pause)


def typed_into(field: QLineEdit, watched: QWidget, answered: Callable[[], bool], *, pause: int = 0) -> list[float]:
    """The same in any ``field``."""
    app, painted = application(), Painted()
    watched.installEventFilter(painted)
    field.setFocus()
    times = []
    for number in range(TIMES * len(KEYS)):
        if number % len(KEYS) == 0:
            field.selectAll()
            app.processEvents()
        if pause:
            wait(pause)
        painted.seen = False
        begun = perf_counter()
        QTest.keyClick(field, KEYS[number % len(KEYS)])
        while not painted.seen and perf_counter() - begun < 1:
            app.processEvents()
        times.append(perf_counter() - begun)
        if not answered():
            raise RuntimeError(f"after {field.text()} what is shown is not the answer")
    return times


def main() -> None:
    """Print the seconds that each keystroke took, as JSON, when all have been typed."""
    application()
    window = Window(Document(wide()), Settings())
    window.show()
    settle(window)
    label = answer_label(window)
    json.dump(
        typed(
            window,
            label,
            lambda: format_dollars(window.document.estimate.likely.totals.member_pays) in label.text(),
        ),
        sys.stdout,
    )


if __name__ == "__main__":
    main()
