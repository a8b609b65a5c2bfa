"""When plans are compared: at once where a key has the time for it, else off the UI thread when the typing rests."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from calculator.engine.comparison.side_by_side import compare
from calculator.engine.pricing import CaseEstimator
from calculator.model.case import Case
from calculator.model.comparison import Comparison
from ui.compare.page_host import GoingOn, Wanted
from ui.runtime.jobs import LatestJob
from ui.runtime.timers import once_after

AT_ONCE: Final = 400
"""So many lines, those of all plans together, are priced and shown within a frame."""

_REST_MS: Final = 60
"""So long after the last key a long comparison is begun."""


class Comparing(QObject):
    """Compares the plans of the latest case. ``compared`` brings a case and its comparison where that was put off."""

    compared = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._jobs: LatestJob | None = None
        self._wanted = Wanted()
        self._rest = once_after(self, _REST_MS, self._ask)
        # Its own: what the document knows is read and written on the UI thread only.
        self._estimator = CaseEstimator()

    @property
    def waits(self) -> bool:
        """Whether a comparison that was put off is still to come."""
        return self._case is not None

    def soon(self, case: Case) -> None:
        """Compare the plans of ``case`` once the typing rests; what was put off before is not wanted any more."""
        self.drop()
        self._case = case
        self._rest.start()

    def drop(self) -> None:
        """What was put off is not wanted any more."""
        self._rest.stop()
        self._wanted.end()
        self._case = None

    def forget(self) -> None:
        """Another case is compared from now on: nothing of the one before is of use to it, and a long one is large."""
        self.drop()
        self._estimator = CaseEstimator()

    def _ask(self) -> None:
        if self._case is None:
            return
        if self._jobs is None:
            self._jobs = LatestJob(self)
            self._jobs.answered.connect(self._answered)
            self._jobs.failed.connect(self._failed)
        self._wanted = wanted = Wanted()
        self._jobs.ask(partial(_compared, self._case, self._estimator, wanted))

    def _answered(self, comparison: Comparison | None) -> None:
        case = self._case
        # Between the key and the rest of the typing an answer to the key before may come.
        if case is not None and comparison is not None and self._wanted.still:
            self._case = None
            self.compared.emit(case, comparison)

    def _failed(self, error: Exception) -> None:
        raise error


def put_off(case: Case, lines: int) -> bool:
    """Whether to compare the plans of ``case``, whose course has so many ``lines``, takes longer than a key has."""
    return lines * len(case.plans) > AT_ONCE


def _compared(case: Case, estimator: CaseEstimator, going_on: GoingOn) -> Comparison | None:
    """The comparison; None where it is not wanted any more."""
    for plan in case.plans:
        if not going_on():
            return None
        estimator.estimate(case, plan, reasons=False)
    return compare(case, estimator)
