"""The tables of a plan as arrays of 64-bit integers, as the compiled flow takes them."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from calculator.engine.adjudication.books import Books
from calculator.engine.adjudication.columns import Kind, Route, Terms
from calculator.engine.adjudication.rulebook import Rule

Cents = NDArray[np.int64]
"""A column of whole cents as an array. Where the flow takes columns, it takes these as it takes lists."""

Table = TypeVar("Table", bound=tuple[Any, ...])


def as_array(column: Any) -> Any:
    """A column as an array of its own."""
    return np.array(column, dtype=np.int64)


def table_arrays(table: Table) -> Table:
    """A table of columns, each an array of its own; so are those of a table inside it."""
    return type(table)(*(table_arrays(part) if isinstance(part, tuple) else as_array(part) for part in table))


def terms_arrays(terms: Terms) -> Any:
    """A plan's tables; those of rows become columns."""
    tables: dict[str, Any] = {
        name: table_arrays(getattr(terms, name))
        for name in terms._fields
        if name not in ("kinds", "routes", "rules", "also_counted", "spent")
    }
    return terms._replace(
        kinds=_columns_of(terms.kinds, Kind),
        routes=_columns_of(terms.routes, Route),
        rules=_columns_of(terms.rules, Rule),
        also_counted=as_array(terms.also_counted),
        spent=as_array(terms.spent),
        **tables,
    )


def books_arrays(books: Books) -> Any:
    """Books, each column an array of its own."""
    tables = {name: table_arrays(getattr(books, name)) for name in books._fields if name != "forfeited"}
    return books._replace(forfeited=as_array(books.forfeited), **tables)


def _columns_of(rows: list[Table], kind: type[Table]) -> Any:
    fields = kind._fields  # type: ignore[attr-defined]
    return kind(*(as_array([row[place] for row in rows]) for place in range(len(fields))))
