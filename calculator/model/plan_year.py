"""How a plan's year turns: when its amounts begin again, and what goes on into the next year."""

from enum import StrEnum


class AccumulatorYear(StrEnum):
    """The twelve months in which deductible and out-of-pocket limit run."""

    PLAN = "plan_year"
    CALENDAR = "calendar_year"


class CarryOver(StrEnum):
    """What is counted toward the deductible in a year's last three months counts in the next year too: never, always,
    or only where the year's deductible was not met."""

    NONE = "none"
    ALWAYS = "always"
    IF_NOT_MET = "if_not_met"
