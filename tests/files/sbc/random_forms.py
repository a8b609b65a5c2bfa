"""Forms with figures and phrasings drawn at random, and what a reader of each has to find in it."""

from random import Random
from typing import Any, NamedTuple

from tests.files.sbc.form_words import EMBEDDED, LIMIT_OWN, PPO, WHY

ROWS = {
    "primary": "primary",
    "specialist": "specialist",
    "outpatient_facility": "outpatient_facility",
    "physician_fee": "physician_fee",
    "specialty_drug": "specialty_drug",
}
TIERS = ("Tier 1 Provider (You will pay the least)", "Tier 2 Network Provider", "Out-of-Network Provider")
LIMITS = ("None", "", "Preauthorization required.", "Limited to 20 visits/year.")
WAIVED = {
    "en": (
        "; deductible does not apply",
        ", deductible does not apply",
        " (deductible waived)",
        "; Deductible doesn’t apply",
    ),
    "es": ("; no se aplica el deducible", "; el deducible no se aplica"),
}
AFTER = {"en": (" after deductible", " (after deductible)"), "es": (" después del deducible",)}
COPAYS = {
    "en": ("{} copay/visit{}", "{} copay per visit{}", "{} Copay/visit{}", "{} copayment/visit{}"),
    "es": ("{} de copago por visita{}", "Copago de {}/visita{}"),
}
RATES = {"en": ("{}% coinsurance{}", "{}% Coinsurance{}"), "es": ("{}% de coseguro{}",)}
BOUNDED = (
    "{}% coinsurance up to {} maximum/prescription",
    "{}% coinsurance up to {}/prescription",
    "{}% coinsurance ({} maximum per prescription)",
)
AMOUNTS = (
    "In-network: {0} individual / {1} family; Out-of-network: {2} individual / {3} family",
    "{0} person/{1} family network; {2} person/{3} family out-of-network",
    "For network providers {0} individual / {1} family; for out-of-network providers {2} individual / {3} family",
    "Individual Network: {0} Family Network: {1} Individual Out-of-Network: {2} Family Out-of-Network: {3}",
    "Preferred: {0} per person / {1} per family Non-Preferred: {2} per person / {3} per family",
)
AMOUNTS_ES = ("Dentro de la red: {0} por persona/{1} familiar. Fuera de la red: {2} por persona/{3} familiar",)
AMOUNTS_TIERS = (
    "Tier 1: {0} individual / {1} family; Tier 2: {4} individual / {5} family; Out-of-network: {2}/{3} family",
)

Cell = tuple[str, dict[str, Any]]


class Form(NamedTuple):
    """A form to be typeset, its edition, and the values that it states, by their paths."""

    spec: dict[str, Any]
    edition: str
    expected: dict[str, Any]


def random_form(seed: int) -> Form:
    """The form of ``seed``."""
    draw = Random(seed)
    edition = draw.choice(["2017", "2017", "2012", "es"])
    networks = draw.choice([2, 2, 3]) if edition == "2017" else 2
    words = "es" if edition == "es" else "en"
    expected: dict[str, Any] = {}
    questions = dict(PPO["questions"])
    deductible = draw.choice([0, 500, 1_250, 3_000])
    for name, low, sentence in (
        ("deductible", deductible, EMBEDDED if words == "en" else WHY[-1]),
        ("limit", deductible + draw.choice([2_000, 4_500]), LIMIT_OWN if words == "en" else ""),
    ):
        figures = (low, 2 * low, 2 * low or 1_000, 4 * low or 2_000, low + 500, 2 * low + 1_000)
        style = draw.choice(AMOUNTS_ES if words == "es" else AMOUNTS_TIERS if networks == 3 else AMOUNTS)
        questions[name] = (style.format(*map(_money, figures)), sentence)
        expected[f"{name}.in"] = [figures[0] * 100, figures[1] * 100]
        expected[f"{name}.out"] = [figures[2] * 100, figures[3] * 100]
    questions["before"] = ("Yes. Preventive care is covered before you meet your deductible.", WHY[4])
    if edition == "2012":
        del questions["before"]
    services = {}
    for service in PPO["services"]:
        cells, named = _service(draw, service, words, networks)
        services[service] = (*cells, draw.choice(LIMITS))
        expected |= named
    spec = {
        "name": draw.choice(["Acme Health: Gold 1000", "Riverside Trust Value PPO", "Blue Choice 80/60 (HSA)"]),
        "period": draw.choice(["01/01/2026 – 12/31/2026", "07/01/2026 - 06/30/2027"]),
        "type": draw.choice(["PPO", "HMO", "EPO"]),
        "for": "Individual + Family",
        "questions": questions,
        "services": services,
    }
    return Form(spec | ({"networks": TIERS} if networks == 3 else {}), edition, expected)


def _service(draw: Random, service: str, words: str, networks: int) -> tuple[list[str], dict[str, Any]]:
    """A service's cells and what they state of the rows that are read."""
    cells, named = [], {}
    for place in range(networks):
        end = {0: ".0", networks - 1: ".1"}.get(place, "_tier2")
        if service == "mental_outpatient":
            text, office, other = _mental(draw, words)
            parts = {f"mental_office{end}": office, f"mental_other{end}": other}
        else:
            text, stated = _cell(draw, words)
            parts = {f"{ROWS[service]}{end}": stated} if service in ROWS else {}
        cells.append(text)
        named.update({f"{row}.{part}": value for row, values in parts.items() for part, value in values.items()})
    return cells, named


def _cell(draw: Random, words: str) -> Cell:
    copay, rate = draw.choice([15, 25, 40, 100, 250, 1_250]), draw.choice([0, 5, 10, 20, 30, 40, 50])
    rule = draw.choice(["", "waived", "applies"])
    said = "" if not rule else draw.choice((WAIVED if rule == "waived" else AFTER)[words])
    holds = {"deductible": rule} if rule else {}
    kind = draw.choice(["copay"] * 4 + ["rate"] * 3 + ["none", "free", "bounded"])
    if kind == "copay":
        stated = {"covered": True, "copay": copay * 100, "coinsurance": 0, **holds}
        return draw.choice(COPAYS[words]).format(_money(copay), said), stated
    if kind == "none":
        return ("No está cubierto" if words == "es" else "Not covered"), {"covered": False}
    if kind == "free":
        free = "Sin cargo" if words == "es" else "No charge"
        return free + said, {"covered": True, "copay": 0, "coinsurance": 0, **holds}
    if kind == "bounded" and words == "en":
        most = draw.choice([100, 150, 250])
        stated = {"covered": True, "copay": 0, "coinsurance": rate * 100, "most": most * 100}
        return draw.choice(BOUNDED).format(rate, _money(most)), stated
    return draw.choice(RATES[words]).format(rate, said), {"covered": True, "coinsurance": rate * 100, **holds}


def _mental(draw: Random, words: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """One cell for office visits and other outpatient services, of one statement or of two."""
    (office, of_office), (other, of_other) = _cell(draw, words), _cell(draw, words)
    way = draw.randrange(4) if words == "en" else 0
    if way == 0:
        return office, of_office, of_office
    if way == 1:
        return f"Office visits: {office}\nAll other services: {other}", of_office, of_other
    if way == 2:
        return f"Office visit: {office} Other outpatient services: {other}", of_office, of_other
    copay, rate = draw.choice([20, 30, 45]), draw.choice([10, 20, 30])
    text = f"{_money(copay)} copay/office visit; {rate}% coinsurance/other outpatient services"
    return text, {"covered": True, "copay": copay * 100}, {"covered": True, "coinsurance": rate * 100}


def _money(dollars: int) -> str:
    return f"${dollars:,}"
