"""``--prices``: a clinic's list priced from the command line; what is not understood or not used is said."""

import json
from pathlib import Path

import pytest

from calculator.cli import commands
from calculator.files import bundled

EXAMPLE = str(bundled.EXAMPLE)


@pytest.fixture
def prices(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.csv"
    path.write_text("Service,Price\nIM dosing session,500\nIntegration,200\nMassage,90\n", encoding="utf-8")
    return path


def test_the_prices_of_a_list_are_priced(capsys: pytest.CaptureFixture[str], prices: Path) -> None:
    assert commands.main(["estimate", EXAMPLE, "--prices", str(prices), "--json"]) == 0
    printed = capsys.readouterr()
    # 250 + 200 + 175, and six times 500 and 200.
    assert json.loads(printed.out)["totals"]["billed"]["likely"] == "4825.00"
    assert printed.err == "Row 4 of the price list, “Massage”: not used: not in the course.\n"


def test_plans_are_compared_at_the_prices_of_a_list(capsys: pytest.CaptureFixture[str], prices: Path) -> None:
    assert commands.main(["compare", EXAMPLE, "--prices", str(prices), "--json", "--lang", "es"]) == 0
    printed = capsys.readouterr()
    assert {plan["totals"]["billed"]["likely"] for plan in json.loads(printed.out)["plans"]} == {"4825.00"}
    assert printed.err == "Fila 4 de la lista de precios, “Massage”: sin usar: no está en el tratamiento.\n"


def test_a_list_with_a_bad_row_is_refused_whole(capsys: pytest.CaptureFixture[str], prices: Path) -> None:
    prices.write_text("Service,Price\nDosing,500\nIntegration,ask\n", encoding="utf-8")
    assert commands.main(["estimate", EXAMPLE, "--prices", str(prices)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "row 3, column “Price”: “ask” is not an amount of money" in printed.err
