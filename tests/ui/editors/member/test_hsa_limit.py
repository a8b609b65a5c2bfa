"""Whoever puts more into an HSA than may go in is told beside the contributions, by the age that is entered."""

import datetime

import pytest
from pytestqt.qtbot import QtBot

from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.case import Case
from calculator.model.funding import Account, AccountBalance, AccountKind, Contribution
from calculator.model.member import Member
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.words.flags import sentence
from tests.helpers.member_folds import unfold
from tests.helpers.user import field, labels, type_into
from tests.ui.conftest import MakeWindow


def contributing(cents: int) -> Case:
    case = bundled.example()
    plans = tuple(changed(plan, accounts=(Account(kind=AccountKind.HSA),)) for plan in case.plans)
    gift = Contribution(own=cents, starts=datetime.date(2026, 1, 1))
    hsa = AccountBalance(kind=AccountKind.HSA, balance=0, contributions=(gift,))
    return changed(case, plans=plans, member=Member(balances=(hsa,)))


def test_more_than_the_most_is_said_beside_and_the_year_of_birth_lets_1000_more_in(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    """12 x 400 are 4,800: above 4,400, within 5,400."""
    window = make_window(contributing(36_666))
    part = unfold(window, "accounts")
    assert not any("HSA contributions of" in text for text in labels(part))
    type_into(field(window, "Monthly contribution 1: Your own"), "400")
    qtbot.waitUntil(lambda: any("HSA contributions of $4,800.00 in 2026" in text for text in labels(part)))
    type_into(field(window, "Year of birth"), "1971")
    qtbot.waitUntil(lambda: not any("HSA contributions of" in text for text in labels(part)))
    assert window.document.case.member.birth_year == 1971
    type_into(field(window, "Year of birth"), "1972")
    qtbot.waitUntil(lambda: any("are above the most for that year: $4,400.00." in text for text in labels(part)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_the_fields_stands_what_the_flag_says(qtbot: QtBot, make_window: MakeWindow, language: str) -> None:
    window = make_window(contributing(50_000), language)
    part = unfold(window, "accounts")
    (flag,) = (one for one in window.document.estimate.flags if one.code == "hsa_high")
    qtbot.waitUntil(lambda: sentence(flag, Voice(language)) in labels(part))


def test_a_year_that_is_none_is_refused_beside_its_field(make_window: MakeWindow) -> None:
    window = make_window(contributing(100))
    part = unfold(window, "accounts")
    type_into(field(window, "Year of birth"), "71")
    assert part.part("birth_year").field.problem
    assert window.document.case.member.birth_year is None
