"""A second plan: its own price of a line, what it pays of it by its method, and what is then still owed (step 9)."""

from typing import NamedTuple

from calculator.engine.adjudication.rulebook import COVERED
from calculator.engine.objects.entries import NOTHING_COUNTED, RatedLine
from calculator.engine.objects.ledger import Ledger
from calculator.engine.objects.parts import MemberShare
from calculator.engine.objects.pools import IN
from calculator.model.estimate import DatedLine
from calculator.model.member import Coordination


def coordinate(method: Coordination, own: int, first_paid: int, allowed: tuple[int, int], owed: int, most: int) -> int:
    """What a second plan pays of one line (step 9).

    ``own`` is what it would pay by its own rules; ``first_paid`` what the first plan pays; ``allowed`` the first
    plan's allowed amount (0 where it covers nothing) and its own; ``owed`` what is still owed; ``most`` that and the
    provider's discount together, beyond which nobody can be paid. Sources: Open Dental manual, coordination of
    benefits; 28 TAC 3.3505(e); 42 CFR 411.33(b); 42 CFR 447.15. All in cents.
    """
    if method is Coordination.BASIC:
        pays = min(own, allowed[1] - first_paid, most)
    elif method is Coordination.STANDARD:
        pays = min(own, max(allowed) - first_paid, owed)
    elif method is Coordination.NON_DUPLICATION:
        pays = min(own - first_paid, most)
    elif method is Coordination.MEDICAID:
        pays = min(allowed[1] - first_paid, owed)
    else:
        pays = min(own, owed)
    return max(0, pays)


class Coordinated(NamedTuple):
    """A second plan's own price of a line, what it pays, and what is still owed then, which may be less by a
    discount."""

    entry: RatedLine
    pays: int
    owed: MemberShare


class SecondaryPayer:
    """A second plan: its own ledger, and how it coordinates."""

    def __init__(self, ledger: Ledger, coordination: Coordination) -> None:
        self.ledger = ledger
        self.coordination = coordination
        self.pays_first = coordination is Coordination.CARVE_OUT

    def pay_first(self, line: DatedLine) -> tuple[RatedLine, int]:
        """What a carve-out benefit pays of the bill, before anybody else; counted in its ledger."""
        entry = self.ledger.price(line, negotiated=_rate(line))
        self.ledger.post(entry, entry.shares.plan)
        return entry, entry.shares.plan

    def pay(self, line: DatedLine, first: RatedLine, first_paid: int, owed: MemberShare) -> Coordinated:
        """What the second plan pays after ``first_paid`` of a line that ``first`` priced; counted in its ledger."""
        method = self.coordination
        reduced = first_paid if method is Coordination.MAINTENANCE_OF_BENEFITS else 0
        entry = self.ledger.price(line, negotiated=_rate(line), paid_first=reduced)
        shares, medicaid = entry.shares, method is Coordination.MEDICAID
        covers = entry.status == COVERED
        first_covers = first.status == COVERED or first_paid > 0
        if covers and line.network == IN and not first_covers:
            # The bill is the second plan's alone: what its contract takes off it nobody owes.
            owed = owed.first(shares.allowed)
        pays = 0
        if covers or not medicaid:
            allowed = (first.shares.allowed if first_covers else 0, shares.allowed)
            pays = coordinate(method, shares.plan, first_paid, allowed, owed.owed, owed.owed + first.shares.discount)
        self.ledger.post(entry, pays, NOTHING_COUNTED if medicaid else None)
        left = owed.less(pays)
        if medicaid and covers and line.network == IN:
            left = left.first(entry.rule.copay)
        return Coordinated(entry, pays, left)


def _rate(line: DatedLine) -> int | None:
    """The second plan's own rate of the line where it is known, else the rate that a published case gives both."""
    return line.allowed_second if line.allowed_second is not None else line.allowed
