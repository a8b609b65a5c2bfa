"""One item of a plan's document as it was read: its values in fields, to be looked at and put right."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from calculator.files.sbc.reading import Reading, Status
from calculator.files.sbc.review import Item, Kind, Part, value_of
from calculator.model.authorization import MissingAuthorization
from calculator.model.plan import AmountKind, DeductibleUse
from calculator.reference.voice import Voice
from calculator.words.plan_document import DAYS, day_words, item_name, part_name
from ui.widgets.boxes import vbox
from ui.widgets.choice import Choice
from ui.widgets.fields import CountField, Field, MoneyField, PercentField, ProblemLabel, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.form_parts import caption, describe, note, order_tabs
from ui.widgets.labels import plain_label
from ui.widgets.scale import px

_WIDTHS: Final = {
    Kind.TEXT: 320,
    Kind.YEAR: 64,
    Kind.DAY: 150,
    Kind.MONEY: 84,
    Kind.PERCENT: 64,
    Kind.COVERED: 104,
    Kind.DEDUCTIBLE: 96,
    Kind.FAMILY_RULE: 240,
    Kind.AUTHORIZATION: 180,
    Kind.COUNT: 64,
}


_NOTHING_IS_EMPTY: Final = frozenset({"copay", "coinsurance"})
"""What stands empty where it is 0, as in the plan editor."""


class ReviewItem(QFrame):
    """Shows an item; what is not read is to be looked at: it is settled when it is checked, or corrected."""

    corrected = Signal(object, object)
    """A part, and its value as the person has it."""

    settled = Signal()
    """It was checked, or is no more."""

    def __init__(self, item: Item, reading: Reading, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self._voice = voice
        self.name = item_name(item.key, voice)
        self.title = plain_label("strong", self)
        self.title.setText(self.name)
        self.mark = plain_label("muted" if item.status is Status.READ else "stale", self)
        self.mark.setText(self._say(f"mark_{item.status.value}"))
        self.checked = QCheckBox(self._say("checked"), self)
        self.checked.setVisible(item.status is not Status.READ)
        self.per = note(self, "body")
        self.per.setVisible(bool(item.per))
        self.problem = ProblemLabel(self)
        self.editors: dict[Part, Field | Choice] = {}
        self._lay_out(reading)
        meaning = self._say("checked_is", words=item.words) if item.words else self._say("checked_missing_is")
        describe(self.checked, self._say("checked_name", name=self.name), meaning)
        self.setAccessibleName(self.name)
        self.checked.toggled.connect(lambda _on: self.settled.emit())

    @property
    def open(self) -> bool:
        """Whether it is still to be looked at."""
        return self.item.status is not Status.READ and not self.checked.isChecked()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field whose text may be bad."""
        return tuple(one for one in self.editors.values() if isinstance(one, Field))

    @property
    def first(self) -> QWidget:
        """What takes the focus when the item is to be looked at."""
        return next(iter(self.editors.values()))

    def show_needed(self) -> None:
        """Offer only what has a meaning: no copay of what is not covered, no amount for what is not paid at all."""
        covered = next((one for part, one in self.editors.items() if part.kind is Kind.COVERED), None)
        missing = next((one for part, one in self.editors.items() if part.kind is Kind.AUTHORIZATION), None)
        for part, editor in self.editors.items():
            if isinstance(covered, Choice) and editor is not covered:
                editor.setEnabled(covered.value() is True)
            if isinstance(missing, Choice) and editor is not missing:
                editor.setEnabled(missing.value() == part.place)

    def _lay_out(self, reading: Reading) -> None:
        head = QHBoxLayout()
        self.title.setWordWrap(True)
        head.addWidget(self.title, 1)
        head.addWidget(self.mark)
        head.addWidget(self.checked)
        parts = QWidget(self)
        flow = FlowLayout(parts, 8, 4)
        for part in self.item.parts:
            flow.addWidget(self._part(part, reading, parts))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, px(6))
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(parts)
        if self.item.per:
            self.per.setText(self._say(f"per_{self.item.per}"))
            column.addWidget(self.per)
        column.addWidget(self.problem)
        self.show_needed()
        # Tab comes to the values before it comes to the box that says they are right.
        order_tabs((*self.editors.values(), self.checked))

    def _part(self, part: Part, reading: Reading, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        column = vbox(holder, spacing=2)
        name = part_name(part.name, self._voice)
        editor = self._editor(part, value_of(reading, part), holder)
        if part.path.endswith(".out") and isinstance(editor, Field):
            editor.setPlaceholderText(
                self._voice("plan.as_in_network" if reading.value(part.path) == "same" else "plan.none")
            )
        if len(self.item.parts) > 1:
            label = caption(holder)
            label.setText(name)
            label.setBuddy(editor)
            column.addWidget(label)
        column.addWidget(editor)
        whole = f"{name}, {self.name}" if len(self.item.parts) > 1 else self.name
        meaning = self._say("field_is", words=self.item.words) if self.item.words else self._say("field_missing_is")
        if self.item.per and part.name == "copay":
            meaning = f"{self._say(f'per_{self.item.per}')} {meaning}"
        if isinstance(editor, Field):
            editor.set_voice(self._voice)
            editor.set_meaning(whole, meaning)
            editor.problem_changed.connect(lambda _problem: self._show_problem())
            editor.edited.connect(lambda new, part=part: self._correct(part, new))
        else:
            describe(editor, whole, meaning)
            editor.chosen.connect(lambda new, part=part: self._correct(part, new))
        editor.setFixedWidth(px(_WIDTHS[part.kind]))
        self.editors[part] = editor
        return holder

    def _editor(self, part: Part, value: Any, parent: QWidget) -> Field | Choice:
        field: Field
        if part.kind is Kind.MONEY:
            field = MoneyField(parent, optional=True)
        elif part.kind is Kind.PERCENT:
            field = PercentField(parent, optional=True)
        elif part.kind is Kind.YEAR:
            field = CountField(parent, least=2000, most=2100, optional=True)
        elif part.kind is Kind.COUNT:
            field = CountField(parent, most=1_000, optional=True)
        elif part.kind is Kind.TEXT:
            field = TextField(parent, least=1)
        else:
            choice = Choice(parent)
            choice.set_options(self._options(part.kind, value))
            choice.set_value(value)
            return choice
        if part.name in _NOTHING_IS_EMPTY:
            field.setPlaceholderText("–")
            value = value or None
        field.set_value("" if value is None and part.kind is Kind.TEXT else value)
        return field

    def _options(self, kind: Kind, value: Any) -> list[tuple[Any, str]]:
        voice = self._voice
        if kind is Kind.COVERED:
            return [(True, self._say("covered")), (False, voice("shared.not_covered"))]
        if kind is Kind.DEDUCTIBLE:
            return [(use.value, voice(f"plan.deductible_{use.value}")) for use in DeductibleUse]
        if kind is Kind.FAMILY_RULE:
            return [(one.value, voice(f"plan.kind_{one.value}")) for one in AmountKind]
        if kind is Kind.AUTHORIZATION:
            lost = [(one.value, voice(f"plan.missing_{one.value}")) for one in MissingAuthorization]
            return [(None, voice("plan.missing_none")), *lost]
        days = DAYS if value is None or value in DAYS else (value, *DAYS)
        return [(day, day_words(day, voice)) for day in days]

    def _correct(self, part: Part, value: Any) -> None:
        self.show_needed()
        if self.item.status is not Status.READ:
            # What a person has written is looked at.
            self.checked.setChecked(True)
        self.corrected.emit(part, value)

    def _show_problem(self) -> None:
        self.problem.show_problem(next((field.problem for field in self.fields if field.problem), ""))

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("sbc")(key, **figures)
