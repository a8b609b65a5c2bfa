"""A manufacturer's program from fill to fill (rules.md, step 10): its money of the calendar year, and a maximizer's
shares. Source of the maximizer: JMCP 2024;30(8):883-896, Table 1."""

import datetime

from calculator.engine.adjudication.rulebook import NO_HELP, Help
from calculator.model.funding import AfterUsedUp, Assistance, AssistanceMode


class ProgramState:
    """A manufacturer's program: its cap begins again each calendar year."""

    def __init__(self, assistance: Assistance) -> None:
        self.counts = assistance.mode is AssistanceMode.COUNTS
        self.maximizes = assistance.mode is AssistanceMode.MAXIMIZER
        self.member_pays_first = assistance.member_pays_first
        self._assistance = assistance
        self._year: int | None = None
        self._left = 0
        self._shares_left = 0
        self._fills = 0

    def before_limit(self, day: datetime.date) -> Help:
        """What the rulebook must know before the limit: help that counts toward nothing. NO_HELP: all of it counts."""
        self._enter(day)
        if self.counts or self.maximizes:
            return NO_HELP
        return Help(self._left, self.member_pays_first)

    def share_of_fill(self, day: datetime.date) -> int | None:
        """What a maximizer makes the cost sharing of the next fill, in cents; None: the plan's own share holds.

        The cap over the year's fills; the last fill takes the rest, and after that the plan pays, or its share holds.
        """
        self._enter(day)
        if not self.maximizes:
            return None
        if not self._shares_left:
            return 0 if self._assistance.after_used_up is AfterUsedUp.PLAN_PAYS else None
        if self._fills + 1 < self._assistance.fills_per_year:
            return min(self._assistance.yearly // self._assistance.fills_per_year, self._shares_left)
        return self._shares_left

    def filled(self, share: int) -> None:
        """Count a covered fill whose cost sharing a maximizer made ``share``."""
        self._fills += 1
        self._shares_left -= share

    def pay(self, day: datetime.date, cost_sharing: int, own: int) -> int:
        """What the program pays of a drug line's ``cost_sharing`` that is still owed, in cents; its cap is drawn down.

        The last ``own`` of it are the member's.
        """
        self._enter(day)
        pays = min(self._left, max(cost_sharing - own, 0))
        self._left -= pays
        return pays

    def _enter(self, day: datetime.date) -> None:
        if day.year != self._year:
            self._year = day.year
            self._left = self._shares_left = self._assistance.yearly
            self._fills = 0
