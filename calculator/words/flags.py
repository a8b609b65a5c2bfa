"""A flag in words: what somebody should know about a case under a plan, and where that comes from."""

from collections.abc import Mapping

from calculator.engine.checks import enrolled
from calculator.engine.checks.contradictions import Contradiction
from calculator.model.estimate import Flag
from calculator.reference.citing import flagged
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.bundled import told


def sentence(flag: Flag, voice: Voice = ENGLISH) -> str:
    """The sentence of a flag, with its figures."""
    figures = {name: told(part, voice) if isinstance(part, str) else part for name, part in flag.figures.items()}
    if flag.code.startswith(enrolled.CONTRADICTION):
        return _contradiction(flag, str(figures["about"]), voice)
    return voice(f"checks.{flag.code}", **figures)


def contradiction_words(found: Contradiction, voice: Voice) -> str:
    """What contradicts itself, as it is said beside its field."""
    return _contradicts(found.code, found.figures, voice)


def source_words(flag: Flag, voice: Voice = ENGLISH) -> str:
    """Where a flag comes from, with the year of that or that it is undated; a bundled plan's name in ``voice``."""
    return flagged(told(flag.source, voice), flag.year, voice)


def _contradiction(flag: Flag, about: str, voice: Voice) -> str:
    """What contradicts itself, said as beside its field, after ``about``: the coverage or the benefit it is of."""
    what = _contradicts(flag.code.removeprefix(enrolled.CONTRADICTION), flag.figures, voice)
    group = flag.figures["group"]
    if not group:
        return voice("checks.contradiction_used", benefit=about, what=what)
    whose = voice(f"editors.of_{group}")
    return voice("checks.contradiction_met", coverage=about, whose=whose, what=what)


def _contradicts(code: str, figures: Mapping[str, object], voice: Voice) -> str:
    return voice.of("contradictions")(code, **figures)
