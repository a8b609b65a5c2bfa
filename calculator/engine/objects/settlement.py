"""One line from its price to who pays it: rider, plan, second plan, program, accounts, member, employer.

This is the order of steps 9 and 10 of rules.md around the rulebook; the amounts of a line are made here and only here.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from calculator.engine.adjudication.rulebook import BEFORE_COVERAGE, COVERED, own_part
from calculator.engine.adjudication.years import year_start
from calculator.engine.objects.coordination import SecondaryPayer
from calculator.engine.objects.entries import NOTHING_COUNTED, Behind, Counted, RatedLine
from calculator.engine.objects.funding import AccountState, Forfeit, Withdrawal
from calculator.engine.objects.ledger import Ledger
from calculator.engine.objects.parts import MemberShare
from calculator.engine.objects.pools import IN
from calculator.engine.objects.program import ProgramState
from calculator.engine.objects.withdrawals import withdraw
from calculator.model.estimate import Amounts, DatedLine, Standing
from calculator.model.funding import Funding, FundingKind
from calculator.model.member import Coordination


class AdjudicatedLine(NamedTuple):
    """One line settled: its amounts, where the accumulators stand, and the trace for the reasons.

    ``entry`` is the coverage that priced it, ``rider`` what a rider paid before it, ``second`` the second plan's own
    price of it, ``withdrawals`` what each account paid.
    """

    entry: RatedLine
    amounts: Amounts
    standing: Standing
    rider: int
    second: RatedLine | None
    coordination: Coordination | None
    withdrawals: tuple[Withdrawal, ...]
    counted_help: bool


class Adjudicator:
    """Settles lines in order of date for one plan and member; it holds the ledgers and the purses."""

    def __init__(
        self,
        medical: Ledger,
        rider: "CarveOutPayer | None",
        second: SecondaryPayer | None,
        program: ProgramState | None,
        purses: tuple[AccountState, ...],
        funding: "EmployerShare",
    ) -> None:
        self._medical = medical
        self._rider = rider
        self._second = second
        self._program = program
        self._purses = purses
        self._bearer = funding

    @property
    def accounts_left(self) -> tuple[tuple[str, int], ...]:
        """What is left in each account: its kind and the cents."""
        return tuple((purse.account.kind.value, purse.left) for purse in self._purses)

    @property
    def forfeits(self) -> tuple[Forfeit, ...]:
        """What the accounts lost at the end of a year of theirs."""
        return tuple(forfeit for purse in self._purses for forfeit in purse.forfeits)

    def behind(self) -> Iterator[tuple[str, Behind]]:
        """After the last line: the stated amounts that the sessions up to their day have passed, each with whose it is:
        "plan", "rider" or "second_plan"."""
        ledgers = [("plan", self._medical)]
        if self._rider is not None and self._rider.stated:
            ledgers.append(("rider", self._rider.ledger))
        if self._second is not None:
            ledgers.append(("second_plan", self._second.ledger))
        for whose, ledger in ledgers:
            ledger.close()
            yield from ((whose, one) for one in ledger.behind)

    def settle(self, line: DatedLine, negotiated: int | None, network: str) -> AdjudicatedLine:
        """Price ``line``, let everybody pay in turn, count it, and return the whole."""
        second_entry, second, first_paid, rider = None, 0, 0, 0
        if self._second is not None and self._second.pays_first:
            second_entry, second = self._second.pay_first(line)
            first_paid = second
        ledger = self._medical
        if self._rider is not None and self._rider.takes(line):
            if self._rider.instead:
                ledger = self._rider.ledger
            else:
                rider = self._rider.pay(line, negotiated, network, first_paid)
                first_paid += rider
        program = self._program if line.drug else None
        fill = None
        if program is None:
            entry = ledger.price(line, negotiated=negotiated, network=network, paid_first=first_paid)
        else:
            fill = program.share_of_fill(line.date)
            entry = ledger.price(
                line,
                negotiated=negotiated,
                network=network,
                paid_first=first_paid,
                help_left=program.before_limit(line.date),
                fill=fill,
            )
        shares = entry.shares
        plan = shares.plan
        parts = MemberShare(shares.deductible, shares.copay, shares.coinsurance, shares.excluded, shares.balance_billed)
        left = parts
        if self._second is not None and not self._second.pays_first:
            second_entry, second, left = self._second.pay(line, entry, plan + rider, parts)
        owed = left.owed
        helped = 0
        if program is None:
            standing = ledger.post(entry, plan)
        else:
            helped, left, counted = _help(program, entry, left, fill)
            standing = ledger.post(entry, plan, counted)
        withdrawals: tuple[Withdrawal, ...] = ()
        account = employer = 0
        if self._purses:
            counts = entry.status < BEFORE_COVERAGE
            withdrawals, left = withdraw(self._purses, line.date, left, counts=counts)
            account = sum(withdrawal.cents for withdrawal in withdrawals)
            employer = sum(withdrawal.employer for withdrawal in withdrawals)
        # By place, in the order of Amounts: names would cost as much as the whole of a line's rules.
        amounts = Amounts(
            line.billed,
            # What nobody pays and nobody owes, whoever's contract says so.
            line.billed - plan - rider - second - owed,
            shares.allowed,
            *parts,
            plan + rider,
            second,
            helped,
            account,
            account - employer,
            employer,
            owed - helped - account,
            self._bearer.claims(line.date, plan + rider) + employer,
        )
        method = self._second.coordination if self._second else None
        counted_help = program is None or program.counts
        return AdjudicatedLine(entry, amounts, standing, rider, second_entry, method, withdrawals, counted_help)


def _help(
    program: ProgramState, entry: RatedLine, owed: MemberShare, fill: int | None
) -> tuple[int, MemberShare, Counted | None]:
    """What a program pays of what is still ``owed`` of a drug line, what is owed then, and what counts of the line
    where not all of it does. ``fill`` is what a maximizer made the cost sharing."""
    shares, rule, day = entry.shares, entry.terms.rule, entry.line.date
    if program.counts:
        helped = program.pay(day, owed.cost_sharing, program.member_pays_first)
        return helped, owed.less(helped), None
    if entry.status != COVERED or (program.maximizes and fill is None):
        return 0, owed, None
    helped = program.pay(day, owed.cost_sharing, own_part(rule, program.member_pays_first, entry.left.limit))
    left = owed.less(helped)
    if program.maximizes:
        program.filled(shares.copay)
        return helped, left, Counted(0, 0, left.cost_sharing if rule.counts_to_limit else 0)
    deductible = shares.deductible - (owed.deductible - left.deductible)
    if rule.copay_counts_to_deductible:
        deductible += shares.copay - (owed.copay - left.copay)
    limit = shares.deductible + shares.copay + shares.coinsurance - helped if rule.counts_to_limit else 0
    return helped, left, Counted(deductible, limit)


class CarveOutPayer:
    """A carve-out rider: which services it takes, and what it pays of them from its own ledger or the plan's.

    ``shared``: its accumulators are the plan's; ``stated``: what is met in it is stated, not taken for nothing.
    """

    def __init__(self, ledger: Ledger, services: frozenset[str], *, instead: bool, shared: bool, stated: bool) -> None:
        self.ledger = ledger
        self.stated = stated
        self.instead = instead
        self._services = services
        self._shared = shared

    def takes(self, line: DatedLine) -> bool:
        """Whether the rider's reading names the service, and the rider is in force on the day."""
        return line.service in self._services and self.ledger.in_force(line.date)

    def pay(self, line: DatedLine, negotiated: int | None, network: str, paid_first: int) -> int:
        """What the rider pays as the first of the two, counted in its own ledger. Cents.

        Accumulators that it shares with the plan move by what the plan leaves to the member, once.
        """
        entry = self.ledger.price(line, negotiated=negotiated, network=network, paid_first=paid_first)
        self.ledger.post(entry, entry.shares.plan, NOTHING_COUNTED if self._shared else None)
        return entry.shares.plan


class EmployerShare:
    """Who bears what the plan pays (rules.md, 'Who bears it'): the employer, to an attachment point, or an insurer."""

    def __init__(self, funding: Funding, turns: str) -> None:
        self._funding = funding
        self._turns = turns
        self._borne: dict[datetime.date, int] = {}

    def claims(self, day: datetime.date, plan_pays: int) -> int:
        """How much of ``plan_pays`` falls on the employer, in cents."""
        if self._funding.kind is FundingKind.INSURED:
            return 0
        if self._funding.attachment_point is None:
            return plan_pays
        year = year_start(day, self._turns)
        borne = self._borne.get(year, 0)
        falls = min(plan_pays, max(self._funding.attachment_point - borne, 0))
        self._borne[year] = borne + falls
        return falls


def in_network_by_agreement(line: DatedLine, rates: dict[str, int]) -> tuple[int | None, str]:
    """A single case agreement's rate and network for ``line``: (None, its own network) where there is none."""
    if line.network != IN and line.service in rates:
        return rates[line.service], IN
    return line.allowed, line.network
