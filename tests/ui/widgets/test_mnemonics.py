"""The left column's mnemonics: none takes the key of a menu, and no two that are always there share one."""

import re

import pytest

from calculator.reference.texts import LANGUAGES, catalogue

ALWAYS_THERE = (
    *("editors.template", "editors.starts", "editors.title", "editors.add", "plan.choose", "plan.plans"),
    *("editors.member_tier", "editors.member_as_of", "editors.met_deductible", "editors.met_out_of_pocket"),
    "editors.member_authorized",
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
    column = [key for key in sentences if key.startswith(("editors.", "member."))]
    column += ["plan.choose", "plan.edit", "plan.plans"]
    assert {key for key in column if key_of(sentences[key]) in menus} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_always_there_has_a_key_of_its_own(language: str) -> None:
    sentences = catalogue(language)
    keys = [key_of(sentences[name]) for name in ALWAYS_THERE]
    assert all(keys)
    assert len(set(keys)) == len(keys)
