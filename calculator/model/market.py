"""The market that a plan comes from."""

from enum import StrEnum


class Market(StrEnum):
    """How the member comes to the plan: through an employer, bought by the person, on or off an Exchange, as a
    student, or from Medicare.

    Bronze and catastrophic plans that a person bought go with an HSA from 2026 on (IRS Notice 2026-5).
    """

    EMPLOYER = "employer"
    INDIVIDUAL = "individual"
    BRONZE = "individual_bronze"
    CATASTROPHIC = "individual_catastrophic"
    STUDENT = "student"
    MEDICARE = "medicare"
