"""Prior authorization: what a plan asks for before it pays, and what it does where that is missing."""

from enum import StrEnum
from typing import Annotated

from calculator.model.base import BasisPoints, Cents, Limits, Model


class MissingAuthorization(StrEnum):
    """What the plan does when prior authorization was needed and not obtained."""

    DENIED = "denied"
    PERCENT = "percent"
    AMOUNT = "amount"


class Authorization(Model):
    """Prior authorization: what happens without it, and what the plan asks for (FACTS B3).

    ``percent`` or ``amount`` is what the plan pays less when authorization is missing. ``failed_trials`` of
    ``trial_weeks`` each are needed; an approval holds ``approval_days``.
    """

    missing: MissingAuthorization = MissingAuthorization.DENIED
    percent: BasisPoints = 0
    amount: Cents = 0
    failed_trials: Annotated[int, Limits(ge=0, le=20)] | None = None
    trial_weeks: Annotated[int, Limits(ge=0, le=104)] | None = None
    approval_days: Annotated[int, Limits(ge=1, le=1_500)] | None = None
