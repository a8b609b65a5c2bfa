"""Where the program keeps what is a person's own."""

from pathlib import Path

import pytest


def own_folders(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let everything that the program keeps for a person stand below ``folder``."""
    for name in ("config", "data", "state"):
        patch.setenv(f"XDG_{name.upper()}_HOME", str(folder / name))
