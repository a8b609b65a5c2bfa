"""The plan editor: a window of its own, laid out as a Summary of Benefits and Coverage is. Each good edit is told at
once, so that the answer in the main window follows."""

from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from calculator.model.base import changed
from calculator.model.course import Service
from calculator.model.plan import Benefit, CostShare, Plan, Reading
from calculator.reference.texts import say
from ui.editors.choices import Choice
from ui.editors.fields import Labelled, ProblemLabel, TextField
from ui.editors.plan_amounts import PlanAmounts
from ui.editors.plan_benefit import BenefitHeader, BenefitRow
from ui.editors.plan_faults import spoken
from ui.editors.plan_words import benefit_title, service_name
from ui.editors.validity import Validity

_READ = tuple(service.value for service in Service if service is not Service.OTHER)


class PlanEditor(QDialog):
    """Takes a plan in and emits a changed one with the name of the step."""

    plan_edited = Signal(object, str)
    validity_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._plan: Plan | None = None
        self._language = ""
        self._validity = Validity(self)
        self._validity.changed.connect(self.validity_changed)
        self.name = Labelled(TextField(self, least=1, most=120))
        self.year_starts = Labelled(TextField(self, least=5, most=5))
        self.problem = ProblemLabel(self)
        self.amounts = PlanAmounts(self)
        self.rows: list[BenefitRow] = []
        self.header = BenefitHeader(self)
        self.add = QPushButton(self)
        self.add.setAutoDefault(False)
        self.reading = {service: Labelled(Choice(self)) for service in _READ}
        self._groups = {name: QGroupBox(self) for name in ("questions", "services", "readings")}
        self._notes = {name: _note(self) for name in ("services_note", "readings_note")}
        self.meaning = _note(self)
        self.meaning.setMinimumHeight(52)
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._connect()
        self.resize(900, 720)

    def set_plan(self, plan: Plan, language: str) -> None:
        """Show ``plan``."""
        if language != self._language:
            self._language = language
            self._set_words()
            self._plan = None
        if plan == self._plan:
            return
        self._plan = plan
        self.setWindowTitle(self._say("window", name=plan.name))
        self.name.field.set_value(plan.name)
        self.year_starts.field.set_value(plan.year_starts)
        self.amounts.set_plan(plan, language)
        self._match_rows(len(plan.benefits))
        for row, benefit in zip(self.rows, plan.benefits, strict=True):
            row.set_benefit(benefit, language)
        self._show_reading(plan)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("planPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.name, 3, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.year_starts, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.problem)
        _fill(self._groups["questions"], self.amounts)
        services = QVBoxLayout(self._groups["services"])
        services.setSpacing(8)
        services.addWidget(self._notes["services_note"])
        services.addWidget(self.header)
        self._benefits = QVBoxLayout()
        self._benefits.setSpacing(6)
        services.addLayout(self._benefits)
        services.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        readings = QGridLayout(self._groups["readings"])
        readings.setHorizontalSpacing(16)
        readings.setVerticalSpacing(8)
        readings.addWidget(self._notes["readings_note"], 0, 0, 1, 3)
        for at, labelled in enumerate(self.reading.values()):
            readings.addWidget(labelled, 1 + at // 3, at % 3)
        for group in self._groups.values():
            column.addWidget(group)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 12)
        foot.addWidget(self.meaning)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.name.field.edited.connect(lambda value: self._edit("name", name=value))
        self.year_starts.field.edited.connect(lambda value: self._edit("year_starts", year_starts=value))
        self.amounts.plan_edited.connect(self._amounts_edited)
        self.amounts.problem_changed.connect(lambda bad: self._validity.mark(id(self.amounts), bad))
        for field in (self.name.field, self.year_starts.field, *self.amounts.all_fields):
            self._validity.watch(field)
        self.add.clicked.connect(self._add_benefit)
        for service, labelled in self.reading.items():
            labelled.field.chosen.connect(lambda benefit, service=service: self._read_as(service, benefit))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._explain)

    def _explain(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            name, meaning = new.accessibleName(), new.whatsThis()
            words = f"{name}: {meaning}" if meaning else name
            self.meaning.setText(words or self._say("meaning_here"))

    def _match_rows(self, count: int) -> None:
        while len(self.rows) > count:
            row = self.rows.pop()
            self._validity.forget(*row.fields)
            self._benefits.removeWidget(row)
            row.deleteLater()
        while len(self.rows) < count:
            row = BenefitRow(self)
            index = len(self.rows)
            row.benefit_edited.connect(lambda benefit, step, index=index: self._benefit_edited(index, benefit, step))
            row.removed.connect(lambda index=index: self._remove_benefit(index))
            for field in row.fields:
                self._validity.watch(field)
            self.rows.append(row)
            self._benefits.addWidget(row)

    def _show_reading(self, plan: Plan) -> None:
        options: list[tuple[object, str]] = [(None, self._say("not_covered"))]
        options += [(benefit.name, benefit_title(benefit, self._language)) for benefit in plan.benefits]
        for service, labelled in self.reading.items():
            benefit = plan.benefit_for(service)
            labelled.field.set_options(options)
            labelled.field.set_value(benefit.name if benefit else None)

    def _amounts_edited(self, plan: Plan, step: str) -> None:
        if self._plan is not None:
            names = ("deductible", "out_of_pocket_limit", "drug_deductible", "drug_limit", "network_credit")
            self._take(step, {name: getattr(plan, name) for name in names})

    def _benefit_edited(self, index: int, benefit: Benefit, step: str) -> None:
        if self._plan is not None:
            benefits = list(self._plan.benefits)
            benefits[index] = benefit
            self._take(step, {"benefits": tuple(benefits)})

    def _add_benefit(self) -> None:
        if self._plan is None:
            return
        names = {benefit.name for benefit in self._plan.benefits}
        name = next(f"benefit_{n}" for n in range(1, 100) if f"benefit_{n}" not in names)
        new = Benefit(name=name, title=self._say("new_benefit"), out_of_network=CostShare())
        self._take(self._say("step_add_benefit"), {"benefits": (*self._plan.benefits, new)})
        self.rows[-1].title.setFocus()

    def _remove_benefit(self, index: int) -> None:
        if self._plan is None:
            return
        gone = self._plan.benefits[index].name
        parts = {
            "benefits": tuple(benefit for benefit in self._plan.benefits if benefit.name != gone),
            "reading": tuple(reading for reading in self._plan.reading if reading.benefit != gone),
            "otherwise": None if self._plan.otherwise == gone else self._plan.otherwise,
        }
        self._take(self._say("step_remove_benefit"), parts)

    def _read_as(self, service: str, benefit: str | None) -> None:
        if self._plan is None:
            return
        kept = [reading for reading in self._plan.reading if reading.service != service]
        if benefit is not None:
            kept.append(Reading(service=service, benefit=benefit))
        name = service_name(service, self._language)
        self._take(self._say("step_reading", name=name), {"reading": tuple(kept)})

    def _edit(self, what: str, **parts: Any) -> None:
        self._take(self._say(f"step_{what}"), parts)

    def _take(self, step: str, parts: dict[str, Any]) -> None:
        """Make the plan with ``parts``, show what follows of it, and tell; or say what is wrong with it."""
        if self._plan is None:
            return
        try:
            plan = changed(self._plan, **parts)
        except ValidationError as error:
            self.problem.show_problem(spoken(error, self._language))
            self._validity.mark(id(self.problem), bad=True)
            return
        self.problem.show_problem("")
        self._validity.mark(id(self.problem), bad=False)
        self.set_plan(plan, self._language)
        self.plan_edited.emit(plan, step)

    def _set_words(self) -> None:
        language = self._language
        self.name.set_words(self._say("name"), say("glossary.name", language), language)
        self.year_starts.set_words(self._say("year_starts"), say("glossary.year_starts", language), language)
        for name, group in self._groups.items():
            group.setTitle(self._say(name))
        for name, note in self._notes.items():
            note.setText(self._say(name))
        self.header.set_language(language)
        self.add.setText(self._say("add_benefit"))
        self.add.setAccessibleDescription(self._say("add_benefit_is"))
        for service, labelled in self.reading.items():
            labelled.set_words(service_name(service, language), say("glossary.reading", language), language)
        self.meaning.setText(self._say("meaning_here"))

    def _say(self, key: str, **figures: object) -> str:
        return say(f"plan.{key}", self._language, figures)


def _note(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label


def _fill(group: QGroupBox, content: QWidget) -> None:
    layout = QVBoxLayout(group)
    layout.addWidget(content)
