"""The child that ``apart`` starts, with the readers of what it is given."""

from pathlib import Path
from typing import Any

from calculator.files import apart
from calculator.files.apart import Kind


def serve(kind: str) -> int:
    """Be the child; see ``apart.serve``."""
    return apart.serve(kind, _read)


def _read(kind: Kind, data: bytes) -> Any:
    """Nothing of a reader is imported before the child is bounded."""
    here = Path(kind.value)
    if kind is Kind.WORKBOOK:
        from calculator.files import table_reader  # noqa: PLC0415

        return [sheet._asdict() for sheet in table_reader.sheets_of(here, data)]
    from calculator.files.sbc import document  # noqa: PLC0415

    return document.reading_of(here, data).plain()
