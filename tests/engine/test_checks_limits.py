"""Flags on yearly maxima and on the user's own limits, at their boundaries."""

import datetime
import json
import os
from pathlib import Path

import pytest

from calculator.model.funding import Account, AccountBalance, AccountKind, Contribution
from calculator.model.member import CoverageTier, Member
from calculator.model.plan import Plan
from calculator.reference import limits
from calculator.words import flags as flag_words
from tests.engine.cases import amount, plan
from tests.engine.situations import FAMILY, course, hdhp, raised


class TestYearlyMaxima:
    @pytest.mark.parametrize(("dollars", "expected"), [(10_600, False), (10_601, True)])
    def test_the_limit_of_each_person(self, dollars: int, expected: bool) -> None:
        assert ("aca_limit_high" in raised(plan(out_of_pocket_limit=amount(dollars)))) is expected

    @pytest.mark.parametrize(("kind", "most"), [(AccountKind.EBHRA, 220_000), (AccountKind.FSA, 340_000)])
    def test_what_an_account_makes_available(self, kind: AccountKind, most: int) -> None:
        code = f"{kind.value}_high"
        assert code not in raised(plan(accounts=(Account(kind=kind, yearly=most),)))
        flag = raised(plan(accounts=(Account(kind=kind, yearly=most + 1),)))[code]
        assert flag.figures["most_cents"] == most
        assert flag.year == 2026

    @pytest.mark.parametrize(
        ("monthly", "tier", "expected"),
        [(36_666, "self_only", False), (36_667, "self_only", True), (36_667, "family", False)],
    )
    def test_hsa_contributions_of_a_calendar_year(self, monthly: int, tier: str, expected: bool) -> None:
        """Twelve months of $366.67 are $4,400.04; the most for one person in 2026 is $4,400."""
        monthly_money = Contribution(own=monthly - 10_000, employer=10_000, starts=datetime.date(2026, 1, 1))
        balance = AccountBalance(kind=AccountKind.HSA, balance=0, contributions=(monthly_money,))
        empty = hdhp(accounts=(Account(kind=AccountKind.HSA),))
        found = raised(empty, member=Member(tier=CoverageTier(tier), balances=(balance,)))
        assert ("hsa_high" in found) is expected

    @pytest.mark.parametrize(("employer", "expected"), [(80_000, False), (80_001, True)])
    def test_the_employers_yearly_money_counts_with_them(self, employer: int, expected: bool) -> None:
        money = Contribution(own=30_000, starts=datetime.date(2026, 1, 1))
        balance = AccountBalance(kind=AccountKind.HSA, balance=0, contributions=(money,))
        funded = hdhp(accounts=(Account(kind=AccountKind.HSA, yearly=employer),))
        assert ("hsa_high" in raised(funded, member=Member(balances=(balance,)))) is expected

    def test_contributions_over_two_years_are_not_added_together(self) -> None:
        money = Contribution(own=60_000, starts=datetime.date(2026, 7, 1))
        balance = AccountBalance(kind=AccountKind.HSA, balance=0, contributions=(money,))
        assert "hsa_high" not in raised(hdhp(), member=Member(balances=(balance,)))

    def test_what_a_qsehra_makes_available_by_tier(self) -> None:
        def with_qsehra(cents: int) -> Plan:
            return plan(accounts=(Account(kind=AccountKind.QSEHRA, yearly=cents),))

        assert "qsehra_high" not in raised(with_qsehra(645_000))
        found = raised(with_qsehra(645_001))["qsehra_high"]
        assert found.figures == {"year": 2026, "own_cents": 645_001, "most_cents": 645_000}
        assert (found.source, found.year) == ("Rev. Proc. 2025-32 (jdsupra 2025-10)", 2026)
        assert "qsehra_high" not in raised(with_qsehra(1_310_000), member=FAMILY)
        assert raised(with_qsehra(1_310_001), member=FAMILY)["qsehra_high"].figures["most_cents"] == 1_310_000

    def test_the_qsehra_figures_of_2027_are_not_loaded(self) -> None:
        qsehra = plan(accounts=(Account(kind=AccountKind.QSEHRA, yearly=999_900),))
        found = raised(qsehra, course(starts=datetime.date(2027, 2, 1)))
        assert found["not_loaded_qsehra"].figures == {"year": 2027}
        assert "qsehra_high" not in found
        assert "not_loaded_qsehra" not in raised(qsehra)
        assert "not_loaded_qsehra" not in raised(plan(), course(starts=datetime.date(2027, 2, 1)))

    @pytest.mark.parametrize(
        ("yearly", "most", "flagged"),
        [(300_000, 68_000, None), (300_000, 68_001, 68_001), (60_000, None, None), (300_000, None, 300_000)],
    )
    def test_what_an_fsa_carries_over(self, yearly: int, most: int | None, flagged: int | None) -> None:
        fsa = Account(kind=AccountKind.FSA, yearly=yearly, carries_over=True, carry_over_limit=most)
        found = raised(plan(accounts=(fsa,))).get("fsa_carry_over_high")
        assert (found.figures["own_cents"] if found else None) == flagged
        if found:
            assert (found.figures["most_cents"], found.source) == (68_000, "Rev. Proc. 2025-32 (jdsupra 2025-10)")

    def test_an_fsa_that_carries_nothing_over_has_no_carry_over_to_check(self) -> None:
        fsa = plan(accounts=(Account(kind=AccountKind.FSA, yearly=300_000, carry_over_limit=300_000),))
        assert "fsa_carry_over_high" not in raised(fsa)
        assert "not_loaded_fsa_carry_over" not in raised(fsa, course(starts=datetime.date(2027, 2, 1)))

    def test_the_carry_over_out_of_2027_is_not_loaded(self) -> None:
        fsa = Account(kind=AccountKind.FSA, yearly=100_000, carries_over=True)
        found = raised(plan(accounts=(fsa,)), course(starts=datetime.date(2027, 2, 1)))
        assert found["not_loaded_fsa_carry_over"].figures == {"year": 2027}
        assert "not_loaded_fsa_carry_over" not in raised(plan(accounts=(fsa,)))

    def test_the_fsa_figure_of_2027_is_not_loaded(self) -> None:
        fsa = plan(accounts=(Account(kind=AccountKind.FSA, yearly=999_900),))
        found = raised(fsa, course(starts=datetime.date(2027, 2, 1)))
        assert found["not_loaded_fsa"].figures == {"year": 2027}
        assert "fsa_high" not in found
        assert "not_loaded_fsa" not in raised(fsa)

    def test_no_figure_of_2028_is_loaded(self) -> None:
        found = raised(hdhp(), course(starts=datetime.date(2028, 2, 1)))
        assert set(found) == {"not_loaded_aca", "not_loaded_hdhp", "not_loaded_hsa"}


class TestTheUsersOwnLimits:
    FSA_2027 = plan(accounts=(Account(kind=AccountKind.FSA, yearly=350_001),))
    IN_2027 = course(starts=datetime.date(2027, 2, 1))

    def write(self, text: str) -> Path:
        path = limits.user_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def test_they_are_looked_for_in_the_configuration_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert limits.user_file() == Path(os.environ["XDG_CONFIG_HOME"]) / "kat-estimator" / "federal-limits.json"
        monkeypatch.setenv("XDG_CONFIG_HOME", "not/absolute")
        monkeypatch.setenv("HOME", str(tmp_path))
        assert limits.user_file() == tmp_path / ".config" / "kat-estimator" / "federal-limits.json"

    def test_they_fill_a_year_and_are_marked_as_the_users(self) -> None:
        self.write(json.dumps({"years": {"2027": {"fsa": "3500.00", "fsa_carry_over": None}}}))
        found = raised(self.FSA_2027, self.IN_2027)
        assert found["fsa_high"].figures["most_cents"] == 350_000
        assert found["fsa_high"].source == limits.BY_THE_USER
        assert "not_loaded_fsa" not in found
        assert "limits_file_broken" not in found

    def test_they_stand_before_the_programs_own_and_are_read_anew(self) -> None:
        path = self.write('{"years": {"2026": {"ebhra": "2300.00"}}}')
        assert limits.federal_limit("ebhra", 2026) == 230_000
        path.unlink()
        assert limits.federal_limit("ebhra", 2026) == 220_000
        assert "2025-19" in limits.source_of("ebhra", 2026)

    def test_one_answer_is_of_one_state_of_the_file_and_the_next_of_its_next(self) -> None:
        with limits.as_they_stand():
            self.write('{"years": {"2026": {"ebhra": "2300.00"}}}')
            assert limits.federal_limit("ebhra", 2026) == 220_000
            with limits.as_they_stand():
                assert limits.federal_limit("ebhra", 2026) == 220_000
            assert limits.federal_limit("ebhra", 2026) == 220_000
        assert limits.federal_limit("ebhra", 2026) == 230_000

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ('{"years": {\n"2027": }', "2:9"),
            ("[]", "years"),
            ('{"years": {"27": {}}}', "years.27"),
            ('{"years": {"2027": {"fsa": 3500}}}', "years.2027.fsa"),
            ('{"years": {"2027": {"fsa": "lots"}}}', "years.2027.fsa"),
            ('{"years": {"2027": {"fas": "3500.00"}}}', "years.2027.fas"),
            (" " * 70_000, "1:1"),
        ],
    )
    def test_a_broken_file_prices_nothing_and_is_named(self, text: str, place: str) -> None:
        self.write(text)
        found = raised(self.FSA_2027, self.IN_2027)
        assert found["limits_file_broken"].figures["place"] == place
        assert "kat-estimator/federal-limits.json" in flag_words.sentence(found["limits_file_broken"])
        assert "not_loaded_fsa" in found

    def test_a_file_nested_without_end_is_refused_on_its_one_line(self) -> None:
        # Python 3.14 gets to the end of it and says the column; those before give up on the way.
        self.write("[" * 50_000)
        found = raised(self.FSA_2027, self.IN_2027)
        assert found["limits_file_broken"].figures["place"] in {"1:1", "1:50001"}

    def test_bytes_that_are_not_text(self) -> None:
        self.write("").write_bytes(b"\xff\xfe\x00{")
        assert limits.user_limits().broken_at == "1:1"
