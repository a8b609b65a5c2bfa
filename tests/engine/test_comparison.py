"""The plans of a case side by side. The example's figures are worked by hand from the price list and the plans' SBCs.

The course: evaluation 250, intake 200, preparation 175, six dosing sessions of 450 and six integration sessions of 175,
4,375 in all. $2,000 plan: the first 2,000 is the deductible, 20% of the other 2,375 is 475, so 2,475; the employer pays
1,900. $3,000 plan: 3,000 and 30% of 1,375 is 412.50. $750 plan: nine visits at a copay of 40 with no deductible is 360,
dosing 2,700 less 750 leaves 1,950, of which 20% is 390, so 1,500.
"""

import datetime
from pathlib import Path

import pytest

from calculator.engine.comparison.side_by_side import compare
from calculator.engine.comparison.variation import price_of, sessions_of, with_sessions
from calculator.engine.pricing import CaseEstimator, estimate
from calculator.engine.schedule import days_of
from calculator.files import bundled
from calculator.model.base import PriceRange, changed
from calculator.model.case import Case
from calculator.model.comparison import Comparison, Payer
from calculator.model.course import Course, Service
from calculator.model.member import Member, Met
from calculator.reference.limits import user_file
from tests.helpers.prices import with_price


def course(template: str) -> Course:
    return next(course for course in bundled.courses() if course.template == template)


def counts(course: Course) -> list[tuple[str, int]]:
    return [(str(line.service), line.count) for line in course.lines]


def test_the_three_real_plans_beside_each_other() -> None:
    columns = {column.plan: column for column in compare(bundled.example()).columns}
    assert {name: column.patient[1] for name, column in columns.items()} == {
        "$750 plan": 150_000,
        "$2,000 plan": 247_500,
        "$3,000 plan": 341_250,
    }
    assert {name: column.employer[1] for name, column in columns.items()} == {
        "$750 plan": 287_500,
        "$2,000 plan": 190_000,
        "$3,000 plan": 96_250,
    }
    met = {name: column.deductible_met for name, column in columns.items()}
    # 250 + 200 + 175 + 450 + 175 + 450 + 175 is 1,875 up to October 8; the dosing session of October 13 crosses 2,000.
    assert met["$2,000 plan"] == datetime.date(2026, 10, 13)
    # The first dosing session leaves 300 of 750; the second, a week later, meets it.
    assert met["$750 plan"] == datetime.date(2026, 10, 6)
    # Seven sessions lie below 2,000, and the eighth crosses it; one dosing session lies below 750.
    assert {name: column.paid_in_full for name, column in columns.items()} == {
        "$750 plan": 1,
        "$2,000 plan": 7,
        "$3,000 plan": 10,
    }


def test_the_cheapest_are_named_for_each_payer_and_equals_together() -> None:
    case = bundled.example()
    twin = changed(case.plan("$750 plan"), name="Twin")
    comparison = compare(changed(case, plans=(*case.plans, twin)))
    assert comparison.cheapest == {Payer.PATIENT: ("$750 plan", "Twin"), Payer.EMPLOYER: ("$3,000 plan",)}


def test_a_range_of_prices_goes_from_the_least_to_the_greatest_cost() -> None:
    case = bundled.example()
    comparison = compare(dosing_at(case, PriceRange(low=40_000, likely=45_000, high=80_000)))
    # $2,000 plan: six sessions 300 dearer add 20% of 2,100 at the high price; 300 less in all take off 20% of 300.
    assert comparison.columns[1].patient == (241_500, 247_500, 289_500)


def dosing_at(case: Case, price: PriceRange) -> Case:
    lines = tuple(changed(line, price=price) if line.service == Service.DOSING else line for line in case.course.lines)
    return changed(case, course=changed(case.course, lines=lines))


def low_prices_taken_over(before: Comparison, after: Comparison) -> list[bool]:
    columns = zip(before.columns, after.columns, strict=True)
    return [one.estimate.low is other.estimate.low for one, other in columns]


def test_after_an_edit_only_what_changed_is_priced_again() -> None:
    first, known = dosing_at(bundled.example(), PriceRange(low=40_000, likely=45_000, high=80_000)), CaseEstimator()
    before = compare(first, known)
    assert before == compare(first)
    dearer = dosing_at(first, PriceRange(low=40_000, likely=50_000, high=80_000))
    after = compare(dearer, known)
    assert after == compare(dearer)
    assert low_prices_taken_over(before, after) == [True, True, True]
    plan = changed(first.plans[1], figures_year=2020, deductible=first.plans[2].deductible)
    other = changed(first, plans=(first.plans[0], plan, first.plans[2]))
    after = compare(other, known)
    assert after == compare(other)
    assert low_prices_taken_over(before, after) == [True, False, True]
    met = changed(first, member=Member(met=Met(deductible=50_000, out_of_pocket=50_000)))
    after = compare(met, known)
    assert after == compare(met)
    assert low_prices_taken_over(before, after) == [False, False, False]


def test_prices_that_change_places_are_known_again() -> None:
    first, known = dosing_at(bundled.example(), PriceRange(low=40_000, likely=45_000, high=80_000)), CaseEstimator()
    before = compare(first, known)
    fixed = dosing_at(first, PriceRange.fixed(80_000))
    after = compare(fixed, known)
    assert after == compare(fixed)
    assert after.columns[0].estimate.likely is before.columns[0].estimate.high


def test_an_estimate_that_is_known_stands_in_its_plan_s_column() -> None:
    case, known = dosing_at(bundled.example(), PriceRange(low=40_000, likely=45_000, high=80_000)), CaseEstimator()
    answered = known.estimate(case, case.chosen_plan)
    compared = compare(case, known)
    assert [column.estimate is answered for column in compared.columns] == [False, True, False]
    alone = compare(case)
    assert compared.cheapest == alone.cheapest
    assert [(one.patient, one.employer) for one in compared.columns] == [
        (one.patient, one.employer) for one in alone.columns
    ]


def test_reasons_that_the_comparison_did_not_need_are_there_when_its_plan_is_chosen() -> None:
    case, known = dosing_at(bundled.example(), PriceRange(low=40_000, likely=45_000, high=80_000)), CaseEstimator()
    compare(case, known)
    assert known.estimate(case, case.chosen_plan) == estimate(case, case.chosen_plan)


def test_a_plan_that_is_gone_is_forgotten() -> None:
    case, known = bundled.example(), CaseEstimator()
    before = compare(case, known)
    compare(changed(case, plans=case.plans[1:]), known)
    after = compare(case, known)
    assert after == before
    assert low_prices_taken_over(before, after) == [False, True, True]


def test_the_user_s_own_federal_limits_are_heeded_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    known = CaseEstimator()
    before = compare(bundled.example(), known)
    own = user_file()
    own.parent.mkdir()
    own.write_text('{"years": {"2026": {"aca_limit_self_only": "1000.00"}}}', encoding="utf-8")
    assert low_prices_taken_over(before, compare(bundled.example(), known)) == [False, False, False]


def test_a_flag_follows_the_user_s_own_limits_from_one_answer_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    case, known = bundled.example(), CaseEstimator()
    assert "aca_limit_high" not in {flag.code for flag in known.estimate(case, case.chosen_plan).flags}
    own = user_file()
    own.parent.mkdir()
    own.write_text('{"years": {"2026": {"aca_limit_self_only": "1000.00"}}}', encoding="utf-8")
    again = known.estimate(case, case.chosen_plan)
    assert "aca_limit_high" in {flag.code for flag in again.flags}
    assert compare(case, known).columns[1].estimate.flags == again.flags == estimate(case, case.chosen_plan).flags


def test_a_session_is_one_with_the_medicine_and_its_companions_follow() -> None:
    kap = course("im_kap_6")
    assert (sessions_of(kap), price_of(kap)) == (6, kap.lines[3].price.likely)
    assert counts(with_sessions(kap, 4)) == [
        ("evaluation", 1),
        ("intake", 1),
        ("preparation", 1),
        ("dosing", 4),
        ("integration", 4),
    ]
    assert counts(with_sessions(kap, 9))[3:] == [("dosing", 9), ("integration", 9)]


def test_induction_is_filled_before_maintenance_and_the_drug_goes_with_each() -> None:
    spray = course("esketamine_26_weeks")
    assert sessions_of(spray) == 21
    assert [count for _, count in counts(with_sessions(spray, 10))] == [1, 8, 8, 2, 2, 0, 0]
    assert [count for _, count in counts(with_sessions(spray, 30))] == [1, 8, 8, 4, 4, 18, 18]
    assert with_sessions(spray, 21) == spray


def test_a_companion_of_another_count_stays() -> None:
    assert counts(with_sessions(course("iv_series_6"), 2))[2:] == [("dosing", 2), ("integration", 3)]


def test_dates_by_hand_are_cut_and_continued_at_their_last_distance() -> None:
    kap = course("im_kap_6")
    days = tuple(datetime.date(2027, 1, 4) + datetime.timedelta(days=5 * number) for number in range(6))
    lines = tuple(changed(line, dates=days) if line.service == Service.DOSING else line for line in kap.lines)
    longer = with_sessions(changed(kap, lines=lines), 8)
    assert days_of(longer.lines[3], longer.starts) == (*days, datetime.date(2027, 2, 3), datetime.date(2027, 2, 8))
    assert days_of(with_sessions(longer, 3).lines[3], longer.starts) == days[:3]


def test_a_price_is_that_of_the_medicine_s_sessions_only() -> None:
    dearer = with_price(course("im_kap_6"), 80_000)
    assert [line.price.likely for line in dearer.lines if line.service == Service.DOSING] == [80_000]
    assert dearer.lines[0].price == course("im_kap_6").lines[0].price
