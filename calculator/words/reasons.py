"""The sentence of a reason: why a line has one of its amounts."""

from calculator.model.estimate import Reason
from calculator.reference.texts import say


def sentence(reason: Reason, language: str = "en") -> str:
    """The sentence of a reason, with its figures."""
    return say(f"reasons.{reason.code}", language, reason.figures | {"cents": reason.cents})
