"""What a case says of where its figures come from stays true: a changed figure is no longer its source's, a copied plan
says of what it was made, a bundled text is told in the reader's language, and no sheet is called 'Untitled'."""

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from calculator.engine.confirmation.to_confirm import confirm, open_points
from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.base import Model, PriceRange, Source, changed
from calculator.model.course import Course
from calculator.model.plan import Plan, TierAmounts, YearlyAmount
from calculator.model.whose import only_in
from calculator.reference.paths import RESOURCES
from calculator.reference.voice import Voice
from calculator.words.bundled import localized, told
from calculator.words.handed_out import handed_title
from calculator.words.provenance import copy_of, course_after, note_of, origin_words, plan_after, sources_of

COURSE = bundled.example().course
PLAN = bundled.example().chosen_plan


def with_price(course: Course, cents: int) -> Course:
    first, *rest = course.lines
    return changed(course, template=None, lines=(changed(first, price=PriceRange.fixed(cents)), *rest))


@pytest.mark.parametrize(
    "parts",
    [
        {"lines": COURSE.lines[1:]},
        {"lines": (changed(COURSE.lines[0], count=3), *COURSE.lines[1:])},
        {"lines": (changed(COURSE.lines[0], gaps=(3,)), *COURSE.lines[1:])},
    ],
)
def test_a_figure_of_a_course_that_was_changed_marks_its_sources_and_its_note(parts: dict[str, Any]) -> None:
    after = course_after(COURSE, changed(COURSE, template=None, **parts))
    assert after.edited
    assert all(line.endswith("figures since changed by you") for line in sources_of(after, Voice("en")))
    assert note_of(after, Voice("en")).endswith("(Written before figures were changed.)")
    assert all("usted cambió cifras" in line for line in sources_of(after, Voice("es")))


def test_what_is_no_figure_marks_nothing() -> None:
    first, *rest = COURSE.lines
    for parts in ({"title": "Mine"}, {"lines": (changed(first, label="Visit"), *rest)}):
        assert not course_after(COURSE, changed(COURSE, template=None, **parts)).edited
    assert not course_after(COURSE, COURSE.starting(COURSE.starts.replace(day=1))).edited
    assert not plan_after(PLAN, changed(PLAN, name="Ours", figures_year=2027)).edited


def test_once_changed_stays_changed_and_another_template_is_as_it_came() -> None:
    once = course_after(COURSE, with_price(COURSE, 12_345))
    assert course_after(once, changed(once, title="Mine")).edited
    fresh = next(course for course in bundled.courses() if course.template == "im_kap_6")
    assert not course_after(once, fresh).edited


def test_what_never_had_a_source_is_not_marked() -> None:
    bare = changed(COURSE, sources=(), note="", template=None)
    assert not course_after(bare, with_price(bare, 12_345)).edited
    own = Plan(name="Own")
    assert not plan_after(own, changed(own, figures_year=2026, otherwise=None)).edited


def lower(plan: Plan) -> Plan:
    amount = YearlyAmount(in_network=TierAmounts(individual=10_000, family=20_000))
    return changed(plan, deductible=amount)


def test_a_changed_plan_is_no_longer_its_source_s_nor_an_example() -> None:
    plan = next(plan for plan in bundled.plans() if plan.example and plan.deductible.in_network.individual)
    after = plan_after(plan, lower(plan))
    assert (after.edited, after.example) == (True, False)
    assert origin_words(after, Voice("en")) == "Figures changed by you."
    case = changed(bundled.example(), plans=(after,), chosen=after.name)
    cited = {flag.source for flag in estimate(case, after).flags}
    assert not {source.says for source in plan.sources} & cited


def test_a_copy_says_of_what_it_was_made_and_a_copy_of_it_too() -> None:
    copy = copy_of(copy_of(PLAN, "Ours"), "Ours (2)")
    assert copy.made_from == "$2,000 plan"
    assert origin_words(copy, Voice("en")) == "Made from “$2,000 plan”."
    edited = plan_after(copy, lower(copy))
    assert origin_words(edited, Voice("en")) == "Made from “$2,000 plan”; figures changed by you."
    assert next(sources_of(edited, Voice("en"))) == "Ours (2): made from “$2,000 plan”."
    assert copy_of(Plan(name="Own"), "Own (2)").made_from == ""


def test_a_case_is_handed_out_under_its_own_title_or_the_course_s() -> None:
    case = bundled.example()
    assert handed_title(case, Voice("en")) == "Worked example: six sessions at a real clinic"
    for title in (case.title, "Untitled", "Sin título", told(case.title, Voice("es"))):
        assert handed_title(changed(case, example=False, title=title), Voice("en")) == COURSE.title
    assert handed_title(changed(case, example=False, title="Ana"), Voice("en")) == "Ana"


def texts() -> Iterator[str]:
    """Every text that a person reads of the bundled courses and plans."""

    def of(value: object) -> Iterator[str]:
        if isinstance(value, Source):
            yield value.says
        elif isinstance(value, Model):
            for name in type(value).parts():
                part = getattr(value, name)
                if name in ("title", "note", "label") or (isinstance(value, Plan) and name == "name"):
                    yield part
                yield from of(part)
        elif isinstance(value, tuple):
            for one in value:
                yield from of(one)

    for thing in (*bundled.courses(), *bundled.plans(), bundled.example()):
        yield from (text for text in of(thing) if text)


def test_every_bundled_text_is_told_in_every_language_and_back() -> None:
    same = set()
    for text in set(texts()):
        spanish = told(text, Voice("es"))
        same |= {text} if spanish == text else set()
        assert told(spanish, Voice("en")) in (text, told(text, Voice("en")))
    assert same == set()


def test_every_source_of_a_rule_that_has_words_is_told_in_spanish() -> None:
    rules = json.loads((RESOURCES / "reference" / "rules.json").read_text(encoding="utf-8"))["rules"]
    english = re.compile(r"\b(the|and|of|is|are|before|beside|for|table|limit|conditions|extension)\b", re.IGNORECASE)
    sources = [rule["source"] for rule in rules.values()]
    assert [source for source in sources if english.search(told(source, Voice("es")))] == []


def test_a_case_in_another_language_answers_the_same() -> None:
    case = bundled.example()
    spanish = localized(case, Voice("es"))
    assert [plan.name for plan in spanish.plans] == ["Plan de $750", "Plan de $2,000", "Plan de $3,000"]
    assert localized(spanish, Voice("en")) == case
    there = estimate(spanish, spanish.chosen_plan)
    assert there.likely.totals == estimate(case, case.chosen_plan).likely.totals


def test_what_is_known_of_a_plan_by_its_name_stays_with_it_in_another_language() -> None:
    case = bundled.example()
    first = case.plans[0]
    point = open_points(case, first, estimate(case, first), datetime.date(2026, 11, 30))[0]
    known = confirm(changed(case, member=only_in(case.member, first.name)), point)
    spanish = localized(known, Voice("es"))
    assert {one.plan for one in spanish.member.by_plan} == {spanish.plans[0].name} != {first.name}
    assert {one.plan for one in spanish.confirmed} <= {"", spanish.plans[0].name}
    assert localized(spanish, Voice("en")) == known


def test_a_plan_of_one_s_own_beside_bundled_ones_keeps_its_name() -> None:
    case = bundled.example()
    mine = changed(case.plans[0], name="Plan de mi empresa")
    names = [plan.name for plan in localized(changed(case, plans=(*case.plans, mine)), Voice("es")).plans]
    assert names == ["Plan de $750", "Plan de $2,000", "Plan de $3,000", "Plan de mi empresa"]


def test_somebody_s_own_words_are_nobody_s_to_translate() -> None:
    assert told("Mi plan", Voice("en")) == "Mi plan"
    assert told("", Voice("es")) == ""
