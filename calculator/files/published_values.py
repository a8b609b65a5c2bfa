"""The values of a published case: amounts in dollars, percentages, numbers, answers."""

from collections.abc import Mapping, Set
from typing import Any, Final

from calculator.files.problems import short
from calculator.money import WHOLE, AmountError, cents_of_json_number

_MOST_VISITS: Final = 1_000


class UnsupportedError(ValueError):
    """A case asks for something that the format, or this program, does not have."""


def yes_or_no(where: str, value: object) -> bool:
    """The answer at ``where``.

    Raises:
        UnsupportedError: it is neither true nor false.
    """
    if not isinstance(value, bool):
        raise UnsupportedError(f"{where}: {short(value)} is neither true nor false")
    return value


def dollars(where: str, value: object) -> int:
    """The cents of the amount at ``where``.

    Raises:
        UnsupportedError: it is no amount.
    """
    try:
        return cents_of_json_number(value)
    except AmountError as error:
        raise UnsupportedError(f"{where}: {error}") from error


def cents_at(values: Mapping[str, Any], key: str) -> int:
    """The cents of the amount under ``key``; none is 0.

    Raises:
        UnsupportedError: it is no amount.
    """
    return dollars(key, values.get(key) or 0)


def cents_or_none(values: Mapping[str, Any], key: str) -> int | None:
    """The cents of the amount under ``key``, or None.

    Raises:
        UnsupportedError: it is no amount.
    """
    return None if values.get(key) is None else dollars(key, values[key])


def whole(values: Mapping[str, Any], key: str, absent: int = 0, least: int = 0, most: int = _MOST_VISITS) -> int:
    """The whole number under ``key``.

    Raises:
        UnsupportedError: it is none from ``least`` to ``most``.
    """
    value = values.get(key, absent)
    if type(value) is not int or not least <= value <= most:
        raise UnsupportedError(f"{key}: {short(value)} is not a whole number from {least} to {most}")
    return value


def points(value: object) -> int:
    """A percentage in basis points; as an amount of dollars is in cents, it is exact to two decimals.

    Raises:
        UnsupportedError: it is no percentage.
    """
    try:
        points = cents_of_json_number(value)
    except AmountError as error:
        raise UnsupportedError(f"{short(value)}% is not a percentage with at most two decimals") from error
    if points > WHOLE:
        raise UnsupportedError(f"{short(value)}% is more than 100%")
    return points


def known(where: str, values: Mapping[str, Any], keys: Set[str]) -> None:
    """Make sure of it that all of ``values`` are among ``keys``.

    Raises:
        UnsupportedError: one of them is not.
    """
    unknown = set(values) - keys
    if unknown:
        raise UnsupportedError(f"{where}.{short(min(unknown))} is not supported")
