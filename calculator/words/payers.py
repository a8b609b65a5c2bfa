"""Who pays which part of a billed amount, and in what words. It chooses amounts of an estimate and adds none."""

from typing import Final, NamedTuple

from calculator.model.estimate import Amounts
from calculator.reference.texts import say

MEMBER_PARTS: Final = ("deductible", "copay", "coinsurance", "excluded", "balance_billed")
"""What the plan leaves to the member, by the names of Amounts."""

OTHERS: Final = ("plan_pays", "second_plan", "assistance", "employer_account", "own_account", "discount")
"""Everybody else, in the order of the bar; the discount is paid by nobody."""

PAYERS: Final = (*MEMBER_PARTS, "member_pays", *OTHERS)
"""Every part that a bar can show."""


class Part(NamedTuple):
    """One part of a billed amount: the payer's name as in Amounts, and cents."""

    payer: str
    cents: int


def parts_of(amounts: Amounts) -> tuple[Part, ...]:
    """The parts that add up to the billed amount, without those that are zero.

    The member's share is shown by rule (deductible, copay, ...). Where somebody helps to pay it the rules no longer
    say who paid, so it is shown as one.
    """
    helped = amounts.second_plan or amounts.assistance or amounts.account
    names = ("member_pays", *OTHERS) if helped else (*MEMBER_PARTS, *OTHERS)
    return tuple(Part(name, getattr(amounts, name)) for name in names if getattr(amounts, name))


def payer_name(payer: str, language: str) -> str:
    """What a part is called on the screen, such as ``Coinsurance`` or ``Your employer's plan``."""
    return say(f"views.payer_{payer}", language)
