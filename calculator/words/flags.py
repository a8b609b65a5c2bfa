"""The sentence of a flag: what somebody should know about a case under a plan."""

from calculator.model.estimate import Flag
from calculator.reference.texts import say


def sentence(flag: Flag, language: str = "en") -> str:
    """The sentence of a flag, with its figures."""
    return say(f"checks.{flag.code}", language, flag.figures)
