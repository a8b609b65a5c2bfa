"""What a person has confirmed of a case: an assumption that carries the answer, and what it rested on then."""

from collections.abc import Collection
from typing import Annotated

from calculator.model.base import Limits, Model, Slug, changed


class Confirmed(Model):
    """One assumption that somebody has confirmed.

    ``assumption`` is its name in ``calculator.engine.confirmation``; ``plan`` is the plan that it is about, or empty
    where it holds under any. ``rests_on`` is the fingerprint of what was confirmed: once that is another, this no
    longer holds.
    """

    assumption: Slug
    plan: Annotated[str, Limits(max_length=120)] = ""
    rests_on: Annotated[str, Limits(pattern=r"^[0-9a-f]{16}$")]


def still_about(confirmed: tuple[Confirmed, ...], plans: Collection[str]) -> tuple[Confirmed, ...]:
    """What is confirmed without that which is about a plan that is not among ``plans``: another of its name is another
    plan."""
    return tuple(one for one in confirmed if not one.plan or one.plan in plans)


def about_renamed(confirmed: tuple[Confirmed, ...], old: str, new: str) -> tuple[Confirmed, ...]:
    """What is confirmed, when the plan called ``old`` is called ``new`` from now on."""
    return tuple(changed(one, plan=new) if one.plan == old else one for one in confirmed)
