"""The member's accounts (docs/rules.md, step 10): what each pays of a line, and how its year turns.

An account that starts after an amount counts what the member paid, out of an HSA or FSA too (Rev. Rul. 2004-45). Whole
numbers and columns only.
"""

from typing import Final

from calculator.engine.adjudication.books import Purses
from calculator.engine.adjudication.columns import Accounts
from calculator.engine.adjudication.parts import MemberShare, cost_sharing, owed
from calculator.engine.adjudication.rulebook import part

WHOLE: Final = 10_000
"""100% in basis points."""

ALL: Final = 0
COST_SHARING: Final = 1
DEDUCTIBLE: Final = 2
"""What an account may pay: whatever the member owes, cost sharing only, or the deductible only."""


def balance(purses: Purses, account: int) -> int:
    """All that is in an account, in cents."""
    return purses.employer[account] + purses.own[account] + purses.grace[account]


def before_start(accounts: Accounts, purses: Purses, account: int) -> int:
    """What the member has still to pay in the plan year before an account pays, in cents."""
    return max(accounts.starts_after[account] - purses.paid[account], 0)


def open_of(scope: int, parts: MemberShare) -> int:
    """What of ``parts`` is in an account's scope, in cents."""
    if scope == DEDUCTIBLE:
        return parts.deductible
    return cost_sharing(parts) if scope == COST_SHARING else owed(parts)


def counted_of(scope: int, parts: MemberShare) -> int:
    """What of ``parts`` counts toward the amount after which an account starts, once the member paid it."""
    return owed(parts) if scope == ALL else cost_sharing(parts)


def payable(accounts: Accounts, purses: Purses, account: int, cents: int) -> int:
    """What an account can pay of ``cents`` of a line that are in its scope. Of a line that it pays a share of in pieces
    it pays together what it pays of them at once: the share is rounded of all that it was asked for."""
    most = balance(purses, account)
    if not most or not accounts.pays_care[account]:
        return 0
    points = accounts.points[account]
    if points == WHOLE:
        return min(cents, most)
    asked = purses.asked[account]
    return min(part(asked + cents, points) - part(asked, points), most)


def pay_from(accounts: Accounts, purses: Purses, account: int, parts: MemberShare) -> int:
    """Pay of what is still owed of a line; the account is drawn down: money in its grace period first, then the
    employer's. Cents."""
    # By place, and not min(): every line of who has an account comes here.
    employer_money, own, grace, _, drawn, drawn_employer, _, asked, _, _ = purses
    eligible = open_of(accounts.scope[account], parts)
    cents = payable(accounts, purses, account, eligible)
    asked[account] += eligible
    if not cents:
        return 0
    of_grace = grace[account] if grace[account] < cents else cents
    rest = cents - of_grace
    employer = employer_money[account] if employer_money[account] < rest else rest
    grace[account] -= of_grace
    employer_money[account] -= employer
    own[account] -= rest - employer
    drawn[account] += cents
    drawn_employer[account] += employer
    return cents


def begin_account_year(accounts: Accounts, purses: Purses, account: int, yearly: int) -> int:
    """Begin a plan year of an account, of ``yearly`` cents. Returns the cents that are lost at the end of the old
    one."""
    purses.paid[account] = 0
    if accounts.stays[account]:
        purses.employer[account] += yearly
        return 0
    rest = balance(purses, account)
    if accounts.grace[account]:
        purses.grace[account] = rest
        _open(accounts, purses, account, yearly)
        return 0
    carried = min(rest, accounts.carry_limit[account])
    _open(accounts, purses, account, yearly + carried)
    return rest - carried


def end_grace(purses: Purses, account: int) -> int:
    """The grace period of the last year's money is over. Returns the cents that are lost."""
    lost = purses.grace[account]
    purses.grace[account] = 0
    return lost


def close_account(purses: Purses, account: int) -> int:
    """The plan is left, and with it its account. Returns the cents that are lost."""
    lost = balance(purses, account)
    purses.grace[account] = purses.employer[account] = purses.own[account] = 0
    return lost


def contribute(purses: Purses, account: int, own: int, employer: int) -> None:
    """Let the month's contributions come in."""
    purses.own[account] += own
    purses.employer[account] += employer


def _open(accounts: Accounts, purses: Purses, account: int, cents: int) -> None:
    """Let ``cents`` be in an account that begins anew: what was elected is the member's, the rest the employer's."""
    own = cents if accounts.elected[account] else 0
    purses.own[account] = own
    purses.employer[account] = cents - own
