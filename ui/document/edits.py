"""What the editors tell becomes an edit of the document: each a named step, typing in one place one step."""

from collections.abc import Callable

from calculator.model.base import changed
from calculator.model.course import Course
from calculator.model.member import Member
from calculator.model.mix import MixWeights
from calculator.model.plan import Plan
from calculator.reference.texts import say
from ui.document.document import Document


class Edits:
    """Puts a part of the case in place of another. ``language`` tells the language of the moment."""

    def __init__(self, document: Document, language: Callable[[], str]) -> None:
        self._document = document
        self._language = language

    def course(self, course: Course, step: str) -> None:
        """The course becomes another."""
        self._edit(step, course=course, example=False)

    def prices(self, course: Course, step: str) -> None:
        """The course has the prices of a list, in a step of its own."""
        self._edit(step, typed=False, course=course, example=False)

    def member(self, member: Member, step: str) -> None:
        """The member becomes another."""
        self._edit(step, member=member, example=False)

    def plan(self, plan: Plan, step: str) -> None:
        """The chosen plan becomes another."""
        case = self._document.case
        plans = tuple(plan if one.name == case.chosen else one for one in case.plans)
        self._edit(step, plans=plans, chosen=plan.name, example=False)

    def second_plan(self, plan: Plan, step: str) -> None:
        """The member's second plan becomes another."""
        member = self._document.case.member
        if member.other_coverage is not None:
            other = changed(member.other_coverage, plan=plan)
            self._edit(step, member=changed(member, other_coverage=other), example=False)

    def plans(self, plans: tuple[Plan, ...], chosen: str, step: str) -> None:
        """The case has other plans."""
        self._edit(step, typed=False, plans=plans, chosen=chosen)

    def mix(self, weights: MixWeights, step: str) -> None:
        """The situations of members have other weights. The worked example stays an example."""
        self._edit(step, mix=weights)

    def choose(self, name: str) -> None:
        """The plan called ``name`` is the chosen one. The worked example stays an example."""
        step = say("window.step_choose", self._language(), {"name": name})
        self._edit(step, typed=False, chosen=name)

    def choose_next(self) -> None:
        """The plan after the chosen one is chosen, and after the last the first."""
        names = [plan.name for plan in self._document.case.plans]
        self.choose(names[(names.index(self._document.case.chosen) + 1) % len(names)])

    def _edit(self, step: str, *, typed: bool = True, **parts: object) -> None:
        self._document.edit(changed(self._document.case, **parts), step, typed=typed)
