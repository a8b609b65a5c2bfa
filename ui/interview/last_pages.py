"""What a patient is asked last: what is paid so far, when it begins, and what to call it, beside what was said."""

import datetime
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from calculator.engine.checks.contradictions import most_met, of_met
from calculator.engine.confirmation.to_confirm import open_points
from calculator.engine.pricing import estimate
from calculator.interview.answers import Answers, Begins, Covers, Known, PaidSoFar, PlanFrom
from calculator.interview.case import Given, case_of, met_answered, plan_answered, title_of
from calculator.interview.course import first_monday
from calculator.model.case import Case
from calculator.model.course import Service
from calculator.model.member import Enrollment
from calculator.model.plan import Plan
from calculator.money import format_decimal
from calculator.words.bundled import told
from calculator.words.flags import contradiction_words
from calculator.words.plan import amounts_summary
from calculator.words.to_confirm import assumption_words
from ui.estimate.limit_bars import LimitBar, Part
from ui.interview.choice_page import ChoicePage
from ui.interview.course_pages import beside
from ui.interview.page import Page, Problem
from ui.widgets.date_field import DateField
from ui.widgets.fields import Labelled, MoneyField, TextField
from ui.widgets.form_parts import heading
from ui.widgets.labels import set_text, wrapping_label
from ui.widgets.scale import px
from ui.widgets.table import tooltip

_SHORT: Final = 220

_FAR: Final = datetime.timedelta(days=2 * 365)
"""A course that begins later than this may have a wrong year."""


class PaidPage(ChoicePage[Answers]):
    """What counts so far, shown against the deductible and the limit as bars."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("paid", given.voice, tuple(Known), parent)
        self._given = given
        self._plan: Plan | None = None
        self._family = False
        self.deductible, self.limit = (Labelled(MoneyField(self, optional=True), self) for _ in range(2))
        for part, name in ((self.deductible, "paid_deductible"), (self.limit, "paid_limit")):
            part.set_words(self.say(name), self.help.text(), self.voice)
            part.field.setMaximumWidth(px(_SHORT))
            part.field.edited.connect(lambda _cents: self._show_bars())
        self.bars = LimitBar("deductible", self), LimitBar("coinsurance", self)
        self.options.set_words(Known.KNOWN, self.say("paid_known"))
        self.options.set_words(Known.UNKNOWN, self.say("unknown"), self.say("paid_unknown_is"))
        self.options.put(Known.KNOWN, beside(self, self.deductible, self.limit))
        title = heading(self)
        title.setText(self.say("paid_bars"))
        self.column.addWidget(title)
        for bar in self.bars:
            self.column.addWidget(bar)
        self.finish_layout()

    def applies(self, answers: Answers) -> bool:
        """Whether there is a plan to pay toward."""
        return answers.plan.source is not PlanFrom.NONE

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered, against the plan that was."""
        self.options.set_value(answers.paid.known)
        self.deductible.field.set_value(answers.paid.deductible)
        self.limit.field.set_value(answers.paid.out_of_pocket)
        if answers.plan.source is not None:
            self._plan = plan_answered(answers, self._given)
            self._family = answers.covers is Covers.FAMILY
        self._show_bars()

    def read(self, answers: Answers) -> Answers:
        """What is paid."""
        paid = PaidSoFar(self.options.value, self.deductible.field.value, self.limit.field.value)
        return replace(answers, paid=paid)

    def missing(self, answers: Answers) -> Problem | None:
        """An amount that is said to be known is to be typed, and contradicts neither the plan nor the other one."""
        paid = answers.paid
        if paid.known is Known.UNKNOWN:
            return None
        if paid.deductible is None and paid.out_of_pocket is None:
            return Problem(self.say("paid_needed"), self.deductible.field)
        if paid.deductible is None:
            return Problem(self.say("paid_deductible_needed"), self.deductible.field)
        if self._plan is None:
            return None
        enrolled = Enrollment(met=met_answered(paid), met_as_of=self._given.today)
        wrong = next(iter(of_met(enrolled, self._plan, family=self._family)), None)
        if wrong is None:
            return None
        part = self.deductible if wrong.part == "deductible" else self.limit
        return Problem(contradiction_words(wrong, self.voice), part.field)

    def _show_bars(self) -> None:
        paid = PaidSoFar(Known.KNOWN, self.deductible.field.value, self.limit.field.value)
        met = met_answered(paid)
        # What is met of the deductible is counted toward the limit while nothing else is said.
        self.limit.field.setPlaceholderText("" if paid.deductible is None else format_decimal(met.out_of_pocket))
        whole = (None, None) if self._plan is None else most_met(self._plan, family=self._family)
        amounts = (met.deductible, met.out_of_pocket)
        for bar, name, cents, most in zip(self.bars, ("deductible", "limit"), amounts, whole, strict=True):
            bar.show_part(name, Part(cents, most or 0), self.voice)


class BeginsPage(ChoicePage[Answers]):
    """When the course begins."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("begins", given.voice, tuple(Known), parent)
        self._today = given.today
        self.day = Labelled(DateField(self, optional=True), self)
        self.day.set_words(self.say("first_day"), self.help.text(), self.voice)
        self.day.field.setMaximumWidth(px(_SHORT))
        self.options.set_words(Known.KNOWN, self.say("begins_known"))
        starts = self.say("begins_unknown_is", starts_date=first_monday(given.today))
        self.options.set_words(Known.UNKNOWN, self.say("unknown"), starts)
        self.options.put(Known.KNOWN, self.day)
        self.day.field.edited.connect(lambda _day: self.show_notice())
        self.options.chosen.connect(self.show_notice)
        self.finish_layout()

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered."""
        self.options.set_value(answers.begins.known)
        self.day.field.set_value(answers.begins.day)

    def read(self, answers: Answers) -> Answers:
        """When it begins."""
        return replace(answers, begins=Begins(self.options.value, self.day.field.value))

    def odd(self) -> str:
        """A day that is years away: plans and prices of that time are not known."""
        day = self.day.field.value if self.options.value is Known.KNOWN else None
        return self.say("begins_far", first_date=day) if day is not None and day > self._today + _FAR else ""

    def missing(self, answers: Answers) -> Problem | None:
        """A day that is said to be known is to be typed."""
        if answers.begins.known is Known.KNOWN and answers.begins.day is None:
            return Problem(self.say("begins_needed"), self.day.field)
        return None


class SummaryPage(Page[Answers]):
    """What was said, what stands in for what nobody knows, and what the case is called."""

    def __init__(self, given: Given, parent: QWidget | None = None) -> None:
        super().__init__("summary", given.voice, parent)
        self._given = given
        self.title = Labelled(TextField(self, least=0, most=120), self)
        self.title.set_words(self.say("case_title"), self.say("case_title_is"), self.voice)
        self.said = wrapping_label("body", self)
        self.open_title = heading(self)
        self.open_title.setWordWrap(True)
        self.open = wrapping_label("body", self)
        for part in (self.title, self.said, self.open_title, self.open):
            self.column.addWidget(part)
        self.finish_layout()

    @property
    def first(self) -> QWidget:
        """The title."""
        return self.title.field

    def show_answers(self, answers: Answers) -> None:
        """Show what was said, and the title that it is given where nobody gives another."""
        self.title.field.set_value(answers.title)
        usual = title_of(answers, self._given)
        self.title.field.setPlaceholderText(usual)
        self.title.field.setToolTip(tooltip(usual))
        if answers.plan.source is None:
            return
        case = case_of(answers, self._given)
        supposed = {one.assumption for one in case.supposed} | {"network", "price"}
        points = open_points(case, case.chosen_plan, estimate(case, case.chosen_plan), self._given.today)
        past = [assumption_words(point, self.voice) for point in points if point.assumption == "days"]
        set_text(self.said, "\n".join((*self._said(case), *past)))
        words = [assumption_words(point, self.voice) for point in points if point.assumption in supposed]
        set_text(self.open_title, self.say("summary_open" if words else "summary_none_open"))
        set_text(self.open, "\n".join(f"• {one}" for one in words))
        self.open.setVisible(bool(words))
        self.title.field.setAccessibleDescription(f"{self.said.text()} {self.open_title.text()} {self.open.text()}")

    def read(self, answers: Answers) -> Answers:
        """The title."""
        return replace(answers, title=self.title.field.text())

    def _said(self, case: Case) -> list[str]:
        course, voice = case.course, self.voice
        price = next(line.price for line in course.lines if line.service in (Service.DOSING, Service.MAINTENANCE))
        key = "at_one_price" if price.low == price.high else "at_price"
        deductible, limit = amounts_summary(case.chosen_plan, voice, family=case.member.tier.is_family)
        amounts = f"{deductible[0]} {deductible[1]}, {limit[0]} {limit[1]}"
        rows = (
            ("summary_course", course.title),
            ("summary_price", self.say(key, low_cents=price.low, high_cents=price.high)),
            ("column_plan", f"{told(case.chosen, voice)} ({amounts})"),
            ("summary_begins", voice.date(course.starts)),
        )
        return [f"{self.say(name)}: {words}" for name, words in rows]
