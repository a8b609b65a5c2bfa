"""Checks of amounts against the federal most of the year: the limits of a person and a family, and what accounts make
available. What goes into an HSA is in ``hsa_money``."""

import datetime
from collections.abc import Callable, Iterator
from functools import partial

from calculator.engine.adjudication.funding import grace_ends
from calculator.engine.adjudication.years import next_year, year_start
from calculator.engine.checks.situation import CheckContext, cite
from calculator.model.estimate import Flag, FlagLevel
from calculator.model.funding import Account, AccountKind
from calculator.model.market import Market
from calculator.model.plan import Plan, TierAmounts
from calculator.money import WHOLE, share
from calculator.reference.limits import federal_limit, source_of


def out_of_pocket_limit(at: CheckContext) -> Iterator[Flag]:
    """An in-network limit, for one person or a family, is above the ACA's of a plan year of the course, alone or
    together with a separate limit for drugs. The ACA's limits do not hold for Medicare."""
    if at.plan.market is Market.MEDICARE:
        return
    apart = any(plan.drug_limit is not None for _, plan in at.plans)
    for name, code, of_whom in (
        ("aca_limit_self_only", "aca_limit_high", "individual"),
        ("aca_limit_family", "aca_family_limit_high", "family"),
    ):
        alone = tuple(_above(at, name, code, partial(_alone, of_whom)))
        yield from alone
        for flag in () if alone or not apart else _above(at, name, f"{code}_together", partial(_both, of_whom)):
            own, drugs = _limits(at.plan.in_year(_year(flag)), of_whom)
            figures = flag.figures | {"own_cents": own, "drug_cents": drugs, "both_cents": flag.figures["own_cents"]}
            yield Flag(flag.code, flag.level, figures, *cite("separate_drug_limit"))


def _limits(plan: Plan, of_whom: str) -> tuple[int | None, int | None]:
    """The in-network limit of one person or the family, and the separate one for drugs."""
    medical, drugs = plan.out_of_pocket_limit.in_network, plan.drug_limit or TierAmounts()
    return getattr(medical, of_whom), getattr(drugs, of_whom)


def _alone(of_whom: str, plan: Plan) -> int | None:
    return _limits(plan, of_whom)[0]


def _both(of_whom: str, plan: Plan) -> int | None:
    own, drugs = _limits(plan, of_whom)
    return None if own is None or drugs is None else own + drugs


def _year(flag: Flag) -> int:
    return int(str(flag.figures["year"]))


def ebhra(at: CheckContext) -> Iterator[Flag]:
    """An EBHRA makes more available in a plan year than the law allows; what is carried over does not count."""
    yield from _account_above(at, AccountKind.EBHRA, "ebhra", "ebhra_high", _yearly)


def qsehra(at: CheckContext) -> Iterator[Flag]:
    """A QSEHRA makes more available in a plan year than the law allows for one person or for a family."""
    yield from _account_above(at, AccountKind.QSEHRA, qsehra_name(at), "qsehra_high", _yearly)


def qsehra_name(at: CheckContext) -> str:
    """The name of the most that a QSEHRA may make available for the member's tier."""
    return "qsehra_family" if at.family else "qsehra_self_only"


def fsa(at: CheckContext) -> Iterator[Flag]:
    """A health FSA's yearly election is above the most of the year."""
    yield from _account_above(at, AccountKind.FSA, "fsa", "fsa_high", _yearly)


def fsa_carry_over(at: CheckContext) -> Iterator[Flag]:
    """A health FSA carries more into the next plan year than may go over out of a year of the course."""
    yield from _account_above(at, AccountKind.FSA, "fsa_carry_over", "fsa_carry_over_high", _carried)


def _yearly(account: Account) -> int | None:
    return account.yearly


def _carried(account: Account) -> int | None:
    """The most that may go over into the next year; where the plan sets no most of its own, a whole year's election."""
    if not account.carries_over:
        return None
    return account.yearly if account.carry_over_limit is None else account.carry_over_limit


def taxable_account(at: CheckContext) -> Iterator[Flag]:
    """A lifestyle spending account stands in the plan and pays nothing here."""
    listed = [*at.accounts(AccountKind.LSA)]
    if at.has(AccountKind.LSA) and not any(account.pays_as_income for account in listed):
        yield Flag("lsa_not_medical", FlagLevel.NOTE, {}, *cite("lifestyle"))


def paid_as_income(at: CheckContext) -> Iterator[Flag]:
    """A lifestyle spending account paid of the course: the member is taxed on that, and the employer's payroll tax is
    owed on it, beside what it paid."""
    paid, rates = at.priced.paid_as_income, at.case.member.tax
    if not paid:
        return
    points = min(rates.federal + rates.state + rates.fica, WHOLE)
    tax, fica = share(paid, points), share(paid, rates.employer_fica)
    figures: dict[str, object] = {"paid_cents": paid, "tax_cents": tax, "left_cents": paid - tax}
    figures |= {"fica_cents": fica, "cost_cents": paid + fica}
    known = "_known" if points else ""
    yield Flag(f"lsa_taxed{known}", FlagLevel.WARNING, figures, *cite("lifestyle"))
    yield Flag("lsa_cost_known" if rates.employer_fica else "lsa_cost", FlagLevel.NOTE, figures, *cite("lifestyle"))


def run_out(at: CheckContext) -> Iterator[Flag]:
    """What was spent in a plan year of an account may be claimed until so many days after it, and not longer."""
    for account in at.plan.accounts:
        for year in at.plan_years if account.run_out_days is not None else ():
            ends = next_year(year_start(datetime.date(year, 12, 31), at.plan.year_starts))
            last = ends - datetime.timedelta(days=1)
            spent = grace_ends(ends) if account.grace_period else last
            claim = max(last + datetime.timedelta(days=account.run_out_days or 0), spent)
            figures: dict[str, object] = {"account": account.kind.value.upper(), "spent_date": spent}
            yield Flag("run_out", FlagLevel.NOTE, figures | {"claim_date": claim}, *at.of_plan)


def _account_above(
    at: CheckContext, kind: AccountKind, name: str, code: str, own: Callable[[Account], int | None]
) -> Iterator[Flag]:
    for place, account in enumerate(at.plan.accounts):
        if account.kind is kind:
            yield from _above(at, name, code, partial(_of_account, own, place))


def _of_account(own: Callable[[Account], int | None], place: int, plan: Plan) -> int | None:
    return own(plan.accounts[place])


def _above(at: CheckContext, name: str, code: str, of: Callable[[Plan], int | None]) -> Iterator[Flag]:
    """A flag for the first plan year in which what the plan has then is above the federal most called ``name``."""
    for year, plan in at.plans:
        own, most = of(plan), federal_limit(name, year)
        if own is not None and most is not None and own > most:
            figures: dict[str, object] = {"year": year, "own_cents": own, "most_cents": most}
            yield Flag(code, FlagLevel.WARNING, figures, source_of(name, year), year)
            return
