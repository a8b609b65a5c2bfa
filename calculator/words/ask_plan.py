"""*Ask your plan*, in words: one page for the call to the insurer, and the same as a text to copy. What is known of the
member, the codes of the course, and a question with its blank for everything that nobody has confirmed."""

import datetime
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from calculator.engine.confirmation.to_confirm import OpenPoint, open_points
from calculator.engine.schedule import days_of
from calculator.model.case import Case
from calculator.model.course import ServiceLine
from calculator.model.estimate import Estimate
from calculator.model.plan import Plan
from calculator.reference.service_codes import ServiceCode, codes_for
from calculator.reference.voice import Voice
from calculator.words.bundled import told
from calculator.words.in_force import under_plan
from calculator.words.services import service_title
from calculator.words.to_confirm import NAMES_ITS_PLAN, figures_in_words

CLINIC: Final = frozenset({"price", "sessions", "starts"})
"""What the clinic is asked, not the plan."""

_NOT_ASKED: Final = frozenset({"days"})
_MEMBER_BLANKS: Final = ("section_member", "member_id", "blank_born", "group")
_CLINIC_BLANKS: Final = ("clinic", "npi", "diagnosis")
_ANSWERED: Final = ("who", "reference", "day")
_SHARE: Final = ("copay", "coinsurance")
_TO_FILL_IN: Final = {
    "network": ("yes_or_no",),
    "tier": ("tier_or_family",),
    "covered": ("yes_or_no", "conditions"),
    "authorization": ("yes_or_no", "authorized_until"),
    "benefit": ("benefit_and_share",),
    "met": ("toward_deductible", "toward_limit"),
    "copay_alone": ("without_or_first",),
    "sessions": ("number",),
    "next_year": ("next_deductible", "next_limit"),
    **dict.fromkeys(("deductible", "limit", "deductible_out", "limit_out"), ("level_amount",)),
    **dict.fromkeys(("visit_share", "session_share"), _SHARE),
    "share_out": ("coinsurance",),
    **dict.fromkeys(("starts", "plan_year"), ("on_day",)),
}
"""What is to be filled in of each assumption but those that are asked of every service."""


class Question(NamedTuple):
    """One question: the assumption it is about, the sentence, and what is to be filled in."""

    assumption: str
    asks: str
    blanks: tuple[str, ...]


class CodeRow(NamedTuple):
    """A service of the course: its name, how often, and its codes in a line."""

    service: str
    times: str
    codes: str


class AskPlan(NamedTuple):
    """Everything that the page says. A fact or an answer with no value is a blank."""

    title: str
    intro: str
    facts: tuple[tuple[str, str], ...]
    codes: tuple[CodeRow, ...]
    codes_note: str
    plan: tuple[Question, ...]
    clinic: tuple[Question, ...]
    answered: tuple[tuple[str, str], ...]


def ask_plan(case: Case, answer: Estimate, day: datetime.date, voice: Voice) -> AskPlan:
    """What to ask about ``case`` under the plan of ``answer`` on ``day``."""
    plan = case.plan(answer.plan)
    points = [one for one in open_points(case, plan, answer, day) if one.assumption not in _NOT_ASKED]
    questions = [_question(point, case, voice) for point in points]
    return AskPlan(
        title=_say("title", voice),
        intro=_say("intro", voice),
        facts=tuple(_facts(case, plan, {point.assumption for point in points}, voice)),
        codes=tuple(_codes(case, voice)),
        codes_note=_say("codes_note", voice),
        plan=tuple(one for one in questions if one.assumption not in CLINIC),
        clinic=tuple(one for one in questions if one.assumption in CLINIC),
        answered=tuple((_say(name, voice), "") for name in _ANSWERED),
    )


def as_text(page: AskPlan, voice: Voice) -> str:
    """The page as plain text, to copy into a message."""
    blank = "________"
    lines = [page.title, "", page.intro, ""]
    lines += [f"{name}: {value or blank}" for name, value in page.facts]
    lines += ["", _say("codes", voice).upper()]
    lines += [f"{row.service} × {row.times}: {row.codes or blank}" for row in page.codes]
    lines += [page.codes_note]
    for heading, questions in (("to_plan", page.plan), ("to_clinic", page.clinic)):
        if questions:
            lines += ["", _say(heading, voice).upper()]
            for number, question in enumerate(questions, start=1):
                lines.append(f"{number}. {question.asks}")
                lines += [f"   {name}: {blank}" for name in question.blanks]
    lines += ["", _say("answered", voice).upper(), *(f"{name}: {blank}" for name, _ in page.answered)]
    return "\n".join(lines) + "\n"


def asked_of(assumption: str) -> bool:
    """Whether somebody is asked about ``assumption`` at all."""
    return assumption not in _NOT_ASKED


def question_words(point: OpenPoint, voice: Voice) -> str:
    """The question about an open point; of a plan that comes in the course it says which."""
    asks = voice(f"ask_plan.ask_{point.sentence}", **figures_in_words(point.figures, voice))
    return asks if point.sentence in NAMES_ITS_PLAN else under_plan(asks, point.under, point.since, voice)


def _question(point: OpenPoint, case: Case, voice: Voice) -> Question:
    return Question(point.assumption, question_words(point, voice), tuple(_blanks(point, case, voice)))


def _blanks(point: OpenPoint, case: Case, voice: Voice) -> Iterator[str]:
    """What is to be filled in: for amounts that are allowed, and for prices, one for each service."""
    if point.assumption in ("allowed", "allowed_out", "price"):
        for line in case.course.lines:
            if line.count and line.price.high:
                yield service_title(line.service, line.label, voice)
        return
    for name in _TO_FILL_IN[point.assumption]:
        yield _say(name, voice)


def _facts(case: Case, plan: Plan, asked: Collection[str], voice: Voice) -> Iterator[tuple[str, str]]:
    """The member's facts: those that the program does not hold are blanks, and what is ``asked`` is none yet."""
    met = case.member.enrollment_in(plan.name).met
    days = sorted(day for line in case.course.lines if line.count for day in days_of(line, case.course.starts))
    for name in _MEMBER_BLANKS:
        yield _say(name, voice), ""
    yield _say("column_plan", voice), told(plan.name, voice)
    if "tier" not in asked:
        yield _say("tier", voice), voice(f"editors.tier_{case.member.tier.value}")
    if met.deductible or met.out_of_pocket:
        amounts = {"deductible_cents": met.deductible, "limit_cents": met.out_of_pocket}
        yield _say("met", voice), voice("ask_plan.met_is", **amounts)
    for name in _CLINIC_BLANKS:
        yield _say(name, voice), ""
    if days:
        yield _say("days", voice), f"{voice.date(days[0])} – {voice.date(days[-1])}"


def _codes(case: Case, voice: Voice) -> Iterator[CodeRow]:
    route = next((line.route for line in case.course.lines if line.route is not None), None)
    for line in case.course.lines:
        if line.count:
            days = days_of(line, case.course.starts)
            name = service_title(line.service, line.label, voice)
            usual = codes_for(line.service, line.route or route, min(days))
            yield CodeRow(name, str(line.count), _code_words(line, usual))


def _code_words(line: ServiceLine, usual: tuple[ServiceCode, ...]) -> str:
    """The clinic's own code where it is entered; else the usual ones, with a star where no source was found."""
    if line.code:
        return line.code
    return ", ".join(one.code if one.source else f"{one.code}*" for one in usual)


def _say(key: str, voice: Voice) -> str:
    return voice.of("ask_plan")(key)
