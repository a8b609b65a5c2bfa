"""The day until which to claim, and an LSA that pays care, are typed into an account's row."""

from pytestqt.qtbot import QtBot

from calculator.model.base import changed
from calculator.model.funding import Account, AccountKind
from calculator.model.plan import Plan
from tests.helpers.plan_editing import Heard


def with_account(plan: Plan, kind: AccountKind) -> Plan:
    return changed(plan, accounts=(Account(kind=kind, yearly=30_000),))


def test_the_days_to_claim_are_typed_and_go_with_an_hsa(qtbot: QtBot, plan: Plan) -> None:
    heard = Heard(qtbot, with_account(plan, AccountKind.FSA))
    row = heard.editor.accounts.rows[0]
    heard.type(row.run_out_days.field, "90")
    assert heard.plans[-1].accounts[0].run_out_days == 90
    heard.choose(row.kind.field, AccountKind.HSA)
    assert heard.plans[-1].accounts[0].run_out_days is None
    assert not row.run_out_days.isVisible()


def test_an_lsa_is_ticked_to_pay_care_and_no_other_account_can_be(qtbot: QtBot, plan: Plan) -> None:
    heard = Heard(qtbot, with_account(plan, AccountKind.LSA))
    row = heard.editor.accounts.rows[0]
    row.pays_as_income.click()
    assert heard.plans[-1].accounts[0].pays_as_income
    heard.choose(row.kind.field, AccountKind.HRA)
    assert not heard.plans[-1].accounts[0].pays_as_income
    assert not row.pays_as_income.isVisible()
