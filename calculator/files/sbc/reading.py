"""What was read of a form: each field with its status and the words it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, NamedTuple

THREE: Final = 3
"""As many networks has a form whose plan has a second tier between in and out of network."""


class Status(StrEnum):
    """How sure a field is: the form says it in so many words, it was concluded, or nothing says it."""

    READ = "read"
    GUESSED = "guessed"
    MISSING = "missing"


Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the upper left corner of a page."""


class Field(NamedTuple):
    """A field's value (money in cents, rates in basis points; None: missing or none), its status, the words that it
    comes from, their page (0: not known) and the box around them (None: not known)."""

    value: Any
    status: Status
    words: str = ""
    page: int = 0
    box: Box | None = None


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

    def with_field(self, path: str, field: Field) -> "Reading":
        """The reading with another field at ``path``."""
        return replace(self, fields=self.fields | {path: field})

    def status(self) -> dict[str, str]:
        """Each field's status, by its path."""
        return {path: field.status.value for path, field in self.fields.items()}

    def plain(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        return {"fields": self.fields, "unheld": self.unheld, "networks": self.networks}

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> "Reading":
        """What ``plain`` gave."""
        fields = {
            path: Field(value, Status(status), words, page, tuple(box) if box else None)
            for path, (value, status, words, page, box) in plain["fields"].items()
        }
        return cls(fields, tuple(Unheld(*one) for one in plain["unheld"]), plain["networks"])
