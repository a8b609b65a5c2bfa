"""Two plans line by line: no difference is left out, nothing that is the same is marked, the order is the SBC's."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import TypeAdapter

from calculator.files import bundled
from calculator.model.authorization import Authorization
from calculator.model.base import Source, changed
from calculator.model.course import Place
from calculator.model.funding import Account, AccountKind, Funding, FundingKind
from calculator.model.plan import (
    AllowedAmount,
    AllowedBasis,
    AmountKind,
    Benefit,
    CaseRate,
    CostShare,
    Coverage,
    NetworkCredit,
    Plan,
    Reading,
    Rider,
    TierAmounts,
    VisitTier,
    YearFigures,
    YearlyAmount,
)
from calculator.model.plan_document import PlanDocument
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.words.plan_difference import Line, as_text, differences, merged
from calculator.words.plan_facts import facts
from tests.properties.strategies import World, worlds

PLANS = {plan.name: plan for plan in bundled.plans()}
BASE = PLANS["$750 plan"]


def line(lines: tuple[Line, ...], section: str, name: str) -> Line:
    return next(one for one in lines if (one.section, one.name) == (section, name))


def test_two_real_plans_by_their_printed_tables() -> None:
    lines = differences(BASE, PLANS["$2,000 plan"])
    assert line(lines, "Important questions", "Overall deductible, in network, individual")[3:] == (
        "$750.00",
        "$2,000.00",
    )
    copay = line(lines, "Specialist office visit", "Copay, in network")
    assert (copay.left, copay.right, copay.differs) == ("$40.00", "$0.00", True)
    dosing = line(lines, "What each service is paid as", "Dosing session")
    assert (dosing.left, dosing.differs) == ("Outpatient service", False)
    assert all(one.meaning for one in lines)


def test_the_parts_stand_in_the_order_of_the_plan_editor() -> None:
    lines = differences(BASE, PLANS["Example: carve-out rider for KAT"])
    sections = list(dict.fromkeys(one.section for one in lines))
    assert sections[:3] == ["The plan", "Important questions", "Primary care office visit"]
    assert sections.index("What each service is paid as") < sections.index("The employer's side")
    assert sections.index("A rider beside the plan") < sections.index("Rider › Important questions")
    assert len(sections) == len([1 for at, one in enumerate(lines) if not at or lines[at - 1].section != one.section])


def test_a_benefit_that_only_one_plan_has_is_said_to_be_missing_in_the_other() -> None:
    lines = differences(BASE, PLANS["Example: PPO"])
    visits = [one for one in lines if one.section == "Primary care office visit"]
    assert {one.right for one in visits} == {"not in this plan"}
    assert all(one.differs for one in visits)


def test_what_neither_plan_has_takes_no_line() -> None:
    names = {one.name for one in differences(BASE, PLANS["$2,000 plan"])}
    assert "Waiting period in days" not in names
    assert "There is such a rider" not in names


def test_the_same_benefit_under_another_name_of_the_machine_is_one_benefit() -> None:
    own = changed(
        BASE,
        benefits=tuple(
            changed(one, name=f"own_{at}", title=one.title or one.name) for at, one in enumerate(BASE.benefits)
        ),
        reading=(),
    )
    theirs = changed(
        BASE, benefits=tuple(changed(one, title=one.title or one.name) for one in BASE.benefits), reading=()
    )
    assert [one for one in differences(theirs, own) if one.differs] == []


def test_a_plan_differs_from_itself_in_nothing() -> None:
    for plan in PLANS.values():
        for language in LANGUAGES:
            assert not any(one.differs for one in differences(plan, plan, Voice(language)))


SHARE = BASE.benefits[0].in_network
CHANGES: list[dict[str, Any]] = [
    {"name": "Another"},
    {"note": "Another"},
    {"sources": (Source(says="A paper", address="example.org"),)},
    {"example": True},
    {"figures_year": 2025},
    {"edited": True},
    {"made_from": "Another"},
    {"document": PlanDocument(name="plan.pdf", sha256="0" * 64, read_on=date(2026, 3, 1))},
    {"year_starts": "07-01"},
    {"accumulator_year": "calendar_year"},
    {"last_quarter_carries_over": "if_not_met"},
    {"market": "individual_bronze"},
    {"network_credit": NetworkCredit.BOTH},
    {"limit_includes_deductible": False},
    {"years": (YearFigures(year=2027, deductible=YearlyAmount()),)},
    {"drug_deductible": TierAmounts(individual=100)},
    {"drug_limit": TierAmounts()},
    {"deductible": YearlyAmount(kind=AmountKind.AGGREGATE, in_network=BASE.deductible.in_network)},
    {"out_of_pocket_limit": YearlyAmount()},
    {"otherwise": BASE.benefits[0].name},
    {"reading": BASE.reading[1:]},
    {"reading": (*BASE.reading, Reading(service="dosing", benefit=BASE.benefits[0].name, place=Place.HOME))},
    {"reading": (*BASE.reading, Reading(service="massage", benefit=BASE.benefits[0].name))},
    {"case_rate": CaseRate(amount=100, services=("dosing",))},
    {"rider": Rider(title="R")},
    {"accounts": (Account(kind=AccountKind.HRA),)},
    {"funding": Funding(kind=FundingKind.INSURED)},
    *({"funding": Funding(**{name: 5})} for name in Funding.parts() if name != "kind"),
]
BENEFIT_CHANGES: list[dict[str, Any]] = [
    {"title": "Another"},
    {"covered": False},
    {"out_of_network": None},
    {"waiting_days": 3},
    {"discount_when_not_covered": True},
    {"limits_with": BASE.benefits[1].name},
    {"first_visits": (VisitTier(through=6),)},
    {"authorization": Authorization()},
    *(
        {name: 7}
        for name in ("allowance", "visit_limit", "lifetime_visit_limit", "dollar_limit", "lifetime_dollar_limit")
    ),
]
SHARE_CHANGES: list[dict[str, Any]] = [
    {"copay": 1},
    {"coinsurance": 1},
    {"deductible": "applies"},
    {"order": "copay_first"},
    {"coinsurance_base": "allowed"},
    {"copay_when_crossing": False},
    {"copay_counts_to_deductible": True},
    {"copay_once_a_day": True},
    {"copay_once_a_course": True},
    {"copay_year_maximum": 7},
    {"visit_deductible": 7},
    {"coinsurance_changes_after": 7},
    {"coinsurance_then": 7},
    {"counts_to_limit": False},
    {"least_per_visit": 0},
    {"most_per_visit": 0},
    {"allowed": AllowedAmount(basis=AllowedBasis.AMOUNT, amount=0)},
    {"allowed": AllowedAmount(percent=14_000)},
]


def changed_benefit(parts: dict[str, Any]) -> Plan:
    return changed(BASE, benefits=(changed(BASE.benefits[0], **parts), *BASE.benefits[1:]))


def strictly(parts: dict[str, Any], model: type[Any], base: Any) -> Any:
    """``base`` with ``parts``, whose words stand for enumerations."""
    return TypeAdapter(model).validate_python(vars(base) | parts, strict=False)


EDITED = [
    *(strictly(parts, Plan, BASE) for parts in CHANGES),
    *(changed_benefit(parts) for parts in BENEFIT_CHANGES),
    *(changed_benefit({"in_network": strictly(parts, CostShare, SHARE)}) for parts in SHARE_CHANGES),
]


@pytest.mark.parametrize("plan", EDITED, ids=range(len(EDITED)))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_edit_of_a_plan_is_seen(plan: Plan, language: str) -> None:
    assert plan != BASE
    assert any(one.differs for one in differences(BASE, plan, Voice(language)))
    assert any(one.differs for one in differences(plan, BASE, Voice(language)))


def test_every_part_of_a_plan_was_edited() -> None:
    assert {name for parts in CHANGES for name in parts} == set(Plan.parts()) - {"benefits"}
    assert {name for parts in BENEFIT_CHANGES for name in parts} == set(Benefit.parts()) - {"name", "in_network"}
    assert {name for parts in SHARE_CHANGES for name in parts} == set(CostShare.parts())
    assert set(Coverage.parts()) < set(Plan.parts())


@settings(deadline=None)
@given(worlds, worlds)
def test_whole_random_plans_tell_each_fact_once_and_lose_no_difference(one: World, other: World) -> None:
    left, right = one.plan, other.plan
    keys = [fact.key for fact in facts(left)]
    assert len(keys) == len(set(keys))
    lines = differences(left, right)
    there = differences(right, left)
    assert sorted((x.name, x.left, x.right) for x in lines) == sorted((x.name, x.right, x.left) for x in there)
    same = {fact.key: fact.words for fact in facts(left)} == {fact.key: fact.words for fact in facts(right)}
    assert same is not any(x.differs for x in lines)


def test_items_of_two_lists_keep_their_order() -> None:
    assert merged("abd", "acd") == ["a", "c", "b", "d"]
    assert merged("", "xy") == ["x", "y"]
    assert merged("ab", "") == ["a", "b"]


def test_the_text_marks_what_differs() -> None:
    right = PLANS["$2,000 plan"]
    text = as_text(BASE, right, differences(BASE, right)).splitlines()
    assert text[0] == "$750 plan | $2,000 plan"
    assert "≠ Copay, in network: $40.00 | $0.00" in text
    assert "= Dosing session: Outpatient service" in text
