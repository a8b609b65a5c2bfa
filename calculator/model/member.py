"""The person: coverage tier, what is already counted, what is used of the limits, balances, and other coverage."""

from enum import StrEnum
from typing import Annotated

from calculator.model.base import BasisPoints, Cents, Count, Day, Limits, Model, Slug
from calculator.model.funding import AccountBalance, Assistance
from calculator.model.plan import Plan


class CoverageTier(StrEnum):
    """Whom the plan covers beside the employee. All but the first have family amounts."""

    SELF_ONLY = "self_only"
    SPOUSE = "spouse"
    CHILDREN = "children"
    FAMILY = "family"

    @property
    def is_family(self) -> bool:
        """Whether the family's deductible and limit hold."""
        return self is not CoverageTier.SELF_ONLY


class Met(Model):
    """What is already counted in one plan year toward a deductible and an out-of-pocket limit, in cents."""

    deductible: Cents = 0
    out_of_pocket: Cents = 0


class LimitUse(Model):
    """What is already used of one benefit's limits: visits, and dollars the plan paid."""

    benefit: Slug
    visits: Count = 0
    dollars: Cents = 0
    lifetime_visits: Count = 0
    lifetime_dollars: Cents = 0


class Coordination(StrEnum):
    """How a second plan coordinates with the first (ENGINE step 9; FACTS F, COB).

    Basic: up to its own allowed amount less what the first plan paid. Standard: up to what the member still owes.
    Non-duplication: what it would have paid as first, less what the first paid. Carve-out: it pays first.
    """

    BASIC = "basic"
    STANDARD = "standard"
    NON_DUPLICATION = "non_duplication"
    CARVE_OUT = "carve_out"


class OtherCoverage(Model):
    """A second plan that covers the member too, what is met in it, and how it coordinates."""

    plan: Plan
    coordination: Coordination = Coordination.STANDARD
    met: Met = Met()


class SingleCaseAgreement(Model):
    """A one-off contract with an out-of-network provider: in-network cost sharing at an agreed rate (FACTS F)."""

    service: Slug
    rate: Cents


class TaxRates(Model):
    """The member's marginal rates, for the tax that HSA and FSA money saves, and the employer's FICA rate on it."""

    federal: BasisPoints = 0
    state: BasisPoints = 0
    fica: BasisPoints = 0
    employer_fica: BasisPoints = 0


class Member(Model):
    """The person in treatment. ``met`` are the person's own amounts, ``others`` those of the rest of the family.

    They belong to the accumulator year that ``met_as_of`` lies in; None: the year in which the course starts.
    ``out_of_network`` amounts are used only where the plan counts that network apart, ``drug`` ones only where the
    prescription benefit has amounts of its own. ``met_last_quarter`` of ``met.deductible`` was counted in the last
    three months of that year. ``spouse_fsa``: the spouse has a general health FSA, which could pay the member's bills.
    """

    tier: CoverageTier = CoverageTier.SELF_ONLY
    met_as_of: Day | None = None
    met: Met = Met()
    met_out_of_network: Met = Met()
    met_drug: Met = Met()
    others: Met = Met()
    others_out_of_network: Met = Met()
    others_drug: Met = Met()
    met_last_quarter: Cents = 0
    limits_used: Annotated[tuple[LimitUse, ...], Limits(max_length=40)] = ()
    authorization_held: bool = True
    failed_trials: Annotated[int, Limits(ge=0, le=50)] | None = None
    coverage_starts: Day | None = None
    single_case_agreements: Annotated[tuple[SingleCaseAgreement, ...], Limits(max_length=20)] = ()
    government_plan: bool = False
    balances: Annotated[tuple[AccountBalance, ...], Limits(max_length=8)] = ()
    assistance: Assistance | None = None
    other_coverage: OtherCoverage | None = None
    tax: TaxRates = TaxRates()
    spouse_fsa: bool = False
