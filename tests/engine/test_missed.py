"""The fee for a session that was missed is no service: nobody pays of it but the patient, and nothing is used up by it.

The course of ``happened_cases``, of a drug: four of $500, 20% after a deductible of $1,000; the second was missed."""

import pytest

from calculator.model.base import replaced
from calculator.model.funding import Account, AccountKind, Assistance, AssistanceMode
from calculator.model.happened import SessionState
from calculator.model.member import Coordination, Member, OtherCoverage
from calculator.model.plan import Benefit, CostShare, Plan, Reading, Rider, RiderPays
from tests.engine.cases import each, plan
from tests.engine.happened_cases import PLAN, fact, priced

HRA = replaced(PLAN, accounts=(Account(kind=AccountKind.HRA, yearly=100_000),))
KAT = {"benefits": (Benefit(name="kat"),), "reading": (Reading(service="drug", benefit="kat"),)}
SECOND = plan(CostShare(), name="Second")


def member(method: Coordination) -> Member:
    return Member(other_coverage=OtherCoverage(plan=SECOND, coordination=method))


def program(mode: AssistanceMode) -> Member:
    return Member(assistance=Assistance(yearly=100_000, mode=mode, fills_per_year=4))


def rider(pays: RiderPays) -> Plan:
    return replaced(PLAN, rider=Rider(title="Rider", pays=pays, **KAT))


@pytest.mark.parametrize(
    ("rule", "who", "paid_by", "paid"),
    [
        (PLAN, Member(), "plan_pays", [0, 0, 0, 400]),
        (PLAN, member(Coordination.STANDARD), "second_plan", [500, 0, 500, 100]),
        (PLAN, member(Coordination.CARVE_OUT), "second_plan", [500, 0, 500, 500]),
        (PLAN, program(AssistanceMode.COUNTS), "assistance", [500, 0, 500, 0]),
        (PLAN, program(AssistanceMode.ACCUMULATOR), "assistance", [500, 0, 500, 0]),
        # A quarter of the program's money for each fill, and the plan pays the rest.
        (PLAN, program(AssistanceMode.MAXIMIZER), "assistance", [250, 0, 250, 250]),
        (HRA, Member(), "account", [500, 0, 500, 0]),
        (rider(RiderPays.FIRST), Member(), "plan_pays", [500, 0, 500, 500]),
        (rider(RiderPays.INSTEAD), Member(), "plan_pays", [500, 0, 500, 500]),
    ],
)
def test_a_fee_is_the_patient_s_whoever_pays_of_sessions(
    rule: Plan, who: Member, paid_by: str, paid: list[int]
) -> None:
    found = priced(fact(2, SessionState.MISSED, billed=7_500), rule=rule, member=who, service="drug")
    assert each(found, paid_by) == paid
    fee = found.lines[1].amounts
    assert (fee.billed, fee.excluded, fee.member_pays) == (7_500, 7_500, 7_500)
