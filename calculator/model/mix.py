"""The situations of members that plans are compared over, and how many of the members are in each."""

from enum import StrEnum

from calculator.model.base import BasisPoints, Model


class MemberSituation(StrEnum):
    """A member's situation that the mix prices: what is met, and when in the plan year the course starts."""

    NOTHING_MET = "nothing_met"
    DEDUCTIBLE_MET = "deductible_met"
    FAMILY = "family"
    LATE_IN_YEAR = "late_in_year"


class MixWeights(Model):
    """The part of the members in each situation, in basis points. They begin equal, and are no finding of anybody's.

    Nothing holds them together: somebody who types one weight after the other has a sum other than 100% on the way.
    """

    nothing_met: BasisPoints = 2_500
    deductible_met: BasisPoints = 2_500
    family: BasisPoints = 2_500
    late_in_year: BasisPoints = 2_500

    @property
    def by_situation(self) -> dict[MemberSituation, int]:
        """Each situation's weight in basis points."""
        return {situation: getattr(self, situation.value) for situation in MemberSituation}

    @property
    def whole(self) -> int:
        """The sum of the weights in basis points; 10,000 is what it must be for the mix to say anything."""
        return sum(self.by_situation.values())
