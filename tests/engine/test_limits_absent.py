"""Where there can be no file of the user's own limits, there is none, and nobody is told of a mistake."""

from pathlib import Path

import pytest

from calculator.reference import limits


@pytest.mark.parametrize("place", ["missing", "a file"])
def test_no_folder_of_settings_is_no_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / place))
    assert limits.user_limits() == limits.UserLimits({})
