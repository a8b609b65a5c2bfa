"""The plan editor keeps what is typed, says in words what is wrong, and tells only of plans that are good."""

import pytest
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.authorization import Authorization, MissingAuthorization
from calculator.model.base import changed
from calculator.model.plan import AllowedBasis, DeductibleUse, NetworkCredit, Order, Plan, TierAmounts, VisitTier
from calculator.model.plan_year import AccumulatorYear, CarryOver
from calculator.reference.voice import Voice
from tests.helpers.plan_editing import Heard


@pytest.fixture
def heard(qtbot: QtBot, plan: Plan) -> Heard:
    return Heard(qtbot, plan)


def test_a_limit_below_the_deductible_is_said_beside_it_and_not_told(heard: Heard, qtbot: QtBot, plan: Plan) -> None:
    amounts = heard.editor.amounts
    limit = amounts.fields[("out_of_pocket_limit", "in_network", "individual")]
    heard.type(limit, "100")
    problem = amounts.problems["out_of_pocket_limit"]
    qtbot.waitUntil(lambda: not problem.isHidden())
    assert problem.text().startswith("The out-of-pocket limit is below the deductible.")
    assert limit.problem == problem.text()
    assert not heard.valid
    told = len(heard.plans)
    heard.type(heard.editor.head.figures_year, "2027")
    assert heard.plans[-1] == changed(plan, figures_year=2027), "other edits go on, with the last good limit"
    assert limit.text() == "100", "what was typed stays"
    heard.type(limit, "4000")
    assert len(heard.plans) > told + 1
    assert heard.plans[-1].out_of_pocket_limit.in_network.individual == 400_000
    assert problem.isHidden()
    assert heard.valid


def test_on_the_way_to_a_good_amount_nothing_flashes(heard: Heard) -> None:
    limit = heard.editor.amounts.fields[("out_of_pocket_limit", "in_network", "individual")]
    heard.type(limit, "4000")
    assert heard.editor.amounts.problems["out_of_pocket_limit"].isHidden()
    assert heard.valid
    assert [one.out_of_pocket_limit.in_network.individual for one in heard.plans] == [400_000]


def test_what_the_rules_have_against_a_plan_is_said_anew_in_another_language(heard: Heard, qtbot: QtBot) -> None:
    editor = heard.editor
    heard.type(editor.head.name, "Another plan")
    heard.type(editor.amounts.fields["out_of_pocket_limit", "in_network", "individual"], "100")
    problem = editor.amounts.problems["out_of_pocket_limit"]
    qtbot.waitUntil(problem.isVisible)
    editor.set_plan(heard.plans[-1], Voice("es"), ["Another plan"])
    assert problem.text().startswith("El límite de gastos de bolsillo es menor que el deducible.")
    assert editor.head.name.problem == "Ya hay uno con este nombre. Elija otro."
    assert not heard.valid


def test_a_family_amount_below_the_individual_one_is_said_in_its_row(heard: Heard, qtbot: QtBot) -> None:
    amounts = heard.editor.amounts
    heard.type(amounts.fields[("deductible", "out_of_network", "family")], "1")
    qtbot.waitUntil(lambda: not amounts.problems["deductible"].isHidden())
    assert amounts.problems["deductible"].text().startswith("The family amount is below the individual amount.")
    assert heard.plans == []


def test_what_is_no_amount_is_said_below_the_row(heard: Heard) -> None:
    row = heard.editor.benefits.rows[1]
    heard.type(row.inside.copay, "forty")
    assert row.problem.text() == "“forty” is not an amount of money: write for example 450 or 450.00."
    assert not row.problem.isHidden()
    assert heard.plans == []
    heard.type(row.inside.copay, "45")
    assert row.problem.isHidden()
    assert heard.plans[-1].benefits[1].in_network.copay == 4_500


def test_another_plan_shown_clears_what_was_wrong(heard: Heard, qtbot: QtBot) -> None:
    limit = heard.editor.amounts.fields[("out_of_pocket_limit", "in_network", "individual")]
    heard.type(limit, "100")
    qtbot.waitUntil(lambda: not heard.valid)
    heard.editor.set_plan(bundled.example().plan("$2,000 plan"), Voice("en"))
    assert heard.valid
    assert limit.text() == "4000.00"


def test_the_name_of_another_plan_is_refused(heard: Heard, qtbot: QtBot) -> None:
    heard.type(heard.editor.head.name, "Another plan")
    qtbot.waitUntil(lambda: not heard.editor.head.name_problem.isHidden())
    assert all(one.name != "Another plan" for one in heard.plans)
    heard.type(heard.editor.head.name, "Another plan of mine")
    assert heard.plans[-1].name == "Another plan of mine"


def test_head_and_year(heard: Heard) -> None:
    editor = heard.editor
    heard.choose(editor.head.month, "07")
    heard.type(editor.head.day, "15")
    heard.choose(editor.year.accumulators, AccumulatorYear.CALENDAR)
    editor.finer.header.click()
    heard.choose(editor.year.carry_over, CarryOver.IF_NOT_MET)
    editor.year.note.setFocus()
    heard.qtbot.keyClicks(editor.year.note, "asked")
    last = heard.plans[-1]
    assert (last.year_starts, last.accumulator_year) == ("07-15", AccumulatorYear.CALENDAR)
    assert last.last_quarter_carries_over is CarryOver.IF_NOT_MET
    assert last.note.startswith("asked")


def test_networks_share_one_amount_or_have_their_own(heard: Heard) -> None:
    credit = heard.editor.year.credit
    assert credit.value() is NetworkCredit.SEPARATE
    heard.choose(credit, "common")
    assert heard.plans[-1].deductible.out_of_network is None
    assert heard.plans[-1].out_of_pocket_limit.out_of_network is None
    heard.choose(credit, NetworkCredit.BOTH)
    assert heard.plans[-1].network_credit is NetworkCredit.BOTH
    assert heard.plans[-1].deductible.out_of_network == TierAmounts()


def test_a_drug_deductible_is_folded_until_it_is_there(heard: Heard) -> None:
    amounts = heard.editor.amounts
    field = amounts.fields[("drug_deductible", "in_network", "individual")]
    assert field.isHidden()
    amounts.drug.click()
    heard.type(field, "75")
    assert heard.plans[-1].drug_deductible == TierAmounts(individual=7_500)
    amounts.drug.click()
    assert heard.plans[-1].drug_deductible is None


def test_finer_rules_of_a_benefit(heard: Heard, qtbot: QtBot) -> None:
    row = heard.editor.benefits.rows[2]
    row.more.click()
    details = row.details
    assert details is not None
    heard.choose(details.inside.choices["order"].field, Order.COPAY_FIRST)
    heard.choose(details.inside.choices["basis"].field, AllowedBasis.PERCENT_OF_MEDICARE)
    qtbot.waitUntil(lambda: not details.inside.allowed_problem.isHidden())
    assert not heard.valid
    heard.type(details.inside.rate.field, "120.50")
    heard.type(details.inside.percent.field, "140")
    heard.type(details.inside.most.field, "90")
    share = heard.plans[-1].benefits[2].in_network
    assert heard.valid
    assert share.order is Order.COPAY_FIRST
    assert (share.allowed.basis, share.allowed.amount, share.allowed.percent) == ("percent_of_medicare", 12_050, 14_000)
    assert share.most_per_visit == 9_000
    heard.type(details.inside.least.field, "91")
    qtbot.waitUntil(lambda: not details.inside.bounds_problem.isHidden())
    # 9 was good on the way to 91, and is not left over from it.
    assert heard.plans[-1].benefits[2].in_network.least_per_visit is None


def test_limits_tiers_and_authorization_of_a_benefit(heard: Heard, qtbot: QtBot) -> None:
    row = heard.editor.benefits.rows[1]
    row.more.click()
    assert row.details is not None
    limits = row.details.limits
    heard.type(limits.parts["visit_limit"].field, "20")
    heard.type(limits.parts["waiting_days"].field, "90")
    heard.type(limits.tiers.rows[0][0], "6")
    heard.choose(limits.tiers.rows[0][3], DeductibleUse.APPLIES)
    heard.type(limits.tiers.rows[1][0], "8")
    heard.type(limits.tiers.rows[1][1], "10")
    heard.choose(limits.prior["missing"].field, MissingAuthorization.PERCENT)
    heard.type(limits.prior["penalty_percent"].field, "50")
    heard.type(limits.prior["failed_trials"].field, "2")
    benefit = heard.plans[-1].benefits[1]
    assert (benefit.visit_limit, benefit.waiting_days) == (20, 90)
    assert benefit.first_visits == (
        VisitTier(through=6, deductible=DeductibleUse.APPLIES),
        VisitTier(through=8, copay=1_000),
    )
    assert benefit.authorization == Authorization(missing=MissingAuthorization.PERCENT, percent=5_000, failed_trials=2)
    assert "at most 20 visits a year" in row.limits.text()
    heard.type(limits.tiers.rows[1][0], "3")
    qtbot.waitUntil(lambda: not limits.tiers.problem.isHidden())
    assert heard.plans[-1].benefits[1].first_visits[1].through == 8


def test_showing_a_plan_changes_nothing_of_it(heard: Heard, plan: Plan) -> None:
    rich = changed(
        plan,
        benefits=tuple(
            changed(one, first_visits=(VisitTier(through=3),), waiting_days=30, visit_limit=9) for one in plan.benefits
        ),
    )
    heard.editor.set_plan(rich, Voice("es"))
    for row in heard.editor.benefits.rows:
        row.more.click()
    heard.editor.set_plan(rich, Voice("en"))
    assert heard.plans == []
    heard.type(heard.editor.head.figures_year, "2028")
    assert heard.plans[-1] == changed(rich, figures_year=2028)


def test_a_benefit_is_added_read_and_removed(heard: Heard) -> None:
    editor = heard.editor
    editor.benefits.add.click()
    heard.type(editor.benefits.rows[3].title, "Infusion")
    name = heard.plans[-1].benefits[3].name
    heard.choose(editor.reading.choices["dosing"], name)
    assert heard.plans[-1].benefit_for("dosing") == heard.plans[-1].benefits[3]
    heard.choose(editor.reading.choices[""], "specialist_visit")
    assert heard.plans[-1].otherwise == "specialist_visit"
    editor.benefits.rows[3].more.click()
    assert editor.benefits.rows[3].details is not None
    editor.benefits.rows[3].details.remove.click()
    assert len(heard.plans[-1].benefits) == 3
    assert all(reading.service != "dosing" for reading in heard.plans[-1].reading)


def test_not_covered_closes_the_fields(heard: Heard) -> None:
    row = heard.editor.benefits.rows[0]
    row.outside_covered.click()
    assert heard.plans[-1].benefits[0].out_of_network is None
    assert not row.outside.isEnabled()
    row.covered.click()
    assert not heard.plans[-1].benefits[0].covered
    assert not row.inside.isEnabled()


@pytest.mark.parametrize(("language", "said"), [("en", "The amount you owe"), ("es", "La cantidad que usted debe")])
def test_the_meaning_of_the_focused_field_is_shown(qtbot: QtBot, plan: Plan, language: str, said: str) -> None:
    heard = Heard(qtbot, plan, language)
    field = heard.editor.amounts.fields[("deductible", "in_network", "individual")]
    heard.editor.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: heard.editor.meaning.meaning.text().startswith(said))
    assert heard.editor.meaning.term.text() == field.accessibleName()
