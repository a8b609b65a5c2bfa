"""What was read of a form: each field with its status and the words it comes from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Status(StrEnum):
    """How sure a field is: the form says it in so many words, it was concluded, or nothing says it."""

    READ = "read"
    GUESSED = "guessed"
    MISSING = "missing"


class Field(NamedTuple):
    """A field's value (money in cents, rates in basis points; None: missing or none), its status, the words that it
    comes from, and their page (0: not known)."""

    value: Any
    status: Status
    words: str = ""
    page: int = 0


class Unheld(NamedTuple):
    """Something that the document says and a plan cannot hold."""

    words: str
    page: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A form's fields by their dotted paths (``primary.0.copay``: the first network's), and what no plan can hold."""

    fields: dict[str, Field]
    unheld: tuple[Unheld, ...]
    networks: int

    def value(self, path: str) -> Any:
        """The value of a field; None where there is no such field."""
        return self.fields[path].value if path in self.fields else None

    def status(self) -> dict[str, str]:
        """Each field's status, by its path."""
        return {path: field.status.value for path, field in self.fields.items()}
