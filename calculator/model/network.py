"""Whether a provider has a contract with the plan."""

from enum import StrEnum


class Network(StrEnum):
    """Whether the provider has a contract with the plan."""

    IN = "in"
    OUT = "out"
