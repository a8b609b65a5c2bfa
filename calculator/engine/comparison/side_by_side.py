"""The plans of a case side by side: each priced once by the one way there is, and the cheapest named."""

import datetime
from collections.abc import Sequence

from calculator.engine.pricing import CaseEstimator
from calculator.model.backing import backing_of
from calculator.model.case import Case
from calculator.model.comparison import Begun, Column, Comparison, Payer
from calculator.model.estimate import Amounts, Estimate, EventKind, Priced
from calculator.model.member import Member
from calculator.model.whose import has_own
from calculator.reference.limits import as_they_stand


def compare(case: Case, estimator: CaseEstimator | None = None) -> Comparison:
    """All plans of ``case`` over its course, in the case's order; no reasons, which belong to one plan's estimate.

    ``estimator`` knows the answers of before, which an edit leaves as they are for all but one plan or one price, as a
    rule; what it knows the reasons of comes with them.
    """
    known = estimator or CaseEstimator()
    with as_they_stand():
        columns = [_column(known.estimate(case, plan, reasons=False), case.member) for plan in case.plans]
    cheapest = {payer: _cheapest(columns, payer) for payer in Payer}
    return Comparison(tuple(columns), cheapest, backing_of(case.plans))


def cost_to(payer: Payer, totals: Amounts) -> int:
    """What ``payer`` bears of ``totals``, in cents: the patient's own HSA and FSA money is the patient's."""
    return totals.member_pays + totals.own_account if payer is Payer.PATIENT else totals.employer_pays


def _column(answer: Estimate, member: Member) -> Column:
    likely = answer.likely
    met = member.enrollment_in(answer.plan).met
    return Column(
        estimate=answer,
        patient=_range(answer, Payer.PATIENT),
        employer=_range(answer, Payer.EMPLOYER),
        first_year=likely.by_year[0][1] if likely.by_year else Amounts(),
        deductible_met=_first(likely, EventKind.DEDUCTIBLE_MET),
        limit_met=_first(likely, EventKind.LIMIT_MET),
        paid_in_full=sum(map(_in_full, likely.by_line.amounts)),
        accounts_left=sum(cents for _, cents in likely.accounts_left),
        begun=Begun(met.deductible, met.out_of_pocket, own=has_own(member, answer.plan)),
    )


def _range(answer: Estimate, payer: Payer) -> tuple[int, int, int]:
    low, likely, high = (cost_to(payer, priced.totals) for priced in (answer.low, answer.likely, answer.high))
    return min(low, likely, high), likely, max(low, likely, high)


def _first(priced: Priced, kind: EventKind) -> datetime.date | None:
    return next((event.date for event in priced.events if event.kind is kind), None)


def _in_full(amounts: Amounts) -> bool:
    """Whether the patient bears every cent of a session that is not discounted away."""
    owed = amounts.billed - amounts.discount
    return owed > 0 and amounts.member_pays + amounts.own_account == owed


def _cheapest(columns: Sequence[Column], payer: Payer) -> tuple[str, ...]:
    least = min(column.cost(payer) for column in columns)
    return tuple(column.plan for column in columns if column.cost(payer) == least)
