"""The left column's mnemonics: none takes the key of a menu, and no two that are always there share one."""

import re

import pytest

from calculator.reference.texts import LANGUAGES, catalogue

ALWAYS_THERE = (
    *("template", "starts", "title", "add"),
    *("member_tier", "member_as_of", "met_deductible", "met_out_of_pocket", "member_authorized"),
)
MENUS = ("menu_file", "menu_edit", "menu_plan", "menu_view", "menu_help")


def key_of(sentence: str) -> str:
    found = re.search(r"&(\w)", sentence)
    return found[1].lower() if found else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_field_takes_the_key_of_a_menu(language: str) -> None:
    sentences = catalogue(language)
    menus = {key_of(sentences[f"window.{menu}"]) for menu in MENUS}
    assert len(menus) == len(MENUS)
    own = {key: key_of(words) for key, words in sentences.items() if key.startswith("editors.") and key_of(words)}
    assert {key for key, letter in own.items() if letter in menus} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_always_there_has_a_key_of_its_own(language: str) -> None:
    sentences = catalogue(language)
    keys = [key_of(sentences[f"editors.{name}"]) for name in ALWAYS_THERE]
    assert all(keys)
    assert len(set(keys)) == len(keys)
