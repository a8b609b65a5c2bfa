"""What the tests of this room share."""

from pathlib import Path

import pytest

from tests.files.sbc import typeset
from tests.files.sbc.form_words import PPO


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of a PPO whose specialist copay is waived by the answer about services before the deductible only."""
    path = tmp_path_factory.mktemp("forms") / "value-ppo.pdf"
    path.write_bytes(typeset.pdf(PPO))
    return path
