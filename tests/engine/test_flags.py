"""Every flag there is has a case that must raise it and one at its boundary that must not."""

import datetime
from typing import Any

import pytest

from calculator.engine.checks import happened
from calculator.engine.checks.enrolled import CONTRADICTION
from calculator.model.authorization import Authorization
from calculator.model.base import Source, changed
from calculator.model.course import Course, Place
from calculator.model.market import Market
from calculator.model.member import CoverageTier, Enrollment, EnrollmentIn, Member
from calculator.model.plan import RiderPays
from calculator.reference.rules import rules
from calculator.reference.texts import catalogue
from calculator.reference.voice import Voice
from calculator.words.flags import flag_source, sentence
from tests.engine.cases import amount, plan
from tests.engine.flag_cases import beside_hsa, coded, contributing, met, second, self_paid
from tests.engine.flag_table import TABLE
from tests.engine.situations import WAIVED, course, hdhp, raised, rider

OFFERED = {"together", "count_it", "count_it_is"}
"""What is said beside the fields, and contradicts nothing."""

BY_A_FILE = {"limits_file_broken", "explained_elsewhere", "explained_by_another"}
"""What no case of one plan raises: tests/engine/test_checks.py has the files, test_happened.py the two plans."""


@pytest.mark.parametrize("key", TABLE)
def test_it_is_raised_where_it_holds_and_not_at_the_boundary(key: str) -> None:
    """``code/group`` is the flag ``code`` about one group of met amounts."""
    code, _, group = key.partition("/")
    must, must_not = TABLE[key]
    assert raised(*must)[code].figures.get("group", "") == (group or raised(*must)[code].figures.get("group", ""))
    assert code not in raised(*must_not)


def test_no_flag_is_left_out() -> None:
    own = {key.removeprefix("checks.") for key in catalogue("en") if key.startswith("checks.")}
    found = {key.removeprefix("contradictions.") for key in catalogue("en") if key.startswith("contradictions.")}
    known = own - {f"{CONTRADICTION}{what}" for what in ("met", "used", "session")}
    known |= {f"{CONTRADICTION}{key}" for key in found - OFFERED}
    of_sessions = (key for key in catalogue("en") if key.startswith("session_contradictions."))
    known |= {key.replace("session_contradictions.", happened.CONTRADICTION) for key in of_sessions}
    assert known == {key.partition("/")[0] for key in TABLE} | BY_A_FILE


def test_every_rule_that_is_cited_says_its_year_or_that_it_is_undated() -> None:
    for rule in rules().values():
        assert rule.year == "undated" or 2000 <= int(rule.year) <= 2026


class TestHsa:
    @pytest.mark.parametrize("market", [Market.BRONZE, Market.CATASTROPHIC])
    def test_a_plan_that_goes_with_an_hsa_by_law_needs_none_of_an_hdhps_amounts(self, market: Market) -> None:
        low = hdhp(WAIVED, deductible=amount(500), out_of_pocket_limit=amount(10_000), market=market)
        assert raised(low) == {}
        assert {"hsa_first_dollar", "hdhp_deductible_low", "hdhp_limit_high"} <= raised(
            low, course(starts=datetime.date(2025, 12, 1))
        ).keys()

    def test_what_stands_beside_such_a_plan_is_still_told(self) -> None:
        bronze = hdhp(market=Market.BRONZE, rider=rider())
        assert raised(bronze, member=Member(government_plan=True)).keys() >= {
            "hsa_first_dollar",
            "hsa_beside_government",
        }

    @pytest.mark.parametrize("kind", ["hra", "fsa"])
    def test_a_post_deductible_account_is_held_against_the_least_of_every_plan_year(self, kind: str) -> None:
        second_year = course(starts=datetime.date(2026, 12, 28))
        flag = raised(beside_hsa(kind, 1_749), second_year)[f"hsa_beside_{kind}"]
        assert flag.figures == {"starts_cents": 174_900, "year": 2027}
        assert f"hsa_beside_{kind}" not in raised(beside_hsa(kind, 1_749), course())

    @pytest.mark.parametrize(
        ("parts", "expected"),
        [
            ({"deductible": amount(1_700)}, False),
            ({}, True),
            ({"market": Market.BRONZE}, False),
            ({"benefits": (), "otherwise": None}, False),
        ],
    )
    def test_a_second_plan_that_pays_early(self, parts: dict[str, Any], expected: bool) -> None:
        assert ("hsa_beside_plan" in raised(hdhp(), member=second(**parts))) is expected
        assert "hsa_beside_plan" not in raised(plan(), member=second(**parts))

    @pytest.mark.parametrize(
        ("start", "monthly", "code"),
        [
            (datetime.date(2026, 1, 1), 36_666, None),
            (datetime.date(2026, 4, 1), 27_500, None),
            (datetime.date(2026, 4, 1), 27_501, "hsa_last_month"),
            (datetime.date(2026, 12, 1), 36_666, "hsa_last_month"),
            (datetime.date(2026, 12, 2), 1, "hsa_high_months"),
            (datetime.date(2026, 4, 1), 36_667, "hsa_high"),
        ],
    )
    def test_contributions_go_by_the_months_that_are_covered(
        self, start: datetime.date, monthly: int, code: str | None
    ) -> None:
        """$4,400 for one person in 2026; nine months of it are $3,300, twelve times $275."""
        found = raised(hdhp(accounts=()), member=contributing(monthly, coverage_starts=start))
        assert {key for key in found if key in ("hsa_high", "hsa_last_month", "hsa_high_months")} == (
            {code} if code else set()
        )


class TestGoodFaith:
    def test_the_clock_is_120_calendar_days_from_the_first_bill(self) -> None:
        flag = raised(*self_paid(40_000, first_billed=datetime.date(2026, 3, 2)))["good_faith_exceeded"]
        assert flag.figures["last_date"] == datetime.date(2026, 6, 30)
        assert (flag.figures["over_cents"], flag.figures["fee_cents"]) == (40_000, 2_500)
        assert sentence(flag).count("$400.00") == 2
        assert "Jun 30, 2026" in sentence(flag)
        assert "149.620" in flag_source(flag)

    def test_a_session_that_no_plan_is_asked_for_is_enough(self) -> None:
        """The plan's coverage ends before the last session."""
        given = self_paid(40_000)._replace(plan=plan(), member=Member(coverage_ends=datetime.date(2026, 3, 15)))
        assert "good_faith_exceeded_undated" in raised(*given)

    def test_a_second_plan_is_asked_too(self) -> None:
        assert "good_faith_with_plan" in raised(*self_paid(40_000)._replace(member=second()))


class TestMedicare:
    def test_an_hsa_beside_it_is_told_and_the_acas_and_parity_rules_are_not(self) -> None:
        medicare = hdhp(market=Market.MEDICARE, out_of_pocket_limit=amount(20_000), benefit={"visit_limit": 3})
        found = raised(medicare)
        assert "hsa_beside_government" in found
        assert not {key for key in found if key.startswith(("aca", "parity", "not_loaded_aca"))}
        bought = raised(changed(medicare, market=Market.INDIVIDUAL))
        assert {"aca_limit_high", "parity_visits"} <= bought.keys()
        assert "hsa_beside_government" not in bought

    def test_as_a_second_plan(self) -> None:
        assert "hsa_beside_government" in raised(hdhp(), member=second(market=Market.MEDICARE))


class TestCodes:
    @pytest.mark.parametrize(
        ("codes", "expected"),
        [
            (("G2082", "S0013"), "bundled_drug"),
            (("g2083", "j0013"), "bundled_drug"),
            (("G2083 J0013",), "bundled_drug"),
            (("G2082", "99202"), "bundled_visit"),
            (("G2082", "99215"), "bundled_visit"),
            (("G2082", "99216"), None),
            (("G2082", "99417"), None),
            (("J0013", "99213"), None),
            (("G2082", "G2082"), None),
        ],
    )
    def test_a_code_that_bundles_the_other(self, codes: tuple[str, ...], expected: str | None) -> None:
        found = raised(plan(), coded(*codes))
        assert {key for key in found if key.startswith("bundled")} == ({expected} if expected else set())


@pytest.mark.parametrize("service", ["evaluation", "preparation", "integration", "intake"])
def test_talk_at_a_distance_is_no_prescribing(service: str) -> None:
    after = {"starts": datetime.date(2027, 1, 1), "place": Place.TELEHEALTH}
    assert "dea_telehealth" not in raised(plan(), course(service=service, **after))
    assert "dea_telehealth" in raised(plan(), course(service=service, drug=True, **after))


class TestSources:
    DECEMBER: Course = course(starts=datetime.date(2026, 12, 20))

    def test_a_document_without_a_year_is_said_to_be_undated(self) -> None:
        page = plan(rider=rider(), sources=(Source(says="Page", address="page.example"),))
        flag = raised(page, course(service="integration"))["rider_unused"]
        assert (flag_source(flag, Voice("en")), flag_source(flag, Voice("es"))) == (
            "Page (undated)",
            "Page (sin fecha)",
        )

    def test_a_rule_without_a_year_too(self) -> None:
        assert flag_source(raised(plan(rider=rider()))["excepted_rider"]).endswith("list them (undated)")

    def test_a_plan_as_it_was_entered_bears_its_name_and_no_year(self) -> None:
        flag = raised(plan(rider=rider()), course(service="integration"))["rider_unused"]
        assert flag_source(flag) == "Plan"
        assert sentence(flag).startswith("“Rider”")


class TestWhoseAmounts:
    """What was met is held against the coverage that it is entered for."""

    SMALL = plan(deductible=amount(750, 1_500))

    def test_every_plans_amounts_are_held_against_each_plan_and_this_plans_against_it_alone(self) -> None:
        own = EnrollmentIn(plan="Plan", met=met(deductible=100))
        everywhere = Member(met=met(deductible=1_500))
        assert "contradiction_deductible_above" in raised(self.SMALL, member=everywhere)
        assert "contradiction_deductible_above" not in raised(self.SMALL, member=changed(everywhere, by_plan=(own,)))

    @pytest.mark.parametrize(("others", "expected"), [(750, False), (751, True)])
    def test_a_family_together(self, others: int, expected: bool) -> None:
        both = Member(tier=CoverageTier.FAMILY, met=met(deductible=750), others=met(deductible=others))
        assert ("contradiction_family_deductible_above" in raised(self.SMALL, member=both)) is expected
        alone = changed(both, tier=CoverageTier.SELF_ONLY)
        assert "contradiction_family_deductible_above" not in raised(self.SMALL, member=alone)

    def test_a_riders_and_a_second_plans_own(self) -> None:
        with_rider = plan(rider=rider(deductible=amount(200)))
        of_rider = Member(rider=Enrollment(met=met(deductible=201)))
        flag = raised(with_rider, member=of_rider)["contradiction_deductible_above"]
        assert sentence(flag) == "In “Rider”, You: $201.00 is more than the whole deductible of $200.00."
        other = second(deductible=amount(200)).other_coverage
        assert other is not None
        seconds = Member(other_coverage=changed(other, enrollment=Enrollment(met=met(deductible=201))))
        assert raised(plan(), member=seconds)["contradiction_deductible_above"].figures["about"] == "Second"


class TestDaysOfCoverage:
    def test_what_lies_outside_needs_no_authorization_and_no_newer_figures(self) -> None:
        needs = plan(figures_year=2026, benefit={"authorization": Authorization()})
        lapses = Member(coverage_ends=datetime.date(2026, 12, 31))
        assert raised(needs, course(starts=datetime.date(2027, 1, 4)), lapses).keys() >= {"outside_coverage"}
        found = raised(needs, course(starts=datetime.date(2026, 12, 20)), lapses)
        assert "figures_older" not in found
        assert found["outside_coverage"].figures == {
            "number": 1,
            "first_date": datetime.date(2027, 1, 3),
        }

    @pytest.mark.parametrize("pays", ["instead", "first"])
    def test_a_rider_that_goes_on_still_pays(self, pays: str) -> None:
        both = plan(rider=rider(pays=RiderPays(pays)))
        ended = Member(coverage_ends=datetime.date(2026, 3, 1), rider=Enrollment())
        assert "outside_coverage" not in raised(both, member=ended)
        rider_over = Member(rider=Enrollment(coverage_ends=datetime.date(2026, 3, 1)))
        assert "outside_coverage" not in raised(both, member=rider_over)
        neither = Member(coverage_ends=datetime.date(2026, 3, 1), rider=rider_over.rider)
        assert "outside_coverage" in raised(both, member=neither)

    def test_a_riders_own_authorization(self) -> None:
        needs = plan(rider=rider(benefit={"authorization": Authorization()}))
        assert "authorization_missing" in raised(needs, member=Member(rider=Enrollment(authorization_held=False)))
        assert "authorization_missing" not in raised(needs, member=Member(rider=Enrollment()))

    def test_a_second_plan_that_is_over(self) -> None:
        other = second(deductible=amount(100)).other_coverage
        assert other is not None
        over = changed(other, enrollment=Enrollment(coverage_ends=datetime.date(2026, 3, 1)))
        assert "hsa_beside_plan" not in raised(hdhp(), member=Member(other_coverage=over))
        still = changed(other, enrollment=Enrollment(coverage_ends=datetime.date(2026, 3, 2)))
        assert "hsa_beside_plan" in raised(hdhp(), member=Member(other_coverage=still))

    def test_hsa_money_goes_by_the_last_day_too(self) -> None:
        """Covered on the first day of six months: $2,200; no 1 December, so no last-month rule."""
        until = {"coverage_ends": datetime.date(2026, 6, 30)}
        assert "hsa_high_months" not in raised(hdhp(accounts=()), member=contributing(18_333, **until))
        assert "hsa_high_months" in raised(hdhp(accounts=()), member=contributing(18_334, **until))
