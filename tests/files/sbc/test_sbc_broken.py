"""A row of the chart that is broken over two pages is read whole, or guessed."""

import copy
from typing import Any

import pytest

from calculator.files.sbc.reading import Reading, Status
from tests.files.sbc import typeset
from tests.files.sbc.form_words import PPO
from tests.files.sbc.reading_back import read

CELL = "$25 copay/visit\ndeductible does not apply"
FORM: dict[str, Any] = copy.deepcopy(PPO)
FORM["services"]["primary"] = (CELL, "40% coinsurance", "None")
FORM["services"]["specialist"] = ("$45 copay/visit\ndeductible does not apply", "40% coinsurance", "None")
PARTS = {"covered": True, "copay": 2_500, "coinsurance": 0, "deductible": "waived"}
HEIGHTS = [1.9 + step / 20 for step in range(0, 16, 2)]


def wrongly_read(reading: Reading) -> list[object]:
    found = []
    for row, copay in (("primary", 2_500), ("specialist", 4_500)):
        for part, value in (PARTS | {"copay": copay}).items():
            field = reading.fields.get(f"{row}.0.{part}")
            if field is not None and field.status is Status.READ and field.value != value:
                found.append((row, part, field))
    return found


@pytest.mark.parametrize("repeat", [True, False])
@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_a_row_that_is_broken_anywhere_is_never_read_as_half_of_it(stroke: str, repeat: bool) -> None:
    for height in HEIGHTS:
        reading = read(typeset.pdf(FORM, stroke=stroke, height=f"{height}in", repeat=repeat))
        assert wrongly_read(reading) == [], height


@pytest.mark.parametrize("repeat", [True, False])
@pytest.mark.parametrize(("stroke", "status"), [("0.5pt", Status.READ), ("none", Status.GUESSED)])
def test_a_cell_cut_before_its_note_is_joined_by_drawn_lines_and_else_a_guess(
    stroke: str, status: Status, repeat: bool
) -> None:
    field = read(typeset.pdf(FORM, stroke=stroke, height="2.3in", repeat=repeat)).fields["specialist.0.deductible"]
    assert field.status is status
    assert field.value == "waived" or status is Status.GUESSED
