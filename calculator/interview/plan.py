"""The plan of an interview: a given one, or one of nine numbers, those that nobody knows taken from an example plan."""

from collections.abc import Iterator
from typing import Final

from calculator.interview.answers import Figures, PlanAnswer, PlanFrom
from calculator.model.base import changed
from calculator.model.course import Service
from calculator.model.new_plan import new_plan
from calculator.model.plan import CostShare, DeductibleUse, Plan, TierAmounts, YearlyAmount

EXAMPLE: Final = "Example: PPO"
"""The bundled plan whose figures stand in the place of those that nobody knows."""

SELF_PAY: Final = "Example: self-pay, nothing covered"
"""The bundled plan of a person who has none."""

_VISIT: Final = "specialist_visit"
_SESSION: Final = "outpatient_service"


def example_figures(example: Plan) -> Figures:
    """The nine numbers of the example plan."""
    visit, session = example.benefit_for(Service.PREPARATION), example.benefit_for(Service.DOSING)
    assert visit is not None
    assert session is not None
    deductible, limit = example.deductible, example.out_of_pocket_limit
    out = session.out_of_network or CostShare()
    return Figures(
        deductible=deductible.in_network.individual,
        limit=limit.in_network.individual,
        visit_copay=visit.in_network.copay,
        visit_coinsurance=visit.in_network.coinsurance,
        session_copay=session.in_network.copay,
        session_coinsurance=session.in_network.coinsurance,
        deductible_out=deductible.out_of_network.individual if deductible.out_of_network else None,
        limit_out=limit.out_of_network.individual if limit.out_of_network else None,
        coinsurance_out=out.coinsurance,
    )


def unknown_figures(answer: PlanAnswer) -> Iterator[str]:
    """The assumptions that a plan of figures makes because a number is not known, or because numbers do not tell it."""
    if answer.source not in (PlanFrom.FIGURES, PlanFrom.UNKNOWN):
        return
    figures = _answered(answer)
    for name in ("deductible", "limit", "deductible_out", "limit_out"):
        if getattr(figures, name) is None:
            yield name
    if figures.visit_copay is None and figures.visit_coinsurance is None:
        yield "visit_share"
    if figures.session_copay is None and figures.session_coinsurance is None:
        yield "session_share"
    if figures.coinsurance_out is None:
        yield "share_out"
    yield "plan_year"
    yield "copay_alone"


def plan_of(answer: PlanAnswer, example: Plan, self_pay: Plan, name: str) -> Plan:
    """The plan that was answered; ``name`` is what one of figures is called.

    Raises:
        InvalidError: an out-of-pocket limit is below its deductible.
    """
    if answer.source is PlanFrom.LIST and answer.listed is not None:
        return answer.listed
    if answer.source is PlanFrom.DOCUMENT and answer.read is not None:
        return answer.read
    if answer.source is PlanFrom.NONE:
        return self_pay
    return _plan_of_figures(_answered(answer), example_figures(example), name)


def _answered(answer: PlanAnswer) -> Figures:
    return answer.figures if answer.source is PlanFrom.FIGURES else Figures()


def _plan_of_figures(figures: Figures, example: Figures, name: str) -> Plan:
    plan = new_plan(name)
    out = CostShare(coinsurance=_or(figures.coinsurance_out, example.coinsurance_out))
    shares = {
        _VISIT: _share(figures.visit_copay, figures.visit_coinsurance, example.visit_copay, example.visit_coinsurance),
        _SESSION: _share(
            figures.session_copay, figures.session_coinsurance, example.session_copay, example.session_coinsurance
        ),
    }
    benefits = tuple(
        changed(benefit, in_network=shares[benefit.name], out_of_network=out)
        for benefit in plan.benefits
        if benefit.name in shares
    )
    deductible, limit = _together(figures.deductible, figures.limit, example.deductible, example.limit)
    deductible_out, limit_out = _together(
        figures.deductible_out, figures.limit_out, example.deductible_out, example.limit_out
    )
    return changed(
        plan,
        benefits=benefits,
        deductible=_yearly(deductible, deductible_out),
        out_of_pocket_limit=_yearly(limit, limit_out),
    )


def _together(
    deductible: int | None, limit: int | None, usual_deductible: int | None, usual_limit: int | None
) -> tuple[int, int]:
    """A deductible and its limit; the one that is not known is the usual one, and never contradicts the other."""
    if deductible is None:
        usual = _or(usual_deductible)
        deductible = usual if limit is None else min(usual, limit)
    if limit is None:
        limit = max(_or(usual_limit), deductible)
    return deductible, limit


def _yearly(inside: int, outside: int) -> YearlyAmount:
    return YearlyAmount(in_network=TierAmounts(individual=inside), out_of_network=TierAmounts(individual=outside))


def _share(
    copay: int | None, coinsurance: int | None, usual_copay: int | None, usual_coinsurance: int | None
) -> CostShare:
    """A copay alone is owed whatever is met of the deductible; where there is coinsurance, the deductible comes
    first."""
    if copay is None and coinsurance is None:
        copay, coinsurance = usual_copay, usual_coinsurance
    alone = bool(copay) and not coinsurance
    use = DeductibleUse.WAIVED if alone else DeductibleUse.APPLIES
    return CostShare(copay=_or(copay), coinsurance=_or(coinsurance), deductible=use)


def _or(known: int | None, usual: int | None = None) -> int:
    return known if known is not None else usual or 0
