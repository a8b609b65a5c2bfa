"""A course begun on a later day."""

import datetime

from calculator.engine.pricing import price
from calculator.model.estimate import Amounts, DatedLine
from calculator.model.member import Member
from calculator.model.plan import (
    Plan,
)


def pays_after(lines: tuple[DatedLine, ...], plan: Plan, member: Member, day: datetime.date | None) -> int:
    priced = price(lines, plan, member, reasons=False).lines
    return Amounts.sum([Amounts(), *(one.amounts for one in priced if day is None or one.line.date > day)]).member_pays
