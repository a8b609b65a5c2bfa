"""A form with three networks becomes a plan with a tier between in and out of network; its figures are reviewed."""

from calculator.files.sbc.draft import draft_plan
from calculator.files.sbc.figures import field_of
from calculator.files.sbc.reading import Status
from calculator.files.sbc.review import items
from calculator.model.plan import TierAmounts
from calculator.reference.voice import Voice
from calculator.words.plan_document import item_name
from tests.files.sbc import typeset
from tests.files.sbc.form_words import PPO
from tests.files.sbc.reading_back import read

THREE = (
    "Tier 1: $500 individual / $1,000 family; Tier 2: $1,500 individual / $3,000 family; "
    "Out-of-network: $4,000 individual / $8,000 family"
)
LIMIT = (
    "Tier 1: $3,000 individual / $6,000 family; Tier 2: $5,000 individual / $10,000 family; "
    "Out-of-network: $9,000 individual / $18,000 family"
)
NETWORKS = ("Tier 1 Provider (You will pay the least)", "Tier 2 Network Provider", "Out-of-Network Provider")


def form() -> bytes:
    questions = PPO["questions"] | {
        "deductible": (THREE, PPO["questions"]["deductible"][1]),
        "limit": (LIMIT, PPO["questions"]["limit"][1]),
    }
    cells = ("10% coinsurance", "30% coinsurance", "50% coinsurance")
    services = {name: (*cells, row[-1]) for name, row in PPO["services"].items()}
    services["specialist"] = ("$40 copay/visit", "Not covered", "50% coinsurance", "None")
    return typeset.pdf(PPO | {"questions": questions, "services": services, "networks": NETWORKS})


def test_the_middle_network_is_a_tier_of_the_plan() -> None:
    plan = draft_plan(read(form()), "A document")
    tier = plan.further_tiers[0]
    assert (tier.name, tier.title) == ("tier_2", "Tier 2")
    assert tier.deductible == TierAmounts(individual=150_000, family=300_000)
    assert tier.out_of_pocket_limit == TierAmounts(individual=500_000, family=1_000_000)
    shares = {one.name: one.share_in("tier_2") for one in plan.benefits}
    primary, specialist = shares["primary_visit"], shares["specialist_visit"]
    assert primary is not None
    assert (primary.coinsurance, primary.copay) == (3_000, 0)
    assert specialist is None


def test_each_of_its_figures_is_looked_at_and_none_is_called_beyond_a_plan() -> None:
    reading = read(form())
    found = {item.key: item for item in items(reading)}
    names = {item_name(key, Voice("en")) for key in found}
    assert {"Overall deductible, Tier 2", "Primary care visit, Tier 2"} <= {name.replace("&", "") for name in names}
    assert found["deductible.tier2"].status is Status.READ
    assert not any("Tier 2: $1,500" in one.words or "30% coinsurance" in one.words for one in reading.unheld)
    field = field_of(reading, "further_tiers.tier_2.deductible.individual")
    assert field is not None
    assert field.value == [150_000, 300_000]


def test_a_form_with_two_networks_has_no_tier() -> None:
    reading = read(typeset.pdf(PPO))
    assert draft_plan(reading, "A document").further_tiers == ()
    assert not [item.key for item in items(reading) if "tier2" in item.key]
