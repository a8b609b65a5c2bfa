"""What forms say, as the tests typeset them."""

from typing import Any

from calculator.files.sbc.form import form

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
