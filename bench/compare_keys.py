"""Types prices while ten plans are compared and times each keystroke until their table is painted. With the word
``map`` it is timed until the field is painted, while another thread makes the map of the last price. ``bench.edit``
runs it."""

import json
import sys
from typing import Final

from calculator.engine.comparison.side_by_side import cost_to
from calculator.engine.comparison.variation import price_of
from calculator.files import bundled
from calculator.model.base import changed
from calculator.model.comparison import Payer
from calculator.money import format_money, parse_money

# isort: split
# The models are loaded before anything of Qt, as in main.py.
from bench.keystrokes import dosing_price, settle, typed, wide
from ui.app import application
from ui.compare.compare_tab import CompareMode
from ui.document.document import Document
from ui.main_window.window import Window
from ui.settings import Settings

PLANS: Final = 10
UNDER_WAY_MS: Final = 60
"""After this time the map of the last price is being made, and is not done."""


def main() -> None:
    """Print the seconds that each keystroke took, as JSON, when all have been typed."""
    application()
    plans = bundled.plans()[:PLANS]
    window = Window(Document(changed(wide(), plans=plans, chosen=plans[0].name)), Settings())
    window.show()
    settle(window)
    window.answers.turn_to("compare")
    json.dump(during_the_map(window) if sys.argv[1:] == ["map"] else beside_the_table(window), sys.stdout)


def beside_the_table(window: Window) -> list[float]:
    """The seconds until the table shows each price's answer."""
    page = window.answers.compare.table

    def answered() -> bool:
        cost = cost_to(Payer.PATIENT, window.document.estimate.likely.totals)
        return page.grid.titled[0].cells[0].text == format_money(cost)

    return typed(window, page.table.viewport(), answered)


def during_the_map(window: Window) -> list[float]:
    """The seconds until the field shows each price, while another thread makes maps all the time."""
    window.answers.compare.turn_to(CompareMode.MAP)
    settle(window)
    field = dosing_price(window)

    def answered() -> bool:
        return price_of(window.document.case.course) == parse_money(field.text())

    return typed(window, field, answered, pause=UNDER_WAY_MS)


if __name__ == "__main__":
    main()
