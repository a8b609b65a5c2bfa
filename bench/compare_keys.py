"""Types prices while ten plans are compared and times each keystroke until their table is painted. ``bench.edit`` runs
it."""

import json
import sys
from typing import Final

from calculator.engine.comparison import cost_to
from calculator.files import library
from calculator.model.base import changed
from calculator.model.comparison import Payer
from calculator.money import format_money

# isort: split
# The models are loaded before anything of Qt, as in main.py.
from bench.keystrokes import settle, typed, wide
from ui.app import application
from ui.document import Document
from ui.settings import Settings
from ui.window import Window

PLANS: Final = 10


def main() -> None:
    """Print the seconds that each keystroke took, as JSON, when all have been typed."""
    application()
    plans = library.plans()[:PLANS]
    window = Window(Document(changed(wide(), plans=plans, chosen=plans[0].name)), Settings())
    window.show()
    settle(window)
    window.answers.turn_to("compare")
    page = window.answers.compare.table

    def answered() -> bool:
        cost = cost_to(Payer.PATIENT, window.document.estimate.likely.totals)
        return page.grid.titled[0].cells[0].text == format_money(cost)

    json.dump(typed(window, page.table.viewport(), answered), sys.stdout)


if __name__ == "__main__":
    main()
