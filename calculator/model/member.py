"""The person: coverage tier, the enrollment in each coverage, balances, and who else pays."""

from enum import StrEnum
from typing import Annotated

from calculator.model.base import BasisPoints, Cents, Count, Day, Limits, Model, Slug, Title, replaced
from calculator.model.funding import AccountBalance, Assistance
from calculator.model.network_tier import MOST_TIERS
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


class TierMet(Model):
    """What is already counted in a further network tier: the person's own, and that of the rest of the family."""

    tier: Slug
    met: Met = Met()
    others: Met = Met()


class LimitUse(Model):
    """What is already used of one benefit's limits: visits, and dollars the plan paid."""

    benefit: Slug
    visits: Count = 0
    dollars: Cents = 0
    lifetime_visits: Count = 0
    lifetime_dollars: Cents = 0


class Enrollment(Model):
    """What one coverage (a plan, its rider, a second plan) has on record of the member (rules.md, 'Whose amounts').

    ``coverage_starts`` and ``coverage_ends`` are the first and the last day on which it covers; None: it does already,
    or goes on. ``met`` are the person's own amounts, ``others`` those of the rest of the family; ``out_of_network``
    amounts are used only where the coverage counts that network apart, ``drug`` ones only where the prescription
    benefit has amounts of its own, ``met_in_tiers`` in further network tiers that have some. All of them are what stood
    at the end of ``met_as_of``, in the year that this day lies in; None: before the first session.
    ``met_last_quarter`` of ``met.deductible`` was counted in the last three months of that year.
    """

    coverage_starts: Day | None = None
    coverage_ends: Day | None = None
    met_as_of: Day | None = None
    met: Met = Met()
    met_out_of_network: Met = Met()
    met_drug: Met = Met()
    others: Met = Met()
    others_out_of_network: Met = Met()
    others_drug: Met = Met()
    met_in_tiers: Annotated[tuple[TierMet, ...], Limits(max_length=MOST_TIERS)] = ()
    met_last_quarter: Cents = 0
    limits_used: Annotated[tuple[LimitUse, ...], Limits(max_length=40)] = ()
    authorization_held: bool = True

    def __post_init__(self) -> None:
        """The last day is not before the first, and no tier has two amounts."""
        tiers = [one.tier for one in self.met_in_tiers]
        if len(tiers) != len(set(tiers)):
            raise ValueError("what is met in a network tier is stated twice")
        first, last = self.coverage_starts, self.coverage_ends
        if first is not None and last is not None and last < first:
            raise ValueError(f"the last day of coverage ({last}) is before the first ({first})")


class PlanEnrollment(Enrollment):
    """The enrollment in a plan, and that in the plan's rider.

    ``rider`` None: the rider has the plan's days and authorization, nothing is met in it, and it has used what
    ``limits_used`` says of benefits that only the rider has.
    """

    rider: Enrollment | None = None


class EnrollmentIn(PlanEnrollment):
    """The enrollment in the plan called ``plan`` alone, in place of what the member says of every plan."""

    plan: Title


class Coordination(StrEnum):
    """How a second plan coordinates with the first (rules.md, step 9; FACTS F, COB).

    Basic: up to its own allowed amount less what the first plan paid. Standard: up to the higher of the two allowed
    amounts less what the first plan paid, and never more than is still owed (28 TAC 3.3505(e), 42 CFR 411.33(b)).
    Maintenance of benefits: its own rules on its allowed amount less what the first plan paid. Non-duplication: what it
    would have paid as first, less what the first paid. Medicaid: its rate less what the first plan paid, after which a
    participating provider may ask for no more than its copay (42 CFR 447.15). Carve-out: it pays first, and the plan
    prices what is left.
    """

    BASIC = "basic"
    STANDARD = "standard"
    MAINTENANCE_OF_BENEFITS = "maintenance_of_benefits"
    NON_DUPLICATION = "non_duplication"
    MEDICAID = "medicaid"
    CARVE_OUT = "carve_out"


class OtherCoverage(Model):
    """A second plan that covers the member too, how it coordinates, and the enrollment in it. ``tier`` is whom it
    covers; None: the same people as the first plan."""

    plan: Plan
    coordination: Coordination = Coordination.STANDARD
    tier: CoverageTier | None = None
    enrollment: Enrollment = Enrollment()


class PlanChange(Model):
    """From ``starts`` on another ``plan`` covers the member in place of the one before: a new job, COBRA, open
    enrollment. None: the same plan goes on, and so does all that is counted, with another ``tier``: self-only becomes
    family. ``tier`` None: the same people.

    The new plan begins at nothing but what ``enrollment`` states, and at what was counted toward the deductible before
    where the ``deductible_credit`` is given: it counts as met in the new plan.
    """

    starts: Day
    plan: Plan | None = None
    tier: CoverageTier | None = None
    deductible_credit: bool = False
    enrollment: PlanEnrollment = PlanEnrollment()


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


class Member(PlanEnrollment):
    """The person in treatment. Its own enrollment is the one in every plan that ``by_plan`` does not name.

    ``changes`` are changes of coverage in the course, by day. Who is 55 at the end of a year (``birth_year``) may put
    the catch-up amount into an HSA in it (IRC 223(b)(3)). ``spouse_fsa``: the spouse has a general health FSA, which
    could pay the member's bills.
    """

    tier: CoverageTier = CoverageTier.SELF_ONLY
    by_plan: Annotated[tuple[EnrollmentIn, ...], Limits(max_length=10)] = ()
    failed_trials: Annotated[int, Limits(ge=0, le=50)] | None = None
    single_case_agreements: Annotated[tuple[SingleCaseAgreement, ...], Limits(max_length=20)] = ()
    government_plan: bool = False
    balances: Annotated[tuple[AccountBalance, ...], Limits(max_length=8)] = ()
    assistance: Assistance | None = None
    other_coverage: OtherCoverage | None = None
    tax: TaxRates = TaxRates()
    spouse_fsa: bool = False
    changes: Annotated[tuple[PlanChange, ...], Limits(max_length=4)] = ()
    birth_year: Annotated[int, Limits(ge=1900, le=2100)] | None = None

    def __post_init__(self) -> None:
        """No plan has two enrollments, and the days are in order."""
        super().__post_init__()
        names = [own.plan for own in self.by_plan]
        if len(names) != len(set(names)):
            raise ValueError("a plan has two enrollments of its own")
        days = [change.starts for change in self.changes]
        if days != sorted(set(days)):
            raise ValueError("the changes of coverage must be in order of their days, no two on one day")

    def enrollment_in(self, plan: str) -> PlanEnrollment:
        """The enrollment in the plan called ``plan``: its own, or the one in every plan."""
        return next((own for own in self.by_plan if own.plan == plan), self)

    def renamed(self, old: str, new: str) -> "Member":
        """The member whose plan ``old`` is called ``new`` from now on."""
        own = tuple(replaced(one, plan=new) if one.plan == old else one for one in self.by_plan)
        return replaced(self, by_plan=own)
