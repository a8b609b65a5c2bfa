"""A case: one course, one member, and the plans to price it under. It is what the document holds and files carry."""

from typing import Annotated

from calculator.model.base import Limits, Model, Note, Title, changed
from calculator.model.claims import ClaimTime, GoodFaithEstimate
from calculator.model.confirmed import Confirmed, Supposed
from calculator.model.course import Course
from calculator.model.member import Member
from calculator.model.mix import MixWeights
from calculator.model.plan import Plan


class CaseError(ValueError):
    """Something in a case is wrong. ``path`` says where, in the names of the case; the message says what is right."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message

    def __str__(self) -> str:
        """The message after its place."""
        return f"{self.path}: {self.message}" if self.path else self.message


class Case(Model):
    """All that is known. ``chosen`` is the name of the plan whose estimate is shown; ``mix`` weighs the situations of
    members that plans are compared over, and changes no estimate. ``confirmed`` are the assumptions that a person has
    confirmed, ``supposed`` the entries that nobody knew, with a default in their place; they change no estimate
    either. ``explained_by`` is the name of the plan whose explanations of benefits the course's sessions bear; None:
    the chosen one. ``claims_take`` says how long an explanation of benefits is
    waited for, ``good_faith`` what providers expected to bill where no plan is used; they change no estimate."""

    title: Title = "Untitled"
    note: Note = ""
    example: bool = False
    course: Course
    plans: Annotated[tuple[Plan, ...], Limits(min_length=1, max_length=10)]
    chosen: Title
    member: Member = Member()
    mix: MixWeights = MixWeights()
    confirmed: Annotated[tuple[Confirmed, ...], Limits(max_length=100)] = ()
    supposed: Annotated[tuple[Supposed, ...], Limits(max_length=100)] = ()
    explained_by: Title | None = None
    claims_take: ClaimTime = ClaimTime()
    good_faith: Annotated[tuple[GoodFaithEstimate, ...], Limits(max_length=20)] = ()

    def __post_init__(self) -> None:
        """Plans have names of their own, and one of them is chosen."""
        names = [plan.name for plan in self.plans]
        if len(names) != len(set(names)):
            raise ValueError("two plans of this case have the same name")
        if self.chosen not in names:
            raise ValueError(f"the chosen plan “{self.chosen}” is not among the plans of this case")

    def plan(self, name: str) -> Plan:
        """The plan called ``name``.

        Raises:
            CaseError: the case has no such plan.
        """
        for plan in self.plans:
            if plan.name == name:
                return plan
        known = ", ".join(f"“{plan.name}”" for plan in self.plans)
        raise CaseError("plans", f"there is no plan named “{name}”; this case has {known}")

    @property
    def chosen_plan(self) -> Plan:
        """The plan whose estimate is shown."""
        return self.plan(self.chosen)

    @property
    def explaining_plan(self) -> str:
        """The name of the plan that explanations of benefits in this case are of, which the case may have no longer.
        Under another plan nothing that it made of a session holds."""
        return self.chosen if self.explained_by is None else self.explained_by

    def choosing(self, name: str) -> "Case":
        """The case with the plan called ``name`` chosen. What has been explained stays that of the plan that did."""
        explained = self.explaining_plan if self.course.has_happened else self.explained_by
        return changed(self, chosen=name, explained_by=explained)

    @property
    def second_plan(self) -> Plan | None:
        """The member's second plan; None: there is none."""
        return self.member.other_coverage.plan if self.member.other_coverage else None
