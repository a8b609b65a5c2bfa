"""In which language something is said, as a value."""

import datetime
import re
from pathlib import Path

import pytest

from calculator.reference.texts import LANGUAGES, say
from calculator.reference.voice import ENGLISH, SILENT, Voice, said

ROOT = Path(__file__).parents[2]
CHOOSING = {"ui/settings.py", "ui/welcome/welcome.py"}
"""Where a person chooses a language: by its name, as settings keep it."""
BOTTOM = {"calculator/reference/texts.py", "calculator/reference/voice.py", "calculator/reference/pseudo.py"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_voice_says_a_sentence_with_its_figures(language: str) -> None:
    voice = Voice(language)
    assert voice("views.sessions_counted", count=3) == say("views.sessions_counted", language, {"count": 3})
    assert voice.of("views")("sessions_counted", count=3) == voice("views.sessions_counted", count=3)
    assert said("views.sessions_counted", count=3)(voice) == voice("views.sessions_counted", count=3)


def test_a_part_says_what_several_parts_share() -> None:
    assert Voice("es").of("sheet")("copay") == Voice("es").of("views")("copay") == "Copago"


def test_a_sentence_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"views\.no_such_sentence"):
        ENGLISH.of("views")("no_such_sentence")


def test_dates_are_written_as_the_language_does() -> None:
    day = datetime.date(2027, 1, 12)
    assert (ENGLISH.date(day), ENGLISH.month(day)) == ("Jan 12, 2027", "Jan 2027")
    assert (Voice("es").date(day), Voice("es").month(day)) == ("12 ene 2027", "ene 2027")


def test_hr_speaks_of_the_employee() -> None:
    assert ENGLISH.of_employee()("shared.column_member_pays") == "Employee pays"
    assert ENGLISH.of_employee().of_employee() == ENGLISH.of_employee()


def test_voices_of_one_language_are_one_value() -> None:
    assert {Voice("en"), ENGLISH, Voice("es")} == {ENGLISH, Voice("es")}
    assert ENGLISH
    assert not SILENT


def modules_with(pattern: str) -> set[str]:
    """The modules of the program in whose text ``pattern`` is found."""
    return {
        str(path.relative_to(ROOT))
        for room in ("calculator", "ui")
        for path in (ROOT / room).rglob("*.py")
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }


def test_nothing_but_a_voice_says_a_sentence() -> None:
    """A module that is shown says nothing past the voice that it was given."""
    telling = r"from calculator\.reference\.texts import [^\n]*\b(say|write_date|write_month|of_employee)\b"
    assert modules_with(telling) - BOTTOM == set()


def test_no_language_is_handed_on_where_a_voice_can_be() -> None:
    assert modules_with(r"\b_?language: str\b") - BOTTOM == CHOOSING
