"""What is asked about the treatment: which, how many sessions, at what price; of a patient as of HR."""

from dataclasses import replace
from typing import Final, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from calculator.interview.answers import Answers, Planned, Price, PriceKnown
from calculator.interview.case import Given
from calculator.interview.course import PLANNED, other_visits, usual_price, usual_sessions
from calculator.interview.hr import HrAnswers
from calculator.model.base import PriceRange
from calculator.money import format_decimal
from calculator.words.services import service_title
from ui.interview.choice_page import ChoicePage
from ui.interview.page import Page, Problem
from ui.widgets.fields import CountField, Labelled, MoneyField
from ui.widgets.flow import FlowLayout
from ui.widgets.scale import px

C = TypeVar("C", Answers, HrAnswers)

_UNKNOWN: Final = "unknown"
_SHORT: Final = 140
"""The width of a field for an amount at 100%."""


class PlannedPage(ChoicePage[C], Generic[C]):
    """Which treatment, and how many sessions."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("planned", given.voice, (*PLANNED, _UNKNOWN), parent)
        self._given = given
        for value in (*PLANNED, _UNKNOWN):
            if value == _UNKNOWN:
                self.options.set_words(value, self.say("planned_unknown"), self.say("planned_unknown_is"))
            else:
                count = usual_sessions(Planned(value), given.courses)
                usual = self.say("sessions_usual_is", count=count)
                self.options.set_words(value, self.say(f"planned_{value}"), usual)
        self.sessions = Labelled(CountField(self, least=1, most=200, optional=True), self)
        self.sessions.set_words(self.say("sessions"), self.say("sessions_is"), self.voice)
        self.sessions.field.setMaximumWidth(px(_SHORT))
        self.options.chosen.connect(self._show_usual)
        self.column.addWidget(self.sessions)
        self.finish_layout()

    def show_answers(self, answers: C) -> None:
        """Show what was answered."""
        template = answers.planned.template
        if template is not None:
            self.options.set_value(template or _UNKNOWN)
        self.sessions.field.set_value(answers.planned.sessions)
        self._show_usual()

    def read(self, answers: C) -> C:
        """The treatment and the number of sessions."""
        planned = Planned(self._template(), self.sessions.field.value)
        if isinstance(answers, Answers) and planned.template != answers.planned.template:
            # The prices of its visits belong to the treatment.
            answers = replace(answers, visits=())
        return replace(answers, planned=planned)

    def _template(self) -> str | None:
        value = self.options.value
        return "" if value == _UNKNOWN else value

    def _show_usual(self) -> None:
        count = usual_sessions(Planned(self._template()), self._given.courses)
        self.sessions.field.setPlaceholderText(self.say("sessions_usual", count=count))


class PricePage(ChoicePage[C], Generic[C]):
    """What a session costs: one price, a range, or nobody knows."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("price", given.voice, tuple(PriceKnown), parent)
        self._given = given
        self.one, self.low, self.high = (Labelled(MoneyField(self, optional=True), self) for _ in range(3))
        for part, name in ((self.one, "corner_price"), (self.low, "price_low"), (self.high, "price_high")):
            part.set_words(self.say(name), self.help.text(), self.voice)
            part.field.setMaximumWidth(px(_SHORT))
            part.field.edited.connect(lambda _cents: self.show_notice())
        self.options.chosen.connect(self.show_notice)
        for part, name in ((self.low, "price_low"), (self.high, "price_high")):
            words = f"{self.say('corner_price')}, {self.say(name)}"
            part.field.set_meaning(words, self.help.text())
        for known in (PriceKnown.ONE, PriceKnown.RANGE):
            self.options.set_words(known, self.say(f"price_{known.value}"))
        self.options.put(PriceKnown.ONE, self.one)
        self.options.put(PriceKnown.RANGE, beside(self, self.low, self.high))
        self.finish_layout()

    def show_answers(self, answers: C) -> None:
        """Show what was answered, and what the price is where nobody knows it."""
        price = answers.price
        self.options.set_value(price.known)
        for part, cents in ((self.one, price.one), (self.low, price.low), (self.high, price.high)):
            part.field.set_value(cents)
        usual = usual_price(answers.planned, self._given.courses)
        unknown = self.say("price_unknown_is", **_ends(usual))
        self.options.set_words(PriceKnown.UNKNOWN, self.say("unknown"), unknown)

    def read(self, answers: C) -> C:
        """The price."""
        one, low, high = (part.field.value for part in (self.one, self.low, self.high))
        return replace(answers, price=Price(self.options.value, one, low, high))

    def odd(self) -> str:
        """A session that costs nothing."""
        known = self.options.value
        parts = (self.one,) if known is PriceKnown.ONE else (self.low, self.high) if known is PriceKnown.RANGE else ()
        return self.say("price_nothing") if any(part.field.value == 0 for part in parts) else ""

    def missing(self, answers: C) -> Problem | None:
        """A price that is said to be known is to be typed."""
        price = answers.price
        if price.known is PriceKnown.ONE and price.one is None:
            return Problem(self.say("price_needed"), self.one.field)
        if price.known is PriceKnown.RANGE:
            if price.low is None or price.high is None:
                return Problem(self.say("price_needed"), (self.low if price.low is None else self.high).field)
            if price.low > price.high:
                return Problem(self.say("prices_rise"), self.low.field)
        return None


class VisitsPage(Page[Answers]):
    """What the other visits cost, each with the price that is taken where it is not known."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("visits", given.voice, parent)
        self._given = given
        self.rows: list[Labelled[MoneyField]] = []
        self._shown: Planned | None = None
        self.finish_layout()

    @property
    def first(self) -> QWidget:
        """The first price."""
        return self.rows[0].field

    def applies(self, answers: Answers) -> bool:
        """Whether the treatment has other visits."""
        return bool(other_visits(answers.planned, self._given.courses))

    def show_answers(self, answers: Answers) -> None:
        """Show a price for each visit of the planned treatment."""
        lines = other_visits(answers.planned, self._given.courses)
        while len(self.rows) < len(lines):
            row = Labelled(MoneyField(self, optional=True), self)
            row.field.setMaximumWidth(px(_SHORT))
            row.field.edited.connect(lambda _cents: self.show_notice())
            self.rows.append(row)
            # Before what is odd, what is missing, and the room below.
            self.column.insertWidget(self.column.count() - 3, row)
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(lines))
            if at >= len(lines):
                # What nobody sees cannot be put right.
                row.field.reset(None)
        for at, (row, line) in enumerate(zip(self.rows, lines, strict=False)):
            name = service_title(line.service, line.label, self.voice)
            key = "visit_field_one" if line.count == 1 else "visit_field"
            row.set_words(self.say(key, service=name, count=line.count), self.help.text(), self.voice)
            row.field.setPlaceholderText(format_decimal(line.price.likely))
            known = answers.visits[at] if at < len(answers.visits) else None
            (row.field.set_value if answers.planned == self._shown else row.field.reset)(known)
        self._shown = answers.planned

    def odd(self) -> str:
        """Visits that cost nothing."""
        free = any(row.field.value == 0 for row in self.rows if not row.isHidden())
        return self.say("visit_nothing") if free else ""

    def read(self, answers: Answers) -> Answers:
        """The prices of the visits that the treatment has."""
        count = len(other_visits(answers.planned, self._given.courses))
        return replace(answers, visits=tuple(row.field.value for row in self.rows[:count]))


def beside(parent: QWidget, *parts: QWidget) -> QWidget:
    """``parts`` in a row, and below one another where there is no room."""
    holder = QWidget(parent)
    row = FlowLayout(holder, across=12, down=6)
    for part in parts:
        row.addWidget(part)
    return holder


def _ends(price: PriceRange) -> dict[str, int]:
    return {"low_cents": price.low, "high_cents": price.high}
