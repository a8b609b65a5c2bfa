"""Whatever is in the models of a plan can be entered in the window: each box, choice, field and button of its editor is
used, as a person would, and what it makes other is written down."""

from typing import Any, Final

from pytestqt.qtbot import QtBot

from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.base import Model, changed
from calculator.model.course import Service
from calculator.model.funding import Account, AccountKind, AccountPays, Funding, FundingKind
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    Benefit,
    CaseRate,
    CostShare,
    NetworkTier,
    Plan,
    Reading,
    Rider,
    TierAmounts,
    TierShare,
    VisitTier,
    YearFigures,
    YearlyAmount,
)
from calculator.model.plan_year import CarryOver
from calculator.reference.voice import Voice
from tests.helpers.every_field import typed_into, use
from tests.helpers.model_fields import Field, models_of
from ui.editors.plan.plan_editor import PlanEditor

ENGLISH: Final = Voice("en")

RULES: Final = CostShare(
    allowed=AllowedAmount(basis=AllowedBasis.PERCENT_OF_MEDICARE, amount=10_000),
    coinsurance_changes_after=50_000,
    most_per_visit=90_000,
)
TIERS: Final = tuple(NetworkTier(name=name, deductible=TierAmounts(individual=100, family=100)) for name in ("tier_2",))
BENEFITS: Final = (
    Benefit(
        name="clinic",
        in_network=RULES,
        out_of_network=RULES,
        further_tiers=(TierShare(tier="tier_2", share=RULES),),
        first_visits=(VisitTier(through=2),),
        authorization=Authorization(missing=MissingAuthorization.PERCENT),
        visit_limit=5,
        dollar_limit=50_000,
    ),
)
AMOUNTS: Final = YearlyAmount(
    in_network=TierAmounts(individual=10_000, family=20_000),
    out_of_network=TierAmounts(individual=20_000, family=40_000),
)
DRUGS: Final = TierAmounts(individual=10_000, family=20_000)
WORDS: Final[dict[str, Any]] = {
    "deductible": AMOUNTS,
    "out_of_pocket_limit": YearlyAmount(
        in_network=TierAmounts(individual=90_000, family=190_000),
        out_of_network=TierAmounts(individual=190_000, family=390_000),
    ),
    "drug_deductible": DRUGS,
    "drug_limit": DRUGS,
    "further_tiers": TIERS,
    "benefits": BENEFITS,
    "reading": (Reading(service=Service.DOSING, benefit="clinic"),),
}
PLAN: Final = Plan(
    name="Everything",
    figures_year=2026,
    **WORDS,
    last_quarter_carries_over=CarryOver.ALWAYS,
    case_rate=CaseRate(amount=100_000, services=("dosing",)),
    accounts=tuple(
        Account(kind=kind, carries_over=kind is AccountKind.HRA, pays=AccountPays.SHARE)
        for kind in (AccountKind.HRA, AccountKind.FSA, AccountKind.LSA)
    ),
    funding=Funding(kind=FundingKind.LEVEL_FUNDED, attachment_point=100),
)
WITH_RIDER: Final = Plan(name="Rider beside it", rider=Rider(title="Rider", **WORDS))
LATER_YEAR: Final = changed(PLAN, case_rate=None, years=(YearFigures(year=2027),))
SMALL: Final = Plan(
    name="Two services",
    benefits=(
        Benefit(name="clinic", authorization=Authorization(missing=MissingAuthorization.AMOUNT)),
        Benefit(name="office"),
    ),
)


def typed_into_editor(qtbot: QtBot, plan: Plan, year: int = 0) -> set[Field]:
    """The fields that are others after each widget of the plan editor was used on ``plan`` in one of its years."""
    editor, told = PlanEditor(), list[Plan]()
    qtbot.addWidget(editor)
    editor.plan_edited.connect(lambda one, _step: told.append(one))

    def show() -> None:
        editor.set_plan(plan, ENGLISH)
        use(editor.years.years, year)
        told.clear()

    show()
    editor.show()
    found = typed_into(editor, plan, told, show)
    return {(kind, path[-1]) for model, path in found for kind in model.__mro__ if issubclass(kind, Model)}


_ORIGIN: Final = "it is told of, not typed: where the figures come from, and whether they were changed since"
UNTYPED: Final[dict[Field, str]] = {
    **{(Plan, part): _ORIGIN for part in ("document", "edited", "example", "made_from", "sources")},
    (Account, "title"): "an account is called by its kind; a file may call it otherwise",
    (Rider, "otherwise"): "a rider takes the services that it names, and no others",
}
"""What cannot be entered in the plan editor, and why."""


def test_every_field_of_a_plan_is_entered_in_its_editor(qtbot: QtBot) -> None:
    found = typed_into_editor(qtbot, PLAN)
    for plan, year in ((SMALL, 0), (WITH_RIDER, 0), (LATER_YEAR, 1)):
        found |= typed_into_editor(qtbot, plan, year)
    fields = {(model, part) for model in models_of(Plan, without=UNTYPED) for part in model.parts()}
    assert set(UNTYPED) <= fields
    assert sorted(f"{model.__name__}.{part}" for model, part in fields - set(UNTYPED) - found) == []
