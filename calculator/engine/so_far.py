"""What of a course is done and what is still to come: an estimate's own lines added up apart. It prices nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from calculator.model.estimate import Amounts, DatedLine, Priced, PricedLine
from calculator.model.happened import SessionState

_TOOK_PLACE = (SessionState.DONE, SessionState.MISSED)


class SoFar(NamedTuple):
    """How many sessions are done and still to come, and the sums of their amounts at one price level."""

    done: int
    to_come: int
    of_done: Amounts
    of_to_come: Amounts


def is_done(line: DatedLine) -> bool:
    """Whether the session is over: it took place, or it was missed and left a fee."""
    return line.happened is not None and line.happened.state in _TOOK_PLACE


def so_far(priced: Priced) -> SoFar | None:
    """What of ``priced`` is done and what is to come; None: nothing is done yet."""
    done = [line for line in priced.lines if is_done(line.line)]
    if not done:
        return None
    to_come = [line for line in priced.lines if not is_done(line.line)]
    return SoFar(len(done), len(to_come), _sum(done), _sum(to_come))


def of_to_come(found: SoFar, lines: Sequence[PricedLine]) -> SoFar:
    """``found`` with ``lines`` alone as those that are to come."""
    return found._replace(to_come=len(lines), of_to_come=_sum(lines))


def done_through(lines: Sequence[PricedLine]) -> int:
    """How many of ``lines`` there are up to the last that is done."""
    return max((at for at, line in enumerate(lines, start=1) if is_done(line.line)), default=0)


def _sum(lines: Sequence[PricedLine]) -> Amounts:
    return Amounts.sum([Amounts(), *(line.amounts for line in lines)])
