"""A drug deductible of its own is the drug's alone, whatever else counts across networks."""

from calculator.model.plan import CostShare, NetworkCredit
from tests.engine.cases import amount, each, plan, priced, session, tiers


def test_a_drug_s_own_deductible_counts_toward_no_network_s() -> None:
    """200 of the drug are its deductible; out of network 1,000 of 1,200, as if there had been no drug."""
    rule = plan(
        CostShare(),
        deductible=amount(500, out_of_network=tiers(1_000)),
        drug_deductible=tiers(200),
        network_credit=NetworkCredit.BOTH,
    )
    lines = session(300, drug=True), session(1_200, network="out")
    assert each(priced(rule, *lines), "deductible") == [200, 1_000]
