"""Forms that the program typesets for itself are read back as they were written, in every layout and edition."""

import pytest

from tests.files.sbc import typeset
from tests.files.sbc.form_words import PPO
from tests.files.sbc.reading_back import read

LEVEL = "(x, y) => (bottom: 0.5pt)"


@pytest.mark.parametrize("upright", ["top", "horizon"])
@pytest.mark.parametrize("stroke", ["0.5pt", "none", LEVEL])
@pytest.mark.parametrize("size", [8, 10])
def test_a_ppo_is_read_back(stroke: str, size: int, upright: str) -> None:
    reading = read(typeset.pdf(PPO, stroke=stroke, size=size, upright=upright))
    value = reading.value
    assert value("name") == PPO["name"]
    assert (value("year"), value("plan_year_starts"), value("type")) == (2026, "07-01", "PPO")
    assert (value("deductible.in"), value("deductible.out")) == ([125_000, 250_000], [250_000, 500_000])
    assert (value("limit.in"), value("limit.out")) == ([450_000, 900_000], [900_000, 1_800_000])
    assert (value("deductible.kind"), value("limit.kind")) == ("embedded", "embedded")
    assert value("other_deductibles") == {"prescription drugs": 15_000}
    assert [value(f"primary.0.{part}") for part in ("copay", "coinsurance", "deductible")] == [2_500, 0, "waived"]
    assert value("specialist_authorization") == {"missing": "percent", "percent": 3_000}
    assert (value("specialty_drug.0.coinsurance"), value("specialty_drug.0.most")) == (3_000, 30_000)
    facility = [value(f"outpatient_facility.0.{part}") for part in ("copay", "coinsurance", "per")]
    assert facility == [15_000, 2_000, "day"]
    assert [value(f"mental_office.0.{part}") for part in ("copay", "deductible")] == [4_500, "waived"]
    assert [value(f"mental_other.0.{part}") for part in ("coinsurance", "deductible")] == [2_000, "applies"]
    assert value("specialty_drug.1.covered") is False


def test_a_copay_that_is_covered_before_the_deductible_is_a_guess() -> None:
    field = read(typeset.pdf(PPO)).fields["specialist.0.deductible"]
    assert (field.value, field.status) == ("waived", "guessed")
