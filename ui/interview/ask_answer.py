"""The answer to one open question: what is asked, and the fields and choices that it is typed into."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from calculator.engine.confirmation.settled import Settled
from calculator.engine.confirmation.supposed import other_tier
from calculator.engine.confirmation.to_confirm import OpenPoint
from calculator.model.case import Case
from calculator.money import format_decimal
from calculator.reference.voice import Voice
from calculator.words.ask_plan import question_words
from calculator.words.plan import benefit_title
from calculator.words.plan_document import day_words
from calculator.words.services import service_title
from calculator.words.to_confirm import assumption_words, covered_words
from ui.interview.course_pages import beside
from ui.widgets.boxes import vbox
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.fields import CountField, Field, Labelled, MoneyField, PercentField
from ui.widgets.form_parts import describe
from ui.widgets.labels import wrapping_label
from ui.widgets.scale import px

_WIDTH: Final = 150
_CHOICE: Final = 420
_NOT_SO: Final = frozenset({"network", "covered", "authorization", "copay_alone"})
_MONEY: Final = frozenset({"deductible", "limit", "deductible_out", "limit_out"})
_SHARES: Final = frozenset({"visit_share", "session_share", "share_out"})
_ALLOWED: Final = frozenset({"allowed", "allowed_out"})


class AskAnswer(QWidget):
    """Takes the answer about ``point`` of ``case``."""

    def __init__(self, point: OpenPoint, case: Case, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent)
        self.assumption, self._change = point.assumption, point.change
        self._voice = voice
        self._parts: dict[str, Labelled[Field]] = {}
        self.choice = Choice(self)
        self._asks = question_words(point, voice)
        asks = wrapping_label("body", self)
        asks.setText(self._asks)
        self.choice.set_options([("", self._say("not_answered")), *self._options(point, case)])
        self.choice.set_value("")
        self.choice.setMaximumWidth(px(_CHOICE))
        describe(self.choice, self._asks, self._asks)
        column = vbox(self, spacing=4)
        column.addWidget(asks)
        self.choice.setVisible(self.choice.count() > 1)
        column.addWidget(self.choice)
        self._add_fields(case)
        rows = list(self._parts.values())
        for at in range(0, len(rows), 3):
            column.addWidget(beside(self, *rows[at : at + 3]))
        if self.assumption == "price":
            where = wrapping_label("muted", self)
            where.setText(self._say("prices_in_course"))
            column.addWidget(where)

    @property
    def fields(self) -> Sequence[Field]:
        """Every field whose text may be bad."""
        return [part.field for part in self._parts.values()]

    @property
    def settled(self) -> Settled | None:
        """The answer; None: nothing is answered yet."""
        chosen, values = self.choice.value(), {name: part.field.value for name, part in self._parts.items()}
        if chosen in ("so", "not_so"):
            return self._answer(so=chosen == "so")
        if self.assumption == "plan_year" and chosen:
            return self._answer(count=int(chosen))
        if chosen:
            return self._answer(benefit=chosen.removeprefix("benefit:") or "none")
        if all(value is None for value in values.values()):
            return None
        if self.assumption in _ALLOWED:
            allowed = tuple((name, cents) for name, cents in values.items() if cents is not None)
            return self._answer(allowed=allowed)
        return self._answer(**values)

    def _answer(self, **parts: Any) -> Settled:
        return Settled(self.assumption, **parts, change=self._change)

    def _options(self, point: OpenPoint, case: Case) -> Iterator[tuple[str, str]]:
        if self.assumption == "benefit":
            for benefit in point.plan_in(case).benefits:
                if benefit.covered:
                    name = benefit_title(benefit, self._voice)
                    yield f"benefit:{benefit.name}", self._say("as_benefit", benefit=name)
        elif self.assumption == "copay_alone":
            yield "so", self._say("without_deductible")
            yield "not_so", self._say("deductible_first")
        elif self.assumption == "tier":
            yield "so", covered_words(case.member.tier, self._voice)
            yield "not_so", covered_words(other_tier(case.member.tier), self._voice)
        elif self.assumption == "plan_year":
            yield "so", self._say("so", what=assumption_words(point, self._voice))
            for month in range(1, 13):
                yield str(month), day_words(f"{month:02d}-01", self._voice)
        elif self.assumption == "next_year":
            yield "so", self._say("next_year_same")
        elif self.assumption in _NOT_SO:
            yield "so", self._say("yes")
            yield "not_so", self._say("no")
        else:
            yield "so", self._say("so", what=assumption_words(point, self._voice))

    def _add_fields(self, case: Case) -> None:
        name = self.assumption
        if name in _MONEY:
            self._add("cents", MoneyField(self, optional=True), "level_amount")
        elif name in _SHARES:
            self._add("cents", MoneyField(self, optional=True), "copay")
            self._add("points", PercentField(self, optional=True), "coinsurance")
        elif name == "met":
            self._add("cents", MoneyField(self, optional=True), "toward_deductible")
            self._add("second_cents", MoneyField(self, optional=True), "toward_limit")
        elif name == "next_year":
            self._add("cents", MoneyField(self, optional=True), "next_deductible")
            self._add("second_cents", MoneyField(self, optional=True), "next_limit")
        elif name == "sessions":
            self._add("count", CountField(self, least=1, most=200, optional=True), "number")
        elif name == "starts":
            self._add("day", DateField(self, optional=True), "first_day")
        elif name in _ALLOWED:
            for line in case.course.lines:
                if line.count and line.price.high and str(line.service) not in self._parts:
                    field = MoneyField(self, optional=True)
                    field.setPlaceholderText(format_decimal(line.price.likely))
                    self._put(str(line.service), field, service_title(line.service, line.label, self._voice))

    def _add(self, part: str, field: Field, words: str) -> None:
        self._put(part, field, self._say(words))

    def _put(self, part: str, field: Field, caption: str) -> None:
        labelled = Labelled(field, self)
        labelled.set_words(caption, self._asks, self._voice)
        field.set_meaning(f"{caption}: {self._asks}", self._asks)
        field.setMaximumWidth(px(_WIDTH))
        # What is typed is the answer, and not what was chosen before.
        field.edited.connect(lambda _value: self.choice.set_value(""))
        self._parts[part] = labelled

    def _say(self, key: str, **figures: object) -> str:
        return self._voice.of("ask_plan")(key, **figures)
