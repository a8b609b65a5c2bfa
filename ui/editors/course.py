"""The course in the left column: template, first day, the lines and their total."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from calculator.files import library
from calculator.model.base import PriceRange, changed
from calculator.model.course import Course, Service, ServiceLine
from calculator.money import format_money
from calculator.reference.texts import say
from ui.editors.choices import Choice
from ui.editors.dates import DateField
from ui.editors.fields import Field, Labelled
from ui.editors.service_line import WIDTHS, ServiceLineRow
from ui.editors.validity import Validity

_TEMPLATES: Final = (
    *("inner_path_im_6", "im_kap_6", "im_kap_3", "iv_series_6", "esketamine_26_weeks", "sublingual_6"),
)
"""The bundled templates by name; their files are read when one is chosen."""


class CourseEditor(QWidget):
    """Takes a course in and emits a changed one with the name of the step."""

    course_edited = Signal(object, str)
    validity_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self._language = ""
        self._validity = Validity(self)
        self._validity.changed.connect(self.validity_changed)
        self.template = Labelled(Choice(self))
        self.starts = Labelled(DateField(self))
        self.rows: list[ServiceLineRow] = []
        self._captions = [QLabel(self) for _ in range(5)]
        self.total = QLabel(self)
        self.total.setProperty("role", "strong")
        self.add = QPushButton(self)
        self._lay_out()
        self.template.field.chosen.connect(self._choose_template)
        self.starts.field.edited.connect(self._set_first_day)
        self._validity.watch(self.starts.field)
        self.add.clicked.connect(self._add_line)

    def set_course(self, course: Course, language: str, total_cents: int) -> None:
        """Show ``course``; ``total_cents`` is the billed total at the likely price, from the estimate."""
        if language != self._language:
            self._language = language
            self._set_words()
        if course != self._course:
            self._course = course
            self._offer_templates(course.template)
            self.starts.field.set_value(course.starts)
            self._match_rows(len(course.lines))
        for number, (row, line) in enumerate(zip(self.rows, course.lines, strict=True), start=1):
            row.set_line(line, number, language)
        self.total.setText(self._say("total", total=format_money(total_cents)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.setContentsMargins(28, 0, 0, 0)
        for index, caption in enumerate(self._captions):
            caption.setProperty("role", "small")
            if index:
                caption.setAlignment(Qt.AlignmentFlag.AlignRight)
                caption.setFixedWidth(WIDTHS["count" if index == 1 else "price"])
                head.addWidget(caption)
            else:
                head.addWidget(caption, 1)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.template, 3, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.starts, 2, Qt.AlignmentFlag.AlignTop)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.total)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(head)
        layout.addLayout(self._lines)
        layout.addLayout(foot)

    def _match_rows(self, count: int) -> None:
        while len(self.rows) > count:
            row = self.rows.pop()
            self._validity.forget(*row.fields)
            self._lines.removeWidget(row)
            row.deleteLater()
        while len(self.rows) < count:
            row = ServiceLineRow(self)
            index = len(self.rows)
            row.line_edited.connect(lambda line, step, index=index: self._line_edited(index, line, step))
            row.asked.connect(lambda step, index=index: self._rearrange(index, step))
            row.opened.connect(lambda row=row: self._watch(*(row.details.fields if row.details else ())))
            self._watch(*row.fields)
            self.rows.append(row)
            self._lines.addWidget(row)

    def _watch(self, *fields: Field) -> None:
        for field in fields:
            self._validity.watch(field)

    def _line_edited(self, index: int, line: ServiceLine, step: str) -> None:
        if self._course is not None:
            lines = list(self._course.lines)
            lines[index] = line
            self._edit(step, lines=tuple(lines))

    def _rearrange(self, index: int, step: str) -> None:
        if self._course is None:
            return
        lines = list(self._course.lines)
        line = lines[index]
        if step == "remove":
            del lines[index]
        elif step == "duplicate":
            lines.insert(index + 1, line)
        else:
            to = min(max(index + (1 if step == "down" else -1), 0), len(lines) - 1)
            lines.insert(to, lines.pop(index))
        self._edit(self._say(f"step_{step}"), lines=tuple(lines))

    def _add_line(self) -> None:
        if self._course is not None:
            line = ServiceLine(service=Service.OTHER.value, price=PriceRange.fixed(0))
            self._edit(self._say("step_add"), lines=(*self._course.lines, line))
            self.rows[-1].service.setFocus()

    def _choose_template(self, name: str | None) -> None:
        template = next((course for course in library.courses() if course.template == name), None)
        if self._course is not None and template is not None:
            self.course_edited.emit(template.starting(self._course.starts), self._say("step_template"))

    def _set_first_day(self, day: Any) -> None:
        if self._course is not None:
            self.course_edited.emit(self._course.starting(day), self._say("step_starts"))

    def _edit(self, step: str, **parts: Any) -> None:
        if self._course is not None:
            self.course_edited.emit(changed(self._course, template=None, **parts), step)

    def _offer_templates(self, template: str | None) -> None:
        options: list[tuple[str | None, str]] = [(name, self._say(f"template_{name}")) for name in _TEMPLATES]
        if template not in _TEMPLATES:
            template = None
            options.insert(0, (None, self._say("template_own")))
        self.template.field.set_options(options)
        self.template.field.set_value(template)

    def _set_words(self) -> None:
        language = self._language
        self.template.set_words(self._say("template"), self._say("template_is"), language)
        self.starts.set_words(self._say("starts"), self._say("starts_is"), language)
        for caption, name in zip(self._captions, ("service", "count", "low", "likely", "high"), strict=True):
            caption.setText(self._say(f"column_{name}"))
        self.add.setText(self._say("add"))
        self.add.setAccessibleDescription(self._say("add_is"))
        self._course = None

    def _say(self, key: str, **figures: object) -> str:
        return say(f"editors.{key}", self._language, figures)
