"""Whatever is in the model of a member can be entered in the member's part of the left column."""

import datetime
from typing import Any, Final

from pytestqt.qtbot import QtBot

from calculator.model.authorization import Authorization
from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance, AssistanceMode, Contribution
from calculator.model.member import (
    Coordination,
    CoverageTier,
    Enrollment,
    EnrollmentIn,
    Member,
    OtherCoverage,
    PlanChange,
    PlanEnrollment,
    SingleCaseAgreement,
)
from calculator.model.plan import Benefit, NetworkTier, Plan, Rider, TierAmounts, YearlyAmount
from calculator.model.plan_year import CarryOver
from calculator.reference.voice import Voice
from tests.helpers.every_field import Path, paths_of, typed_into
from ui.editors.member.member_editor import MemberEditor

ENGLISH: Final = Voice("en")
_TWO: Final = TierAmounts(individual=900_000, family=1_900_000)
_APART: Final = YearlyAmount(in_network=_TWO, out_of_network=_TWO)
_BENEFITS: Final = (
    Benefit(
        name="clinic",
        authorization=Authorization(),
        visit_limit=500,
        dollar_limit=900_000,
        lifetime_visit_limit=500,
        lifetime_dollar_limit=900_000,
    ),
)
_WORDS: Final[dict[str, Any]] = {
    "deductible": _APART,
    "out_of_pocket_limit": _APART,
    "drug_deductible": _TWO,
    "drug_limit": _TWO,
    "further_tiers": (NetworkTier(name="tier_2", deductible=_TWO),),
    "benefits": _BENEFITS,
}
PLAN: Final = Plan(
    name="Everything",
    **_WORDS,
    last_quarter_carries_over=CarryOver.ALWAYS,
    rider=Rider(title="Rider", **_WORDS),
    accounts=tuple(Account(kind=kind) for kind in AccountKind),
)
OTHER: Final = Plan(name="Another")
GIFT: Final = Contribution(starts=datetime.date(2024, 1, 1))
BARE: Final = Member()
FULL: Final = Member(
    tier=CoverageTier.FAMILY,
    rider=Enrollment(),
    balances=(AccountBalance(kind=AccountKind.HSA, balance=100_000, contributions=(GIFT,)),),
    single_case_agreements=(SingleCaseAgreement(service="dosing", rate=0),),
    assistance=Assistance(mode=AssistanceMode.MAXIMIZER),
    other_coverage=OtherCoverage(plan=PLAN, coordination=Coordination.BASIC),
    changes=(PlanChange(starts=datetime.date(2024, 12, 1), plan=PLAN, enrollment=PlanEnrollment(rider=Enrollment())),),
)
OWN: Final = Member(tier=CoverageTier.FAMILY, by_plan=(EnrollmentIn(plan=PLAN.name, rider=Enrollment()),))

UNTYPED: Final[dict[Path, str]] = {}
"""What cannot be entered in the member's part, and why."""


def typed_into_editor(qtbot: QtBot, member: Member) -> set[Path]:
    """The paths of what is other after each widget of the member's part was used on ``member``."""
    editor, told = MemberEditor(), list[Member]()
    qtbot.addWidget(editor)

    def show(one: Member) -> None:
        editor.set_member(one, PLAN, ENGLISH, (PLAN, OTHER))

    def tell(one: Member, _step: str) -> None:
        told.append(one)
        show(one)

    editor.member_edited.connect(tell)
    show(member)
    editor.show()
    return {path for _, path in typed_into(editor, member, told, lambda: show(member))}


def test_every_field_of_a_member_is_entered(qtbot: QtBot) -> None:
    found = typed_into_editor(qtbot, BARE) | typed_into_editor(qtbot, FULL) | typed_into_editor(qtbot, OWN)
    elsewhere = {("other_coverage", "plan"), ("changes", "plan")}
    fields = paths_of(Member, elsewhere)
    assert set(UNTYPED) <= fields
    assert sorted(".".join(path) for path in fields - set(UNTYPED) - found) == []
