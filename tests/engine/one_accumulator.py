"""One deductible or limit of a family of three on books of its own, for the tests of ``accumulators``."""

from calculator.engine.adjudication import accumulators
from calculator.engine.adjudication.books import Accumulators, FamilyBooks
from calculator.engine.adjudication.columns import Families, YearlyAmounts
from calculator.engine.adjudication.pools import pools_of
from calculator.model.plan import AmountKind, YearlyAmount
from tests.engine.cases import tiers

PERSONS = ("", "a", "b")


class OneAccumulator:
    """The functions of ``accumulators`` on the one amount, by the person's name."""

    def __init__(self, individual: int | None, family: int | None, *, aggregate: bool, in_family: bool, absent: int):
        kind = AmountKind.AGGREGATE if aggregate else AmountKind.EMBEDDED
        amount = YearlyAmount(kind=kind, in_network=tiers(individual, family))
        self.pool = pools_of(amount, None, family=in_family, absent=absent)["in"]
        count = len(PERSONS)
        self._families = Families([0], [count], [int(self.pool.aggregate)], [0] * count)
        self._persons = Accumulators([0] * count, *([0] * count for _ in range(4)))
        self._books = FamilyBooks([int(self.pool.aggregate)], [0], [0], [0], [0])
        self.turn(accumulators.NONE_GOES_ON)

    def turn(self, carry_over: int, cap: int | None = None) -> None:
        """Begin a year, in which no person may have more than ``cap`` where the amount is in common."""
        amounts = YearlyAmounts([self.pool.person if cap is None else cap], [self.pool.family])
        accumulators.begin_year(self._persons, self._books, self._families, 0, amounts, 0, carry_over)

    def used(self, who: str) -> int:
        return accumulators.position(self._persons, self._books, PERSONS.index(who))[0]

    def left(self, who: str) -> int:
        return accumulators.left(self._persons, self._books, PERSONS.index(who))

    def room(self, who: str) -> int:
        return accumulators.room(self._persons, self._books, PERSONS.index(who))

    def credit(self, who: str, cents: int, *, late: bool = False) -> None:
        accumulators.credit(self._persons, self._books, PERSONS.index(who), cents, int(late))

    def pay_beside(self, who: str, cents: int) -> None:
        accumulators.pay_beside(self._persons, self._books, PERSONS.index(who), cents)

    def state(self, who: str, own: int = 0, others: int = 0, late: int = 0) -> int:
        """Count what is stated, and say what was counted for the person before."""
        accumulators.count_stated(self._persons, self._books, PERSONS.index(who), own, others, late)
        return self._books.found[0]
