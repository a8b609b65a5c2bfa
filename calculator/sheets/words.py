"""The sheets' own sentences, payers and figures. It prices nothing."""

from typing import Final

from calculator.model.estimate import Amounts
from calculator.money import format_money
from calculator.reference.texts import say

MEMBER_PARTS: Final = ("deductible", "copay", "coinsurance", "excluded", "balance_billed")
"""What the plan leaves to the member, by the names of Amounts."""

OTHERS: Final = ("plan_pays", "second_plan", "assistance", "employer_account", "own_account", "discount")
"""Everybody else; the discount is paid by nobody."""


def word(name: str, language: str, figures: dict[str, object] | None = None) -> str:
    """The sentence ``name`` of the sheets' own catalogue."""
    return say(f"sheet.{name}", language, figures)


def bare(cents: int) -> str:
    """An amount without its dollar sign, for the cells of a table that says once what it counts."""
    return format_money(cents).replace("$", "")


def is_helped(amounts: Amounts) -> bool:
    """Whether somebody helps the member to pay, so that the plan's rules no longer say who paid what."""
    return bool(amounts.second_plan or amounts.assistance or amounts.account)
