"""What a case is called on anything that is handed out: never as the program calls what nobody has named."""

from functools import cache

from calculator.model.case import Case
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.words.bundled import told


def handed_title(case: Case, voice: Voice) -> str:
    """The case's own title, or the course's where nobody has given the case one; a bundled one in ``voice``."""
    return told(case.course.title if is_unnamed(case) else case.title, voice)


def is_unnamed(case: Case) -> bool:
    """Whether the title is the program's own: that of a new case, or of the example that this case no longer is."""
    return case.title in _new_titles() or (not case.example and is_example_title(case.title))


def is_example_title(title: str) -> bool:
    """Whether a title is that of an example that comes with the program."""
    return title in _example_titles()


@cache
def _new_titles() -> frozenset[str]:
    return frozenset({Case.title, *(Voice(language)("bundled.untitled") for language in LANGUAGES)})


@cache
def _example_titles() -> frozenset[str]:
    names = ("example_title", "worked_example_title")
    return frozenset(Voice(language).of("bundled")(name) for name in names for language in LANGUAGES)
