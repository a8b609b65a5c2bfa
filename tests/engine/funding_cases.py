"""Accounts, programs and the member who has them."""

import datetime
from typing import Any

from calculator.model.funding import Account, AccountKind
from calculator.model.plan import CostShare

HALF = CostShare(coinsurance=5_000)


ALL_YOURS = CostShare(coinsurance=10_000)


JANUARY = datetime.date(2027, 1, 15)


HRA, EBHRA, HSA, FSA, LSA = (AccountKind(name) for name in ("hra", "ebhra", "hsa", "fsa", "lsa"))


def account(kind: AccountKind, yearly: int, **parts: Any) -> Account:
    """An account with whole dollars a year."""
    return Account(kind=kind, yearly=yearly * 100, **parts)
