"""The rarer rules of a plan are typed: those of several visits, of places, and next year's figures."""

from pytestqt.qtbot import QtBot

from calculator.model.course import Place
from calculator.model.later_years import next_year_without
from calculator.model.plan import Plan
from tests.helpers.plan_editing import Heard


def test_the_rules_of_several_visits_are_typed_and_ticked(qtbot: QtBot, plan: Plan) -> None:
    heard = Heard(qtbot, plan)
    row = heard.editor.benefits.rows[1]
    row.more.click()
    assert row.details is not None
    rules = row.details.inside
    assert not rules.then.isVisible()
    heard.type(rules.visit_deductible.field, "100")
    heard.type(rules.copays.field, "300")
    heard.type(rules.changes.field, "5000")
    assert rules.then.isVisible()
    heard.type(rules.then.field, "10%")
    for name in ("copay_once_a_day", "copay_once_a_course"):
        rules.flags[name].click()
    share = heard.plans[-1].benefits[1].in_network
    assert (share.visit_deductible, share.copay_year_maximum) == (10_000, 30_000)
    assert (share.coinsurance_changes_after, share.coinsurance_then) == (500_000, 1_000)
    assert share.copay_once_a_day
    assert share.copay_once_a_course


def test_limits_are_counted_with_another_benefit_until_it_goes(qtbot: QtBot, plan: Plan) -> None:
    heard = Heard(qtbot, plan)
    first, second = heard.editor.benefits.rows[:2]
    second.more.click()
    assert second.details is not None
    heard.choose(second.details.limits.together.field, plan.benefits[0].name)
    assert heard.plans[-1].benefits[1].limits_with == plan.benefits[0].name
    first.more.click()
    assert first.details is not None
    first.details.remove.click()
    assert heard.plans[-1].benefits[0].limits_with is None


def test_a_service_is_paid_as_another_benefit_at_a_place(qtbot: QtBot, plan: Plan) -> None:
    heard = Heard(qtbot, plan)
    reading = heard.editor.reading
    heard.choose(reading.of_service, "integration")
    heard.choose(reading.at_place, Place.TELEHEALTH)
    row = reading.choices["integration/telehealth"]
    heard.choose(row, plan.benefits[0].name)
    found = heard.plans[-1].benefit_for("integration", "telehealth")
    assert found == plan.benefits[0]
    assert heard.plans[-1].benefit_for("integration", "office") == plan.benefit_for("integration")
    heard.choose(reading.choices["integration/telehealth"], None)
    assert "integration/telehealth" not in reading.choices
    assert heard.plans[-1].reading == plan.reading


def test_the_limit_may_leave_the_deductible_out(qtbot: QtBot, plan: Plan) -> None:
    heard = Heard(qtbot, plan)
    heard.choose(heard.editor.year.includes, False)
    assert not heard.plans[-1].limit_includes_deductible


def test_next_years_figures_are_typed_in_the_same_window_and_this_years_stay(qtbot: QtBot, plan: Plan) -> None:
    heard = Heard(qtbot, plan)
    editor = heard.editor
    year = next_year_without(plan, 2026)
    heard.choose(editor.years.years, year)
    heard.type(editor.amounts.fields["deductible", "in_network", "individual"], "900")
    heard.type(editor.benefits.rows[0].inside.copay, "55")
    then = heard.plans[-1].in_year(year)
    assert then.deductible.in_network.individual == 90_000
    assert then.benefits[0].in_network.copay == 5_500
    assert heard.plans[-1].deductible == plan.deductible
    heard.choose(editor.years.years, None)
    assert editor.amounts.fields["deductible", "in_network", "individual"].value == 75_000
    heard.choose(editor.years.years, year)
    assert editor.amounts.fields["deductible", "in_network", "individual"].value == 90_000
    editor.years.remove.click()
    assert heard.plans[-1].years == ()
    assert editor.amounts.fields["deductible", "in_network", "individual"].value == 75_000
