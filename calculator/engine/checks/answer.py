"""Checks of the answer itself: amounts that the course has passed, money that is lost, and the order of one day."""

from collections.abc import Iterator
from typing import Final

from calculator.engine.adjudication.day_orders import differences
from calculator.engine.checks.situation import CheckContext
from calculator.engine.explained import DIFFERS
from calculator.model.estimate import Flag, FlagLevel

_EXPLAINED: Final = "The explanations of benefits as they were entered"
_OWN: Final = "What the case says of the member"
_LOST: Final = "IRS Notice 2005-42 and 2013-71; the terms of the account in the plan"
_ORDER: Final = "The order of the lines in the course"


def notices(at: CheckContext) -> Iterator[Flag]:
    """What happened on the way that the amounts alone do not say: a stated amount that the sessions up to its day have
    passed, what an account lost at the end of its year, and an explanation of benefits that counts otherwise."""
    for notice in at.priced.notices:
        if notice.code == "forfeited":
            yield Flag("forfeited", FlagLevel.WARNING, notice.figures, _LOST, 2013)
        elif notice.code.endswith(DIFFERS):
            yield Flag(notice.code, FlagLevel.NOTE, notice.figures, _EXPLAINED)
        else:
            yield Flag(notice.code, FlagLevel.WARNING, notice.figures, _OWN)


def same_day_order(at: CheckContext) -> Iterator[Flag]:
    """Lines of one day are priced in the course's order; another order changes what the member pays."""
    most = max(differences(at.course), key=abs, default=0)
    if most:
        code = "same_day_order_more" if most > 0 else "same_day_order_less"
        yield Flag(code, FlagLevel.NOTE, {"difference_cents": abs(most)}, _ORDER)
