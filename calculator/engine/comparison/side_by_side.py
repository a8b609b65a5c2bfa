"""The plans of a case side by side: each priced once by the one way there is, and the cheapest named."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from calculator.engine.pricing import Known, estimate_from
from calculator.engine.schedule import Scheduled, at_all_prices
from calculator.model.backing import backing_of
from calculator.model.case import Case
from calculator.model.comparison import Begun, Column, Comparison, Payer
from calculator.model.estimate import Amounts, Estimate, EventKind, Level, Priced, PricedLine
from calculator.model.member import Member
from calculator.model.plan import Plan
from calculator.model.whose import has_own
from calculator.reference.limits import UserLimits, user_limits


class Compared(NamedTuple):
    """A comparison with all that it follows from, for the next one to begin from."""

    case: Case
    scheduled: Scheduled
    limits: UserLimits
    known: tuple[Known, ...]
    comparison: Comparison


def compare(case: Case) -> Comparison:
    """All plans of ``case`` over its course, in the case's order; no reasons, which belong to one plan's estimate."""
    return compare_again(case, None).comparison


def compare_again(case: Case, before: Compared | None, answered: Estimate | None = None) -> Compared:
    """Like ``compare``, after another case: a plan whose terms, member and lines are the same is not priced again, nor
    the one whose estimate for this very case is ``answered``.

    An edit changes one plan or one of three prices, as a rule, and is answered so much sooner.
    """
    scheduled, own = at_all_prices(case.course), user_limits()
    same = {} if before is None or before.limits != own else _same_prices(scheduled, before.scheduled)
    columns, known = [], []
    for plan in case.plans:
        of_plan, last = _known(case, plan, before)
        if answered is not None and answered.plan == plan.name:
            columns.append(_column(answered, case.member))
        else:
            at = {level: last.at(other) for level, other in same.items()} if last else {}
            columns.append(_column(estimate_from(case, plan, scheduled, of_plan, at), case.member))
        known.append(of_plan)
    cheapest = {payer: _cheapest(columns, payer) for payer in Payer}
    return Compared(case, scheduled, own, tuple(known), Comparison(tuple(columns), cheapest, backing_of(case.plans)))


def _same_prices(now: Scheduled, before: Scheduled) -> dict[Level, Level]:
    """The levels at which the course is what it was, each with the level at which it was that."""
    same = {}
    for level in Level:
        other = next((other for other in Level if before.at(other) == now.at(level)), None)
        if other is not None:
            same[level] = other
    return same


def _known(case: Case, plan: Plan, before: Compared | None) -> tuple[Known, Estimate | None]:
    """What is known, and the estimate of before, under the same terms for the same member; else nothing, and None."""
    if before is not None and before.case.member == case.member:
        known = tuple(zip(before.case.plans, before.known, before.comparison.columns, strict=True))
        # A plan that nobody edited is the very same one; to compare plans by what is in them takes longer.
        for same in (lambda other: other is plan, lambda other: other == plan):
            for other, of_plan, column in known:
                if same(other):
                    return of_plan, column.estimate
    return Known.of(plan, case.member), None


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
        paid_in_full=sum(map(_in_full, likely.lines)),
        accounts_left=sum(cents for _, cents in likely.accounts_left),
        begun=Begun(met.deductible, met.out_of_pocket, own=has_own(member, answer.plan)),
    )


def _range(answer: Estimate, payer: Payer) -> tuple[int, int, int]:
    low, likely, high = (cost_to(payer, priced.totals) for priced in (answer.low, answer.likely, answer.high))
    return min(low, likely, high), likely, max(low, likely, high)


def _first(priced: Priced, kind: EventKind) -> datetime.date | None:
    return next((event.date for event in priced.events if event.kind is kind), None)


def _in_full(line: PricedLine) -> bool:
    """Whether the patient bears every cent of a session that is not discounted away."""
    amounts = line.amounts
    owed = amounts.billed - amounts.discount
    return owed > 0 and amounts.member_pays + amounts.own_account == owed


def _cheapest(columns: Sequence[Column], payer: Payer) -> tuple[str, ...]:
    least = min(column.cost(payer) for column in columns)
    return tuple(column.plan for column in columns if column.cost(payer) == least)
