"""Tables of columns while they are made."""

from calculator.engine.adjudication.columns import Table, made_of


def blank_columns(table: type[Table]) -> Table:
    """A table without rows."""
    return made_of(table, [[] for _ in table.__annotations__])


def add_row(table: Table, *values: int) -> None:
    """Add a row to ``table``, value by value in the order of its columns."""
    for column, value in zip(table, values, strict=True):
        column.append(value)
