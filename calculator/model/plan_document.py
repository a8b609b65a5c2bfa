"""The document that a plan was read from, and for each figure the page and the words that it stands in. A figure that
somebody changes afterwards is no longer the document's."""

from typing import TYPE_CHECKING, Annotated, Any

from calculator.model.base import Day, Limits, Model, Note, Title, replaced

if TYPE_CHECKING:
    from calculator.model.plan import Plan


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


def figure_at(plan: "Plan", path: str) -> Any:
    """The value of the figure at ``path``; None where the plan has none."""
    value: Any = plan
    for part in path.split("."):
        if value is None:
            return None
        if isinstance(value, tuple):
            value = next((one for one in value if getattr(one, "name", None) == part), None)
        else:
            value = getattr(value, part, None)
    return value


def still_read(before: "Plan", after: "Plan") -> "Plan":
    """``after``, an edit of ``before``, without the source of each figure that is another now."""
    document = after.document
    if document is None or not document.figures:
        return after
    kept = tuple(one for one in document.figures if figure_at(before, one.figure) == figure_at(after, one.figure))
    return after if kept == document.figures else replaced(after, document=replaced(document, figures=kept))
