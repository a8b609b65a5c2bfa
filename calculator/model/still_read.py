"""A figure that somebody changes after it was read is no longer the document's."""

from typing import Any

from calculator.model.base import replaced
from calculator.model.plan import Plan


def figure_at(plan: Plan, path: str) -> Any:
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


def still_read(before: Plan, after: Plan) -> Plan:
    """``after``, an edit of ``before``, without the source of each figure that is another now."""
    document = after.document
    if document is None or not document.figures:
        return after
    kept = tuple(one for one in document.figures if figure_at(before, one.figure) == figure_at(after, one.figure))
    return after if kept == document.figures else replaced(after, document=replaced(document, figures=kept))
