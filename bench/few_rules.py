"""The few rules that an open comparison tool has (a deductible, a share, a limit), in JavaScript: sessions a second.

They are run by the engine that comes with Qt, on one core, so that every machine has the yardstick; such a tool does
4 to 8 million a second.
"""

from time import process_time
from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QJSEngine

from calculator.model.course import Service
from calculator.model.plan import Benefit, CostShare, DeductibleUse, Plan, Reading, TierAmounts, YearlyAmount

DEDUCTIBLE: Final = 200_000
LIMIT: Final = 400_000
SHARE: Final = 2_000
SESSIONS: Final = 2_000_000
ROUNDS: Final = 3

_RULES: Final = f"""(function (sessions, lines) {{
    let paid = 0, deductible = 0, limit = 0;
    for (let at = 0; at < sessions; at++) {{
        if (at % lines === 0) {{ deductible = {DEDUCTIBLE}; limit = {LIMIT}; }}
        const price = 45000 + at % 7 * 100;
        const first = Math.min(price, deductible);
        deductible -= first;
        const own = Math.min(first + Math.round((price - first) * {SHARE} / 10000), limit);
        limit -= own;
        paid += own;
    }}
    return paid;
}})"""


def plan() -> Plan:
    """A plan with these rules and no other."""
    return Plan(
        name="Few rules",
        deductible=YearlyAmount(in_network=TierAmounts(individual=DEDUCTIBLE)),
        out_of_pocket_limit=YearlyAmount(in_network=TierAmounts(individual=LIMIT)),
        benefits=(Benefit(name="visit", in_network=CostShare(coinsurance=SHARE, deductible=DeductibleUse.APPLIES)),),
        reading=(Reading(service=Service.DOSING, benefit="visit"),),
    )


def sessions_a_second(lines: int) -> float:
    """The best of a few rounds, for people with as many ``lines`` each."""
    app = QCoreApplication.instance() or QCoreApplication([])
    engine = QJSEngine(app)
    rules: Any = engine.evaluate(_RULES)
    best = 0.0
    for _ in range(ROUNDS):
        begun = process_time()
        rules.call([SESSIONS, lines])
        best = max(best, SESSIONS / (process_time() - begun))
    return best
