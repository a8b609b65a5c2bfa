"""A flag in words: what somebody should know about a case under a plan, and where that comes from."""

from collections.abc import Mapping

from calculator.engine.checks import enrolled, happened
from calculator.engine.checks.contradictions import Contradiction
from calculator.model.estimate import Flag
from calculator.reference.citing import flagged
from calculator.reference.voice import ENGLISH, Voice
from calculator.words.bundled import told
from calculator.words.in_force import under_plan


def sentence(flag: Flag, voice: Voice = ENGLISH) -> str:
    """The sentence of a flag, with its figures; of a plan that comes in the course it says which one."""
    return under_plan(_sentence(flag, voice), flag.plan, flag.since, voice)


def _sentence(flag: Flag, voice: Voice) -> str:
    figures = {name: told(part, voice) if isinstance(part, str) else part for name, part in flag.figures.items()}
    if flag.code.startswith(happened.CONTRADICTION):
        code = flag.code.removeprefix(happened.CONTRADICTION)
        what = session_contradiction_words(Contradiction(code, "", "", flag.figures), voice)
        return voice("checks.contradiction_session", **(figures | {"what": what}))
    if flag.code.startswith(enrolled.CONTRADICTION):
        return _contradiction(flag, str(figures["about"]), voice)
    return voice(f"checks.{flag.code}", **figures)


def contradiction_words(found: Contradiction, voice: Voice) -> str:
    """What contradicts itself, as it is said beside its field."""
    return _contradicts(found.code, found.figures, voice)


def session_contradiction_words(found: Contradiction, voice: Voice) -> str:
    """What contradicts itself in the explanation of benefits of a session, as it is said beside its field."""
    return voice(f"session_contradictions.{found.code}", **found.figures)


def flag_source(flag: Flag, voice: Voice = ENGLISH) -> str:
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
