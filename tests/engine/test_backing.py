"""Who is named as paying beside the patient: never an employer where none stands behind the plan."""

import csv
import io

import pytest

from calculator.cli import text_report
from calculator.engine.comparison.break_even import break_even
from calculator.engine.comparison.side_by_side import compare
from calculator.engine.pricing import estimate
from calculator.files import bundled, workbook_writer
from calculator.model.backing import Backing, backing_of
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.comparison import Axis, Payer
from calculator.model.funding import Funding, FundingKind
from calculator.model.market import Market
from calculator.model.new_plan import no_plan_yet
from calculator.model.plan import Plan
from calculator.reference.voice import Voice
from calculator.words.cheapest_ranges import changes_in_words, figures_of
from calculator.words.comparison_table import table

FIRST, SECOND, *_ = bundled.example().plans
NONE = no_plan_yet("No plan entered yet")
NAMED = {"en": "mploye", "es": "mplead"}
"""How an employer and an employee are spoken of."""


def of(market: Market, plan: Plan = FIRST) -> Plan:
    return changed(plan, name=f"{plan.name} {market.value}", market=market)


def case_of(*plans: Plan) -> Case:
    example = bundled.example()
    return changed(example, plans=plans, chosen=plans[0].name, member=changed(example.member, by_plan=()))


@pytest.mark.parametrize(
    ("plans", "backing"),
    [
        ((FIRST, SECOND), Backing.EMPLOYER),
        ((FIRST, NONE), Backing.EMPLOYER),
        ((FIRST, of(Market.MEDICARE)), Backing.EITHER),
        ((of(Market.STUDENT), of(Market.INDIVIDUAL, SECOND)), Backing.PLAN),
        ((of(Market.BRONZE), NONE), Backing.PLAN),
        ((NONE,), Backing.PLAN),
    ],
)
def test_plans_together_have_an_employer_behind_them_where_each_that_pays_has(
    plans: tuple[Plan, ...], backing: Backing
) -> None:
    assert backing_of(plans) is backing


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_comparison_of_plans_without_an_employer_names_none(language: str) -> None:
    case = case_of(of(Market.MEDICARE), of(Market.INDIVIDUAL, SECOND))
    comparison = compare(case)
    said = [row.title for row in table(comparison, Voice(language))]
    for axis, ends in ((Axis.SESSIONS, (1, 20)), (Axis.PRICE, (0, 200_000))):
        found = break_even(case, Payer.EMPLOYER, axis, *ends)
        said += changes_in_words(found, figures_of(case, found, 10), Voice(language))
    heads = list(
        csv.reader(io.StringIO(workbook_writer.comma_separated(comparison, Voice(language)).decode("utf-8-sig")))
    )
    said += [row[0] for row in heads]
    assert [words for words in said if NAMED[language] in words] == []
    assert {"The plan pays", "El plan paga"} & set(said)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("plan", [of(Market.STUDENT), NONE])
def test_an_estimate_without_an_employer_names_none(plan: Plan, language: str) -> None:
    case = case_of(plan)
    answer = estimate(case, plan)
    assert NAMED[language] not in text_report.of(case, answer, Voice(language))
    codes = {reason.code for line in answer.likely.lines for reason in line.reasons if reason.amount == "employer_pays"}
    assert codes <= {"employer_pays_own"}


def test_what_an_insured_plan_of_no_employer_pays_is_the_plan_s() -> None:
    insured = changed(of(Market.INDIVIDUAL), funding=Funding(kind=FundingKind.INSURED))
    totals = estimate(case_of(insured), insured).likely.totals
    assert totals.employer_pays == totals.plan_pays > 0
