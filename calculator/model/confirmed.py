"""What a person has said of the assumptions of a case that carry the answer: that one is so, or that nobody knows."""

from collections.abc import Collection
from typing import Annotated, Final, TypeVar

from calculator.model.base import Limits, Model, Slug, changed

LATER: Final = "_later"
"""What follows the name of an assumption about a plan that comes in the course, which is no plan of the case."""


class Supposed(Model):
    """An entry that nobody knew, so that a stated default stands in its place.

    ``assumption`` is its name in ``calculator.engine.confirmation``, with ``LATER`` where it is about a plan that comes
    in the course; ``plan`` is the plan that it is about, or empty where it holds under any. ``rests_on`` is the
    fingerprint of the default: once the entry is another, somebody has entered it, and nothing is supposed any longer.
    """

    assumption: Slug
    plan: Annotated[str, Limits(max_length=120)] = ""
    rests_on: Annotated[str, Limits(pattern=r"^[0-9a-f]{16}$")]

    @property
    def of_later(self) -> bool:
        """Whether it is about a plan that comes in the course."""
        return LATER in self.assumption

    @property
    def kind(self) -> str:
        """The name of the assumption, whatever plan it is about."""
        return self.assumption.partition(LATER)[0]


class Confirmed(Supposed):
    """One assumption that somebody has confirmed. Once what it rested on is another, this no longer holds. ``told_by``
    is who said so, and under what reference: the person at the plan, as they were written down."""

    told_by: Annotated[str, Limits(max_length=200)] = ""


S = TypeVar("S", bound=Supposed)


def still_about(said: tuple[S, ...], plans: Collection[str]) -> tuple[S, ...]:
    """What is said without that which is about a plan that is not among ``plans``: another of its name is another
    plan. A plan that comes in the course is none of them."""
    return tuple(one for one in said if not one.plan or one.of_later or one.plan in plans)


def about_renamed(said: tuple[S, ...], old: str, new: str) -> tuple[S, ...]:
    """What is said, when the plan of the case called ``old`` is called ``new`` from now on."""
    return tuple(changed(one, plan=new) if one.plan == old and not one.of_later else one for one in said)
