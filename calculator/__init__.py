"""The calculator: what a course of ketamine-assisted therapy costs whom. It never imports Qt."""

import os
from typing import Final

# We use none of pydantic's plugins; looking for them in every installed package would hold up each start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__: Final = "0.1.0"
