"""What every part of a case has in common: frozen, strict models and the types of their amounts.

In a file money is a decimal string ("450.00") and a percentage too ("20%"); in the program they are cents and basis
points. JSON numbers are refused for money, so that no amount ever passes through a float.

The models are checked by pydantic. Importing that takes longer than showing a window, so it is left to
``calculator.model.checking``, which is imported when something is checked for the first time.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    Literal,
    NoReturn,
    Self,
    TypeVar,
    cast,
    dataclass_transform,
)

from calculator.model.faults import LAST_YEAR
from calculator.money import format_money


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Model:
    """A frozen, strict value, checked when it is made. An edit makes a new one (``changed``).

    Raises:
        InvalidError: a part is missing, unknown or of another type, or a rule is broken.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {
        "strict": True,
        "extra": "forbid",
        "ser_json_inf_nan": "strings",
    }
    # Every part with its default (None where it has none), and whether each has one.
    _blank: ClassVar[dict[str, object]] = {}
    _whole: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        """Learn the parts of a new kind of model, and what each is by default."""
        dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
        cls._blank = {name: getattr(cls, name, None) for name in cls.parts()}
        cls._whole = all(hasattr(cls, name) for name in cls._blank)

    def __init__(self, **parts: Any) -> None:
        if parts or not self._whole:
            from calculator.model.checking import fill  # noqa: PLC0415 (brings pydantic with it)

            fill(self, parts)
        else:
            vars(self).update(self._blank)

    @classmethod
    def parts(cls) -> tuple[str, ...]:
        """The names of all parts, in order."""
        return tuple(cast("Any", cls).__dataclass_fields__)

    @classmethod
    def unchecked(cls, **parts: Any) -> Self:
        """A value of parts that are known to be right, such as those of a value that was checked; it is not checked."""
        made = cls.__new__(cls)
        vars(made).update(cls._blank | parts)
        return made

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse."""
        raise AttributeError(f"{type(self).__name__} is frozen: make another with changed()")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse."""
        raise AttributeError(f"{type(self).__name__} is frozen: make another with changed()")

    def __eq__(self, other: object) -> bool:
        """Whether ``other`` is of the same kind and all its parts are equal."""
        return vars(self) == vars(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        """The same for equal values."""
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        """The kind and every part."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


M = TypeVar("M", bound=Model)


def changed(model: M, **parts: Any) -> M:
    """A copy of ``model`` with ``parts`` replaced and every rule of the model checked again.

    Raises:
        InvalidError: the new value breaks a rule of the model.
    """
    return type(model)(**vars(model) | parts)


def replaced(model: M, **parts: Any) -> M:
    """A copy of ``model`` with ``parts`` replaced by others that are known to be right; it is not checked."""
    return type(model).unchecked(**vars(model) | parts)


class Limits:
    """What a number, a text or a list keeps to, in pydantic's words: ge, le, min_length, max_length, pattern."""

    def __init__(self, **limits: int | str) -> None:
        self._limits = limits

    def __get_pydantic_core_schema__(self, source: object, handler: Callable[[object], dict[str, Any]]) -> object:
        """Asked by pydantic for how the value is checked."""
        return handler(source) | self._limits


class Checked:
    """What the values of a type are checked and written by, named in ``calculator.model.checking``."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get_pydantic_core_schema__(self, _source: object, handler: Any) -> object:
        """Asked by pydantic for how the value is checked."""
        from calculator.model import checking  # noqa: PLC0415 (brings pydantic with it)

        return handler.generate_schema(getattr(checking, self._name))


Cents = Annotated[int, Checked("CENTS")]
"""An amount of money: cents inside, a decimal string in files."""

BasisPoints = Annotated[int, Checked("BASIS_POINTS")]
"""A rate: basis points inside, a percentage such as "20%" in files."""

Day = Annotated[datetime.date, Checked("DAY")]
"""A calendar day between 2000 and 2100."""

MonthDay = Annotated[str, Limits(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$")]
"""The day a year turns, as MM-DD; never 29 February, which most years lack."""

Slug = Annotated[str, Limits(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""A short name for the machine: lower-case letters, digits and underscores."""

Title = Annotated[str, Limits(min_length=1, max_length=120)]
"""A name a person gave; plain text, shown as it stands."""

Note = Annotated[str, Limits(max_length=2_000)]
"""A remark a person wrote; plain text, shown as it stands."""

Count = Annotated[int, Limits(ge=0, le=1_000)]
"""A number of visits, sessions or days."""


class Source(Model):
    """Where a figure or a reading comes from. ``year`` "undated": its page states none; None: nobody said."""

    says: Note
    address: Annotated[str, Limits(max_length=400)] = ""
    year: Annotated[int, Limits(ge=1900, le=LAST_YEAR)] | Literal["undated"] | None = None


Sources = Annotated[tuple[Source, ...], Limits(max_length=100)]
"""Where the figures of a plan or a course come from."""


class PriceRange(Model):
    """The billed price of one service: low, likely and high, in cents, rising."""

    low: Cents
    likely: Cents
    high: Cents

    def __post_init__(self) -> None:
        """The prices rise."""
        if not self.low <= self.likely <= self.high:
            raise ValueError(
                f"the prices must rise: low {format_money(self.low)}, likely {format_money(self.likely)}, "
                f"high {format_money(self.high)}"
            )

    @classmethod
    def fixed(cls, cents: int) -> "PriceRange":
        """A price that is known: low, likely and high are the same."""
        return cls(low=cents, likely=cents, high=cents)


UNPRICED: Final = PriceRange.unchecked(low=0, likely=0, high=0)
"""The price of a service that has none yet. It is checked by nobody: editors ask for it before pydantic is there."""
