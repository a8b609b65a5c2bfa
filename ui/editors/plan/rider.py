"""A carve-out rider beside the medical plan: its title, how it pays, and a small SBC of its own."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from calculator.model.base import changed
from calculator.model.course import Service
from calculator.model.faults import InvalidError
from calculator.model.plan import Benefit, CostShare, DeductibleUse, Plan, Reading, Rider, RiderPays
from calculator.reference.voice import SILENT, Voice
from calculator.words.plan_faults import spoken
from ui.editors.plan.amounts import PlanAmounts
from ui.editors.plan.benefits import BenefitTable
from ui.editors.plan.network_tiers import NetworkTierTable
from ui.editors.plan.reading import ReadingTable
from ui.widgets.boxes import grid_box, vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, Labelled, ProblemLabel, TextField
from ui.widgets.form_parts import caption, describe, folded, note
from ui.widgets.scale import px

_BENEFIT: Final = "rider_service"
_HEADINGS: Final = ("questions", "services", "readings")


class RiderEditor(QWidget):
    """Takes a plan in and tells of another rider. The fields are made when there is a rider for the first time."""

    parts_edited = Signal(object, str)
    fields_changed = Signal(object, object)
    """The fields that have come, and those that have gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rider: Rider | None = None
        self._voice = SILENT
        self.there = QCheckBox(self)
        self._note = note(self)
        self.form: RiderForm | None = None
        self._column = vbox(self, (0, 4, 0, 0), spacing=8)
        self._column.addWidget(self._note)
        self._column.addWidget(self.there)
        self.there.clicked.connect(self._clicked)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in the order of the eye."""
        return (self.there, *(self.form.stops if self.form else ()))

    def set_plan(self, plan: Plan, voice: Voice) -> None:
        """Show the rider of ``plan``."""
        if voice != self._voice:
            self._voice = voice
            self._note.setText(self._say("rider_note"))
            self.there.setText(self._say("rider_there"))
            describe(self.there, self._say("rider_there"), voice("glossary.rider_there"))
        self._rider = plan.rider
        self.there.setChecked(plan.rider is not None)
        if plan.rider is not None:
            form = self.form or self._make_form()
            form.set_rider(plan.rider, voice)
        if self.form is not None:
            self.form.setVisible(plan.rider is not None)

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        if self.form is not None:
            self.form.forget()

    def _make_form(self) -> "RiderForm":
        form = self.form = RiderForm(self)
        form.rider_edited.connect(lambda rider, step: self.parts_edited.emit({"rider": rider}, step))
        form.tiers.fields_changed.connect(self.fields_changed)
        form.benefits.fields_changed.connect(self.fields_changed)
        form.reading.fields_changed.connect(self.fields_changed)
        self._column.addWidget(form)
        self.fields_changed.emit(form.fields, ())
        return form

    def _clicked(self, on: bool) -> None:
        self.forget()
        rider = _new_rider(self._say("rider_name"), self._say("rider_service")) if on else None
        self.parts_edited.emit({"rider": rider}, self._say("rider"))

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)


class RiderForm(QWidget):
    """Takes a rider in and emits a changed one with the name of the step."""

    rider_edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rider: Rider | None = None
        self._voice = SILENT
        self.title = Labelled(TextField(self, least=1, most=120))
        self.pays = Labelled(Choice(self))
        self._how = note(self)
        self.credit = Labelled(Choice(self))
        self.includes = Labelled(Choice(self))
        self.shares = QCheckBox(self)
        self.amounts = PlanAmounts(self.credit.field, self)
        self.tiers = NetworkTierTable(self)
        self.networks = folded(self.tiers, self)
        self.benefits = BenefitTable(self)
        self.reading = ReadingTable(self, unread="rider_not")
        self.problem = ProblemLabel(self)
        self._headings: dict[str, QLabel] = {name: caption(self, "small_strong") for name in _HEADINGS}
        self._lay_out()
        self.title.field.edited.connect(lambda title: self._edited({"title": title}, self._say("rider")))
        self.pays.field.chosen.connect(lambda pays: self._edited({"pays": pays}, self._say("rider_pays")))
        self.includes.field.chosen.connect(
            lambda so: self._edited({"limit_includes_deductible": so}, self._say("limit_includes_deductible"))
        )
        self.shares.clicked.connect(lambda on: self._edited({"shares_accumulators": on}, self._say("rider_shares")))
        for part in (self.amounts, self.tiers, self.benefits, self.reading):
            part.parts_edited.connect(self._edited)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad; those of the benefits come and go by themselves."""
        return (self.title.field, *self.amounts.all_fields)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in the order of the eye."""
        first = (self.title.field, self.pays.field, self.shares, self.credit.field, self.includes.field)
        tiers = (self.networks.header, *self.tiers.stops)
        return (*first, *self.amounts.stops, *tiers, *self.benefits.stops, *self.reading.stops)

    def set_rider(self, rider: Rider, voice: Voice) -> None:
        """Show ``rider``."""
        if voice != self._voice:
            self._voice = voice
            self._set_words()
        self._rider = rider
        self.title.field.set_value(rider.title)
        self.pays.field.set_value(rider.pays)
        self._how.setText(self._say(f"rider_pays_{rider.pays.value}_is"))
        self.shares.setChecked(rider.shares_accumulators)
        own = not rider.shares_accumulators
        self.includes.field.set_value(rider.limit_includes_deductible)
        for widget in (self._headings["questions"], self.amounts, self.credit, self.includes):
            widget.setVisible(own)
        self.amounts.set_plan(rider, voice)
        self.tiers.set_coverage(rider, voice)
        self.benefits.set_coverage(rider, voice)
        self.reading.set_plan(rider, voice)

    def forget(self) -> None:
        """Let go of what was typed and is no part of a plan yet."""
        self.title.field.complain("")
        self.amounts.forget()
        self.tiers.forget()
        self.benefits.forget()
        self.problem.show_problem("")

    def _edited(self, parts: dict[str, Any], step: str) -> None:
        if self._rider is None:
            return
        try:
            rider = changed(self._rider, **parts)
        except InvalidError as error:
            self.problem.show_problem(spoken(error, self._voice))
            return
        self.problem.show_problem("")
        self.set_rider(rider, self._voice)
        self.rider_edited.emit(rider, step)

    def _lay_out(self) -> None:
        head = grid_box(across=12, down=8)
        head.addWidget(self.title, 0, 0)
        head.addWidget(self.pays, 0, 1)
        head.addWidget(self._how, 1, 0, 1, 2)
        head.addWidget(self.shares, 2, 0, 1, 2)
        head.addWidget(self.credit, 3, 0, 1, 2)
        head.addWidget(self.includes, 4, 0, 1, 2)
        head.setColumnStretch(0, 1)
        head.setColumnStretch(1, 1)
        column = vbox(self, spacing=8)
        column.addLayout(head)
        column.addWidget(self.problem)
        parts = ((self.amounts, self.networks), (self.benefits,), (self.reading,))
        for name, below in zip(_HEADINGS, parts, strict=True):
            column.addSpacing(px(4))
            column.addWidget(self._headings[name])
            for part in below:
                column.addWidget(part)

    def _set_words(self) -> None:
        voice = self._voice
        for name, label in self._headings.items():
            label.setText(self._say(name))
        self.networks.set_title(voice("network_tiers.title"), voice("network_tiers.title_is"))
        self.pays.field.set_options((pays, self._say(f"rider_pays_{pays.value}")) for pays in RiderPays)
        self.title.set_words(self._say("rider_title"), voice("glossary.rider_title"), voice)
        self.pays.set_words(self._say("rider_pays"), voice("glossary.rider_pays"), voice)
        self.includes.field.set_options(
            (so, self._say(f"limit_includes_{answer}")) for so, answer in ((True, "yes"), (False, "no"))
        )
        includes = self._say("limit_includes_deductible"), voice("glossary.limit_includes_deductible")
        self.includes.set_words(*includes, voice)
        self.credit.set_words(self._say("network_credit"), voice("glossary.network_credit"), voice)
        self.shares.setText(self._say("rider_shares"))
        describe(self.shares, self._say("rider_shares"), voice("glossary.rider_shares"))

    def _say(self, key: str) -> str:
        return self._voice.of("plan")(key)


def _new_rider(title: str, benefit: str) -> Rider:
    """A rider that pays the dosing sessions, without a deductible, until the user says otherwise."""
    share = CostShare(deductible=DeductibleUse.WAIVED)
    return Rider(
        title=title,
        benefits=(Benefit(name=_BENEFIT, title=benefit, in_network=share),),
        reading=(Reading(service=Service.DOSING.value, benefit=_BENEFIT),),
    )
