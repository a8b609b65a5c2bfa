"""What is owed of one line, by kind, and what is left of each kind after somebody paid: whole cents, in and out."""

from typing import Final, NamedTuple


class MemberShare(NamedTuple):
    """What is owed of one line, by kind, in cents. Whoever pays takes them in this order (docs/rules.md, step 10)."""

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

    def first(self, cents: int) -> "MemberShare":
        """The first ``cents`` of them: of the deductible, then copay, coinsurance, exclusions, balance."""
        left = self.less(cents)
        return MemberShare(
            self.deductible - left.deductible,
            self.copay - left.copay,
            self.coinsurance - left.coinsurance,
            self.excluded - left.excluded,
            self.balance_billed - left.balance_billed,
        )

    def less(self, paid: int) -> "MemberShare":
        """What is left after the first ``paid`` cents of them."""
        if not paid:
            return self
        deductible, copay, coinsurance, excluded, balance = self
        if paid < deductible:
            return MemberShare(deductible - paid, copay, coinsurance, excluded, balance)
        paid -= deductible
        if paid < copay:
            return MemberShare(0, copay - paid, coinsurance, excluded, balance)
        paid -= copay
        if paid < coinsurance:
            return MemberShare(0, 0, coinsurance - paid, excluded, balance)
        paid -= coinsurance
        if paid < excluded:
            return MemberShare(0, 0, 0, excluded - paid, balance)
        paid -= excluded
        return MemberShare(0, 0, 0, 0, balance - paid if paid < balance else 0)

    def and_also(self, other: "MemberShare") -> "MemberShare":
        """Both together."""
        return MemberShare(*(one + more for one, more in zip(self, other, strict=True)))

    def but(self, other: "MemberShare") -> "MemberShare":
        """These without ``other``, part by part."""
        return MemberShare(*(one - less for one, less in zip(self, other, strict=True)))


NOTHING_OWED: Final = MemberShare(0, 0, 0, 0, 0)
