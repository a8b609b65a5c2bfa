"""The calculator: what a course of ketamine-assisted therapy costs whom. It never imports Qt."""

from typing import Final

__version__: Final = "0.1.0"
