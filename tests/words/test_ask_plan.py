"""Whatever is to be confirmed can be asked: each sentence of an open point has its question, in both languages."""

import datetime
from collections.abc import Callable
from typing import Final

import pytest

from calculator.engine.confirmation.assumed import KINDS
from calculator.engine.confirmation.to_confirm import open_points
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.member import PlanChange
from calculator.model.plan import Benefit, NetworkTier, TierShare
from calculator.reference.texts import catalogue
from calculator.reference.voice import Voice
from calculator.words.ask_plan import as_text, ask_plan, asked_of

DAY: Final = datetime.date(2026, 6, 1)
SHOWN_ONLY: Final = {"benefit_none"}
"""A sentence of *To confirm* that says otherwise what one question asks."""


def test_every_sentence_that_somebody_is_asked_about_has_its_question() -> None:
    said = {key.removeprefix("confirm.") for key in catalogue("en") if key.startswith("confirm.")} - SHOWN_ONLY
    for kind in KINDS:
        sentences = {name for name in said if name == kind.name or name.startswith(f"{kind.name}_of_")}
        sentences |= {name for name in said if name in (f"{kind.name}_tier", f"{kind.name}_esketamine")}
        assert sentences
        if asked_of(kind.name):
            assert {f"ask_plan.ask_{name}" for name in sentences} <= catalogue("en").keys()


def in_tier(benefit: Benefit) -> Benefit:
    assert benefit.in_network is not None
    return changed(benefit, further_tiers=(TierShare(tier="preferred", share=benefit.in_network),))


def in_a_tier(case: Case) -> Case:
    tier = NetworkTier(name="preferred", title="Preferred")
    lines = tuple(changed(line, network_tier="preferred") for line in case.course.lines)
    plans = tuple(
        changed(plan, further_tiers=(tier,), benefits=tuple(map(in_tier, plan.benefits))) for plan in case.plans
    )
    return changed(case, course=changed(case.course, lines=lines), plans=plans)


def under_another_plan(case: Case) -> Case:
    course = case.course.starting(datetime.date(2026, 12, 1))
    new_job = changed(case.plans[1], name="New job", figures_year=2026, year_starts="01-01")
    later = PlanChange(starts=datetime.date(2026, 12, 8), plan=new_job)
    return changed(case, course=course, member=changed(case.member, changes=(later,)))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("made", "sentence", "said"),
    [(in_a_tier, "network_tier", "Preferred"), (under_another_plan, "next_year_of_later", "New job")],
)
def test_a_tier_and_the_plan_that_comes_are_named_in_the_question(
    made: Callable[[Case], Case], sentence: str, said: str, language: str
) -> None:
    case = made(changed(bundled.example(), example=False))
    answer = estimate(case, case.chosen_plan)
    assert sentence in {point.sentence for point in open_points(case, case.chosen_plan, answer, DAY)}
    page = ask_plan(case, answer, DAY, voice := Voice(language))
    assert [one for one in page.plan + page.clinic if said in one.asks]
    assert said in as_text(page, voice)
