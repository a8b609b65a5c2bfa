"""What is said of an amount."""

from typing import Any

from calculator.model.estimate import Priced
from calculator.model.plan import CostShare
from calculator.words.reasons import sentence


def said(result: Priced, name: str, at: int = -1) -> str:
    """The English sentences for one amount of one line."""
    return " ".join(sentence(reason) for reason in result.lines[at].reasons if reason.amount == name)


def share(**parts: Any) -> CostShare:
    return CostShare(**parts)
