"""What a person has confirmed of a case: an assumption that carries the answer, and what it rested on then."""

from typing import Annotated

from calculator.model.base import Limits, Model, Slug


class Confirmed(Model):
    """One assumption that somebody has confirmed.

    ``assumption`` is its name in ``calculator.engine.confirmation``; ``plan`` is the plan that it is about, or empty
    where it holds under any. ``rests_on`` is the fingerprint of what was confirmed: once that is another, this no
    longer holds.
    """

    assumption: Slug
    plan: Annotated[str, Limits(max_length=120)] = ""
    rests_on: Annotated[str, Limits(pattern=r"^[0-9a-f]{16}$")]
