"""Checks of amounts against the federal most of the year: the limits of a person and a family, and what accounts make
available. What goes into an HSA is in ``hsa_money``."""

from collections.abc import Iterator

from calculator.engine.checks.situation import CheckContext, cite
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.funding import AccountKind
from calculator.model.market import Market
from calculator.model.plan import TierAmounts
from calculator.reference.limits import federal_limit, source_of


def out_of_pocket_limit(at: CheckContext) -> Iterator[Flag]:
    """An in-network limit, for one person or a family, is above the ACA's of a plan year of the course, alone or
    together with a separate limit for drugs. The ACA's limits do not hold for Medicare."""
    if at.plan.market is Market.MEDICARE:
        return
    medical, drugs = at.plan.out_of_pocket_limit.in_network, at.plan.drug_limit or TierAmounts()
    for name, code, own, drug in (
        ("aca_limit_self_only", "aca_limit_high", medical.individual, drugs.individual),
        ("aca_limit_family", "aca_family_limit_high", medical.family, drugs.family),
    ):
        alone = tuple(_above(at, name, code, own))
        yield from alone
        if own is not None and drug is not None and not alone:
            for flag in _above(at, name, f"{code}_together", own + drug):
                figures = flag.figures | {"own_cents": own, "drug_cents": drug, "both_cents": own + drug}
                yield Flag(flag.code, flag.level, figures, *cite("separate_drug_limit"))


def ebhra(at: CheckContext) -> Iterator[Flag]:
    """An EBHRA makes more available in a plan year than the law allows; what is carried over does not count."""
    for account in at.accounts(AccountKind.EBHRA):
        yield from _above(at, "ebhra", "ebhra_high", account.yearly)


def qsehra(at: CheckContext) -> Iterator[Flag]:
    """A QSEHRA makes more available in a plan year than the law allows for one person or for a family."""
    for account in at.accounts(AccountKind.QSEHRA):
        yield from _above(at, qsehra_name(at), "qsehra_high", account.yearly)


def qsehra_name(at: CheckContext) -> str:
    """The name of the most that a QSEHRA may make available for the member's tier."""
    return "qsehra_family" if at.family else "qsehra_self_only"


def fsa(at: CheckContext) -> Iterator[Flag]:
    """A health FSA's yearly election is above the most of the year."""
    for account in at.accounts(AccountKind.FSA):
        yield from _above(at, "fsa", "fsa_high", account.yearly)


def fsa_carry_over(at: CheckContext) -> Iterator[Flag]:
    """A health FSA carries more into the next plan year than may go over out of a year of the course.

    Where the plan sets no most of its own, a whole year's election may go over.
    """
    for account in at.accounts(AccountKind.FSA):
        if account.carries_over:
            own = account.yearly if account.carry_over_limit is None else account.carry_over_limit
            yield from _above(at, "fsa_carry_over", "fsa_carry_over_high", own)


def taxable_account(at: CheckContext) -> Iterator[Flag]:
    """A lifestyle spending account stands in the plan; it pays nothing here."""
    if at.has(AccountKind.LSA):
        yield Flag("lsa_not_medical", FlagLevel.NOTE, {}, *cite("lifestyle"))


def _above(at: CheckContext, name: str, code: str, own: int | None) -> Iterator[Flag]:
    """A flag for the first plan year in which ``own`` is above the federal most called ``name``."""
    for year in at.plan_years:
        most = federal_limit(name, year)
        if own is not None and most is not None and own > most:
            figures: dict[str, object] = {"year": year, "own_cents": own, "most_cents": most}
            yield Flag(code, FlagLevel.WARNING, figures, source_of(name, year), year)
            return
