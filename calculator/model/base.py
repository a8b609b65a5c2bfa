"""What every part of a case has in common: frozen, strict models and the types of their amounts.

In a file money is a decimal string ("450.00") and a percentage too ("20%"); in the program they are cents and basis
points. JSON numbers are refused for money, so that no amount ever passes through a float.
"""

import datetime
from typing import Annotated, Any, Final, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from calculator.money import (
    MAX_CENTS,
    WHOLE,
    format_decimal,
    format_money,
    format_percent,
    parse_money,
    parse_percent,
)

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100


class Model(BaseModel):
    """A frozen, strict value. An edit makes a new one (``model_copy`` through ``changed``)."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", ser_json_inf_nan="strings")


M = TypeVar("M", bound=Model)


def changed(model: M, **parts: Any) -> M:
    """A copy of ``model`` with ``parts`` replaced and every rule of the model checked again.

    Raises:
        pydantic.ValidationError: the new value breaks a rule of the model.
    """
    values = {name: getattr(model, name) for name in type(model).model_fields}
    return type(model).model_validate(values | parts)


def _cents(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str):
        return parse_money(value)
    if info.mode == "json" or isinstance(value, bool):
        raise ValueError('money is written as text in quotation marks, for example "450.00"')
    return value


def _points(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str):
        return parse_percent(value)
    if info.mode == "json" or isinstance(value, bool):
        raise ValueError('a percentage is written as text in quotation marks, for example "20%"')
    return value


def _known_day(value: datetime.date) -> datetime.date:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"the year of a date must be between {FIRST_YEAR} and {LAST_YEAR}")
    return value


Cents = Annotated[
    int,
    Field(ge=0, le=MAX_CENTS),
    BeforeValidator(_cents),
    PlainSerializer(format_decimal, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,7}(\.\d{1,2})?$", "description": "dollars, as text"}),
]
"""An amount of money: cents inside, a decimal string in files."""

BasisPoints = Annotated[
    int,
    Field(ge=0, le=WHOLE),
    BeforeValidator(_points),
    PlainSerializer(format_percent, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,3}(\.\d{1,2})?%?$", "description": "percent, as text"}),
]
"""A rate: basis points inside, a percentage such as "20%" in files."""

Day = Annotated[datetime.date, AfterValidator(_known_day)]
"""A calendar day between 2000 and 2100."""

MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$")]
"""The day a year turns, as MM-DD; never 29 February, which most years lack."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""A short name for the machine: lower-case letters, digits and underscores."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=120)]
"""A name a person gave; plain text, shown as it stands."""

Note = Annotated[str, StringConstraints(max_length=2_000)]
"""A remark a person wrote; plain text, shown as it stands."""

Count = Annotated[int, Field(ge=0, le=1_000)]
"""A number of visits, sessions or days."""


class Source(Model):
    """Where a figure or a reading comes from."""

    says: Note
    address: Annotated[str, StringConstraints(max_length=400)] = ""
    year: Annotated[int, Field(ge=1900, le=LAST_YEAR)] | None = None


class PriceRange(Model):
    """The billed price of one service: low, likely and high, in cents, rising."""

    low: Cents
    likely: Cents
    high: Cents

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if not self.low <= self.likely <= self.high:
            raise ValueError(
                f"the prices must rise: low {format_money(self.low)}, likely {format_money(self.likely)}, "
                f"high {format_money(self.high)}"
            )
        return self

    @classmethod
    def fixed(cls, cents: int) -> "PriceRange":
        """A price that is known: low, likely and high are the same."""
        return cls(low=cents, likely=cents, high=cents)
