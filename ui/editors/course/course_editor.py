"""The course in the left column: template, first day, name, the lines and their total."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from calculator.files import bundled
from calculator.model.base import UNPRICED, PriceRange, changed
from calculator.model.course import MOST_LINES, Course, Service, ServiceLine
from calculator.model.course_lines import rearranged
from calculator.model.faults import FIRST_YEAR, LAST_YEAR, InvalidError
from calculator.money import format_money
from calculator.reference.voice import SILENT, Voice, said
from calculator.words.bundled import told
from calculator.words.network_tiers import OfferedTier
from calculator.words.provenance import course_after
from ui.editors.course.kept_rows import rows_of
from ui.editors.course.money_back import MoneyBackTable
from ui.editors.course.service_line import WIDTHS, ServiceLineRow
from ui.editors.course.service_line_details import STEPS
from ui.editors.plan.problems import ProblemPlace
from ui.widgets.boxes import hbox, vbox
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.fields import Field, Labelled, TextField
from ui.widgets.form_parts import describe
from ui.widgets.scale import px
from ui.widgets.steady_label import SteadyLabel
from ui.widgets.validity import LastGood, Validity

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
        self._told: Course | None = None
        self._tiers: tuple[OfferedTier, ...] = ()
        self._voice = SILENT
        self.validity = Validity(self)
        self.validity.changed.connect(self.validity_changed)
        self._last_good = LastGood(self.validity, lambda: self._course, self._take_back)
        self.template = Labelled(Choice(self))
        self.starts = Labelled(DateField(self))
        self.title = Labelled(TextField(self, least=1, most=120))
        self.ranges = QCheckBox(self)
        self._ranged = False
        self.rows: list[ServiceLineRow] = []
        self.problem = ProblemPlace(self)
        self._captions = [QLabel(self) for _ in range(5)]
        self.total = SteadyLabel("body", self, wrap=False)
        self.total.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add = QPushButton(self)
        self.money_back = MoneyBackTable(self)
        self._lay_out()
        self.template.field.chosen.connect(self._choose_template)
        self.starts.field.edited.connect(self._set_first_day)
        self.title.field.edited.connect(self._set_title)
        self._watch(self.starts.field, self.title.field)
        self.add.clicked.connect(self._add_line)
        self.ranges.clicked.connect(self._choose_range)
        self.money_back.edited.connect(lambda all_, step: self._edit(step, money_back=all_))
        self.money_back.fields_changed.connect(self._money_back_fields)

    def set_course(self, course: Course, voice: Voice, total_cents: int, tiers: tuple[OfferedTier, ...] = ()) -> None:
        """Show ``course``; ``total_cents`` is the billed total at the likely price, from the estimate; ``tiers`` are
        those further network tiers that the plans have."""
        back = course is self._told and (voice, tiers) == (self._voice, self._tiers)
        self._told, self._tiers = None, tiers
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        afresh = self._course is None or course.title != self._course.title
        other = course != self._course
        if not back:  # An edit of its own is shown already.
            self._show(course, afresh=afresh)
        if other:
            self._last_good.begin()
        self.total.set_text(self._say("total", total=format_money(total_cents)))

    def forget(self) -> None:
        """Let go of what is typed and not understood: the next course shown is another one, whatever it is called."""
        self._course, self._ranged = None, False

    def _show(self, course: Course, *, afresh: bool) -> None:
        """Show ``course``; ``afresh``: another one than before, so that bad text of that one goes."""
        self._course = course
        self._offer_templates(course.template)
        for field, value in ((self.starts.field, course.starts), (self.title.field, course.title)):
            (field.reset if afresh else field.set_value)(value)
        self._match_rows(course.lines)
        last = len(course.lines)
        for number, (row, line) in enumerate(zip(self.rows, course.lines, strict=True), start=1):
            row.offer_tiers(self._tiers)
            row.set_line(line, number, course.starts, self._voice, afresh=afresh)
            barred = {"up": number == 1, "down": number == last, "duplicate": last == MOST_LINES}
            barred["facility"] = last == MOST_LINES or line.service == Service.FACILITY
            row.allow(*(step for step in STEPS if not barred.get(step)))
        self._show_range(self._ranged or any(line.price.low != line.price.high for line in course.lines))
        self.add.setEnabled(last < MOST_LINES)
        self.money_back.set_course(course, self._voice)

    def _lay_out(self) -> None:
        head = hbox(around=(28, 0, 0, 0), spacing=4)
        for index, caption in enumerate(self._captions):
            caption.setProperty("role", "small")
            if index:
                caption.setAlignment(Qt.AlignmentFlag.AlignRight)
                head.addWidget(caption)
            else:
                head.addWidget(caption, 1)
        top = hbox(spacing=8)
        top.addWidget(self.template, 3, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.starts, 2, Qt.AlignmentFlag.AlignTop)
        self._lines = vbox(spacing=4)
        foot = hbox()
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.total)
        layout = vbox(self, spacing=8)
        layout.addLayout(top)
        # The sentence about a date takes the whole width: in its own column it would be six lines high.
        layout.addWidget(self.starts.problem)
        named = hbox()
        named.addWidget(self.title, 1)
        named.addWidget(self.ranges, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(named)
        layout.addLayout(head)
        layout.addLayout(self._lines)
        layout.addWidget(self.problem)
        layout.addLayout(foot)
        layout.addWidget(self.money_back)

    def _match_rows(self, lines: Sequence[ServiceLine]) -> None:
        """Let every line keep the row that shows it, with what is typed there, wherever it has moved to."""
        found = [row or self._new_row() for row in rows_of(self.rows, lines)]
        if found == self.rows:
            return
        for row in self.rows:
            self._lines.removeWidget(row)
            if row not in found:
                self.validity.forget(*row.fields)
                row.forget_line()
                row.hide()
                row.deleteLater()
        for row in found:
            self._lines.addWidget(row)
        self.rows = found
        self._set_tab_order()

    def _new_row(self) -> ServiceLineRow:
        row = ServiceLineRow(self.problem, self)
        row.line_edited.connect(lambda line, step: self._line_edited(row, line, step))
        row.asked.connect(lambda step: self._rearrange(row, step))
        row.opened.connect(lambda: self._opened(row))
        self._watch(*row.fields)
        row.set_widths(*self._widths())
        return row

    def _widths(self) -> tuple[int, int]:
        """The widths of the counts and of the prices: those of their captions, where these need more."""
        count, *prices = (caption.fontMetrics().horizontalAdvance(caption.text()) for caption in self._captions[1:])
        return max(px(WIDTHS["count"]), count), max(px(WIDTHS["price"]), *prices)

    def _opened(self, row: ServiceLineRow) -> None:
        self._watch(*(row.details.fields if row.details else ()))
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        head = (self.template.field, self.starts.field, self.title.field, self.ranges)
        chain = (*head, *(part for row in self.rows for part in row.chain), self.add, *self.money_back.chain)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _money_back_fields(self, come: Sequence[Field], gone: Sequence[Field]) -> None:
        self.validity.forget(*gone)
        self._watch(*come)
        self._set_tab_order()

    def _watch(self, *fields: Field) -> None:
        for field in fields:
            self.validity.watch(field)

    def _line_edited(self, row: ServiceLineRow, line: ServiceLine, step: str) -> None:
        if self._course is not None:
            lines = list(self._course.lines)
            lines[self.rows.index(row)] = line
            self._edit(step, lines=tuple(lines))

    def _rearrange(self, row: ServiceLineRow, step: str) -> None:
        if self._course is None:
            return
        index = self.rows.index(row)
        if step == "remove":
            row.forget_line()
        self._edit(self._say(f"step_{step}"), lines=rearranged(self._course.lines, index, step))
        if step == "remove":
            (self.rows[min(index, len(self.rows) - 1)].more if self.rows else self.add).setFocus()

    def _add_line(self) -> None:
        if self._course is not None:
            line = ServiceLine(service=Service.OTHER.value, price=UNPRICED)
            self._edit(self._say("step_add"), lines=(*self._course.lines, line))
            self.rows[-1].service.setFocus()

    def _choose_template(self, name: str | None) -> None:
        template = next((course for course in bundled.courses() if course.template == name), None)
        if self._course is not None and template is not None:
            named = changed(template, title=told(template.title, self._voice))
            self._tell(named.starting(self._course.starts), self._say("step_template"), afresh=True)

    def _choose_range(self, on: bool) -> None:
        """Show the low and the high price too; or take the likely one of each line for its one price."""
        self._ranged = on
        lines = self._course.lines if self._course is not None else ()
        fixed = tuple(changed(line, price=PriceRange.fixed(line.price.likely)) for line in lines)
        if on or fixed == lines:
            self._show_range(on)
        else:
            self._edit(self._say("step_one_price"), lines=fixed)

    def _show_range(self, on: bool) -> None:
        self.ranges.setChecked(on)
        for name, caption in zip(("low", "likely", "high"), self._captions[2:], strict=True):
            caption.setVisible(on or name == "likely")
        self._captions[3].setText(self._say("column_likely" if on else "column_price"))
        for row in self.rows:
            row.show_range(on)

    def _set_first_day(self, day: Any) -> None:
        if self._course is None:
            return
        try:
            moved = self._course.starting(day)
        except InvalidError:
            problem = said("editors.bad_moved_date", least=FIRST_YEAR, most=LAST_YEAR)
            self.starts.field.refuse(problem, self._course.starts)
        else:
            self._tell(moved, self._say("step_starts"))

    def _set_title(self, title: Any) -> None:
        if self._course is not None:
            self._tell(changed(self._course, title=title), self._say("step_title"))

    def _edit(self, step: str, **parts: Any) -> None:
        if self._course is not None:
            edited = changed(self._course, template=None, **parts)
            self._tell(course_after(self._course, edited), step)

    def _tell(self, course: Course, step: str, *, afresh: bool = False) -> None:
        """Show the edit and tell of it: what comes back as the same course disturbs nothing."""
        self._show(course, afresh=afresh)
        self._last_good.told(step)
        self._told = course
        self.course_edited.emit(course, step)

    def _take_back(self, course: Course, step: str) -> None:
        """The course is what it was before what is refused was begun; that stays as it is typed."""
        self._show(course, afresh=False)
        self.course_edited.emit(course, step)

    def _offer_templates(self, template: str | None) -> None:
        options: list[tuple[str | None, str]] = [(name, self._say(f"template_{name}")) for name in _TEMPLATES]
        if template not in _TEMPLATES:
            template = None
            options.insert(0, (None, self._say("template_own")))
        self.template.field.set_options(options)
        self.template.field.set_value(template)

    def _set_words(self) -> None:
        self.template.set_words(self._say("template"), self._say("template_is"), self._voice)
        self.starts.set_words(self._say("starts"), self._say("starts_is"), self._voice)
        self.title.set_words(self._say("title"), self._say("title_is"), self._voice)
        for caption, name in zip(self._captions, ("service", "count", "low", "likely", "high"), strict=True):
            caption.setText(self._say(f"column_{name}"))
        count, price = self._widths()
        for caption, width in zip(self._captions[1:], (count, price, price, price), strict=True):
            caption.setFixedWidth(width)
        for row in self.rows:
            row.set_widths(count, price)
        self.ranges.setText(self._say("ranges"))
        describe(self.ranges, self._say("ranges"), self._say("ranges_is"))
        self.ranges.setToolTip(self._say("ranges_is"))
        self.add.setText(self._say("add"))
        self.add.setAccessibleDescription(self._say("add_is"))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("editors")(key, **figures)
