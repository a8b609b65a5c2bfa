"""One line from its price to who pays it: plan, rider, second plan, program, accounts, member, employer.

This is the order of ENGINE.md's steps 9 and 10 around the rulebook; the amounts of a line are made here and only here.
"""

import datetime
from typing import NamedTuple

from calculator.engine.adjudication.funding import AccountState, MemberShare, ProgramState, Withdrawal, coordinate
from calculator.engine.adjudication.ledger import Ledger, RatedLine
from calculator.engine.adjudication.pools import IN
from calculator.engine.adjudication.years import year_start
from calculator.model.estimate import Amounts, DatedLine, Standing
from calculator.model.funding import Assistance, AssistanceMode, Funding, FundingKind
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
        second: "SecondaryPayer | None",
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

    def settle(self, line: DatedLine, negotiated: int | None, network: str) -> AdjudicatedLine:
        """Price ``line``, let everybody pay in turn, count it, and return the whole."""
        program = self._program if line.drug else None
        ledger = self._medical
        if self._rider is not None and self._rider.instead and self._rider.takes(line):
            ledger = self._rider.ledger
        if program is None:
            entry = ledger.price(line, negotiated=negotiated, network=network)
        else:
            help_left, maximizer = program.before_limit(line.date), _maximizer(program)
            entry = ledger.price(line, negotiated=negotiated, network=network, help_left=help_left, maximizer=maximizer)
        shares = entry.shares
        parts = MemberShare(shares.deductible, shares.copay, shares.coinsurance, shares.excluded, shares.balance_billed)
        plan = shares.plan
        rider = 0
        if self._rider is not None and not self._rider.instead and self._rider.takes(line):
            rider = min(self._rider.pay(line, negotiated, network), parts.owed + plan)
            plan = min(plan, parts.owed + plan - rider)
            parts = parts.less(parts.owed - (shares.allowed + shares.balance_billed - rider - plan))
            entry = _counting_at_most(entry, parts.cost_sharing)
        return self._settle_rest(ledger, entry, parts, plan, rider, program)

    def _settle_rest(
        self,
        ledger: Ledger,
        entry: RatedLine,
        parts: MemberShare,
        plan: int,
        rider: int,
        program: ProgramState | None,
    ) -> AdjudicatedLine:
        line, shares = entry.line, entry.shares
        owed = parts.owed
        second_entry, second = None, 0
        if self._second is not None:
            second_entry, second = self._second.pay(line, plan + rider, owed, owed + shares.discount, plan)
            if self._second.coordination is Coordination.CARVE_OUT and second > owed:
                plan -= min(plan, second - owed)
            owed = max(owed - second, 0)
        # A second plan that pays more than the member owes pays into the discount, which is what remains of the fee.
        discount = line.billed - plan - rider - second - owed
        standing = ledger.post(entry, plan)
        helped = program.pay(line.date, parts.cost_sharing, owed) if program else 0
        owed -= helped
        withdrawals: tuple[Withdrawal, ...] = ()
        account = employer = 0
        if self._purses:
            withdrawals = self._withdraw(line.date, parts, owed)
            account = sum(withdrawal.cents for withdrawal in withdrawals)
            employer = sum(withdrawal.employer for withdrawal in withdrawals)
            owed -= account
        # By place, in the order of Amounts: names would cost as much as the whole of a line's rules.
        amounts = Amounts(
            line.billed,
            discount,
            shares.allowed,
            *parts,
            plan + rider,
            second,
            helped,
            account,
            account - employer,
            employer,
            owed,
            self._bearer.claims(line.date, plan + rider) + employer,
        )
        counted = program is None or program.assistance.mode is AssistanceMode.COUNTS
        method = self._second.coordination if self._second else None
        return AdjudicatedLine(entry, amounts, standing, rider, second_entry, method, withdrawals, counted)

    def _withdraw(self, day: datetime.date, parts: MemberShare, owed: int) -> tuple[Withdrawal, ...]:
        """Let each account pay in turn of what the member still owes; what is left then the member pays."""
        withdrawals = []
        for purse in self._purses:
            withdrawal = purse.pay(day, parts, owed)
            owed -= withdrawal.cents
            if withdrawal.cents:
                withdrawals.append(withdrawal)
        for purse in self._purses:
            purse.member_paid(owed)
        return tuple(withdrawals)


class CarveOutPayer:
    """A carve-out rider: which services it takes, and what it pays of them from its own ledger or the plan's."""

    def __init__(self, ledger: Ledger, services: frozenset[str], *, instead: bool) -> None:
        self.ledger = ledger
        self.instead = instead
        self._services = services

    def takes(self, line: DatedLine) -> bool:
        """Whether the rider's reading names the service."""
        return line.service in self._services

    def pay(self, line: DatedLine, negotiated: int | None, network: str) -> int:
        """What the rider pays as the first of the two, counted in its own ledger. Cents."""
        entry = self.ledger.price(line, negotiated=negotiated, network=network)
        self.ledger.post(entry, entry.shares.plan)
        return entry.shares.plan


class SecondaryPayer:
    """A second plan: its own ledger, and how it coordinates."""

    def __init__(self, ledger: Ledger, coordination: Coordination) -> None:
        self._ledger = ledger
        self.coordination = coordination

    def pay(self, line: DatedLine, first_paid: int, owed: int, most: int, plan: int) -> tuple[RatedLine, int]:
        """The second plan's own price of the line and what it pays of it, counted in its ledger. Cents.

        A carve-out benefit pays first, so what the plan would have paid is open to it too.
        """
        negotiated = line.allowed_second if line.allowed_second is not None else line.allowed
        entry = self._ledger.price(line, negotiated=negotiated)
        if self.coordination is Coordination.CARVE_OUT:
            most = owed + plan
        shares = entry.shares
        pays = coordinate(self.coordination, shares.plan, first_paid, shares.allowed, owed, most)
        self._ledger.post(entry, pays)
        return entry, pays


class EmployerShare:
    """Who bears what the plan pays (ENGINE.md, 'Who bears it'): the employer, to an attachment point, or an insurer."""

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


def _counting_at_most(entry: RatedLine, cents: int) -> RatedLine:
    """The entry with credits no larger than what the member still shares after a rider paid first."""
    shares = entry.shares
    credits_ = {
        "deductible_credit": min(shares.deductible_credit, cents),
        "limit_credit": min(shares.limit_credit, cents),
    }
    return entry._replace(shares=shares._replace(**credits_))


def _maximizer(program: ProgramState) -> Assistance | None:
    return program.assistance if program.assistance.mode is AssistanceMode.MAXIMIZER else None


def in_network_by_agreement(line: DatedLine, rates: dict[str, int]) -> tuple[int | None, str]:
    """A single case agreement's rate and network for ``line``: (None, its own network) where there is none."""
    if line.network != IN and line.service in rates:
        return rates[line.service], IN
    return line.allowed, line.network
