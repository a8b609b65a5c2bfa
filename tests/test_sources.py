"""Every figure that comes with the program says of which year it is, or that its page states none."""

import re

import pytest

from calculator.files import bundled
from calculator.model.base import Source
from calculator.reference import guide, limits
from calculator.reference.texts import LANGUAGES
from calculator.reference.voice import Voice
from calculator.words.provenance import source_words

UNDATED = {"en": "undated", "es": "sin fecha"}
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|Rev\. Proc\.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_every_course_and_plan(language: str) -> None:
    holders = [*bundled.courses(), *bundled.plans()]
    given = [source for holder in holders for source in holder.sources if source.address]
    assert len(given) > 20
    for source in given:
        assert source.year is not None
        assert YEAR.search(source_words(source, Voice(language))) or source_words(source, Voice(language)).endswith(
            UNDATED[language]
        )
    said = [source_words(source, Voice(language)) for source in given]
    assert any("thervo.com" in words and words.endswith(UNDATED[language]) for words in said)
    assert any("healingmaps.com" in words and words.endswith(UNDATED[language]) for words in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_every_row_about_the_therapy(language: str) -> None:
    for fact in guide.facts(Voice(language)):
        for source in (fact.source, *filter(None, fact.others_source.split("; "))):
            assert YEAR.search(source) or UNDATED[language] in source, source


def test_of_every_term_that_is_not_in_our_own_words() -> None:
    for term in guide.terms(Voice("en")):
        for source in filter(None, term.source.split("; ")):
            assert YEAR.search(source) or UNDATED["en"] in source or "Notice 2026-5" in source, source


def test_of_every_federal_limit() -> None:
    for name in limits.names():
        for year in limits.years():
            if limits.federal_limit(name, year) is not None:
                source = limits.source_of(name, year)
                assert YEAR.search(source) or UNDATED["en"] in source, source


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source(says="Price list", address="clinic.example", year=2023), "Price list · clinic.example · 2023"),
        (Source(says="Price list", address="clinic.example", year="undated"), "Price list · clinic.example · undated"),
        (Source(says="Price list", address="clinic.example"), "Price list · clinic.example · undated"),
        (Source(says="Prices of 2023-09-01", address="clinic.example"), "Prices of 2023-09-01 · clinic.example"),
        (Source(says="My own estimate"), "My own estimate"),
    ],
)
def test_of_a_source_in_a_users_own_plan(source: Source, words: str) -> None:
    assert source_words(source, Voice("en")) == words
