"""How the models are checked, read from JSON and written as JSON: what of them is pydantic's."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Annotated, Any, Final, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import ArgsKwargs

from calculator.model.faults import FIRST_YEAR, LAST_YEAR, Fault, InvalidError
from calculator.money import MAX_CENTS, WHOLE, AmountError, format_decimal, format_percent, parse_money, parse_percent

M = TypeVar("M")

_TOLD_FAULTS: Final = 100
"""So many faults of one value are told of; the rest are counted."""

_MOST_FAULTS: Final = 20_000
"""A value with more is said to be no such value, and that is all."""


def fill(value: Any, parts: Mapping[str, object]) -> None:
    """Give ``value``, which is being made, its ``parts``.

    Raises:
        InvalidError: a part is missing, unknown or of another type, or a rule is broken.
    """
    try:
        _adapter(type(value)).validator.validate_python(ArgsKwargs((), dict(parts)), self_instance=value)
    except ValidationError as error:
        raise _invalid(error) from error


def from_json(kind: type[M], text: bytes) -> M:
    """The value of ``kind`` that a JSON text holds.

    Raises:
        InvalidError: as ``fill``.
        ValueError: it is not JSON.
    """
    try:
        read: M = _adapter(kind).validate_json(text)
    except ValidationError as error:
        raise _invalid(error) from error
    return read


def to_json(value: Any, *, defaults: bool = True) -> dict[str, Any]:
    """``value`` in JSON's terms, with or without the parts that are as they are by default."""
    written: dict[str, Any] = _adapter(type(value)).dump_python(value, mode="json", exclude_defaults=not defaults)
    return written


def json_schema(kind: type[Any], places: str) -> dict[str, Any]:
    """The JSON Schema of ``kind``; its parts are referred to at ``places``, a pattern with ``{model}`` in it."""
    return _adapter(kind).json_schema(ref_template=places, schema_generator=_Schema, mode="validation")


def make_ready(kind: type[Any]) -> None:
    """Make now what checks values of ``kind``; the first of them takes long otherwise."""
    _adapter(kind)


_adapter: Final[Callable[..., TypeAdapter[Any]]] = cache(TypeAdapter)


class _Schema(GenerateJsonSchema):
    """Writes a default that is a model as files write it."""

    def encode_default(self, dft: Any) -> Any:
        return to_json(dft) if is_dataclass(dft) else super().encode_default(dft)


def _invalid(error: ValidationError) -> InvalidError:
    count = error.error_count()
    if count > _MOST_FAULTS:
        # To tell of each takes as long as to find it, and nobody mends so many by hand.
        figures = {"count": count}
        return InvalidError(Fault((), "too_many_faults", figures, None, f"{count} things are wrong"), count=count)
    found = error.errors(include_url=False)
    # A list of which a part is wrong is not too short: pydantic counts the parts that are right.
    within = {one["loc"][:depth] for one in found for depth in range(len(one["loc"]))}
    whole = [one for one in found if one["type"] != "too_short" or one["loc"] not in within]
    count -= len(found) - len(whole)
    told = whole[:_TOLD_FAULTS]
    return InvalidError(
        *(
            Fault(
                detail["loc"],
                detail["type"],
                detail.get("ctx", {}),
                detail["input"],
                detail["msg"].removeprefix("Value error, "),
            )
            for detail in told
        ),
        count=count,
    )


def _read_by(parse: Callable[[str], int], words: str) -> Callable[[object, ValidationInfo], object]:
    """Reads text by ``parse``, and refuses, in ``words``, a number in JSON: it may have been a float."""

    def read(value: object, info: ValidationInfo) -> object:
        if isinstance(value, str):
            return parse(value)
        if info.mode == "json" or isinstance(value, bool):
            raise ValueError(words)
        return value

    return read


def _multiple(value: object) -> object:
    if not isinstance(value, str):
        return value
    digits = value.strip().removesuffix("%").strip()
    if not digits.isdecimal() or len(digits) > 4 or int(digits) > 1_000:
        raise AmountError("not_percent", f"“{value[:20]}” is not a percentage from 0 to 1000", value[:20])
    return int(digits) * 100


def _known_day(value: datetime.date) -> datetime.date:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"the year of a date must be between {FIRST_YEAR} and {LAST_YEAR}")
    return value


def _written_as_text(
    most: int, read: Callable[..., object], write: Callable[[int], str], pattern: str, words: str
) -> Any:
    """A whole number up to ``most`` that files hold as text."""
    return Annotated[
        int,
        Field(ge=0, le=most),
        BeforeValidator(read),
        PlainSerializer(write, return_type=str, when_used="json"),
        WithJsonSchema({"type": "string", "pattern": pattern, "description": words}),
    ]


CENTS: Final = _written_as_text(
    MAX_CENTS,
    _read_by(parse_money, 'money is written as text in quotation marks, for example "450.00"'),
    format_decimal,
    r"^\d{1,7}(\.\d{1,2})?$",
    "dollars, as text",
)
"""``base.Cents``."""

BASIS_POINTS: Final = _written_as_text(
    WHOLE,
    _read_by(parse_percent, 'a percentage is written as text in quotation marks, for example "20%"'),
    format_percent,
    r"^\d{1,3}(\.\d{1,2})?%?$",
    "percent, as text",
)
"""``base.BasisPoints``."""

MULTIPLE: Final = _written_as_text(
    100_000, _multiple, format_percent, r"^\d{1,4}%?$", "whole percent, as text, to 1000%"
)
"""``plan.Multiple``."""

DAY: Final = Annotated[datetime.date, AfterValidator(_known_day)]
"""``base.Day``."""
