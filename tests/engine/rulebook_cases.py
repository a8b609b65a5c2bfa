"""One line for the rulebook, with what is left on its day."""

from typing import Any

from calculator.engine.adjudication.rulebook import COVERED, NO_LIMIT, Remaining, Rule, Shares, price_line

PLAIN = Rule(
    copay=0,
    coinsurance=0,
    deductible_applies=1,
    copay_first=0,
    coinsurance_on_allowed=0,
    copay_when_crossing=1,
    copay_counts_to_deductible=0,
    counts_to_limit=1,
    visit_least=0,
    visit_most=NO_LIMIT,
    allowance=NO_LIMIT,
    penalty=0,
    penalty_rate=0,
    discount_when_not_covered=0,
)


def rule(**parts: int) -> Rule:
    return PLAIN._replace(**parts)


def left(**parts: int) -> Remaining:
    return Remaining(**({"deductible": 0, "limit": NO_LIMIT, "dollars": NO_LIMIT} | parts))


def line(of: Rule, billed: int, **parts: Any) -> Shares:
    """``of`` on a line in network, billed and allowed at ``billed``, with nothing left of a deductible."""
    given: dict[str, Any] = {"negotiated": billed, "in_network": 1, "status": COVERED, "left": left()} | parts
    return price_line(of, billed, given["negotiated"], given["in_network"], given["status"], given["left"])
