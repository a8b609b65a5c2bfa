"""What is kept of a plan from one member to the next is never another member's: each difference of theirs counts."""

import datetime
import json
import os
import weakref
from pathlib import Path
from typing import Any

import pytest

from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.covered import covered_by
from calculator.engine.adjudication.kept import KeptByKey
from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.pricing import price
from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.base import replaced
from calculator.model.estimate import Amounts, DatedLine
from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance, AssistanceMode
from calculator.model.member import (
    Coordination,
    CoverageTier,
    LimitUse,
    Member,
    Met,
    OtherCoverage,
    PlanChange,
    SingleCaseAgreement,
)
from calculator.model.plan import AmountKind, CostShare, Plan, YearlyAmount
from calculator.reference.kept import forget
from tests.engine.cases import amount, plan, session, tiers
from tests.engine.order_cases import HALF

DAYS = tuple(datetime.date(2026, month, 9) for month in (3, 6, 9, 12))
LINES = tuple(session(400, day=day, drug=True, network=network) for day in DAYS for network in ("in", "out"))
NEEDED = Authorization(missing=MissingAuthorization.DENIED)
RULE = plan(
    HALF,
    benefit={"authorization": NEEDED, "waiting_days": 90, "visit_limit": 7},
    deductible=amount(500, 1_200, out_of_network=tiers(700, 1_500), kind=AmountKind.AGGREGATE),
    out_of_pocket_limit=amount(5_000, 9_000),
    accounts=(Account(kind=AccountKind.HRA, yearly=10_000, starts_after=20_000),),
    otherwise="visit",
)


def second(coordination: Coordination) -> OtherCoverage:
    return OtherCoverage(plan=plan(CostShare(coinsurance=1_000)), coordination=coordination)


def comes(**parts: Any) -> PlanChange:
    return PlanChange(**({"starts": DAYS[2], "plan": RULE} | parts))


MEMBERS = {
    "nothing": Member(),
    "not authorized": Member(authorization_held=False),
    "begins": Member(coverage_starts=DAYS[1]),
    "began before": Member(coverage_starts=datetime.date(2026, 2, 1)),
    "ends": Member(coverage_ends=DAYS[1]),
    "met": Member(met=Met(deductible=30_000, out_of_pocket=40_000)),
    "met out of network": Member(met_out_of_network=Met(deductible=30_000)),
    "met later": Member(met=Met(deductible=50_000, out_of_pocket=495_000), met_as_of=DAYS[2]),
    "met of another day": Member(met=Met(deductible=50_000, out_of_pocket=495_000), met_as_of=DAYS[1]),
    "used": Member(limits_used=(LimitUse(benefit="visit", visits=4),)),
    "family": Member(tier=CoverageTier.FAMILY),
    "others": Member(tier=CoverageTier.FAMILY, others=Met(deductible=100_000)),
    "agreed": Member(single_case_agreements=(SingleCaseAgreement(service="dosing", rate=15_000),)),
    "account": Member(balances=(AccountBalance(kind=AccountKind.HRA, balance=5_000),)),
    "counts": Member(assistance=Assistance(yearly=20_000, mode=AssistanceMode.COUNTS)),
    "does not count": Member(assistance=Assistance(yearly=20_000, mode=AssistanceMode.ACCUMULATOR)),
    "second": Member(other_coverage=second(Coordination.STANDARD)),
    "carve-out": Member(other_coverage=second(Coordination.CARVE_OUT)),
    "another comes": Member(changes=(comes(),)),
    "another comes later": Member(changes=(comes(starts=DAYS[3]),)),
    "another credits": Member(changes=(comes(deductible_credit=True),)),
    "goes on": Member(changes=(PlanChange(starts=DAYS[2], tier=CoverageTier.FAMILY),)),
}


def amounts(rule: Plan, member: Member) -> list[Amounts]:
    return PlanPricer(rule, member).amounts(LINES)


def anew(rule: Plan, member: Member) -> list[Amounts]:
    """Under a plan of the same words that is another one, of which nothing is known."""
    return amounts(replaced(rule), member)


def test_every_member_is_priced_as_if_nobody_had_been_before() -> None:
    expected = {name: anew(RULE, member) for name, member in MEMBERS.items()}
    assert len(set(map(tuple, expected.values()))) == len(MEMBERS), "two of them are not told apart by any amount"
    for _ in range(2):
        for name, member in MEMBERS.items():
            assert amounts(RULE, member) == expected[name], name


def test_of_whom_the_same_is_entered_nothing_is_made_twice() -> None:
    one, same, other = (
        PlanPricer(RULE, replaced(member)).columns_for(LINES)
        for member in (MEMBERS["met"], MEMBERS["met"], MEMBERS["nothing"])
    )
    assert one.calendar is same.calendar
    assert one.opened is same.opened
    assert one.columns.terms is same.columns.terms
    assert one.opened is not other.opened
    assert one.columns.terms.routes is other.columns.terms.routes, "the words are the plan's"


def test_the_very_same_plan_and_member_are_read_once() -> None:
    member = replaced(MEMBERS["met"])
    assert PlanPricer(RULE, member).covered is PlanPricer(RULE, member).covered
    assert PlanPricer(RULE, member).covered is not PlanPricer(RULE, replaced(member)).covered
    assert PlanPricer(RULE, member).covered is not PlanPricer(replaced(RULE), member).covered


def test_one_that_comes_after_many_is_not_taken_for_one_that_went() -> None:
    """Nobody else keeps these members, so that new ones have the ids of old ones. Half of a session of 400 is the
    member's, and no more than is left of a limit of 5,000."""
    for met in (*range(0, 600_000, 5_000), *range(600_000, 0, -7_000)):
        member = Member(met=Met(deductible=50_000, out_of_pocket=met))
        (paid,) = PlanPricer(RULE, member).amounts(LINES[:1])
        assert paid.coinsurance == min(20_000, max(500_000 - max(met, 50_000), 0)), met


def test_lines_of_another_kind_have_tables_of_their_own() -> None:
    pricer, member = PlanPricer(RULE, MEMBERS["not authorized"]), MEMBERS["not authorized"]
    for lines in (
        LINES[:2],
        LINES[1:2],
        LINES[:1],
        LINES[1::-1],
        (session(400, "integration", day=DAYS[0]),),
        LINES[:2],
    ):
        assert pricer.amounts(lines) == PlanPricer(replaced(RULE), member).amounts(lines)


def test_another_day_on_which_the_accounts_are_known_is_another_first_day() -> None:
    member = replaced(MEMBERS["account"], met=Met(out_of_pocket=20_000))
    for known_on in (None, DAYS[0] - datetime.timedelta(days=200), None):
        one = price(LINES, RULE, member, known_on=known_on)
        assert one == price(LINES, replaced(RULE), member, known_on=known_on)


def test_the_user_s_own_federal_limit_holds_for_who_comes_after_it_was_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has an amount of his own in the family's limit of 15,000: the self-only limit bounds each."""
    limit = YearlyAmount(kind=AmountKind.AGGREGATE, in_network=tiers(None, 15_000))
    rule, member = plan(HALF, out_of_pocket_limit=limit), Member(tier=CoverageTier.FAMILY)
    lines = tuple(session(30_000, day=day) for day in DAYS[:2])
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = tmp_path / "kat-estimator" / "federal-limits.json"
    file.parent.mkdir()
    found = []
    for at, dollars in enumerate(("9000.00", "8000.00", "9000.00")):
        file.write_text(json.dumps({"years": {"2026": {"aca_limit_self_only": dollars}}}), encoding="utf-8")
        os.utime(file, ns=(at, at))
        found.append(sum(one.coinsurance for one in PlanPricer(rule, member).amounts(lines)))
    assert found == [900_000, 800_000, 900_000]


def members(count: int, **stated: Any) -> list[Member]:
    """Of each another amount is stated, but for what is ``stated`` of all."""
    return [Member(**({"met": Met(deductible=100 * at)} | stated)) for at in range(count)]


def opened(rule: Plan, member: Member, lines: tuple[DatedLine, ...] = LINES[:1]) -> Books:
    return PlanPricer(rule, member).columns_for(lines).opened


def test_what_covers_sixty_four_members_is_kept_and_an_older_one_s_is_worked_out_anew() -> None:
    everybody = members(65)
    known = [covered_by(RULE, member) for member in everybody[:64]]
    assert all(covered_by(RULE, member) is one for member, one in zip(everybody, known, strict=False))
    covered_by(RULE, everybody[64])
    assert covered_by(RULE, everybody[1]) is known[1]
    assert covered_by(RULE, everybody[0]) is not known[0]


def test_the_tables_of_sixty_four_kinds_of_courses_are_kept_for_whoever_the_same_is_stated_of() -> None:
    rule, courses = replaced(RULE), [(session(100, f"service {at}"),) for at in range(65)]
    known = [opened(rule, Member(), lines) for lines in courses[:64]]
    assert all(opened(rule, Member(), lines) is one for lines, one in zip(courses, known, strict=False))
    opened(rule, Member(), courses[64])
    assert opened(rule, Member(), courses[1]) is known[1]
    assert opened(rule, Member(), courses[0]) is not known[0]


def test_the_first_days_of_eight_members_are_kept_of_each_plan_for_whoever_else_is_as_they_are() -> None:
    rule, everybody, same = replaced(RULE), members(9), members(9)
    known = [opened(rule, member) for member in everybody[:8]]
    assert all(opened(rule, member) is one for member, one in zip(same, known, strict=False))
    opened(rule, everybody[8])
    assert opened(rule, replaced(same[1])) is known[1]
    assert opened(rule, replaced(same[0])) is not known[0]


def test_the_first_day_of_the_very_same_member_is_kept_however_many_come_between() -> None:
    rule, everybody = replaced(RULE), members(20)
    known = [opened(rule, member) for member in everybody]
    assert all(opened(rule, member) is one for member, one in zip(everybody, known, strict=True))


def test_nothing_of_a_case_that_is_closed_is_kept() -> None:
    """Nobody holds its plan any more once it is forgotten."""
    rule = replaced(RULE)
    PlanPricer(rule, Member()).amounts(LINES)
    gone = weakref.ref(rule)
    del rule
    assert gone() is not None, "as long as the case is open its plan is known"
    forget()
    assert gone() is None


def test_the_least_recently_made_goes_first() -> None:
    kept: KeptByKey[str, int] = KeptByKey(2)
    assert kept.get("a") is None
    assert kept.keep("a", 1) == 1
    kept.keep("b", 2)
    kept.keep("a", 3)
    assert kept.get("a") == 3
    kept.keep("c", 4)
    assert [kept.get(key) for key in "abc"] == [3, None, 4]


def test_what_is_made_anew_of_a_known_key_takes_the_place_of_no_other() -> None:
    kept: KeptByKey[str, int] = KeptByKey(2)
    for key, made in (("a", 1), ("b", 2), ("b", 3)):
        kept.keep(key, made)
    assert [kept.get(key) for key in "ab"] == [1, 3]


def test_what_is_forgotten_is_known_no_more() -> None:
    kept: KeptByKey[str, int] = KeptByKey(2)
    kept.keep("a", 1)
    kept.forget()
    assert kept.get("a") is None
