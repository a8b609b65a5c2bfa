"""Each flag is raised where it holds and nowhere else, says its figures in both languages, and names its source."""

import datetime
from typing import Any

import pytest

from calculator.engine.pricing import estimate
from calculator.files import bundled
from calculator.model.authorization import Authorization
from calculator.model.base import Source, changed
from calculator.model.course import Course, Network, Place
from calculator.model.funding import Account, AccountBalance, AccountKind, Assistance
from calculator.model.member import Member, SingleCaseAgreement
from calculator.model.plan import AllowedAmount, AllowedBasis, AmountKind, CostShare, RiderPays, VisitTier
from calculator.reference.texts import LANGUAGES, catalogue
from calculator.words import flags as flag_words
from tests.engine.cases import amount, plan, tiers
from tests.engine.situations import FAMILY, HSA, SPRING, WAIVED, benefit, course, hdhp, raised, rider


def test_a_sound_hdhp_with_its_hsa_has_no_flag() -> None:
    assert raised(hdhp()) == {}
    assert raised(hdhp(), member=FAMILY) == {}


@pytest.mark.parametrize("name", ["$750 plan", "$2,000 plan", "$3,000 plan"])
def test_the_worked_example_has_no_flag_that_is_not_true_of_it(name: str) -> None:
    case = bundled.example()
    assert estimate(case, case.plan(name)).flags == ()


def test_every_sentence_stands_in_both_languages() -> None:
    ours = [
        {key: sentence for key, sentence in catalogue(language).items() if key.startswith("checks.")}
        for language in LANGUAGES
    ]
    assert ours[0].keys() == ours[1].keys()
    assert all(ours[0][key] != ours[1][key] for key in ours[0])


class TestCoverageBeforeTheDeductible:
    def test_a_waived_deductible_ends_hsa_eligibility(self) -> None:
        flag = raised(hdhp(WAIVED, **benefit()))["hsa_first_dollar"]
        assert "Dosing session" in flag_words.sentence(flag)
        assert flag.year == 2025

    def test_so_do_first_visits_that_are_free(self) -> None:
        assert "hsa_first_dollar" in raised(hdhp(**benefit(first_visits=(VisitTier(through=2),))))

    def test_not_in_a_plan_that_goes_with_no_hsa(self) -> None:
        assert "hsa_first_dollar" not in raised(hdhp(WAIVED, accounts=()))

    def test_the_members_own_hsa_is_enough(self) -> None:
        own = Member(balances=(AccountBalance(kind=AccountKind.HSA, balance=10_000),))
        assert "hsa_first_dollar" in raised(hdhp(WAIVED, accounts=()), member=own)

    def test_telehealth_is_safe_where_every_session_is_remote(self) -> None:
        assert "hsa_first_dollar" not in raised(hdhp(WAIVED), course(place=Place.TELEHEALTH))
        assert "hsa_first_dollar" in raised(hdhp(WAIVED), course(place=Place.HOME))

    def test_one_session_in_person_or_a_drug_is_not_safe(self) -> None:
        remote = course(place=Place.TELEHEALTH)
        mixed = Course(title="Both", starts=SPRING, lines=(*remote.lines, *course().lines))
        assert "hsa_first_dollar" in raised(hdhp(WAIVED), mixed)
        assert "hsa_first_dollar" in raised(hdhp(WAIVED), course(place=Place.TELEHEALTH, drug=True))

    def test_it_goes_by_the_network_of_the_sessions(self) -> None:
        paid_later = hdhp(WAIVED, **benefit(out_of_network=CostShare()))
        assert "hsa_first_dollar" not in raised(paid_later, course(network=Network.OUT))

    @pytest.mark.parametrize(("own", "expected"), [(None, True), (1_699, True), (1_700, False)])
    def test_a_rider_must_wait_for_the_least_deductible(self, own: int | None, expected: bool) -> None:
        assert ("hsa_first_dollar" in raised(hdhp(rider=rider(deductible=amount(own))))) is expected

    def test_a_rider_in_the_plans_own_deductible_waits(self) -> None:
        assert "hsa_first_dollar" not in raised(hdhp(rider=rider(shares_accumulators=True)))


class TestAmountsOfAnHdhp:
    @pytest.mark.parametrize(("dollars", "expected"), [(1_699, True), (1_700, False)])
    def test_the_deductible_of_one_person(self, dollars: int, expected: bool) -> None:
        assert ("hdhp_deductible_low" in raised(hdhp(deductible=amount(dollars)))) is expected

    def test_the_least_is_that_of_the_year(self) -> None:
        """$1,700 is enough in 2026 and too little in 2027."""
        low = hdhp(deductible=amount(1_700))
        flag = raised(low, course(starts=datetime.date(2026, 12, 20)))["hdhp_deductible_low"]
        assert flag.figures == {"year": 2027, "least_cents": 175_000, "own_cents": 170_000}
        assert "2026-24" in flag.source

    def test_the_plan_year_decides_which_year(self) -> None:
        """A year that began on 1 July 2026 keeps the figures of 2026 until 30 June 2027."""
        low = hdhp(deductible=amount(1_700), year_starts="07-01")
        assert "hdhp_deductible_low" not in raised(low, course(starts=datetime.date(2027, 2, 1)))

    @pytest.mark.parametrize(("dollars", "expected"), [(3_399, True), (3_400, False)])
    def test_the_deductible_of_a_family(self, dollars: int, expected: bool) -> None:
        own = hdhp(deductible=amount(2_000, dollars, kind=AmountKind.AGGREGATE))
        assert ("hdhp_deductible_low_family" in raised(own, member=FAMILY)) is expected

    @pytest.mark.parametrize(("dollars", "expected"), [(3_399, True), (3_400, False)])
    def test_one_persons_deductible_embedded_in_a_familys(self, dollars: int, expected: bool) -> None:
        own = hdhp(deductible=amount(dollars, 7_000))
        assert ("hdhp_embedded_low" in raised(own, member=FAMILY)) is expected
        assert "hdhp_embedded_low" not in raised(own)

    def test_drugs_with_a_low_deductible_of_their_own(self) -> None:
        own = hdhp(drug_deductible=tiers(75))
        assert "hdhp_drug_deductible_low" in raised(own, course(drug=True))
        assert "hdhp_drug_deductible_low" not in raised(own)

    @pytest.mark.parametrize(
        ("dollars", "code"), [(8_500, None), (8_501, "hdhp_limit_high"), (None, "hdhp_limit_missing")]
    )
    def test_the_limit(self, dollars: int | None, code: str | None) -> None:
        found = raised(hdhp(out_of_pocket_limit=amount(dollars)))
        assert {key for key in found if key.startswith("hdhp_limit")} == ({code} if code else set())

    def test_none_of_it_without_an_hsa(self) -> None:
        assert raised(hdhp(deductible=amount(100), out_of_pocket_limit=amount(9_000), accounts=())) == {}

    @pytest.mark.parametrize("kind", [AccountKind.HRA, AccountKind.EBHRA])
    @pytest.mark.parametrize(("after", "expected"), [(0, True), (169_999, True), (170_000, False)])
    def test_an_hra_beside_the_hsa(self, kind: AccountKind, after: int, expected: bool) -> None:
        beside = hdhp(accounts=(HSA, Account(kind=kind, yearly=100_000, starts_after=after)))
        assert ("hsa_beside_hra" in raised(beside)) is expected

    def test_a_general_fsa_beside_the_hsa(self) -> None:
        fsa = Account(kind=AccountKind.FSA, yearly=100_000)
        assert "hsa_beside_fsa" in raised(hdhp(accounts=(HSA, fsa)))
        assert "hsa_beside_fsa" not in raised(hdhp(accounts=(fsa,)))


class TestTermsOfThePlan:
    @pytest.mark.parametrize(
        ("terms", "code"),
        [
            ({"visit_limit": 6}, "parity_visits"),
            ({"lifetime_visit_limit": 6}, "parity_visits"),
            ({"dollar_limit": 300_000}, "parity_dollars"),
            ({"lifetime_dollar_limit": 300_000}, "parity_dollars"),
            ({"authorization": Authorization()}, "parity_authorization"),
        ],
    )
    def test_parity_inside_the_medical_plan_and_not_in_a_rider(self, terms: dict[str, Any], code: str) -> None:
        inside = raised(plan(**benefit(**terms)))
        assert {key for key in inside if key.startswith("parity")} == {code}
        outside = raised(plan(rider=rider(benefit=terms)))
        assert not {key for key in outside if key.startswith("parity")}
        assert "excepted_rider" in outside

    def test_a_rider_that_pays_first_leaves_the_medical_benefit_in_use(self) -> None:
        both = plan(rider=rider(pays=RiderPays.FIRST), **benefit(visit_limit=6))
        assert {"parity_visits", "excepted_rider"} <= raised(both).keys()
        assert "parity_visits" not in raised(plan(rider=rider(), **benefit(visit_limit=6)))

    def test_a_benefit_that_the_course_does_not_use_has_no_flag(self) -> None:
        unused = rider(benefit={"authorization": Authorization()})
        found = raised(plan(rider=unused), course(service="integration"))
        assert found.keys() == {"rider_unused"}
        assert "rider_unused" not in raised(plan(rider=unused))

    def test_an_ebhra_is_excepted_on_conditions(self) -> None:
        assert "excepted_ebhra" in raised(plan(accounts=(Account(kind=AccountKind.EBHRA, yearly=100),)))
        assert "excepted_ebhra" not in raised(plan(accounts=(Account(kind=AccountKind.HRA, yearly=100),)))

    def test_authorization_held_or_missing(self) -> None:
        needs = plan(**benefit(authorization=Authorization()))
        assert {"authorization_needed"} == {key for key in raised(needs) if key.startswith("authorization")}
        without = raised(needs, member=Member(authorization_held=False))
        assert {"authorization_missing"} == {key for key in without if key.startswith("authorization")}
        assert "authorization_missing" not in raised(plan(), member=Member(authorization_held=False))

    @pytest.mark.parametrize(
        ("trials", "weeks", "code"),
        [(1, None, "trials_too_few"), (1, 6, "trials_too_few_weeks"), (2, 6, None), (None, 6, None)],
    )
    def test_failed_trials(self, trials: int | None, weeks: int | None, code: str | None) -> None:
        needs = plan(**benefit(authorization=Authorization(failed_trials=2, trial_weeks=weeks)))
        found = raised(needs, member=Member(failed_trials=trials))
        assert {key for key in found if key.startswith("trials")} == ({code} if code else set())

    @pytest.mark.parametrize(("days", "expected"), [(15, False), (14, True)])
    def test_a_course_longer_than_the_approval(self, days: int, expected: bool) -> None:
        """Three weekly sessions from 2 March lie on 2, 9 and 16 March: fifteen days, both ends counted."""
        found = raised(plan(**benefit(authorization=Authorization(approval_days=days))))
        assert ("approval_ends" in found) is expected
        if expected:
            assert found["approval_ends"].figures["end_date"] == datetime.date(2026, 3, 15)
            assert found["approval_ends"].figures["sessions"] == 1

    def test_an_lsa_pays_no_medical_care(self) -> None:
        assert "lsa_not_medical" in raised(plan(accounts=(Account(kind=AccountKind.LSA, yearly=50_000),)))
        assert "lsa_not_medical" not in raised(hdhp())


class TestCare:
    LAST = datetime.date(2026, 12, 31)

    @pytest.mark.parametrize("place", list(Place))
    def test_telehealth_and_home_after_the_deas_date(self, place: Place) -> None:
        after = raised(plan(), course(starts=self.LAST + datetime.timedelta(days=1), count=1, place=place))
        assert ("dea_telehealth" in after) is (place in (Place.TELEHEALTH, Place.HOME))
        assert "dea_telehealth" not in raised(plan(), course(starts=self.LAST, count=1, place=place))

    @pytest.mark.parametrize(
        ("code", "year", "expected"),
        [("S0013", 2026, True), (" s0013", 2026, True), ("S0013", 2025, False), ("J0013", 2026, False)],
    )
    def test_the_esketamine_code_that_is_gone(self, code: str, year: int, expected: bool) -> None:
        found = raised(plan(), course(starts=datetime.date(year, 1, 1), code=code))
        assert ("drug_code_s0013" in found) is expected

    def test_a_manufacturers_program_in_a_government_plan(self) -> None:
        program = Assistance(yearly=100_000)
        assert "program_government" in raised(plan(), member=Member(government_plan=True, assistance=program))
        assert "program_government" not in raised(plan(), member=Member(government_plan=True))
        assert "program_government" not in raised(plan(), member=Member(assistance=program))

    def test_a_manufacturers_program_without_a_drug_to_pay(self) -> None:
        helped = Member(assistance=Assistance(yearly=100_000))
        assert "program_no_drug" in raised(plan(), member=helped)
        assert "program_no_drug" not in raised(plan(), course(service="drug"), helped)
        assert "program_no_drug" not in raised(plan(), course(drug=True), helped)
        assert "program_no_drug" not in raised(plan(), member=changed(helped, government_plan=True))
        assert "program_no_drug" not in raised(plan())

    def test_a_single_case_agreement_that_no_session_is_under(self) -> None:
        agreed = Member(single_case_agreements=(SingleCaseAgreement(service="dosing", rate=30_000),))
        assert "agreement_unused" in raised(plan(), member=agreed)
        assert "agreement_unused" not in raised(plan(), course(network=Network.OUT), agreed)
        assert "agreement_unused" not in raised(plan())


class TestYearsAndBalances:
    DECEMBER = course(starts=datetime.date(2026, 12, 20))

    def test_the_turn_of_the_year_matters_where_something_begins_again(self) -> None:
        assert raised(plan(deductible=amount(500)), self.DECEMBER)["year_turns"].figures["session"] == 3
        assert "year_turns" not in raised(plan(deductible=amount(500)))
        assert "year_turns" not in raised(plan(), self.DECEMBER)

    def test_figures_of_an_earlier_year(self) -> None:
        assert "figures_older" in raised(plan(figures_year=2026), self.DECEMBER)
        assert "figures_older" not in raised(plan(figures_year=2027), self.DECEMBER)
        assert "figures_older" not in raised(plan(figures_year=2026))

    @pytest.mark.parametrize(("example", "source"), [(False, "Printed table"), (True, "Plan")])
    def test_its_source_is_the_plans_document_and_for_an_example_its_name(self, example: bool, source: str) -> None:
        own = plan(figures_year=2026, sources=(Source(says="Printed table"),), example=example)
        assert raised(own, self.DECEMBER)["figures_older"].source == source

    def test_a_balance_bill(self) -> None:
        cheap = plan(CostShare(allowed=AllowedAmount(basis=AllowedBasis.AMOUNT, amount=30_000)))
        assert raised(cheap, course(network=Network.OUT))["balance_billing"].figures == {"amount_cents": 60_000}
        assert "balance_billing" not in raised(cheap)
