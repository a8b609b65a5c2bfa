"""What a row about esketamine costs a session: by the dose, by the milligram or by the device, multiplied out."""

from typing import Final, NamedTuple

from calculator.files.listing.amounts import Per
from calculator.files.listing.names import DEVICE, DOSES, Spoken
from calculator.model.course import Route
from calculator.model.price_list import Doubt

_DEAREST_UNIT_CENTS: Final = 100_00
"""A milligram for more, or a whole dose for less, is asked about: published prices of a dose, from $590 (56 mg) to
$1,200 (84 mg), are far from both. It decides whether a question is asked, and on no amount."""


class Dosed(NamedTuple):
    """What the price of a row is multiplied by, the milligrams that makes, and why the row is asked about."""

    times: int = 1
    dose: int | None = None
    doubt: Doubt | None = None
    from_count: bool = False
    """The row's quantity is one of milligrams, not of sessions."""


class Unit(NamedTuple):
    """What a row says of units: what its price is for, how many, and whether its code is billed by the milligram."""

    per: Per | None
    units: int | None
    sessions: int | None
    coded: bool
    each: bool
    """The column is one of prices of a unit, by its heading."""

    whole: bool
    """The column is one of amounts, which may be for all units together."""


def dosed(spoken: Spoken, unit: Unit, cents: int, said: int | None) -> Dosed:
    """What a row about the drug costs a session. ``said``: the dose that a person gave, in milligrams."""
    if spoken.drug is not True or not (Route.NASAL in spoken.routes or spoken.dose or unit.coded or spoken.unit):
        return Dosed()
    size = _size(spoken, unit)
    if size is None and unit.coded and (unit.units is not None or cents < _DEAREST_UNIT_CENTS):
        # What the code is billed by.
        size = 1
    if size is None:
        return Dosed(dose=spoken.dose, doubt=Doubt.UNIT if cents < _DEAREST_UNIT_CENTS else None)
    from_count = unit.units is None and unit.sessions is not None and unit.sessions * size in DOSES
    quantity = unit.sessions if from_count else unit.units
    dose = quantity * size if quantity is not None else spoken.dose or said
    if dose not in DOSES and said is not None:
        quantity, dose = None, said
    if cents >= _DEAREST_UNIT_CENTS * size:
        whole = unit.whole and quantity is not None and dose in DOSES and spoken.dose in (None, dose)
        return Dosed(dose=dose, from_count=from_count, doubt=None if whole else Doubt.UNIT)
    if unit.whole and quantity is not None and not unit.each:
        return Dosed(dose=dose, from_count=from_count, doubt=Doubt.UNIT)
    if dose not in DOSES or dose % size or (spoken.dose not in (None, dose)):
        return Dosed(doubt=Doubt.PER_UNIT)
    return Dosed(dose // size, dose, from_count=from_count)


def _size(spoken: Spoken, unit: Unit) -> int | None:
    """The milligrams that the price is for; None: for a dose, or it is not said."""
    if unit.per is Per.MG:
        return 1
    if spoken.unit == DEVICE:
        return DEVICE
    if unit.per is Per.UNIT or (unit.each and unit.units is not None):
        return spoken.unit or (1 if unit.coded or unit.units in DOSES else None)
    return spoken.unit
