"""A plan that goes on with other people is one plan to a claim that is processed after the change."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from calculator.engine.adjudication.columns import Column
from calculator.engine.adjudication.coverings import Coverings
from calculator.engine.adjudication.line_facts import explanation_of, places_happened
from calculator.engine.adjudication.years import year_start
from calculator.model.estimate import DatedLine


class GoingOn(NamedTuple):
    """The changes with which the first plan ``goes_on``, whose stated amounts are of that day or a later one: the day
    of the change, that of the amounts, and on which days (MM-DD) its years turn."""

    goes_on: tuple[tuple[datetime.date, datetime.date, frozenset[str]], ...]

    @classmethod
    def of(cls, coverings: Coverings) -> "GoingOn":
        """Those among ``coverings``, until another plan comes."""
        found: list[tuple[datetime.date, datetime.date, frozenset[str]]] = []
        for one in coverings.plans[1:]:
            covering = coverings.rows[one.row]
            if not covering.goes_on:
                break
            begins, as_of = covering.begins, covering.stated.as_of
            if begins is not None and as_of is not None and begins <= as_of:
                found.append((begins, as_of, frozenset((covering.accumulators_turn, covering.plan_turns))))
        return cls(tuple(found))

    def counted_on(self, lines: tuple[DatedLine, ...], days: Column) -> Sequence[int]:
        """The day by which each line is counted: its own of ``days``, or, where it was before the change and its claim
        was processed after the day of the stated amounts, which do not hold it, that day: it comes on top of them."""
        counted = list(days) if self.goes_on else days
        for begins, as_of, turns in self.goes_on:
            for at in places_happened(lines):
                date, said = lines[at].date, explanation_of(lines[at])
                if said is None or said.processed_on is None or said.processed_on <= as_of or date >= begins:
                    continue
                if all(year_start(date, turn) == year_start(as_of, turn) for turn in turns):
                    counted[at] = as_of.toordinal()
        return counted
