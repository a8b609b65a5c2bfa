"""What decides whether a plan goes with an HSA, entered at the window and read among the things to know."""

import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.funding import Account, AccountKind
from calculator.model.market import Market
from tests.helpers.member_folds import pressed, unfold
from tests.helpers.settling import rest
from tests.helpers.two_employers import plan_editor, two_employers
from tests.helpers.user import labels, type_into
from tests.ui.conftest import MakeWindow
from ui.main_window.window import Window

LOW = "is below the least that a plan with an HSA may have"


def with_hsa() -> Case:
    case = two_employers()
    account = Account(kind=AccountKind.HSA, yearly=50_000)
    return changed(case, plans=(changed(case.plans[0], accounts=(account,)), case.plans[1]))


def said(window: Window, words: str) -> bool:
    rest(window.answers.estimate)
    return any(words in text for text in labels(window.answers.estimate))


def test_a_bronze_plan_that_a_person_bought_is_no_fault(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(with_hsa())
    qtbot.waitUntil(lambda: said(window, LOW))
    editor = plan_editor(window)
    editor.finer.header.click()
    market = editor.year.market
    market.set_value(Market.BRONZE)
    market.activated.emit(market.currentIndex())
    assert window.document.case.chosen_plan.market is Market.BRONZE
    assert market.currentText() == "bought by a person: bronze"
    qtbot.waitUntil(lambda: not said(window, LOW))


def test_a_spouses_fsa_and_a_government_plan_are_told(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(with_hsa())
    part = unfold(window, "facts")
    assert not said(window, "spouse's general health FSA")
    pressed(part, "general health FSA")
    assert window.document.case.member.spouse_fsa
    qtbot.waitUntil(lambda: said(window, "The spouse's general health FSA could pay the member's bills."))
    pressed(part, "government plan")
    beside = "A government plan such as Medicare, Medicaid or TRICARE stands beside the HSA."
    qtbot.waitUntil(lambda: said(window, beside))


def test_money_in_an_account_that_the_plan_does_not_list_is_told(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(with_hsa())
    part = unfold(window, "accounts")
    type_into(part.part("balance_hsa").field, "700")
    assert window.document.case.member.balances
    window.edits.choose("New")
    unlisted = "You have an HSA with $700.00 in it, but this plan's list of accounts has none"
    qtbot.waitUntil(lambda: said(window, unlisted))


def test_an_emptied_balance_is_what_the_plan_puts_in_and_the_rest_of_it_stays(make_window: MakeWindow) -> None:
    window = make_window(with_hsa())
    part = unfold(window, "accounts")
    balance = part.part("balance_hsa").field
    type_into(balance, "700")
    type_into(part.part("hsa_opened").field, "9/9/2026")
    balance.setFocus()
    balance.selectAll()
    QTest.keyClick(balance, Qt.Key.Key_Delete)
    (hsa,) = window.document.case.member.balances
    assert (hsa.balance, hsa.employer_money, hsa.opened) == (50_000, 50_000, datetime.date(2026, 9, 9))
    assert balance.text() == ""
    QTest.keyClicks(balance, "80")
    assert window.document.case.member.balances[0].balance == 8_000
    part.part("hsa_opened").field.setFocus()
    assert balance.text() == "80.00"
