"""A course editor on a desk: somebody types, and shows every edit again as the document does."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.course import Course
from calculator.reference.voice import Voice
from ui.editors.course.course_editor import CourseEditor
from ui.editors.course.service_line import ServiceLineRow
from ui.widgets.choice import Choice
from ui.widgets.fields import Field


class Desk:
    """A course editor in a window, with somebody who shows every edit again as the document does."""

    def __init__(self, qtbot: QtBot, course: Course | None = None, language: str = "en") -> None:
        self.course = course or bundled.example().course
        self.voice = Voice(language)
        self.told: list[tuple[Course, str]] = []
        self.good: list[bool] = []
        self.editor = CourseEditor()
        qtbot.addWidget(self.editor)
        self.editor.resize(376, 600)
        self.editor.course_edited.connect(self._edited)
        self.editor.validity_changed.connect(self.good.append)
        self.show(self.course)
        with qtbot.waitActive(self.editor):
            self.editor.show()
            self.editor.activateWindow()

    def _edited(self, course: Course, step: str) -> None:
        self.told.append((course, step))
        self.show(course)

    def show(self, course: Course) -> None:
        self.course = course
        self.editor.set_course(course, self.voice, 437_500)

    def row(self, number: int) -> ServiceLineRow:
        return self.editor.rows[number - 1]

    def press(self, number: int, step: str) -> None:
        row = self.row(number)
        if not row.more.isChecked():
            row.more.click()
        assert row.details is not None
        row.details.buttons[step].click()

    def services(self) -> list[str]:
        return [line.service for line in self.course.lines]

    def shown(self) -> list[str]:
        return [row.service.currentText() for row in self.editor.rows]


def write(field: Field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def choose(combo: Choice, words: str) -> None:
    combo.setFocus()
    QTest.keyClicks(combo, words)
    combo.activated.emit(combo.currentIndex())
