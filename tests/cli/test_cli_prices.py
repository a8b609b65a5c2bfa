"""``--prices``: a clinic's list priced from the command line; what is not understood or not used is said."""

import json
from pathlib import Path

import pytest

from calculator.cli import commands
from calculator.files import bundled
from tests.sheets.reading import text

EXAMPLE = str(bundled.EXAMPLE)
LISTS = Path(__file__).parents[2].parent / "shared" / "cases" / "lists"


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
    assert printed.err.splitlines() == [
        "Line 1 of the course, “Medical evaluation”, keeps its price: $250.00.",
        "Line 2 of the course, “Therapist intake”, keeps its price: $200.00.",
        "Line 3 of the course, “Preparation session”, keeps its price: $175.00.",
        "Row 4 of the price list, “Massage”: not used: not in the course.",
    ]


def test_the_sheet_says_that_a_source_and_a_note_are_older_than_the_prices_of_a_list(
    capsys: pytest.CaptureFixture[str], prices: Path, tmp_path: Path
) -> None:
    made = tmp_path / "sheet.pdf"
    assert commands.main(["estimate", EXAMPLE, "--prices", str(prices), "--pdf", str(made)]) == 0
    capsys.readouterr()
    said = " ".join(text(made.read_bytes()).split())
    assert "figures since changed by you" in said
    assert "the page prints $4,675. (Written before figures were changed.)" in said


def test_plans_are_compared_at_the_prices_of_a_list(capsys: pytest.CaptureFixture[str], prices: Path) -> None:
    assert commands.main(["compare", EXAMPLE, "--prices", str(prices), "--json", "--lang", "es"]) == 0
    printed = capsys.readouterr()
    assert {plan["totals"]["billed"]["likely"] for plan in json.loads(printed.out)["plans"]} == {"4825.00"}
    assert printed.err.splitlines()[2:] == [
        "La línea 3 del tratamiento, “Preparación”, conserva su precio: $175.00.",
        "Fila 4 de la lista de precios, “Massage”: sin usar: no está en el tratamiento.",
    ]


def test_what_cannot_be_read_is_left_out_and_said(capsys: pytest.CaptureFixture[str], prices: Path) -> None:
    prices.write_text("Service,Price\nDosing,500\nIntegration,ask\nPreparation,-5\n", encoding="utf-8")
    billed, said = run(capsys, EXAMPLE, prices)
    assert billed == ("4675.00", "4675.00", "4675.00")
    assert "Left out: row 3, column “Price”: “ask” is not an amount of money; write for example 450 or 450.00." in said
    assert "Left out: row 4, column “Price”: an amount cannot be negative." in said
    assert "Line 5 of the course, “Integration session”, keeps its price: $175.00." in said


def run(
    capsys: pytest.CaptureFixture[str], case: str, prices: Path, *options: str
) -> tuple[tuple[str, ...], list[str]]:
    """What is billed at the low, the likely and the high price, and the lines of the error stream."""
    assert commands.main(["estimate", case, "--prices", str(prices), "--json", *options]) == 0
    printed = capsys.readouterr()
    billed = json.loads(printed.out)["totals"]["billed"]
    return (billed["low"], billed["likely"], billed["high"]), printed.err.splitlines()


def refused(capsys: pytest.CaptureFixture[str], case: str, prices: Path, *options: str) -> str:
    assert commands.main(["estimate", case, "--prices", str(prices), "--json", *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


def test_what_was_inferred_what_is_added_and_another_number_of_sessions_are_said(
    capsys: pytest.CaptureFixture[str], prices: Path
) -> None:
    lines = "Service,Qty,Amount,Rate", "IM dosing,8,3600,450", "Booster,2,600,300"
    prices.write_text("\n".join(lines), encoding="utf-8")
    _, said = run(capsys, EXAMPLE, prices)
    assert said[0].startswith("“Rate” is read as the price of one session: in every row “Amount” is “Qty” times")
    assert "Line 4 of the course, “Dosing session”, has 8 sessions now, as in the list; it had 6." in said
    assert "Row 3 of the price list, “Booster”: is added, 2 × $300.00." in said


COLUMNS = "Service,Self-pay,Insurance rate\nIM dosing,500,600\n"


def test_where_a_column_would_be_asked_nothing_is_taken_before_an_option_says_it(
    capsys: pytest.CaptureFixture[str], prices: Path
) -> None:
    prices.write_text(COLUMNS, encoding="utf-8")
    before, said = run(capsys, EXAMPLE, prices)
    assert said[0] == (
        "Which column is the price of one session? “Self-pay”, for one session; “Insurance rate”, for one session. "
        "Left out until --price-column says it."
    )
    assert len([line for line in said if "keeps its price" in line]) == 5
    after, said = run(capsys, EXAMPLE, prices, "--price-column", "insurance RATE")
    assert not any("Which column" in line for line in said)
    assert (before[1], after[1]) == ("4375.00", "5275.00")
    assert "“x”: the columns with prices are “Self-pay”, “Insurance rate”" in refused(
        capsys, EXAMPLE, prices, "--price-column", "x"
    )


def test_a_column_of_amounts_for_all_sessions_can_be_said(capsys: pytest.CaptureFixture[str], prices: Path) -> None:
    prices.write_text("Service,Qty,Amount\nIM dosing,6,3000\nIntegration,6,1200\n", encoding="utf-8")
    assert run(capsys, EXAMPLE, prices, "--price-total-column", "Amount")[0][1] == "4825.00"
    assert run(capsys, EXAMPLE, prices, "--price-column", "Amount")[0][1] == "25825.00"


def test_a_row_can_be_mapped_by_hand(capsys: pytest.CaptureFixture[str], prices: Path) -> None:
    prices.write_text("Service,Price\nDeposit for IM dosing,500\nHouse call,90\n", encoding="utf-8")
    _, said = run(capsys, EXAMPLE, prices)
    assert (
        "Row 2 of the price list, “Deposit for IM dosing”, $500.00: left out: it speaks of a deposit or of how to pay. "
        "--price-row 2=LINE says what it prices."
    ) in said
    billed, said = run(capsys, EXAMPLE, prices, "--price-row", "2=4", "--price-row", "3=1,2")
    assert billed[1] == "4405.00"
    assert said == [
        "Line 3 of the course, “Preparation session”, keeps its price: $175.00.",
        "Line 5 of the course, “Integration session”, keeps its price: $175.00.",
    ]
    for wrong in ("2", "2=9", "9=1", "2=x", "2=1,"):
        assert f"--price-row {wrong}: write the number of a row" in refused(
            capsys, EXAMPLE, prices, "--price-row", wrong
        )


@pytest.mark.skipif(not LISTS.is_dir(), reason="the cases that are shared are not here")
@pytest.mark.parametrize(
    ("case", "name", "billed", "said"),
    [
        ("import-base", "kw-late.csv", (3600, 3600, 3600), "it speaks of a late cancellation"),
        ("two-dosing", "kw-late.csv", (3300, 3300, 3300), "it speaks of a late cancellation"),
        ("import-base", "qty-amount-first.csv", (4200, 4200, 4200), "“Amount” is “Qty” times “Rate”"),
        ("import-base", "range.csv", (3350, 4650, 5950), "it says only what the price is at least"),
        ("spravato-base", "sp-units.csv", (17592, 17592, 17592), "84 × $11.50"),
        ("two-dosing", "split-qty.csv", (3750, 3750, 3750), "its 6 sessions are those of several lines"),
        ("template26", "tpl-dose.csv", (24300, 29650, 35000), "--price-dose"),
        ("import-base", "x-hidden-sheet.xlsx", (4350, 4350, 4350), "Hidden or struck out"),
        ("import-base", "x-rounded-display.xlsx", ("4502.91",) * 3, "“Preparation session”, keeps its price: $100.00"),
        ("import-base", "x-strict.xlsx", (4350, 4350, 4350), ""),
    ],
)
def test_the_shared_lists_are_priced_and_what_they_leave_open_is_said(
    capsys: pytest.CaptureFixture[str], case: str, name: str, billed: tuple[object, ...], said: str
) -> None:
    found, lines = run(capsys, str(LISTS / f"{case}.kat"), LISTS / name)
    assert found == tuple(amount if isinstance(amount, str) else f"{amount}.00" for amount in billed)
    assert said in " ".join(lines)


@pytest.mark.skipif(not LISTS.is_dir(), reason="the cases that are shared are not here")
def test_the_shared_list_by_the_dose_is_priced_when_the_dose_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    template, doses = str(LISTS / "template26.kat"), LISTS / "tpl-dose.csv"
    # Evaluation, 21 visits at 450, and 21 doses at 700 or 1,200.
    assert run(capsys, template, doses, "--price-dose", "56")[0] == ("24300.00", "24400.00", "24500.00")
    assert run(capsys, template, doses, "--price-dose", "84")[0] == ("34800.00", "34900.00", "35000.00")


@pytest.mark.skipif(not LISTS.is_dir(), reason="the cases that are shared are not here")
def test_the_shared_list_with_an_open_quote_is_refused_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert "(line 2 of the file)" in refused(capsys, str(LISTS / "import-base.kat"), LISTS / "uq-note.csv")
