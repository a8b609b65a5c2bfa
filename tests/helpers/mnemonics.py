"""The letters with which Alt leads to a menu or a button."""

import re

MENUS = ("menu_file", "menu_edit", "menu_plan", "menu_view", "menu_help")


def key_of(sentence: str) -> str:
    found = re.search(r"&(\w)", sentence)
    return found[1].lower() if found else ""
