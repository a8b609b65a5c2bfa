"""A deductible or an out-of-pocket limit as a plan states it, for one person and for the family, by network."""

from enum import StrEnum

from calculator.model.base import Cents, Model
from calculator.money import format_money


class AmountKind(StrEnum):
    """How family amounts work: each member's own inside the family's, or the whole family's first (FACTS C6)."""

    EMBEDDED = "embedded"
    AGGREGATE = "aggregate"


class TierAmounts(Model):
    """An amount for one person and for the family, in cents; None: there is none."""

    individual: Cents | None = None
    family: Cents | None = None

    def __post_init__(self) -> None:
        """The family amount is not below the individual one."""
        if self.individual is not None and self.family is not None and self.family < self.individual:
            raise ValueError(
                f"the family amount ({format_money(self.family)}) is below the individual amount "
                f"({format_money(self.individual)})"
            )


class YearlyAmount(Model):
    """A deductible or an out-of-pocket limit. ``out_of_network`` None: one amount serves both networks in common."""

    kind: AmountKind = AmountKind.EMBEDDED
    in_network: TierAmounts = TierAmounts()
    out_of_network: TierAmounts | None = None


def limit_reaches(network: str, deductible: TierAmounts, limit: TierAmounts) -> None:
    """Make sure of it that a limit, which includes the deductible, is not below it.

    Raises:
        ValueError: it is; the sentence names the ``network``.
    """
    for who, amount, bound in (
        ("individual", deductible.individual, limit.individual),
        ("family", deductible.family, limit.family),
    ):
        if amount is not None and bound is not None and bound < amount:
            raise ValueError(
                f"the {network} out-of-pocket limit ({who}, {format_money(bound)}) is below the deductible "
                f"({format_money(amount)}): a limit includes the deductible"
            )
