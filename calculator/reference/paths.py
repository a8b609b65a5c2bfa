"""Where the program's data lies: the folder ``resources`` beside the packages."""

from pathlib import Path
from typing import Final

RESOURCES: Final[Path] = Path(__file__).resolve().parents[2] / "resources"
"""The folder of data that comes with the program."""
