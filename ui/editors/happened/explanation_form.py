"""The parts of one session's fact, in the order of an explanation of benefits, with what was expected beside each."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from calculator.model.base import changed
from calculator.model.happened import Explanation, Happened, ProcessedBy, SessionState
from calculator.model.network import Network
from calculator.money import format_money
from calculator.reference.voice import Voice
from ui.widgets.boxes import grid_box, vbox
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.fields import CountField, Field, MoneyField, ProblemLabel, TextField
from ui.widgets.form_parts import describe, folded
from ui.widgets.labels import plain_label, set_text
from ui.widgets.scale import px

_AMOUNTS: Final = (
    *("billed", "allowed", "plan_paid", "second_plan_paid", "deductible", "copay", "coinsurance", "not_covered"),
    *("member_owes", "member_paid"),
)
_TO_DATE: Final = ("deductible_met", "limit_met", "family_deductible_met", "family_limit_met", "visits_used")
_BY: Final = {ProcessedBy.PLAN: "payer_plan_pays_own"}
_PROCESSED_AS: Final = {Network.IN: "in_network", Network.OUT: "out_of_network"}
"""What is called as it is everywhere."""

_OF_MISSED: Final = ("billed", "member_paid", "note")
"""What there is to say of a session that was missed: a fee."""

_HEAD: Final = ("state", "day", "claim", "processed_by", "processed_on", "network")
_ABREAST: Final = 3
_FIELD: Final = 130
_NOTE: Final = 360
_MOST_VISITS: Final = 1_000


class ExplanationForm(QWidget):
    """Shows a fact and reads it back. ``touched`` tells that a person has typed or chosen something."""

    touched = Signal()

    def __init__(self, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._before = Happened.unchecked(number=1)
        self.state, self.processed_by, self.network = Choice(self), Choice(self), Choice(self)
        self.fields: dict[str, Field] = {
            "day": DateField(self, optional=True),
            "claim": TextField(self, most=40),
            "processed_on": DateField(self, optional=True),
            **{name: MoneyField(self, optional=True) for name in (*_AMOUNTS, *_TO_DATE[:-1])},
            "visits_used": CountField(self, most=_MOST_VISITS, optional=True),
            "note": TextField(self, most=200),
        }
        self.controls: dict[str, QWidget] = {
            **self.fields,
            "state": self.state,
            "processed_by": self.processed_by,
            "network": self.network,
        }
        self.captions: dict[str, QLabel] = {}
        self.expected: dict[str, QLabel] = {}
        self.problems: dict[str, ProblemLabel] = {}
        self.to_date = QWidget(self)
        self.fold = folded(self.to_date, self)
        self._lay_out()
        self._offer()
        for name, field in self.fields.items():
            field.edited.connect(partial(self._typed, name))
        for choice in (self.processed_by, self.network):
            choice.chosen.connect(lambda _value: self._typed("choice", None))
        self.state.chosen.connect(self._state_chosen)

    def show_fact(self, happened: Happened, planned: Any, expected: Mapping[str, int]) -> None:
        """Show ``happened``, of a session planned for the day ``planned``; ``expected`` are amounts by their names."""
        self._before, self._planned = happened, planned
        said = happened.explanation or Explanation.unchecked(processed_by=None)
        self.state.set_value(happened.state)
        self.processed_by.set_value(said.processed_by)
        self.network.set_value(said.network)
        for name, field in self.fields.items():
            of = happened if name in ("day", "note") else said
            field.reset(getattr(of, name))
        for name, label in self.expected.items():
            cents = expected.get(name)
            set_text(label, "–" if cents is None else format_money(cents))
            named = {"name": self.captions[name].text().replace("&", ""), "expected_cents": cents}
            self.fields[name].setAccessibleName(
                str(named["name"]) if cents is None else self._voice("session_facts.field_expected", **named)
            )
        self.fold.header.setChecked(any(getattr(said, name) is not None for name in _TO_DATE))
        self._follow_state()

    def entered(self) -> Happened:
        """The fact as it is entered, its history not yet minded."""
        values = {name: field.value for name, field in self.fields.items()}
        day, note = values.pop("day"), values.pop("note") or ""
        if self.state.value() is SessionState.MISSED:
            values = {name: value if name in _OF_MISSED else None for name, value in values.items()}
        said = {name: value for name, value in values.items() if value not in (None, "")}
        if self.state.value() is not SessionState.MISSED:
            chosen = {"processed_by": self.processed_by.value(), "network": self.network.value()}
            said |= {name: value for name, value in chosen.items() if value is not None}
        explanation = Explanation(**said) if said else None
        return changed(self._before, state=self.state.value(), day=day, note=note, explanation=explanation)

    @property
    def is_misread(self) -> bool:
        """Whether a text in one of the fields is not understood."""
        return any(field.fault for field in self.fields.values())

    @property
    def first_bad(self) -> QWidget | None:
        """The first part, in the order of the eye, beside which something is said to be wrong."""
        order = (*_HEAD, *_AMOUNTS, *_TO_DATE, "note")
        return next((self.controls[name] for name in order if self.problems[name].text()), None)

    def complain(self, part: str, problem: str) -> None:
        """Say what contradicts ``part``, beside it."""
        if part in self.fields:
            self.fields[part].complain(problem)
        else:
            self.problems[part].show_problem(problem)

    def stops(self) -> Iterator[QWidget]:
        """What Tab goes through, in the order of the eye."""
        yield from (self.controls[name] for name in _HEAD)
        yield from (self.fields[name] for name in _AMOUNTS)
        yield self.fold.header
        yield from (self.fields[name] for name in _TO_DATE)
        yield self.fields["note"]

    def _typed(self, name: str, _value: object) -> None:
        """Whoever types an explanation into a planned session says that it was done."""
        for field in self.fields.values():
            field.complain(field.fault)
        for part in ("state", "processed_by", "network"):
            self.problems[part].show_problem("")
        if name not in ("day", "note") and self.state.value() is SessionState.PLANNED:
            self.state.set_value(SessionState.DONE)
            self._took_place()
        self.touched.emit()

    def _state_chosen(self, state: SessionState) -> None:
        if state in (SessionState.DONE, SessionState.MISSED):
            self._took_place()
        self._follow_state()
        self._typed("day", None)

    def _took_place(self) -> None:
        if self.fields["day"].value is None and not self.fields["day"].text().strip():
            self.fields["day"].reset(self._planned)

    def _follow_state(self) -> None:
        """A session that was missed may have a fee, and nothing else of an explanation."""
        missed = self.state.value() is SessionState.MISSED
        voice = self._voice
        self.captions["billed"].setText(voice("session_facts.fee" if missed else "session_facts.billed"))
        for name, control in self.controls.items():
            if name not in ("state", "day", *_OF_MISSED):
                control.setEnabled(not missed)
        self.fold.setVisible(not missed)

    def _offer(self) -> None:
        def words(key: str) -> str:
            return self._voice.of("session_facts")(key)

        self.state.set_options((state, words(f"choose_{state.value}")) for state in SessionState)
        not_said = (None, words("not_said"))
        self.processed_by.set_options([not_said, *((by, words(_BY.get(by, f"by_{by.value}"))) for by in ProcessedBy)])
        self.network.set_options([not_said, *((one, words(key)) for one, key in _PROCESSED_AS.items())])

    def _lay_out(self) -> None:
        head, grid, row = grid_box(across=12, down=6), grid_box(across=12, down=3), 0
        for at, name in enumerate(_HEAD):
            head.addLayout(self._above(name), at // _ABREAST, at % _ABREAST)
            head.setColumnStretch(at % _ABREAST, 1)
        for column, key in ((1, "column_said"), (2, "column_expected")):
            caption = plain_label("small", self)
            caption.setText(self._voice.of("session_facts")(key))
            caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(caption, row, column)
        row += 1
        for name in _AMOUNTS:
            row = self._add(grid, row, name, expects=name != "member_paid")
        used, at = grid_box(self.to_date, across=12, down=3), 0
        for name in _TO_DATE:
            at = self._add(used, at, name, expects=name in ("deductible_met", "limit_met"))
        below = grid_box(across=12, down=3)
        self._add(below, 0, "note")
        for one in (grid, used, below):
            one.setColumnStretch(0, 1)
            one.setColumnMinimumWidth(2, px(90))
        self.fold.set_title(self._voice("session_facts.to_date"), self._voice("session_facts.to_date_is"))
        whole = vbox(self, spacing=8)
        whole.addLayout(head)
        whole.addLayout(grid)
        whole.addWidget(self.fold)
        whole.addLayout(below)

    def _above(self, name: str) -> QVBoxLayout:
        """A part with its caption above it and its problem below."""
        column = vbox(spacing=2)
        self._name(name)
        for part in (self.captions[name], self.controls[name], self.problems[name]):
            column.addWidget(part)
        column.addStretch(1)
        return column

    def _add(self, grid: QGridLayout, row: int, name: str, *, expects: bool = False) -> int:
        """Set a part into ``row``, what was expected beside it and its problem below; returns the next row."""
        self._name(name)
        self.captions[name].setWordWrap(True)
        self.controls[name].setFixedWidth(px(_NOTE if name == "note" else _FIELD))
        grid.addWidget(self.captions[name], row, 0)
        grid.addWidget(self.controls[name], row, 1)
        if expects:
            self.expected[name] = plain_label("muted", self)
            self.expected[name].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.expected[name], row, 2)
        grid.addWidget(self.problems[name], row + 1, 0, 1, 3)
        return row + 2

    def _name(self, name: str) -> None:
        """Give a part its caption, its meaning and the place of its problem."""
        words, meaning = self._voice.of("session_facts")(name), self._voice(f"session_facts.{name}_is")
        control, caption = self.controls[name], QLabel(words, self)
        caption.setProperty("role", "muted")
        caption.setBuddy(control)
        self.captions[name], self.problems[name] = caption, ProblemLabel(self)
        if isinstance(control, Field):
            control.set_voice(self._voice)
            control.set_meaning(words.replace("&", ""), meaning)
            control.problem_changed.connect(self.problems[name].show_problem)
        else:
            describe(control, words, meaning)
            control.setToolTip(meaning)
