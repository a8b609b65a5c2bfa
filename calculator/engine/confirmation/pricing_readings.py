"""Prices other readings of a case, by the engine that prices the case itself."""

from calculator.engine.adjudication.plan_pricer import PlanPricer
from calculator.engine.confirmation.ground import Otherwise
from calculator.engine.pricing import answer_of
from calculator.model.estimate import Amounts, DatedLine, Priced


class ReadingPricer:
    """Prices one reading after the other. Most have the plan and the member of the case: what their words come to is
    worked out once for all of these."""

    def __init__(self) -> None:
        self._known: list[tuple[Otherwise, PlanPricer]] = []

    def priced(self, reading: Otherwise) -> Priced:
        """The sessions of ``reading`` at their likely prices, without reasons."""
        pricer, lines = self._pricer(reading), reading.lines
        return answer_of(pricer.settle(lines), pricer.fees(lines), reasons=False)

    def totals(self, reading: Otherwise, lines: tuple[DatedLine, ...]) -> Amounts:
        """What ``lines`` come to under the plan of ``reading``, for its member."""
        return self._pricer(reading).total(lines)

    def _pricer(self, reading: Otherwise) -> PlanPricer:
        # The very same plan and member: to compare them by what is in them would take longer.
        for known, pricer in self._known:
            if known.plan is reading.plan and known.member is reading.member:
                return pricer
        pricer = PlanPricer(reading.plan, reading.member)
        self._known.append((reading, pricer))
        return pricer
