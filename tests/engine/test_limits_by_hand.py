"""Limits, accounts and riders over changes of the plan: each cent worked by hand
from the law (docs/rules.md) before the engine was asked."""

from calculator.model.base import changed, replaced
from calculator.model.funding import Account, AccountBalance, AccountKind, Contribution
from calculator.model.member import (
    CoverageTier,
    Enrollment,
    LimitUse,
    Member,
    Met,
    SingleCaseAgreement,
)
from calculator.model.plan import (
    AmountKind,
    Benefit,
    CostShare,
    Plan,
    Reading,
    Rider,
)
from calculator.model.plan_year import CarryOver
from tests.engine.cases import amount, each, plan, priced, session
from tests.engine.change_cases import ALL, FAMILY, FIFTH, march, on, people, to


def both(**limits: int) -> Plan:
    own = Benefit(name="a", in_network=FIFTH, **limits)
    with_ = Benefit(name="b", in_network=FIFTH, limits_with="a")
    reading = (Reading(service="dosing", benefit="a"), Reading(service="integration", benefit="b"))
    return Plan(name="P", benefits=(own, with_), reading=reading)


def test_limits_counted_together() -> None:
    day = on("2026-03-01")
    lines = [session(500, day=day), session(200, "integration", day), session(500, day=day)]
    # Two visits, which the second benefit has no limit of: 100 | 40 | 500
    assert each(priced(both(visit_limit=2), *lines), "member_pays") == [100, 40, 500]
    # The plan pays 450 of each, counted together: 400, 50, 0.
    limited = both(dollar_limit=45_000)
    alike = tuple(changed(one, dollar_limit=45_000) for one in limited.benefits)
    assert each(priced(replaced(limited, benefits=alike), *lines), "member_pays") == [100, 150, 500]
    used = Member(limits_used=(LimitUse(benefit="a", visits=1),), changes=(people("2026-02-01"),))
    # One used, and family since February: 100 | 40 | 500
    assert each(priced(both(visit_limit=2), *lines, member=used), "member_pays") == [100, 40, 500]


def test_copays_of_the_year_counted_together() -> None:
    """Copays 30 and 25, at most 60 a year in common: 30 | 25 | 5 | family goes on: 0 | 2027: 30."""
    a = CostShare(copay=3_000, copay_year_maximum=6_000)
    own, with_ = (
        Benefit(name="a", in_network=a),
        Benefit(name="b", in_network=CostShare(copay=2_500, copay_year_maximum=6_000), limits_with="a"),
    )
    reading = (Reading(service="dosing", benefit="a"), Reading(service="integration", benefit="b"))
    rule = Plan(name="P", benefits=(own, with_), reading=reading)
    day = on("2026-03-01")
    lines = [
        session(500, day=day),
        session(200, "integration", day),
        session(500, day=day),
        session(500, day=on("2026-03-08")),
        session(500, day=on("2027-03-08")),
    ]
    assert each(priced(rule, *lines, member=Member(changes=(people("2026-03-05"),))), "member_pays") == [
        30,
        25,
        5,
        0,
        30,
    ]


def test_accounts_without_money_and_starts() -> None:
    """HRA of nothing after 300; HSA 200; EBHRA after 500, with what the HSA paid: 200 of it, 200 own | 100 own, 300."""
    accounts = (
        Account(kind=AccountKind.HRA, yearly=0, starts_after=30_000),
        Account(kind=AccountKind.HSA),
        Account(kind=AccountKind.EBHRA, yearly=100_000, starts_after=50_000),
    )
    rule = plan(ALL, accounts=accounts)
    member = Member(balances=(AccountBalance(kind=AccountKind.HSA, balance=20_000),))
    found = priced(rule, *march(1, 8, billed=400), member=member)
    assert each(found, "account") == [200, 300]
    # Without the HSA's money: 400 own | 100 own and 300.
    found = priced(rule, *march(1, 8, billed=400))
    assert each(found, "account") == [0, 300]
    got = Member(balances=(AccountBalance(kind=AccountKind.HRA, balance=25_000),))
    # S1: own 300, HRA 100. S2 of 400: HRA 150; own until 500: 200; EBHRA 50.
    found = priced(rule, *march(1, 8, billed=400), member=got)
    assert each(found, "account") == [100, 200]


def test_a_start_goes_on_with_the_plan() -> None:
    """HRA after 600: 500 own | 100 own, 400 | 500; under another plan anew: 500 own | 500 own | 100 own, 400."""
    hra = Account(kind=AccountKind.HRA, yearly=100_000, starts_after=60_000)
    rule, new = plan(ALL, accounts=(hra,)), plan(ALL, name="New", accounts=(hra,))
    assert each(priced(rule, *march(1, 8, 15), member=Member(changes=(people("2026-03-05"),))), "account") == [
        0,
        400,
        500,
    ]
    assert each(priced(rule, *march(1, 8, 15), member=Member(changes=(to(new, "2026-03-05"),))), "account") == [
        0,
        0,
        400,
    ]


def test_one_copay_a_course() -> None:
    once = CostShare(copay=5_000, copay_once_a_course=True)
    rule, new = plan(once), plan(once, name="New")
    assert each(priced(rule, *march(1, 8, 15), member=Member(changes=(people("2026-03-05"),))), "member_pays") == [
        50,
        0,
        0,
    ]
    assert each(priced(rule, *march(1, 8, 15), member=Member(changes=(to(new, "2026-03-05"),))), "member_pays") == [
        50,
        50,
        0,
    ]


def test_visits_used_go_on() -> None:
    """Three visits, one used: 100 | 100 | 500."""
    rule = plan(FIFTH, benefit={"visit_limit": 3})
    member = Member(limits_used=(LimitUse(benefit="visit", visits=1),), changes=(people("2026-03-05"),))
    assert each(priced(rule, *march(1, 8, 15), member=member), "member_pays") == [100, 100, 500]


def test_a_riders_last_quarter() -> None:
    """Rider's deductible 800, all of the last quarter carries over: Nov 500; Jan: 500 carried, 300 + 40; 100."""
    rider = Rider(
        title="R",
        deductible=amount(800),
        benefits=(Benefit(name="kat", in_network=FIFTH),),
        reading=(Reading(service="dosing", benefit="kat"),),
    )
    rule = plan(CostShare(), rider=rider, last_quarter_carries_over=CarryOver.ALWAYS)
    days = ("2026-11-20", "2027-01-10", "2027-01-17")
    found = priced(rule, *(session(500, day=on(day)) for day in days), member=Member(changes=(people("2026-12-15"),)))
    assert each(found, "member_pays") == [500, 340, 100]
    member = Member(
        rider=Enrollment(met=Met(deductible=30_000), met_last_quarter=20_000), changes=(people("2026-12-15"),)
    )
    # Met 300, 200 of it in the quarter: Nov 500 (800); Jan: 700 carried: 100 + 80.
    found = priced(rule, *(session(500, day=on(day)) for day in days), member=member)
    assert each(found, "member_pays") == [500, 180, 100]


def test_an_amount_of_last_year() -> None:
    """As of 31 Dec 2026 900 met: next year's first session pays the deductible."""
    rule = plan(FIFTH, deductible=amount(1_000, 2_000))
    member = Member(met=Met(deductible=90_000), met_as_of=on("2026-12-31"), changes=(people("2027-01-05"),))
    lines = [session(500, day=on(day)) for day in ("2026-12-20", "2027-01-04", "2027-01-11", "2027-01-18")]
    assert each(priced(rule, *lines, member=member), "member_pays") == [500, 500, 500, 100]


def test_the_rest_of_the_family() -> None:
    """Limit own 1,500, family 3,000; others have 2,800: from the change on 200 are left of the family's, less own."""
    rule = plan(ALL, out_of_pocket_limit=amount(1_500, 3_000))
    member = Member(others=Met(out_of_pocket=240_000), changes=(people("2026-03-05"),))
    # 500 | 600 left less own 500: 100 | 0
    assert each(priced(rule, *march(1, 8, 15), member=member), "member_pays") == [500, 100, 0]


def test_from_family_to_self_only() -> None:
    """Aggregate 2,000: 600 600; then self-only 1,000 from the third: all met (1,200): 20% = 120."""
    rule = plan(FIFTH, deductible=amount(1_000, 2_000, kind=AmountKind.AGGREGATE))
    member = Member(tier=FAMILY, changes=(people("2026-03-10", CoverageTier.SELF_ONLY),))
    assert each(priced(rule, *march(1, 8, 15, billed=600), member=member), "member_pays") == [600, 600, 120]


def test_an_hsa_stays() -> None:
    """HSA 700 + 100 on 5 March: 500 | 300 under the new plan | 0."""
    gift = Contribution(own=10_000, starts=on("2026-03-05"), day_of_month=5, months=1)
    bal = AccountBalance(kind=AccountKind.HSA, balance=70_000, contributions=(gift,))
    hsa = Account(kind=AccountKind.HSA)
    rule, new = plan(ALL, accounts=(hsa,)), plan(ALL, name="New", accounts=(hsa,))
    for change in (people("2026-03-06"), to(new, "2026-03-06")):
        assert each(priced(rule, *march(1, 8, 15), member=Member(balances=(bal,), changes=(change,))), "account") == [
            500,
            300,
            0,
        ]


def test_an_agreement_ends_with_its_plan() -> None:
    """Agreement with the first plan; then family; then another plan whose own out-of-network is 50% of 500."""
    half = plan(FIFTH, benefit={"out_of_network": CostShare(coinsurance=5_000)})
    new = replaced(half, name="New")
    member = Member(
        single_case_agreements=(SingleCaseAgreement(service="dosing", rate=30_000),),
        changes=(people("2026-03-05"), to(new, "2026-03-12")),
    )
    found = priced(half, *(line._replace(network="out") for line in march(1, 8, 15)), member=member)
    assert each(found, "member_pays") == [60, 60, 250]
