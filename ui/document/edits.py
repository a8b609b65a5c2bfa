"""What the editors tell becomes an edit of the document: each a named step, typing in one place one step."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.claims import ClaimTime, GoodFaithEstimate
from calculator.model.confirmed import about_renamed, still_about
from calculator.model.course import Course
from calculator.model.member import Member
from calculator.model.mix import MixWeights
from calculator.model.plan import Plan
from calculator.model.whose import among
from calculator.reference.voice import Voice
from ui.document.document import Document

if TYPE_CHECKING:
    from calculator.engine.confirmation.to_confirm import OpenPoint


class Edits:
    """Puts a part of the case in place of another. ``voice`` gives that of the moment."""

    def __init__(self, document: Document, voice: Callable[[], Voice]) -> None:
        self._document = document
        self._voice = voice

    def course(self, course: Course, step: str) -> None:
        """The course becomes another. The first explanation of benefits in it is taken for one of the chosen plan."""
        self._edit(step, course=course, explained_by=self._explained_by(course), example=False)

    def happened(self, course: Course, step: str) -> None:
        """Of a session of the course more is known, in a step of its own; otherwise as ``course``."""
        self._edit(step, typed=False, course=course, explained_by=self._explained_by(course), example=False)

    def prices(self, course: Course, step: str) -> None:
        """The course has the prices of a list, in a step of its own."""
        from calculator.words.provenance import course_after  # noqa: PLC0415 (not on the start-up path)

        self._edit(step, typed=False, course=course_after(self._document.case.course, course), example=False)

    def member(self, member: Member, step: str) -> None:
        """The member becomes another."""
        self._edit(step, member=member, example=False)

    def plan(self, plan: Plan, step: str) -> None:
        """The chosen plan becomes another."""
        case = self._document.case
        plans = tuple(plan if one.name == case.chosen else one for one in case.plans)
        member = case.member.renamed(case.chosen, plan.name)
        confirmed = about_renamed(case.confirmed, case.chosen, plan.name)
        supposed = about_renamed(case.supposed, case.chosen, plan.name)
        said = {"confirmed": confirmed, "supposed": supposed}
        explained = plan.name if case.explained_by == case.chosen else case.explained_by
        named = changed(case, plans=plans, chosen=plan.name, member=member, explained_by=explained, **said)
        self._edit(step, of=named, example=False)

    def second_plan(self, plan: Plan, step: str) -> None:
        """The member's second plan becomes another."""
        member = self._document.case.member
        if member.other_coverage is not None:
            other = changed(member.other_coverage, plan=plan)
            self._edit(step, member=changed(member, other_coverage=other), example=False)

    def later_plan(self, at: int, plan: Plan, step: str) -> None:
        """The plan that the change at the place ``at`` among the member's brings becomes another."""
        member = self._document.case.member
        changes = tuple(changed(one, plan=plan) if at == i else one for i, one in enumerate(member.changes))
        self._edit(step, member=changed(member, changes=changes), example=False)

    def plans(self, plans: tuple[Plan, ...], chosen: str, step: str) -> None:
        """The case has other plans. What was met in a plan that is gone goes with it."""
        case, names = self._document.case, [plan.name for plan in plans]
        said = {part: still_about(getattr(case, part), names) for part in ("confirmed", "supposed")}
        kept = changed(case, plans=plans, chosen=chosen, member=among(case.member, names), **said)
        self._edit(step, of=kept, typed=False)

    def mix(self, weights: MixWeights, step: str) -> None:
        """The situations of members have other weights. The worked example stays an example."""
        self._edit(step, mix=weights)

    def claims(self, claims: ClaimTime) -> None:
        """Claims take another time. The worked example stays an example."""
        self._edit(self._voice()("at_risk.step_weeks"), claims_take=claims)

    def good_faith(self, estimates: tuple[GoodFaithEstimate, ...]) -> None:
        """The case has other Good Faith Estimates."""
        if estimates != self._document.case.good_faith:
            self._edit(self._voice()("good_faith.step"), typed=False, good_faith=estimates, example=False)

    def confirm(self, point: "OpenPoint") -> None:
        """A person has confirmed what the answer rests on. The worked example stays an example."""
        from calculator.engine.confirmation.to_confirm import confirm  # noqa: PLC0415 (not before the first paint)

        case = confirm(self._document.case, point)
        self._edit(self._voice()("confirm.step"), typed=False, confirmed=case.confirmed)

    def answered(self, case: Case) -> None:
        """What the plan answered is entered, in a step of its own. An example that is only confirmed stays one."""
        from calculator.words.provenance import course_after  # noqa: PLC0415 (not on the start-up path)

        before = self._document.case
        same = (case.course, case.plans, case.member) == (before.course, before.plans, before.member)
        entered = changed(case, course=course_after(before.course, case.course), example=case.example and same)
        self._edit(self._voice()("ask_plan.step"), of=entered, typed=False)

    def choose(self, name: str) -> None:
        """The plan called ``name`` is the chosen one. The worked example stays an example."""
        step = self._voice()("window.step_choose", name=name)
        self._edit(step, typed=False, of=self._document.case.choosing(name))

    def choose_next(self) -> None:
        """The plan after the chosen one is chosen, and after the last the first."""
        names = [plan.name for plan in self._document.case.plans]
        self.choose(names[(names.index(self._document.case.chosen) + 1) % len(names)])

    def title(self, title: str) -> None:
        """The case is called otherwise, and is nobody's example any more."""
        self._edit(self._voice()("window.step_title"), typed=False, title=title, example=False)

    def make_mine(self) -> None:
        """The worked example is the person's own from now on: it bears no label, and its days are days like others."""
        self._edit(self._voice()("window.step_mine"), typed=False, example=False)

    def _explained_by(self, course: Course) -> str | None:
        case = self._document.case
        return case.explained_by or (case.chosen if course.has_happened else None)

    def _edit(self, step: str, *, typed: bool = True, of: Case | None = None, **parts: object) -> None:
        """The case ``of`` (None: the open one) with ``parts`` becomes the open one."""
        from calculator.words.handed_out import is_example_title  # noqa: PLC0415 (not on the start-up path)

        case = changed(of or self._document.case, **parts)
        if not case.example and is_example_title(case.title):
            # What it was an example of is no longer what it holds.
            case = changed(case, title=self._voice()("bundled.untitled"))
        self._document.edit(case, step, typed=typed)
