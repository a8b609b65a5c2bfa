"""What the accounts pay of one line, in the plan's order, and what is left to the member (docs/rules.md, step 10).

Where an account starts in the middle of a line, the first dollars are paid before it has started and the others after,
so that the answer does not depend on how a bill is cut into lines. Whole numbers and columns only.
"""

from typing import Final, NamedTuple

from calculator.engine.adjudication.accounts import WHOLE, balance, before_start, counted_of, open_of, pay_from, payable
from calculator.engine.adjudication.books import Purses
from calculator.engine.adjudication.columns import NOBODY, Accounts
from calculator.engine.adjudication.parts import MemberShare, first, less, owed

NEVER: Final = -1
"""In place of a number of cents after which something begins."""


class Drawn(NamedTuple):
    """What all accounts together paid of a line, and the employer's part of it, in cents."""

    cents: int
    employer: int


NOTHING_DRAWN: Final = Drawn(0, 0)


def withdraw(accounts: Accounts, purses: Purses, parts: MemberShare, counts: int) -> Drawn:
    """Let each account pay in turn of what is still owed of a line; what is left then the member pays.

    ``counts``: what the member pays of the line counts toward starts. What each account paid is in the purses, where
    any did.
    """
    waiting = _mark_started(accounts, purses)
    if not waiting and not _have_money(purses):
        return NOTHING_DRAWN
    _begin_line(purses)
    if not waiting and not _shares_with_others(accounts):
        return _pay_in_turn(accounts, purses, parts)
    for step in range(3):
        _pay_of_kind(accounts, purses, _by_scope(parts, step), counts)
    cents = employer = 0
    for account in range(len(accounts.scope)):
        cents += purses.drawn[account]
        employer += purses.drawn_employer[account]
    return Drawn(cents, employer)


def _shares_with_others(accounts: Accounts) -> int:
    """Whether one of several accounts pays a share: what it leaves of each kind the others may pay."""
    if len(accounts.scope) > 1:
        for account in range(len(accounts.scope)):
            if accounts.points[account] != WHOLE:
                return 1
    return 0


def _pay_in_turn(accounts: Accounts, purses: Purses, parts: MemberShare) -> Drawn:
    """The same where every account pays from the first dollar on."""
    cents = employer = 0
    count = len(accounts.scope)
    for account in range(count):
        paid = pay_from(accounts, purses, account, parts)
        if paid:
            cents += paid
            employer += purses.drawn_employer[account]
            if account + 1 < count:
                parts = less(parts, paid)
    return Drawn(cents, employer) if cents else NOTHING_DRAWN


def _have_money(purses: Purses) -> int:
    """Whether anything is in an account."""
    employer, own, grace = purses.employer, purses.own, purses.grace
    for account in range(len(own)):
        if employer[account] or own[account] or grace[account]:
            return 1
    return 0


def _begin_line(purses: Purses) -> None:
    """No account has paid anything of the line in hand."""
    drawn, drawn_employer, asked = purses.drawn, purses.drawn_employer, purses.asked
    for account in range(len(drawn)):
        drawn[account] = drawn_employer[account] = asked[account] = 0


def _mark_started(accounts: Accounts, purses: Purses) -> int:
    """Mark the accounts that have started, and say how many have not."""
    waiting, paid, started, starts_after = 0, purses.paid, purses.started, accounts.starts_after
    for account in range(len(starts_after)):
        if paid[account] >= starts_after[account]:
            started[account] = 1
        else:
            started[account] = 0
            waiting += 1
    return waiting


def _pay_of_kind(accounts: Accounts, purses: Purses, kind: MemberShare, counts: int) -> None:
    """Let the accounts pay of a third of a line, and those that start within it of what comes after."""
    while counts:
        split, starting = _next_start(accounts, purses, kind)
        if starting == NOBODY:
            break
        _pay(accounts, purses, first(kind, split), counts)
        kind = less(kind, split)
        # A share is rounded to the cent: it may be one short.
        purses.paid[starting] = max(purses.paid[starting], accounts.starts_after[starting])
        _mark_started(accounts, purses)
    _pay(accounts, purses, kind, counts)


def _pay(accounts: Accounts, purses: Purses, kind: MemberShare, counts: int) -> None:
    """Let the started accounts pay of ``kind``; what the member and his own accounts paid counts for all others."""
    borne = _borne(accounts, purses, kind)
    left = kind
    for account in range(len(accounts.scope)):
        if purses.started[account]:
            left = less(left, pay_from(accounts, purses, account, left))
    if counts:
        for account in range(len(accounts.scope)):
            if before_start(accounts, purses, account) and counted_of(accounts.scope[account], kind):
                purses.paid[account] += borne


def _borne(accounts: Accounts, purses: Purses, kind: MemberShare) -> int:
    """What of ``kind`` the member and his own accounts will pay: all but what the employer's accounts can."""
    left = borne = owed(kind)
    for account in range(len(accounts.scope)):
        if purses.started[account] and open_of(accounts.scope[account], kind):
            cents = payable(accounts, purses, account, left)
            left -= cents
            if not accounts.is_own[account]:
                borne -= cents
    return borne


def _next_start(accounts: Accounts, purses: Purses, kind: MemberShare) -> tuple[int, int]:
    """After how many cents of ``kind`` the next account starts, and which; NOBODY: none does."""
    split, starting = 0, NOBODY
    for account in range(len(accounts.scope)):
        if before_start(accounts, purses, account) and counted_of(accounts.scope[account], kind):
            at = _paid_after(accounts, purses, before_start(accounts, purses, account), kind)
            if at != NEVER and (starting == NOBODY or at < split):
                split, starting = at, account
    return split, starting


def _paid_after(accounts: Accounts, purses: Purses, need: int, kind: MemberShare) -> int:
    """After how many cents of ``kind`` the member, and his own accounts, have paid ``need``; NEVER. Each dollar is
    divided in the same way until some account is empty."""
    still, after = owed(kind), 0
    for account in range(len(accounts.scope)):
        pays = purses.started[account] and accounts.pays_care[account] and open_of(accounts.scope[account], kind) > 0
        purses.reckoned[account] = balance(purses, account) if pays else 0
    while still > 0:
        counts = _divide(accounts, purses)
        most = still
        for account in range(len(accounts.scope)):
            if purses.rate[account]:
                most = min(most, _for_so_much(purses.reckoned[account], purses.rate[account]))
        if counts and _for_so_much(need, counts) <= most:
            return after + _for_so_much(need, counts)
        for account in range(len(accounts.scope)):
            paid = purses.rate[account] * most // WHOLE
            purses.reckoned[account] -= min(paid, purses.reckoned[account])
        need -= counts * most // WHOLE
        still -= most
        after += most
    return NEVER


def _divide(accounts: Accounts, purses: Purses) -> int:
    """Of the next dollar what each account with money pays, in basis points; and what of it counts: the rest, that is
    the member's, and what his own accounts pay."""
    rest, own = WHOLE, 0
    for account in range(len(accounts.scope)):
        rate = rest * accounts.points[account] // WHOLE if purses.reckoned[account] > 0 else 0
        purses.rate[account] = rate
        rest -= rate
        if accounts.is_own[account]:
            own += rate
    return rest + own


def _for_so_much(cents: int, rate: int) -> int:
    """Of how many cents ``rate``, in basis points, comes to ``cents``, rounded up."""
    return (cents * WHOLE + rate - 1) // rate


def _by_scope(parts: MemberShare, step: int) -> MemberShare:
    """A third of ``parts``: what every scope has, what only the wider ones have, what only the widest has."""
    if step == 0:
        return MemberShare(parts.deductible, 0, 0, 0, 0)
    if step == 1:
        return MemberShare(0, parts.copay, parts.coinsurance, 0, 0)
    return MemberShare(0, 0, 0, parts.excluded, parts.balance_billed)
