"""In which language something is said: a small value that is handed from hand to hand, explicitly, and says sentences.

``voice("views.total", count=3)`` is the sentence of that key; ``voice.of("plan")("copay")`` is ``plan.copay``, or
``shared.copay`` where ``plan.json`` has none. What else depends on the language alone, such as how a date is written,
is asked of it too. Whoever says something takes a ``voice: Voice``; one is made where a person's choice of a language
comes in (settings, ``--lang``), and nowhere else.
"""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from calculator.reference import texts


class Voice(NamedTuple):
    """Says everything in one language. Two of the same language are equal, so that a change of voice can be seen."""

    language: str
    """One of ``texts.LANGUAGES``, or such a one as HR speaks it (``of_employee``); ``""``: see ``SILENT``."""

    def __bool__(self) -> bool:
        """Whether it says anything: ``SILENT`` does not."""
        return bool(self.language)

    def __call__(self, key: str, /, **figures: object) -> str:
        """The sentence ``key``, its places filled from ``figures``: ``left_cents=1050`` is ``$10.50`` there, and so are
        rates (``_points``) and dates (``_date``) written by the ending of their names; see ``texts``.

        Raises:
            KeyError: there is no such sentence, or a place has no figure.
        """
        return texts.say(key, self.language, figures)

    def of(self, part: str) -> "PartVoice":
        """A voice for the sentences of one file of the catalogue."""
        return PartVoice(self, part)

    def of_employee(self) -> "Voice":
        """The voice of HR: what is said to the patient it says of the employee."""
        return Voice(texts.of_employee(self.language))

    def date(self, day: datetime.date) -> str:
        """A date for a person: ``Jan 12, 2027`` in English, ``12 ene 2027`` in Spanish."""
        return texts.write_date(day, self.language)

    def month(self, day: datetime.date) -> str:
        """The month of a date for a person: ``Jan 2027`` in English, ``ene 2027`` in Spanish."""
        return texts.write_month(day, self.language)

    def pick(self, words: Mapping[str, Any]) -> Any:
        """What ``words`` say in this language: texts of the program's own that stand beside one another by language."""
        return texts.in_language(words, self.language)


class PartVoice(NamedTuple):
    """Says the sentences of one file of the catalogue by their names within it."""

    voice: Voice
    part: str

    def __call__(self, name: str, /, **figures: object) -> str:
        """The sentence ``name`` of the part; see ``Voice``.

        Raises:
            KeyError: there is no such sentence, or a place has no figure.
        """
        return self.voice(f"{self.part}.{name}", **figures)


ENGLISH: Final = Voice("en")
SILENT: Final = Voice("")
"""The voice of what nobody has told yet in which language to speak: false where a voice is true, and says nothing."""


def said(key: str, /, **figures: object) -> Callable[[Voice], str]:
    """The sentence ``key`` for whatever voice it is given: it can be said anew in another language."""
    return lambda voice: voice(key, **figures)
