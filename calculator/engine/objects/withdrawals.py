"""What the accounts pay of one line, in the plan's order, and what is left to the member (docs/rules.md, step 10)."""

import datetime
from collections.abc import Iterator, Sequence

from calculator.engine.objects.funding import AccountState, Withdrawal
from calculator.engine.objects.parts import NOTHING_OWED, MemberShare

Paid = dict[AccountState, Withdrawal]


def withdraw(
    purses: Sequence[AccountState], day: datetime.date, parts: MemberShare, *, counts: bool
) -> tuple[tuple[Withdrawal, ...], MemberShare]:
    """Let each account pay in turn of what is still owed of a line on ``day``; what is left then the member pays.

    Where an account starts in the middle of the line, the first dollars are paid before it has started and the others
    after, so that the answer does not depend on how a bill is cut into lines. ``counts``: what the member pays of the
    line counts toward starts.
    """
    waits = False
    for purse in purses:
        purse.enter(day)
        waits = waits or purse.before_start > 0
    if not waits:
        return _in_turn(purses, parts)
    paid: Paid = {}
    active = [purse for purse in purses if not purse.before_start]
    left = NOTHING_OWED
    while counts and len(active) < len(purses):
        split, starting = _next_start(purses, active, parts)
        if starting is None:
            break
        left = left.and_also(_pay(purses, active, parts.first(split), paid, counts=True))
        parts = parts.less(split)
        starting.start()
        active = [purse for purse in purses if not purse.before_start]
    left = left.and_also(_pay(purses, active, parts, paid, counts=counts))
    return tuple(paid[purse] for purse in purses if purse in paid), left


def _in_turn(purses: Sequence[AccountState], parts: MemberShare) -> tuple[tuple[Withdrawal, ...], MemberShare]:
    """The same where every account pays from the first dollar on."""
    found = []
    for purse in purses:
        one = purse.pay(parts)
        if one.cents:
            found.append(one)
            parts = parts.less(one.cents)
    return tuple(found), parts


def _pay(
    purses: Sequence[AccountState], active: Sequence[AccountState], parts: MemberShare, paid: Paid, *, counts: bool
) -> MemberShare:
    """Let the ``active`` accounts pay of ``parts``; what the member and his own accounts paid counts for all others."""
    by_employer = NOTHING_OWED
    left = parts
    for purse in active:
        one = purse.pay(left)
        if not one.cents:
            continue
        after = left.less(one.cents)
        if not purse.is_own:
            by_employer = by_employer.and_also(left.but(after))
        left = after
        before = paid.get(purse)
        paid[purse] = (
            one
            if before is None
            else one._replace(cents=before.cents + one.cents, employer=before.employer + one.employer)
        )
    if counts:
        borne = parts.but(by_employer)
        for purse in purses:
            if purse.before_start:
                purse.member_paid(purse.counted_of(borne))
    return left


def _next_start(
    purses: Sequence[AccountState], active: Sequence[AccountState], parts: MemberShare
) -> tuple[int, AccountState | None]:
    """After how many cents of ``parts`` the next account starts, and which; None: none does."""
    split, starting = 0, None
    for purse in purses:
        need = purse.before_start
        if need:
            at = _paid_after(need, purse, active, parts)
            if at is not None and (starting is None or at < split):
                split, starting = at, purse
    return split, starting


def _paid_after(need: int, waiting: AccountState, active: Sequence[AccountState], parts: MemberShare) -> int | None:
    """After how many cents of ``parts`` the member, and his own accounts, have paid ``need`` that counts for
    ``waiting``; None: never. An account that pays a share is not reckoned with."""
    left = {purse: purse.left for purse in active if purse.pays_whole}
    after = 0
    for kind in _by_scope(parts):
        if not waiting.counted_of(kind):
            continue
        open_ = kind.owed
        for purse, balance in left.items():
            taken = min(balance, open_ if purse.open_of(kind) else 0)
            if purse.is_own:
                if taken >= need:
                    return after + need
                need -= taken
            left[purse] = balance - taken
            open_ -= taken
            after += taken
        if open_ >= need:
            return after + need
        need -= open_
        after += open_
    return None


def _by_scope(parts: MemberShare) -> Iterator[MemberShare]:
    """``parts`` in three: what every scope has, what only the wider ones have, what only the widest has."""
    yield parts._replace(copay=0, coinsurance=0, excluded=0, balance_billed=0)
    yield parts._replace(deductible=0, excluded=0, balance_billed=0)
    yield parts._replace(deductible=0, copay=0, coinsurance=0)
