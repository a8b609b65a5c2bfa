"""The document that a plan was read from, and for each figure the page and the words that it stands in."""

from typing import Annotated

from calculator.model.base import Day, Limits, Model, Note, Title


class FigureSource(Model):
    """Where one figure stands. ``figure`` is its path in the plan, a benefit by its name:
    ``deductible.in_network.individual``, ``benefits.specialist_visit.in_network.copay``. ``page`` 0: not known."""

    figure: Annotated[str, Limits(min_length=1, max_length=160)]
    page: Annotated[int, Limits(ge=0, le=1_000)] = 0
    words: Note


class PlanDocument(Model):
    """A document: its name, the SHA-256 of its bytes in hexadecimal figures, the day it was read, and what was read."""

    name: Title
    sha256: Annotated[str, Limits(pattern=r"^[0-9a-f]{64}$")]
    read_on: Day
    figures: Annotated[tuple[FigureSource, ...], Limits(max_length=400)] = ()

    def source_of(self, figure: str) -> FigureSource | None:
        """Where ``figure`` stands; None: it is not from the document, or no longer."""
        return next((one for one in self.figures if one.figure == figure), None)
