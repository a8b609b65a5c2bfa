"""What contradicts itself in the entries about one coverage: for each flag one case that must raise it, and one at the
boundary that must not. ``code/group`` is the flag about one group of met amounts."""

from typing import Final

from calculator.model.member import Member
from tests.engine.cases import amount, plan, tiers
from tests.engine.flag_cases import (
    WITH_BOTH,
    Given,
    apart,
    family,
    met,
    used,
)
from tests.engine.situations import benefit

CONTRADICTIONS: Final[dict[str, tuple[Given, Given]]] = {
    "contradiction_deductible_above": (
        Given(plan(deductible=amount(500)), None, Member(met=met(deductible=501))),
        Given(plan(deductible=amount(500)), None, Member(met=met(deductible=500))),
    ),
    "contradiction_deductible_above/met_out_of_network": (
        Given(apart(500), None, Member(met_out_of_network=met(deductible=501))),
        Given(apart(500), None, Member(met_out_of_network=met(deductible=500))),
    ),
    "contradiction_deductible_above/met_drug": (
        Given(plan(drug_deductible=tiers(500)), None, Member(met_drug=met(deductible=501))),
        Given(plan(drug_deductible=tiers(500)), None, Member(met_drug=met(deductible=500))),
    ),
    "contradiction_limit_above": (
        Given(plan(out_of_pocket_limit=amount(500)), None, Member(met=met(out_of_pocket=501))),
        Given(plan(), None, Member(met=met(out_of_pocket=501))),
    ),
    "contradiction_limit_above/met_out_of_network": (
        Given(apart(500), None, Member(met_out_of_network=met(out_of_pocket=1_001))),
        Given(apart(500), None, Member(met_out_of_network=met(out_of_pocket=1_000))),
    ),
    "contradiction_limit_above/met_drug": (
        Given(plan(drug_limit=tiers(500)), None, Member(met_drug=met(out_of_pocket=501))),
        Given(plan(drug_limit=tiers(500)), None, Member(met_drug=met(out_of_pocket=500))),
    ),
    "contradiction_no_deductible": (
        Given(plan(), None, Member(met=met(deductible=1))),
        Given(plan(), None, Member(met=met(out_of_pocket=1))),
    ),
    "contradiction_family_deductible_above": (
        Given(plan(deductible=amount(500, 1_000)), None, family(met(deductible=500), met(deductible=501))),
        Given(plan(deductible=amount(500, 1_000)), None, family(met(deductible=500), met(deductible=500))),
    ),
    "contradiction_family_limit_above": (
        Given(
            plan(out_of_pocket_limit=amount(500, 1_000)), None, family(met(out_of_pocket=500), met(out_of_pocket=501))
        ),
        Given(
            plan(out_of_pocket_limit=amount(500, 1_000)), None, family(met(out_of_pocket=500), met(out_of_pocket=500))
        ),
    ),
    "contradiction_limit_below_deductible": (
        Given(WITH_BOTH, None, Member(met=met(deductible=500, out_of_pocket=499))),
        Given(WITH_BOTH, None, Member(met=met(deductible=500, out_of_pocket=500))),
    ),
    "contradiction_quarter_above": (
        Given(WITH_BOTH, None, Member(met=met(deductible=500, out_of_pocket=500), met_last_quarter=50_001)),
        Given(WITH_BOTH, None, Member(met=met(deductible=500, out_of_pocket=500), met_last_quarter=50_000)),
    ),
    "contradiction_used_above_dollars": (
        Given(plan(**benefit(dollar_limit=60_000)), None, used(dollars=60_001)),
        Given(plan(**benefit(dollar_limit=60_000)), None, used(dollars=60_000)),
    ),
    "contradiction_used_above_lifetime_visits": (
        Given(plan(**benefit(lifetime_visit_limit=6)), None, used(lifetime_visits=7)),
        Given(plan(**benefit(lifetime_visit_limit=6)), None, used(lifetime_visits=6)),
    ),
    "contradiction_ever_below_visits": (
        Given(plan(**benefit(visit_limit=6, lifetime_visit_limit=9)), None, used(visits=3, lifetime_visits=2)),
        Given(plan(**benefit(visit_limit=6, lifetime_visit_limit=9)), None, used(visits=3, lifetime_visits=3)),
    ),
    "contradiction_ever_below_dollars": (
        Given(plan(**benefit(dollar_limit=600, lifetime_dollar_limit=900)), None, used(dollars=3, lifetime_dollars=2)),
        Given(plan(**benefit(dollar_limit=600, lifetime_dollar_limit=900)), None, used(dollars=3, lifetime_dollars=3)),
    ),
    "contradiction_used_above_visits": (
        Given(plan(**benefit(visit_limit=6)), None, used(visits=7)),
        Given(plan(**benefit(visit_limit=6)), None, used(visits=6)),
    ),
    "contradiction_used_above_lifetime_dollars": (
        Given(plan(**benefit(lifetime_dollar_limit=60_000)), None, used(lifetime_dollars=60_001)),
        Given(plan(**benefit(lifetime_dollar_limit=60_000)), None, used(lifetime_dollars=60_000)),
    ),
}
