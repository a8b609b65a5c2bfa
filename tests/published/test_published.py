"""The published cases come out to the cent, and the checker itself tells right from wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from calculator.files import published
from calculator.files.problems import FileError


def cases_in(path: Path) -> list[dict[str, Any]]:
    read = json.loads(path.read_text(encoding="utf-8"))
    return read["cases"] if isinstance(read, dict) else read


CASES = [one for path in sorted(published.bundled().glob("*.json")) for one in cases_in(path)]


@pytest.mark.parametrize("case_", CASES, ids=[one["id"] for one in CASES])
def test_a_published_case_comes_out_to_the_cent(tmp_path: Path, case_: dict[str, Any]) -> None:
    result = checked(tmp_path, case_).results[0]
    assert result.status == "passed", f"{result.source}: {result.message}"


def test_there_are_two_hundred_and_seventy_six_of_them_and_each_names_its_source() -> None:
    report = published.check([published.bundled()])
    assert (len(CASES), report.passed, len(report.results)) == (276, 276, 276)
    assert all(result.source for result in report.results)


def case(**parts: Any) -> dict[str, Any]:
    """A case of one $100 line under a $20 copay, with ``parts`` replaced."""
    plain = {
        "id": "X",
        "source": "a test",
        "plan": {"deductible": {"individual": 0}, "service": {"copay": 20, "deductible": "waived"}},
        "member": {},
        "lines": [{"allowed": 100}],
        "expect": {"member": 20},
    }
    return plain | parts


def checked(tmp_path: Path, *cases: dict[str, Any]) -> published.Report:
    path = tmp_path / "cases.json"
    path.write_text(json.dumps({"cases": list(cases)}), encoding="utf-8")
    return published.check([path])


def test_a_wrong_expectation_fails_and_says_expected_and_got(tmp_path: Path) -> None:
    report = checked(tmp_path, case(expect={"member": 21}))
    assert (report.passed, report.failed, report.skipped) == (0, 1, 0)
    assert report.results[0].message == "member: expected 21.00, got 20.00"


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ({"plan": {"service": {}, "moon": 1}}, "plan.moon"),
        ({"lines": [{"allowed": 100, "colour": "blue"}]}, "lines.colour"),
        ({"expect": {"happiness": 1}}, "expect.happiness"),
        ({"plan": {"service": {"coinsurance_percent": 12.345}}}, "12.345%"),
        ({"lines": [{"allowed": 0.001}]}, "0.001"),
        ({"plan": {"service": {"order": "backwards"}}}, "backwards"),
        ({"rider": {"service": {"copay": 5}}}, "rider"),
        ({"year": "this one"}, "this one"),
        ({"member": {"coverage_starts": "2026-02-01"}}, "lines[1].date is missing, and member.coverage_starts"),
        ({"lines": [{"allowed": 100, "drug": "false"}]}, "lines[1].drug"),
        ({"plan": {"service": {"copay": 20}, "tier": "famly"}}, "famly"),
        ({"plan": {"service": {"copay": 20}, "last_quarter_carries_over": 1}}, "last_quarter_carries_over"),
        ({"plan": {"service": {}, "assistance": {"balance": 1, "counts": "no"}}}, "assistance.counts"),
        ({"plan": {"service": {}, "assistance": {"balance": 1, "counts": True, "mode": "maximizer"}}}, "maximizer"),
        ({"plan": {"service": {}, "assistance": {"balance": 1, "fills_per_year": 2.5}}}, "fills_per_year: 2.5"),
        ({"plan": {"service": {"coinsurance_changes_after": 5}}}, "coinsurance_then_percent"),
        ({"plan": {"service": {"copay_once_a_course": 1}}}, "copay_once_a_course"),
        ({"money_back": [{"amount": 5, "services": ["moon"]}]}, "moon"),
        ({"money_back": [{"amount": 5, "percent": 5}]}, "percent"),
        ({"money_back": [{"amount": -5}]}, "money_back[1].amount"),
        ({"plan": {"service": {}, "changes": [{"from": "2027-01-01", "tier": "crowd"}]}, "year": 2026}, "crowd"),
        ({"plan": {"service": {}, "rider": {"service": {"copay": 5}}}}, "plan.rider.services"),
        ({"plan": {"service": {}, "rider": {"services": {"lab": {}}, "accounts": []}}}, "plan.rider.accounts"),
        ({"plan": {"service": {}, "drug_deductible": {"kind": "embedded"}}}, "drug_deductible.kind"),
        ({"plan": {"service": {}, "case_rate": {"amount": 5, "services": ["moon"]}}}, "moon"),
        ({"plan": {"service": {}, "market": "flea"}}, "flea"),
        ({"plan": {"service": {}, "funding": {"fees": 5}}}, "plan.funding.fees"),
        ({"plan": {"service": {"limits_with": "lab"}}}, "plan.service.limits_with"),
        ({"plan": {"service": {}, "services": {"lab": {"limits_with": "moon"}}}}, "moon"),
        ({"plan": {"services": {"a": {}, "b": {"limits_with": "a"}, "c": {"limits_with": "b"}}}}, "b is itself"),
        ({"plan": {"tiers": {"out": {"service": {"allowance": 5}}}}}, "plan.tiers.out.service.allowance"),
        ({"plan": {"service": {"authorization": {"missing": "fined"}}}}, "fined"),
        ({"plan": {"service": {"first_visits": [{"copay": 5}]}}}, "through"),
        ({"plan": {"service": {}, "accounts": [{"kind": "fsa", "run_out_days": 400}]}}, "run_out_days: 400"),
        ({"member": {"birth_year": 71}}, "birth_year: 71"),
        ({"member": {"tax": {"city_percent": 3}}}, "member.tax.city_percent"),
        ({"member": {"services": {"moon": {"visits_used": 1}}}}, "member.services.moon"),
        ({"member": {"rider": {}}}, "member.rider"),
        ({"member": {"accounts": [{"kind": "hsa"}, {"kind": "hsa"}]}}, "hsa"),
        ({"member": {"single_case_agreements": [{"service": "moon", "rate": 5}]}}, "moon"),
        ({"lines": [{"billed": 100, "missed": True, "explained": {}}]}, "lines[1].explained"),
        ({"lines": [{"billed": 100, "explained": {"moon": 1}}]}, "lines[1].explained.moon"),
        ({"expect": {"flags": ["moonlight"]}}, "moonlight"),
        ({"member": {"spouse_fsa": True}, "expect": {"flags_not": {}, "flags": {"moon": {}}}}, "moon"),
    ],
)
def test_what_the_format_does_not_have_is_skipped_with_its_name(
    tmp_path: Path, parts: dict[str, Any], named: str
) -> None:
    report = checked(tmp_path, case(**parts))
    assert report.skipped == 1
    assert named in report.results[0].message


@pytest.mark.parametrize(
    ("expect", "says"),
    [
        ({"flags": ["run_out"]}, "flags: run_out is not raised"),
        ({"flags_not": ["figures_older"]}, "flags_not: figures_older is raised"),
        ({"flags": {"figures_older": {"figures": 2024}}}, "flags.figures_older.figures: expected 2024"),
        ({"employer": 81, "fees": 1}, "employer: expected 81.00, got 80.00; fees: expected 1.00, got 0.00"),
    ],
)
def test_a_flag_or_an_amount_that_comes_out_otherwise_is_told(
    tmp_path: Path, expect: dict[str, Any], says: str
) -> None:
    plan = {"service": {"copay": 20}, "figures_year": 2025}
    report = checked(tmp_path, case(plan=plan, year=2026, expect=expect))
    assert (report.failed, report.results[0].message) == (1, says)


@pytest.mark.parametrize(("year", "pays"), [(2026, 10_600), (2027, 12_000), (2010, 15_000)])
def test_the_year_of_a_case_brings_the_federal_limit_of_one_person(tmp_path: Path, year: int, pays: int) -> None:
    """One person in a family-only limit of 15,000 is capped at the ACA's self-only limit, where the year has one."""
    plan = {"tier": "family", "out_of_pocket_limit": {"family": 15_000}, "service": {"coinsurance_percent": 50}}
    report = checked(tmp_path, case(year=year, plan=plan, lines=[{"allowed": 40_000}], expect={"member": pays}))
    assert report.passed == 1, report.results[0].message


def test_help_that_does_not_count_leaves_the_member_his_whole_limit(tmp_path: Path) -> None:
    """The third of gbsbenefitsgroup's accumulator examples, by arithmetic: 15,000 = 3,000 + 7,000 + 5,000."""
    plan = {
        "deductible": {"individual": 0},
        "out_of_pocket_limit": {"individual": 7000},
        "service": {"coinsurance_percent": 100},
        "assistance": {"balance": 3000, "counts": False},
    }
    for lines in ([{"allowed": 15000, "drug": True}], [{"allowed": 3000, "drug": True}] * 5):
        report = checked(
            tmp_path, case(plan=plan, lines=lines, expect={"member": 7000, "assistance": 3000, "plan": 5000})
        )
        assert report.passed == 1, report.results[0].message


def test_a_plan_of_ones_own_for_a_service_stands_over_the_rule_for_all(tmp_path: Path) -> None:
    plan = {"service": {"copay": 20, "coinsurance_percent": 10}, "services": {"lab": {"copay": 5}}}
    report = checked(tmp_path, case(plan=plan, lines=[{"allowed": 105, "service": "lab"}], expect={"member": 15}))
    assert report.passed == 1, report.results[0].message


def test_an_hra_that_starts_after_an_amount_pays_only_beyond_it(tmp_path: Path) -> None:
    """The member pays 500 first; of the 700 left the HRA pays half: 350."""
    plan = {
        "deductible": {"individual": 2000},
        "service": {},
        "accounts": [{"kind": "hra", "pays": "share", "percent": 50, "starts_after": 500, "balance": 1000}],
    }
    expect = {"account": 350, "member": 850, "account_left": 650}
    report = checked(tmp_path, case(plan=plan, lines=[{"allowed": 400}, {"allowed": 800}], expect=expect))
    assert report.passed == 1, report.results[0].message


@pytest.mark.parametrize("text", ["", "[1", "{}", '{"cases": 3}', "\ufeff[", "[" * 5000])
def test_a_file_that_is_none_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cases.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError) as refused:
        published.check([path])
    assert "cases.json" in str(refused.value)


@pytest.mark.parametrize(
    ("plan", "named"),
    [
        ({"second_plan": {"service": {}, "accounts": [{"balance": 1}]}}, "plan.accounts"),
        ({"second_plan": {"service": {}, "assistance": {"balance": 1}}}, "plan.assistance"),
        ({"limit_includes_deductible": "perhaps"}, "limit"),
        ({"last_quarter_carries_over": "perhaps"}, "perhaps"),
        ({"years": {"next": {}}}, "next"),
        ({"years": {"2027": {"moon": 1}}}, "moon"),
        ({"service": {"places": {"home": {"moon": 1}}}}, "service.moon"),
        ({"service": {"copay_once_a_day": "yes"}}, "copay_once_a_day"),
        ({"changes": [{"from": "2027-03-01", "plan": {"moon": 1}}]}, "plan.moon"),
        ({"changes": [{"from": "2027-03-01", "plan": {"assistance": {"balance": 1}}}]}, "assistance"),
        ({"assistance": {"balance": 1, "mode": "wild"}}, "wild"),
    ],
)
def test_a_rule_of_another_kind_is_skipped_with_its_name(tmp_path: Path, plan: dict[str, Any], named: str) -> None:
    dated = [{"allowed": 100, "date": "2027-02-01"}]
    report = checked(tmp_path, case(plan={"service": {"copay": 20}} | plan, lines=dated))
    assert report.skipped == 1
    assert named in report.results[0].message


@pytest.mark.parametrize("word", ["years", "changes"])
def test_what_is_of_days_needs_lines_with_days(tmp_path: Path, word: str) -> None:
    plan = {"years": {"2027": {}}, "changes": [{"from": "2027-03-01", "plan": {}}]}
    report = checked(tmp_path, case(plan={"service": {"copay": 20}, word: plan[word]}))
    assert report.skipped == 1
    assert f"plan.{word}" in report.results[0].message


def test_lines_that_go_back_in_time_are_skipped(tmp_path: Path) -> None:
    lines = [{"allowed": 100, "date": "2026-02-01"}, {"allowed": 100, "date": "2026-01-01"}]
    report = checked(tmp_path, case(lines=lines))
    assert report.skipped == 1
    assert "2026-01-01 comes after 2026-02-01" in report.results[0].message


def test_what_is_met_of_the_first_plan_is_not_met_in_the_second(tmp_path: Path) -> None:
    """Covered until January by the first, which has met its 500; the second has met nothing of its own 300."""
    plan = {
        "deductible": {"individual": 500},
        "service": {},
        "second_plan": {"coordination": "standard", "deductible": {"individual": 300}, "service": {}},
    }
    member = {"deductible_met": 500, "coverage_ends": "2026-01-31"}
    lines = [{"allowed": 600, "date": day} for day in ("2026-01-01", "2026-02-01")]
    expect = {"member_each": [0, 0], "second_plan": 600, "plan": 600}
    report = checked(tmp_path, case(plan=plan, member=member, lines=lines, expect=expect))
    assert report.passed == 1, report.results[0].message
