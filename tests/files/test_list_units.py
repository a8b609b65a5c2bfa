"""Prices by the milligram, the device or the dose of a drug: multiplied out where the dose is known, else asked."""

from pathlib import Path

import pytest

from calculator.files.price_list import DOSE, Answers
from calculator.model.price_list import Doubt
from tests.helpers.price_lists import asked, prices, understood


@pytest.mark.parametrize(
    ("lines", "cents"),
    [
        (("Code,Units,Charge per unit", "J0013,84,$11.50"), 96_600),
        (("Service,Units,Unit price", "Esketamine drug (J0013 per mg),84,11.50"), 96_600),
        (("Service,Units,Price", "J0013 esketamine 1 mg,84,11.50"), 96_600),
        (("Item,Qty,Rate,Amount", "J0013 per mg,56,12.50,700.00", "Observation,1,450,450"), 70_000),
        (("Service,Code,Units,Charge", "Esketamine,J0013,84,966.00"), 96_600),
        (("Service,Quantity,Unit,Unit price", "Esketamine J0013,84,mg,11.50", "Visit,1,visit,450"), 96_600),
        (("Service,Dose,Price per mg", "Spravato,84,11.50"), 96_600),
        (("Service,Price", "Spravato 84 mg,$11.50/mg"), 96_600),
        (("Servicio;Unidades;Precio unitario", "Esketamina (J0013);56;12,50"), 70_000),
        (("Service,Price", "Spravato 84 mg,1200"), 120_000),
    ],
)
def test_units_of_a_drug_are_multiplied_out_to_what_a_session_takes(
    tmp_path: Path, lines: tuple[str, ...], cents: int
) -> None:
    row = understood(tmp_path, *lines).rows[0]
    assert (row.drug, row.price.likely, row.count, row.doubt) == (True, cents, None, None)


def test_without_a_dose_it_is_asked_and_then_multiplied_out(tmp_path: Path) -> None:
    lines = ("Service,Price per mg", "Esketamine (J0013),11.50")
    listed = understood(tmp_path, *lines)
    assert (listed.rows[0].doubt, asked(listed)) == (Doubt.PER_UNIT, {DOSE: [56, 84]})
    row = understood(tmp_path, *lines, answers=Answers(dose=56)).rows[0]
    assert (row.price.likely, row.times, row.doubt) == (64_400, 56, None)


def test_devices_are_multiplied_out_as_well(tmp_path: Path) -> None:
    lines = ("Service,Price", "Spravato 28 mg device,400")
    assert understood(tmp_path, *lines, answers=Answers(dose=84)).rows[0].price.likely == 120_000


def test_of_prices_by_the_dose_the_one_that_is_taken_is_asked(tmp_path: Path) -> None:
    lines = ("Service,Price", "Spravato 56 mg,700", "Spravato 84 mg,1200", "Monitoring visit,450")
    listed = understood(tmp_path, *lines)
    assert (prices(listed), asked(listed)) == ([("Monitoring visit", 45_000)], {DOSE: [56, 84]})
    known = understood(tmp_path, *lines, answers=Answers(dose=84))
    assert [row.doubt for row in known.rows] == [Doubt.OTHER_DOSE, None, None]


@pytest.mark.parametrize(
    "lines",
    [
        ("Service,Units,Unit price", "J0013 per mg,84,966"),
        ("Service,Units,Price", "J0013,84,1200"),
        ("Service,Price", "Spravato 84 mg,11.50"),
        ("Service,Units,Unit price", "J0013 per mg,672,11.50"),
    ],
)
def test_units_that_make_no_dose_or_no_likely_price_are_in_doubt(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert understood(tmp_path, *lines).rows[0].doubt in (Doubt.UNIT, Doubt.PER_UNIT)
