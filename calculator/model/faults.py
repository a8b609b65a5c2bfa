"""What is wrong with a value that breaks rules of its model, and the years that every day keeps to."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100


class Fault(NamedTuple):
    """One thing that is wrong with a value: its place, pydantic's name for the kind of fault with its figures, the
    value that was given, and the sentence. ``cause`` is what the model's own rule raised, where it was one."""

    where: tuple[str | int, ...]
    kind: str
    figures: Mapping[str, Any]
    given: object
    message: str

    @property
    def cause(self) -> object:
        """The error behind the fault, None where no rule of the model's own raised one."""
        return self.figures.get("error")


class InvalidError(ValueError):
    """A value breaks rules of its model. ``faults`` are at least one, the first of ``count``."""

    def __init__(self, *faults: Fault, count: int | None = None) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = faults
        self.count = len(faults) if count is None else count
