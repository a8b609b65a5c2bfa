"""The values of a published case: amounts in dollars, percentages, numbers, answers, days."""

import datetime
from collections.abc import Mapping, Set
from enum import StrEnum
from typing import Any, Final, TypeVar

from calculator.files.problems import short
from calculator.model.faults import FIRST_YEAR, LAST_YEAR
from calculator.money import WHOLE, AmountError, cents_of_json_number

_MOST_VISITS: Final = 1_000

Word = TypeVar("Word", bound=StrEnum)


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


def answer(where: str, values: Mapping[str, Any], *, absent: bool) -> bool:
    """The answer under the last word of ``where``; none is ``absent``.

    Raises:
        UnsupportedError: it is neither true nor false.
    """
    return yes_or_no(where, values.get(where.rpartition(".")[2], absent))


def word(values: Mapping[str, Any], key: str, absent: Word) -> Word:
    """The word under ``key``, which is one of those of the kind of ``absent``; none is ``absent`` itself.

    Raises:
        UnsupportedError: it is none of them.
    """
    return word_or_none(values, key, type(absent)) or absent


def word_or_none(values: Mapping[str, Any], key: str, kind: type[Word]) -> Word | None:
    """The word of ``kind`` under ``key``, or None.

    Raises:
        UnsupportedError: it is none of them.
    """
    value = values.get(key)
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError as error:
        raise UnsupportedError(f"{key}: {short(value)} is none of {', '.join(kind)}") from error


def day_of(where: str, text: object) -> datetime.date:
    """The day at ``where``.

    Raises:
        UnsupportedError: it is none, or beyond the years that are known.
    """
    try:
        day = datetime.date.fromisoformat(text if isinstance(text, str) else "")
    except ValueError as error:
        raise UnsupportedError(f"{where}: {short(text)} is not a date") from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnsupportedError(f"{where}: {day} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return day


def day_or_none(values: Mapping[str, Any], key: str) -> datetime.date | None:
    """The day under ``key``, or None.

    Raises:
        UnsupportedError: it is no day.
    """
    return day_of(key, values[key]) if values.get(key) else None


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


def whole_or_none(values: Mapping[str, Any], key: str, least: int = 0, most: int = _MOST_VISITS) -> int | None:
    """The whole number under ``key``, or None.

    Raises:
        UnsupportedError: it is none from ``least`` to ``most``.
    """
    return None if values.get(key) is None else whole(values, key, 0, least, most)


def points(value: object) -> int:
    """A percentage in basis points; as an amount of dollars is in cents, it is exact to two decimals.

    Raises:
        UnsupportedError: it is no percentage.
    """
    points = multiple(value)
    if points > WHOLE:
        raise UnsupportedError(f"{short(value)}% is more than 100%")
    return points


def multiple(value: object) -> int:
    """A percentage that may pass 100, in basis points.

    Raises:
        UnsupportedError: it is no percentage.
    """
    try:
        return cents_of_json_number(value)
    except AmountError as error:
        raise UnsupportedError(f"{short(value)}% is not a percentage with at most two decimals") from error


def known(where: str, values: Mapping[str, Any], keys: Set[str]) -> None:
    """Make sure of it that all of ``values`` are among ``keys``.

    Raises:
        UnsupportedError: one of them is not.
    """
    unknown = set(values) - keys
    if unknown:
        raise UnsupportedError(f"{where}.{short(min(unknown))} is not supported")
