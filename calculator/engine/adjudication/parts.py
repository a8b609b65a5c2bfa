"""What is owed of one line, by kind, and what is left of each kind after somebody paid: whole cents, in and out."""

from typing import Final, NamedTuple


class MemberShare(NamedTuple):
    """What is owed of one line, by kind, in cents. Whoever pays takes them in this order (docs/rules.md, step 10)."""

    deductible: int
    copay: int
    coinsurance: int
    excluded: int
    balance_billed: int


NOTHING_OWED: Final = MemberShare(0, 0, 0, 0, 0)


def owed(parts: MemberShare) -> int:
    """All of it."""
    return parts.deductible + parts.copay + parts.coinsurance + parts.excluded + parts.balance_billed


def cost_sharing(parts: MemberShare) -> int:
    """Deductible, copay and coinsurance."""
    return parts.deductible + parts.copay + parts.coinsurance


def less(parts: MemberShare, paid: int) -> MemberShare:
    """What is left after the first ``paid`` cents of them."""
    deductible, copay, coinsurance, excluded, balance = parts
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


def first(parts: MemberShare, cents: int) -> MemberShare:
    """The first ``cents`` of them: of the deductible, then copay, coinsurance, exclusions, balance."""
    return but(parts, less(parts, cents))


def but(parts: MemberShare, other: MemberShare) -> MemberShare:
    """These without ``other``, part by part."""
    return MemberShare(
        parts.deductible - other.deductible,
        parts.copay - other.copay,
        parts.coinsurance - other.coinsurance,
        parts.excluded - other.excluded,
        parts.balance_billed - other.balance_billed,
    )
