"""What stands around the payment of a course: how long claims take, and Good Faith Estimates with the bills that came
after them. They price nothing."""

from typing import Annotated

from calculator.model.base import Cents, Day, Limits, Model, Title

Weeks = Annotated[int, Limits(ge=1, le=52)]
"""Whole weeks."""


class ClaimTime(Model):
    """How many weeks pass from a session until its explanation of benefits arrives, at least and at most."""

    least: Weeks = 4
    most: Weeks = 8

    def __post_init__(self) -> None:
        """The weeks rise."""
        if self.least > self.most:
            raise ValueError(f"claims that take at least {self.least} weeks cannot take at most {self.most}")


class GoodFaithEstimate(Model):
    """What one provider or facility expected to bill somebody who uses no plan, and what it billed.

    ``expected`` is the total of its expected charges in cents, ``made`` the estimate's day. ``billed`` is the total of
    its bills so far in cents, ``first_billed`` the day on which the first of them came; None: none came yet.
    """

    provider: Title
    expected: Cents
    made: Day | None = None
    billed: Cents | None = None
    first_billed: Day | None = None
