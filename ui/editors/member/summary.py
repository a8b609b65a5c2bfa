"""What each fold of the member's editor holds, in a few words; nothing where it holds what everybody has."""

from collections.abc import Callable
from typing import Final

from calculator.model.funding import AccountKind
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.money import format_dollars, format_percent
from calculator.reference.voice import Voice
from calculator.words.services import service_title

_MOST_SAID: Final = 3

Words = Callable[[Member, Plan, Voice], str]


def summary(fold: str, member: Member, plan: Plan, voice: Voice) -> str:
    """What the fold called ``fold`` holds of ``member``; "" for nothing of note."""
    return _SAYS[fold](member, plan, voice)


def account_name(kind: AccountKind, voice: Voice) -> str:
    """The account's name without what it is: HSA."""
    return voice(f"plan.account_{kind.value}").split(":")[0]


def _facts(member: Member, plan: Plan, voice: Voice) -> str:
    said = []
    enrolled = member.enrollment_in(plan.name)
    if enrolled.coverage_starts is not None:
        said.append(voice("member.holds_since", day=enrolled.coverage_starts))
    if enrolled.coverage_ends is not None:
        said.append(voice("member.holds_until", day=enrolled.coverage_ends))
    if member.failed_trials is not None:
        said.append(voice("member.holds_trials", number=member.failed_trials))
    if member.government_plan:
        said.append(voice("member.holds_government"))
    if member.spouse_fsa:
        said.append(voice("member.holds_spouse_fsa"))
    return ", ".join(said)


def _rider(member: Member, plan: Plan, voice: Voice) -> str:
    if plan.rider is None:
        return voice("shared.none_in_plan")
    return voice("member.holds_rider") if member.enrollment_in(plan.name).rider else ""


def _accounts(member: Member, plan: Plan, voice: Voice) -> str:
    kinds = {account.kind for account in plan.accounts}
    said = []
    for balance in member.balances:
        words = f"{account_name(balance.kind, voice)} {format_dollars(balance.balance)}"
        said.append(words if balance.kind in kinds else voice("member.holds_idle", account=words))
    if any(balance.contributions for balance in member.balances if balance.kind in kinds):
        said.append(voice("member.holds_monthly"))
    return ", ".join(said) or ("" if kinds else voice("shared.none_in_plan"))


def _tax(member: Member, _plan: Plan, _voice: Voice) -> str:
    rates = (member.tax.federal, member.tax.state, member.tax.fica)
    return " + ".join(format_percent(rate) for rate in rates if rate)


def _program(member: Member, _plan: Plan, voice: Voice) -> str:
    program = member.assistance
    return "" if program is None else voice("member.holds_program", cap=format_dollars(program.yearly))


def _second(member: Member, _plan: Plan, _voice: Voice) -> str:
    return member.other_coverage.plan.name if member.other_coverage else ""


def _agreements(member: Member, _plan: Plan, voice: Voice) -> str:
    agreements = member.single_case_agreements
    said = [f"{service_title(one.service, '', voice)} {format_dollars(one.rate)}" for one in agreements[:_MOST_SAID]]
    return ", ".join(said) + ("…" if len(agreements) > _MOST_SAID else "")


def _changes(member: Member, _plan: Plan, voice: Voice) -> str:
    said = []
    for change in member.changes:
        key = "holds_change_people" if change.plan is None else "holds_change"
        figures: dict[str, object] = {"day": change.starts, "plan": change.plan.name if change.plan else ""}
        said.append(voice.of("member")(key, **figures))
    return ", ".join(said)


_SAYS: Final[dict[str, Words]] = {
    "facts": _facts,
    "rider": _rider,
    "accounts": _accounts,
    "tax": _tax,
    "program": _program,
    "second": _second,
    "changes": _changes,
    "agreements": _agreements,
}
FOLDS: Final = tuple(_SAYS)
"""The folds by name, in their order."""
