"""Forms that the program typesets for itself are read back as they were written, in every layout and edition."""

from pathlib import Path
from typing import Any

import pytest

from calculator.files.sbc.document import read_pages
from calculator.files.sbc.form import form
from calculator.files.sbc.pdf import pdf_pages
from calculator.files.sbc.reading import Reading
from tests.files.sbc import typeset

WHY = form()["why"]
EMBEDDED, AGGREGATE = WHY[0], WHY[1]
LIMIT_OWN = next(words for words in WHY if "their own out-of-pocket limits" in words)

PPO: dict[str, Any] = {
    "name": "Riverside Schools Trust: Value PPO",
    "period": "07/01/2026 – 06/30/2027",
    "for": "Individual + Family",
    "type": "PPO",
    "questions": {
        "deductible": (
            "$1,250 individual / $2,500 family in-network; $2,500 individual / $5,000 family out-of-network",
            EMBEDDED,
        ),
        "before": (
            "Yes. Preventive care and specialist office visits are covered before you meet your deductible.",
            WHY[4],
        ),
        "other": ("Yes. $150 for prescription drugs. There are no other specific deductibles.", WHY[7]),
        "limit": (
            "In-network: $4,500 individual / $9,000 family. Out-of-network: $9,000 individual / $18,000 family",
            LIMIT_OWN,
        ),
        "not_in_limit": (
            "Premiums and health care this plan doesn’t cover.",
            "Even though you pay these expenses, they don't count toward the out-of-pocket limit.",
        ),
        "network": ("Yes. See www.example.org.", "This plan uses a provider network."),
        "referral": ("No.", "You can see the specialist you choose without a referral."),
    },
    "services": {
        "primary": ("$25 copay/visit; deductible does not apply", "40% coinsurance", "None"),
        "specialist": (
            "$45 copay/visit",
            "40% coinsurance",
            "Preauthorization is required. If you don't get it, benefits are reduced by 30%.",
        ),
        "preventive": ("No charge", "40% coinsurance", "You may have to pay for services that aren't preventive."),
        "generic": ("$10 copay/prescription (retail); $25 copay/prescription (mail order)", "Not covered", ""),
        "specialty_drug": ("30% coinsurance up to $300/prescription", "Not covered", "Preauthorization is required."),
        "outpatient_facility": ("$150 copay/day, then 20% coinsurance", "40% coinsurance", "None"),
        "physician_fee": ("20% coinsurance", "40% coinsurance", "None"),
        "mental_outpatient": (
            "$45 copay/office visit; deductible does not apply; 20% coinsurance for other outpatient services",
            "40% coinsurance",
            "None",
        ),
        "mental_inpatient": ("20% coinsurance", "40% coinsurance", "None"),
    },
}


def read(data: bytes) -> Reading:
    return read_pages(Path("form.pdf"), pdf_pages(Path("form.pdf"), data))


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
