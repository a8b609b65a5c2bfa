"""A flag in words: what somebody should know about a case under a plan, and where that comes from."""

from collections.abc import Mapping

from calculator.engine.checks import enrolled, happened
from calculator.engine.checks.contradictions import Contradiction
from calculator.model.estimate import Flag
from calculator.reference.citing import flagged
from calculator.reference.texts import say
from calculator.words.bundled import told


def sentence(flag: Flag, language: str = "en") -> str:
    """The sentence of a flag, with its figures."""
    figures = {name: told(part, language) if isinstance(part, str) else part for name, part in flag.figures.items()}
    if flag.code.startswith(happened.CONTRADICTION):
        code = flag.code.removeprefix(happened.CONTRADICTION)
        what = session_contradiction_words(Contradiction(code, "", "", flag.figures), language)
        return say("checks.contradiction_session", language, figures | {"what": what})
    if flag.code.startswith(enrolled.CONTRADICTION):
        return _contradiction(flag, str(figures["about"]), language)
    return say(f"checks.{flag.code}", language, figures)


def contradiction_words(found: Contradiction, language: str) -> str:
    """What contradicts itself, as it is said beside its field."""
    return _contradicts(found.code, found.figures, language)


def session_contradiction_words(found: Contradiction, language: str) -> str:
    """What contradicts itself in the explanation of benefits of a session, as it is said beside its field."""
    return say(f"session_contradictions.{found.code}", language, found.figures)


def source_words(flag: Flag, language: str = "en") -> str:
    """Where a flag comes from, with the year of that or that it is undated; a bundled plan's name in ``language``."""
    return flagged(told(flag.source, language), flag.year, language)


def _contradiction(flag: Flag, about: str, language: str) -> str:
    """What contradicts itself, said as beside its field, after ``about``: the coverage or the benefit it is of."""
    what = _contradicts(flag.code.removeprefix(enrolled.CONTRADICTION), flag.figures, language)
    group = flag.figures["group"]
    if not group:
        return say("checks.contradiction_used", language, {"benefit": about, "what": what})
    whose = say(f"editors.of_{group}", language)
    return say("checks.contradiction_met", language, {"coverage": about, "whose": whose, "what": what})


def _contradicts(code: str, figures: Mapping[str, object], language: str) -> str:
    return say(f"contradictions.{code}", language, figures)
