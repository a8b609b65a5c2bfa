"""The sentences of the comparison, from its own catalogue, and the counting words that they need."""

from collections.abc import Sequence
from typing import Final

from calculator.model.backing import Backing
from calculator.model.comparison import Begun, Column, Comparison, Payer
from calculator.money import format_money
from calculator.reference.texts import known
from calculator.reference.voice import Voice
from calculator.words.payers import amount_name

_NAMED: Final = 2
"""More plans than these are counted rather than named."""


def tell(key: str, voice: Voice, **figures: object) -> str:
    """The sentence ``key`` of the comparison."""
    return voice.of("compare_tab")(key, **figures)


def tell_of(key: str, payer: Payer, backing: Backing, voice: Voice, **figures: object) -> str:
    """The sentence ``key`` as it is said of ``payer``, who beside the patient is as ``backing`` says."""
    if payer is Payer.PATIENT or backing is Backing.EMPLOYER:
        return tell(f"{key}_{payer.name.lower()}", voice, **figures)
    said = tell(f"{key}_other", voice, whom=tell(f"whom_{backing.value}", voice), **figures)
    return said[:1].upper() + said[1:]


def who_pays(payer: Payer, backing: Backing, voice: Voice) -> str:
    """What an amount that ``payer`` pays is called: ``You pay``, ``Employer pays``, ``The plan pays``."""
    if payer is Payer.PATIENT or backing is Backing.EMPLOYER:
        return amount_name(payer.value, voice)
    return tell_of("payer", payer, backing, voice)


def handed_to_hr(comparison: Comparison, voice: Voice) -> Voice:
    """``voice`` as it is said on what HR hands over: of the employee, where any of the plans is an employer's."""
    return voice if comparison.backing is Backing.PLAN else voice.of_employee()


def ordinal(number: int, voice: Voice) -> str:
    """A number as a place in a row: ``5th`` in English, ``5.ª`` in Spanish."""
    tens = "" if number % 100 in (11, 12, 13) else str(number % 10)
    key = f"ordinal_{tens}"
    return tell(key if known(f"compare_tab.{key}") else "ordinal", voice, number=number)


def listed(names: Sequence[str], voice: Voice) -> str:
    """Names one after the other: ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return tell("and", voice, names=", ".join(names[:-1]), last=names[-1])


def cheapest_words(comparison: Comparison, payer: Payer, voice: Voice) -> str:
    """Which plan costs ``payer`` the least, and how much that is."""
    names = comparison.cheapest[payer]
    plans = listed(names, voice) if len(names) <= _NAMED else tell("plans_equal", voice, count=len(names))
    cost = next(column.cost(payer) for column in comparison.columns if column.plan in names)
    return tell_of("least", payer, comparison.backing, voice, plan=plans, cost=format_money(cost))


def begun_words(begun: Begun, voice: Voice) -> tuple[str, str]:
    """What is counted as met when the plan begins, and whose amounts these are: this plan's, or every plan's; nothing
    of the kind where nothing is met in any."""
    met = begun.deductible or begun.limit
    amounts = tell(
        "begun" if met else "begun_nothing", voice, deductible_cents=begun.deductible, limit_cents=begun.limit
    )
    if begun.own:
        return amounts, tell("begun_this_plan", voice)
    return amounts, tell("begun_every_plan", voice) if met else ""


def not_met_words(row: str, column: Column, voice: Voice) -> str:
    """Why a plan has no day in the row ``deductible_met`` or ``limit_met``."""
    lines = column.estimate.likely.lines
    if lines:
        standing = lines[0].standing
        if row == "deductible_met" and standing.deductible_left == 0:
            return tell("met_before" if standing.deductible_used else "no_deductible", voice)
        if row == "limit_met" and standing.limit_left == 0:
            return tell("met_before", voice)
        if row == "limit_met" and standing.limit_left is None:
            return tell("no_limit", voice)
    return tell("not_met" if row == "deductible_met" else "not_reached", voice)
