"""Nothing leaves the machine, and what the program writes is its owner's alone."""

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

import main
from calculator.files import bundled
from calculator.model.base import changed
from calculator.reference.paths import RESOURCES
from tests.ui.conftest import MakeWindow

EXAMPLE = RESOURCES / "examples" / "inner-path-six-session.kat"
ROOT = RESOURCES.parent


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any socket that is made or used fails the test."""

    def refuse(*_: object, **__: object) -> NoReturn:
        pytest.fail("a socket was opened")

    for name in ("connect", "connect_ex", "bind", "sendto", "__init__"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.usefixtures("no_network")
def test_no_socket_is_opened_by_the_main_job(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    window.document.edit(changed(window.document.case, title="Changed"), "title")
    for tab in ("compare", "sheet", "estimate"):
        window.answers.turn_to(tab)
    window.document.save(tmp_path / "case.kat")
    window.document.open(tmp_path / "case.kat")
    assert window.document.case.title == "Changed"
    assert "PySide6.QtNetwork" not in sys.modules


WATCHED = """
import sys
def hook(event, _arguments):
    if event.startswith("socket."):
        sys.stderr.write(event)
        sys.stderr.flush()
        import os
        os._exit(66)
sys.addaudithook(hook)
sys.argv[0] = "kat-estimator"
import main
sys.exit(main.main())
"""


@pytest.mark.parametrize(
    "words",
    [
        ["estimate", str(EXAMPLE), "--json", "--pdf", "sheet.pdf"],
        ["compare", str(EXAMPLE), "--xlsx", "book.xlsx", "--pdf", "plans.pdf", "--csv", "table.csv"],
        ["verify"],
        ["plans"],
    ],
    ids=lambda words: words[0],
)
def test_no_command_opens_a_socket_and_its_files_are_their_owner_s(tmp_path: Path, words: list[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *words],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir() if path.is_file()}
    assert set(modes.values()) <= {0o600}, modes


@pytest.fixture
def _as_the_program_starts() -> Iterator[None]:
    before = os.umask(0o022)
    main.owner_only()
    yield
    os.umask(before)


@pytest.mark.usefixtures("_as_the_program_starts")
def test_settings_and_cases_are_their_owner_s(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    window.document.save(tmp_path / "case.kat")
    window.filing.adopt()
    window.settings.theme = "dark"
    window.settings.sync()
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".conf" for path in written)
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}
    assert "Worked example" not in "".join(
        path.read_text(encoding="utf-8") for path in written if path.suffix == ".conf"
    )


def test_the_recent_list_holds_no_more_than_paths(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window(changed(bundled.example(), title="Diagnosis"))
    window.document.save(tmp_path / "case.kat")
    window.filing.adopt()
    assert window.settings.recent == [tmp_path / "case.kat"]
    window.settings.forget_recent()
    assert window.settings.recent == []
