"""How plans say what a visit costs, what more than that they say, and what of it nobody may take for read."""

from typing import Any

import pytest

from calculator.files.sbc.amounts import amounts
from calculator.files.sbc.draft import draft_plan
from calculator.files.sbc.reading import Status
from calculator.files.sbc.share import said
from calculator.model.plan import TierAmounts
from tests.files.sbc.form_words import PPO
from tests.files.sbc.reading_back import read_with

KNOWN = {
    "$40 copayment per visit (deductible waived)": {"copay": 4_000, "waived": True},
    "0% coinsurance after deductible": {"coinsurance": 0, "waived": False},
    "Deductible, then 20% coinsurance": {"coinsurance": 2_000, "waived": False},
    "$250 copay/admission, then 20% coinsurance": {"copay": 25_000, "coinsurance": 2_000, "per": "admission"},
    "$100 copay/visit plus 20% coinsurance": {"copay": 10_000, "coinsurance": 2_000},
    "20% coinsurance up to $250 per 30-day supply": {"coinsurance": 2_000, "most": 25_000},
    "$500/day copay": {"copay": 50_000, "per": "day"},
    "You pay 20%": {"coinsurance": 2_000},
    "Plan pays 80%": {"coinsurance": 2_000},
    "Covered at 100%": {"no_charge": True},
    "No charge; deductible waived": {"no_charge": True, "waived": True},
}
IN_PART = {
    "$40 copay/visit for the first 3 visits, then 20% coinsurance": 4_000,
    "$250 copay per day up to 5 days": 25_000,
    "$25 copay (virtual: $0 copay)": 2_500,
    "PCP: $25 copay/visit; Specialist: $50 copay/visit": 2_500,
    "$30 copay, deductible waived for first 2 visits": 3_000,
}


@pytest.mark.parametrize("text", KNOWN)
def test_a_cell_is_understood_as_a_whole(text: str) -> None:
    cell = said(text)
    (share,) = cell.shares
    assert cell.sure()
    assert {name: getattr(share, name) for name in KNOWN[text]} == KNOWN[text]


@pytest.mark.parametrize("text", IN_PART)
def test_a_cell_that_says_more_is_not_taken_for_understood(text: str) -> None:
    cell = said(text)
    assert not cell.sure()
    assert cell.shares[0].copay == IN_PART[text]


AMOUNTS: dict[str, dict[str, list[int | None]]] = {
    "$500/individual or $1,000/family": {"": [50_000, 100_000]},
    "$1,650 Employee only; $3,300 Employee+ (family)": {"": [165_000, 330_000]},
    "For participating providers: $750 person/$1,500 family; For non-participating providers: $1,500 person/$3,000 "
    "family": {"in": [75_000, 150_000], "out": [150_000, 300_000]},
    "In-network: Unlimited. Out-of-network: $500 individual / $1,000 family": {
        "in": [None, None],
        "out": [50_000, 100_000],
    },
    "$4,000 Individual / $8,000 Family in-network (medical and pharmacy combined)": {"in": [400_000, 800_000]},
    "$4,000 individual / $8,000 family, in-network and out-of-network combined": {"": [400_000, 800_000]},
}


@pytest.mark.parametrize("text", AMOUNTS)
def test_amounts_go_to_their_network_and_person(text: str) -> None:
    assert amounts(text) == (AMOUNTS[text], True)


def test_a_cap_for_each_person_of_a_family_is_a_guess_and_listed() -> None:
    words = "$2,000/Individual, $3,300 per person in a family, $4,000/Family in-network"
    reading = read_with({"deductible": (words, PPO["questions"]["deductible"][1])})
    field = reading.fields["deductible.in"]
    assert (field.value, field.status) == ([200_000, 400_000], Status.GUESSED)
    assert words.replace(" ", "") in {one.words.replace(" ", "") for one in reading.unheld}


def test_a_share_of_medicare_is_no_coinsurance_and_is_listed() -> None:
    words = "40% coinsurance, limited to 135% of Medicare"
    reading = read_with(specialist=("$45 copay/visit", words, "None"))
    field = reading.fields["specialist.1.coinsurance"]
    assert (field.value, field.status) == (4_000, Status.GUESSED)
    assert words in {one.words for one in reading.unheld}


@pytest.mark.parametrize(
    ("limits", "visits", "status"),
    [
        ("Limited to 20 visits/year.", 20, Status.READ),
        ("Limited to 30 visits per calendar year", 30, Status.READ),
        ("20 visits per year for physical therapy", 20, Status.GUESSED),
        ("20 visits/year in network, 10 visits/year out of network", None, None),
        ("None", None, None),
    ],
)
def test_visits_a_year_are_read_where_nothing_else_is_said(
    limits: str, visits: int | None, status: Status | None
) -> None:
    reading = read_with(specialist=("$45 copay/visit", "40% coinsurance", limits))
    field = reading.fields.get("specialist_visits")
    assert (field and field.value, field and field.status) == (visits, status)
    benefit = next(one for one in draft_plan(reading, "form").benefits if one.name == "specialist_visit")
    assert benefit.visit_limit == visits


def test_a_deductible_for_drugs_is_the_plans_and_a_person_confirms_it() -> None:
    reading = read_with()
    field = reading.fields["drug_deductible"]
    assert (field.value, field.status) == (15_000, Status.GUESSED)
    assert draft_plan(reading, "form").drug_deductible == TierAmounts(individual=15_000)
    two = read_with({"other": ("Yes. $150 for generic drugs and $300 for specialty drugs.", "")})
    assert "drug_deductible" not in two.fields
    assert draft_plan(two, "form").drug_deductible is None


@pytest.mark.parametrize(
    ("limits", "lost"),
    [
        ("Preauthorization is required or benefits are reduced by $250.", {"missing": "amount", "amount": 25_000}),
        ("Prior authorization required. $250 penalty without it.", {"missing": "amount", "amount": 25_000}),
        (
            "If you don't get preauthorization, benefits will be reduced by 50%.",
            {"missing": "percent", "percent": 5_000},
        ),
        ("Precertification required; not covered without it.", {"missing": "denied"}),
        ("Without preauthorization, benefits are reduced to 80%.", {"missing": "percent", "percent": 2_000}),
        ("No prior authorization required.", None),
    ],
)
def test_what_is_lost_without_authorization(limits: str, lost: dict[str, Any] | None) -> None:
    reading = read_with(specialist=("$45 copay/visit", "40% coinsurance", limits))
    assert reading.value("specialist_authorization") == lost


@pytest.mark.parametrize(
    "limits", ["Preauthorization is required: 20% penalty, at most $500.", "Preauthorization: reduced to 80%."]
)
def test_what_is_lost_is_a_guess_where_more_is_said_of_it(limits: str) -> None:
    field = read_with(specialist=("$45 copay/visit", "40% coinsurance", limits)).fields["specialist_authorization"]
    assert (field.value, field.status) == ({"missing": "percent", "percent": 2_000}, Status.GUESSED)
