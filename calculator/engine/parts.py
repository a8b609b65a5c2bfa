"""What is owed of one line, by kind, and what is left of each kind after somebody paid: whole cents, in and out."""

from typing import NamedTuple


class Parts(NamedTuple):
    """What is owed of one line, by kind, in cents. Whoever pays takes them in this order (ENGINE.md, step 10)."""

    deductible: int
    copay: int
    coinsurance: int
    excluded: int
    balance_billed: int

    @property
    def owed(self) -> int:
        """All of it."""
        return self.deductible + self.copay + self.coinsurance + self.excluded + self.balance_billed

    @property
    def cost_sharing(self) -> int:
        """Deductible, copay and coinsurance."""
        return self.deductible + self.copay + self.coinsurance

    def first(self, cents: int) -> "Parts":
        """The first ``cents`` of them: of the deductible, then copay, coinsurance, exclusions, balance."""
        found = []
        for part in self:
            taken = part if part < cents else cents
            found.append(taken)
            cents -= taken
        return Parts(*found)

    def less(self, paid: int) -> "Parts":
        """What is left after the first ``paid`` cents of them."""
        if not paid:
            return self
        found = []
        for part in self:
            taken = part if part < paid else paid
            found.append(part - taken)
            paid -= taken
        return Parts(*found)
