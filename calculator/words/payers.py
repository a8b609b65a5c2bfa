"""Who pays which part of a billed amount, what an amount is called, and which amounts are worth a column. It chooses
amounts of an estimate and adds none."""

from typing import Final, NamedTuple

from calculator.model.estimate import Amounts, Priced
from calculator.model.plan import Plan
from calculator.reference.texts import known
from calculator.reference.voice import Voice
from calculator.words.plan import payer_key

MEMBER_PARTS: Final = ("deductible", "copay", "coinsurance", "excluded", "balance_billed")
"""What the plan leaves to the member, by the names of Amounts."""

OTHERS: Final = ("plan_pays", "second_plan", "assistance", "employer_account", "own_account", "discount")
"""Everybody else, in the order of the bar; the discount is paid by nobody."""

_BILLED: Final = ("billed", "discount", "allowed")
COLUMNS: Final = (*_BILLED, *MEMBER_PARTS, "plan_pays", "second_plan", "assistance", "account", "member_pays")
"""The amounts that a table of sessions has columns for, in their order."""

ALWAYS: Final = frozenset({"billed", "plan_pays", "member_pays"})
"""Those of them that are shown even where all of them are nothing."""

PAYERS: Final = (*MEMBER_PARTS, "member_pays", *OTHERS)
"""Every part that a bar can show."""


_TERMS: Final = ("deductible", "copay", "coinsurance")
_SAID_OTHERWISE: Final = {"allowed": "plan.basis", "discount": "shared.payer_discount"}


class Part(NamedTuple):
    """One part of a billed amount: the payer's name as in Amounts, and cents."""

    payer: str
    cents: int


def parts_of(amounts: Amounts) -> tuple[Part, ...]:
    """The parts that add up to the billed amount, without those that are zero.

    The member's share is shown by rule (deductible, copay, ...). Where somebody helps to pay it the rules no longer
    say who paid, so it is shown as one.
    """
    names = ("member_pays", *OTHERS) if is_helped(amounts) else (*MEMBER_PARTS, *OTHERS)
    return tuple(Part(name, getattr(amounts, name)) for name in names if getattr(amounts, name))


def is_helped(amounts: Amounts) -> bool:
    """Whether somebody helps the member to pay, so that the plan's rules no longer say who paid what."""
    return bool(amounts.second_plan or amounts.assistance or amounts.account)


def shown_amounts(priced: Priced) -> tuple[str, ...]:
    """The amounts of ``COLUMNS`` to show: one that is zero on every line is left out, and so is an allowed amount that
    is the billed one on every line."""
    as_billed = all(line.amounts.allowed == line.amounts.billed for line in priced.lines)
    return tuple(
        name
        for name in COLUMNS
        if name in ALWAYS or (getattr(priced.totals, name) and not (name == "allowed" and as_billed))
    )


def amount_name(amount: str, voice: Voice, plan: Plan | None = None) -> str:
    """The head of a column of ``amount``, by its name in Amounts: ``Allowed``, ``Copay``, ``You pay``. What the
    employer pays is what ``plan`` bears, where none stands behind it."""
    name = payer_key(amount, plan) if amount == "employer_pays" else amount
    return voice(f"shared.{name if name in _TERMS else f'column_{name}'}")


def total_name(amount: str, voice: Voice, plan: Plan | None = None) -> str:
    """What the sum of ``amount`` over a course is called: ``Billed by the provider``, ``Your employer's plan pays``."""
    if amount in _SAID_OTHERWISE:
        return voice(_SAID_OTHERWISE[amount])
    key = f"shared.total_{payer_key(amount, plan)}"
    return voice(key) if known(key) else amount_name(amount, voice, plan)


def payer_name(payer: str, voice: Voice, plan: Plan | None = None, *, several: bool = False) -> str:
    """What a part is called on the screen, such as ``Coinsurance`` or ``Your employer's plan``; of ``several``
    plans at once ``The plan``."""
    key = "plan_pays_own" if several and payer == "plan_pays" else payer_key(payer, plan)
    return voice(f"shared.payer_{key}" if payer != "member_pays" else "shared.column_member_pays")
