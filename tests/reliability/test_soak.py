"""``make soak`` for a moment: some steps of a seeded person, and a wrong answer or an error would be seen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from tools.reliability import soak as soaking
from tools.reliability.soak import soak
from tools.reliability.user import User
from ui.estimate.headline import Headline


@pytest.fixture(autouse=True)
def _settings_of_its_own(tmp_path: Path, qapp: object) -> None:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "config"))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_window_stays_what_it_was(seed: int, tmp_path: Path) -> None:
    came = soak(60, seed, tmp_path)
    assert came.faults == ()
    assert came.steps == 60


def test_a_wrong_answer_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show = Headline.show_answer
    shown: list[int] = []

    def only_once(self: Headline, *words: object) -> None:
        if id(self) not in shown:
            show(self, *words)  # type: ignore[arg-type]
            shown.append(id(self))

    monkeypatch.setattr(Headline, "show_answer", only_once)
    monkeypatch.setattr(soaking, "LOOK_EVERY", 1)
    assert "and right is" in soak(60, 1, tmp_path).faults[0]


def _fails() -> None:
    raise RuntimeError("nobody foresaw this")


def test_an_error_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def step(_user: User) -> None:
        QTimer.singleShot(0, _fails)
        QApplication.processEvents()

    monkeypatch.setattr(User, "step", step)
    assert "nobody foresaw" in soak(5, 1, tmp_path).faults[0]
