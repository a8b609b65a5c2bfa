"""Wordings that insurers print: of a cell, of an answer, of a header. What may mean something else is never sure."""

import datetime
from typing import Any

import pytest

from calculator.files.sbc.amounts import amounts, no_deductible
from calculator.files.sbc.answers import period
from calculator.files.sbc.header import header_fields
from calculator.files.sbc.share import said
from calculator.files.sbc.summary import summary
from tests.files.sbc.reading_back import read_with

ONE = {
    "$35 copay/visit and 20% coinsurance": {"copay": 3_500, "coinsurance": 2_000},
    "$100 copay + 20% coinsurance": {"copay": 10_000, "coinsurance": 2_000},
    "Deductible + 20% Coinsurance": {"coinsurance": 2_000, "waived": False},
    "Ded. waived; $30 copay": {"copay": 3_000, "waived": True},
    "$30 copay, deductible n/a": {"copay": 3_000, "waived": True},
    "30% coinsurance after ded.": {"coinsurance": 3_000, "waived": False},
    "20 percent coinsurance once deductible is met": {"coinsurance": 2_000, "waived": False},
    "You pay nothing after deductible": {"no_charge": True, "waived": False},
    "No cost share, deductible does not apply": {"no_charge": True, "waived": True},
    "Not a covered benefit": {"covered": False},
    "Deductible only": {"no_charge": True, "waived": False},
    "50% coinsurance after $500 copay/admission": {"copay": 50_000, "coinsurance": 5_000, "per": "admission"},
    "No charge after $30 copay/visit": {"copay": 3_000, "no_charge": False},
    "$600 copay/confinement": {"copay": 60_000, "per": "admission"},
    "$30 copay/visit** **Deductible does not apply": {"copay": 3_000, "waived": True},
}
UNSURE: dict[str, dict[str, Any]] = {
    "80% after deductible": {"coinsurance": 8_000},
    "100% coinsurance": {"coinsurance": 10_000},
    "Up to $50 copay/visit": {"copay": 5_000},
    "$30 copay/visit*": {"copay": 3_000},
    "$15 copay/visit and 10% coinsurance; deductible does not apply to copay": {"copay": 1_500, "coinsurance": 1_000},
    "$300 copay per day, maximum of 5 days per admission": {"copay": 30_000, "per": "day"},
}
OFFICE_AND_OTHER = {
    "$60 copay/office visit** 20% coinsurance/all other services **Deductible does not apply": (True, None),
    "$60 copay/office visit** 20% coinsurance/all other services** **Deductible does not apply": (True, True),
    "Office: $60 copay; deductible does not apply Other than office: 20% coinsurance": (True, None),
    "Office visit $60 copay/visit Outpatient facility 20% coinsurance after deductible": (None, False),
}


@pytest.mark.parametrize(("text", "parts"), [*ONE.items(), *UNSURE.items()])
def test_a_cell_is_one_statement(text: str, parts: dict[str, Any]) -> None:
    cell = said(text)
    (share,) = cell.shares
    assert {name: getattr(share, name) for name in parts} == parts
    assert cell.sure() is (text in ONE)


@pytest.mark.parametrize("text", OFFICE_AND_OTHER)
def test_a_note_is_of_what_it_is_marked_on(text: str) -> None:
    office, other = said(text).shares
    assert (office.scope, office.copay, other.scope, other.coinsurance) == ("office", 6_000, "other", 2_000)
    assert (office.waived, other.waived) == OFFICE_AND_OTHER[text]


def test_a_network_that_is_missing_leaves_the_other_in_its_place() -> None:
    reading = read_with(specialist=("See the plan document", "$70 copay/visit", "None"))
    inside, outside = summary(reading)["specialist"]
    assert (inside, outside["copay"]) == ({}, 70)
    assert reading.status()["specialist.0.covered"] == "missing"


SURE = {
    "$250 per person/$500 per family for contracted and non-contracted providers.": {"": [25_000, 50_000]},
    "Individual: In-Network $1,500, Out-of-Network $3,000. Family: In-Network $3,000, Out-of-Network $6,000.": {
        "in": [150_000, 300_000],
        "out": [300_000, 600_000],
    },
    "Individual/Family: $500/$1,000": {"": [50_000, 100_000]},
    "$400/Individual and $800/Family. Out-of-Network Not Covered.": {"": [40_000, 80_000], "out": [None, None]},
    "Preferred network: $1,000/member, $2,000/family; All other: $2,000/member, $4,000/family": {
        "in": [100_000, 200_000],
        "out": [200_000, 400_000],
    },
    "For network providers $1,500 individual or $3,000 family. $250 per admission deductible also applies.": {
        "in": [150_000, 300_000]
    },
    "$2,500/single, $5,000/family Network $4,000/single, $8,000/family Non-Network": {
        "in": [250_000, 500_000],
        "out": [400_000, 800_000],
    },
}


@pytest.mark.parametrize("text", SURE)
def test_amounts_are_sorted(text: str) -> None:
    by_network, sure = amounts(text)
    named = {network: pair for network, pair in by_network.items() if pair != [None, None] or network == "out"}
    expected = dict(SURE[text])
    if "" in expected and "out" in expected:
        expected["in"] = expected.pop("")
        named["in"] = named.pop("", named.get("in", [None, None]))
    assert (named, sure) == (expected, True)


PARTS = {
    "Medical: $2,500 per person/$5,000 per double/ $7,500 per family for contracted providers. No out-of-pocket "
    "limit for non-contracted providers. Pharmacy: $3,000 per person.": {"in": [250_000, 750_000], "out": [None, None]},
    "$500 Individual, $1,000 Employee + Spouse, $1,500 Family": {"": [50_000, 150_000]},
    "Coinsurance Limit: $2,500/single,$5,000/family Network. Out-of-pocket Limit: $6,600/single,$13,200/family "
    "Network Unlimited/single,Unlimited/family Non-Network": {"in": [660_000, 1_320_000], "out": [None, None]},
}


@pytest.mark.parametrize(("text", "expected"), PARTS.items())
def test_what_is_of_a_part_leaves_the_amounts_of_a_person_and_a_family(text: str, expected: Any) -> None:
    assert {network: pair for network, pair in amounts(text).by_network.items() if pair} == expected


@pytest.mark.parametrize("damaged", ["$1,O00", "$l,000", "$1,00,0", "$5O0", "$1,ooo"])
def test_a_damaged_amount_is_no_smaller_one(damaged: str) -> None:
    assert not amounts(f"{damaged} individual / $2,000 family").sure
    cell = said(f"{damaged} copay/visit")
    assert not cell.sure() or not cell.shares
    assert 100 not in [share.copay for share in cell.shares]


@pytest.mark.parametrize("text", ["$500/$1,000", "$3,000", "Medical: $500 individual. Drugs: $100 individual."])
def test_amounts_without_a_word_for_each_are_a_guess(text: str) -> None:
    assert not amounts(text).sure


@pytest.mark.parametrize("text", ["None", "There is no deductible.", "$0"])
def test_no_deductible_is_a_deductible_of_nothing(text: str) -> None:
    reading = read_with({"deductible": (text, "")})
    assert reading.value("deductible.in") == [0, 0]
    assert reading.status()["deductible.in"] == "read"
    assert not no_deductible("$500")


@pytest.mark.parametrize(
    ("text", "starts", "sure"),
    [
        ("09-01-2026 through 08-31-2027", "2026-09-01", True),
        ("January 1 - December 31, 2026", "2026-01-01", True),
        ("July 1, 2026 – June 30, 2027", "2026-07-01", True),
        ("Beginning on or after 01/01/2026", "2026-01-01", True),
        ("06/15/2026 - 12/31/2026", "2026-06-15", False),
        ("2026 Plan Year", "2026-01-01", False),
    ],
)
def test_a_coverage_period_is_read_where_it_is_a_year(text: str, starts: str, sure: bool) -> None:
    found = period(text)
    assert found is not None
    assert (found.starts, found.sure) == (datetime.date.fromisoformat(starts), sure)


TITLE = "Summary of Benefits and Coverage: What this Plan Covers & What You Pay For Covered Services"


@pytest.mark.parametrize(
    "blocks",
    [
        (
            (TITLE, "Plan 2: $1,000 Deductible"),
            (
                "Coverage Period: July 1, 2026 – June",
                "30, 2027",
                "Coverage for: Self Only, Self Plus One or",
                "Self & Family | Plan",
                "Type: High Deductible PPO",
            ),
        ),
        (
            (
                TITLE,
                "Coverage Period: 07/01/2026 – 06/30/2027",
                "Plan 2: $1,000 Deductible",
                "Coverage for: Self Only, Self Plus One or",
                "Self & Family | Plan Type: High Deductible PPO",
            ),
        ),
        (
            (
                "Coverage Period: 07/01/2026 – 06/30/2027",
                "Coverage for: Self Only, Self Plus One or Self & Family | Plan Type:",
                "High Deductible PPO",
            ),
            (TITLE,),
            ("Plan 2: $1,000 Deductible",),
        ),
    ],
)
def test_a_header_is_read_however_its_lines_are_broken(blocks: tuple[tuple[str, ...], ...]) -> None:
    fields = dict(header_fields(blocks, ""))
    assert {path: field.value for path, field in fields.items()} == {
        "year": 2026,
        "plan_year_starts": "07-01",
        "name": "Plan 2: $1,000 Deductible",
        "coverage_for": "Self Only, Self Plus One or Self & Family",
        "type": "High Deductible PPO",
    }
    assert {field.status for field in fields.values()} == {"read"}
