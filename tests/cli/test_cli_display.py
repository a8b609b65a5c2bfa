"""Whether there is a display, asked of real environments; no window is opened here."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from calculator.cli import display as displays
from calculator.cli.display import Screen, lacks, screen
from calculator.cli.terminal import system_language
from calculator.reference import libraries as reference
from calculator.reference.libraries import GROUPS, libraries, missing
from calculator.reference.voice import Voice

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": "", "WAYLAND_DISPLAY": ""},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland;xcb"},
        {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere"},
    ],
)
def test_without_a_display_it_says_so(environment: dict[str, str]) -> None:
    assert screen(environment, Voice("en")).why.startswith("There is no display here to show the window on")
    assert screen(environment, Voice("es")).why.startswith("Aquí no hay pantalla")


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "linuxfb"])
def test_a_platform_that_needs_no_screen_is_let_be(platform: str) -> None:
    assert screen({"QT_QPA_PLATFORM": platform}, Voice("en")) == Screen()


@pytest.mark.skipif(bool(missing("screen")), reason="this machine lacks the libraries of X11")
@pytest.mark.parametrize("display", [":987", "nonsense"])
def test_a_display_that_does_not_answer_is_named(display: str) -> None:
    assert screen({"DISPLAY": display}, Voice("en")).why.startswith(f"The display {display} does not answer")


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An environment with a socket where a compositor would listen, and somebody who takes whoever comes there."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "wayland-0"))
        listening.listen()
        yield {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}


@pytest.fixture
def x11(monkeypatch: pytest.MonkeyPatch) -> None:
    """An X server under the name ``:5``, on a machine that has its libraries."""
    monkeypatch.setattr(displays, "_x11_answers", lambda display: display == ":5")


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The groups of libraries of which this machine is to lack all."""
    groups: set[str] = set()
    monkeypatch.setattr(reference, "missing", lambda group: dict(libraries(group)) if group in groups else {})
    return groups


@pytest.mark.skipif(bool(missing("wayland")), reason="this machine lacks the libraries of Wayland")
@pytest.mark.parametrize("platform", ["", "wayland", "wayland;xcb"])
def test_wayland_is_left_to_qt(compositor: dict[str, str], platform: str) -> None:
    assert screen(compositor | {"QT_QPA_PLATFORM": platform, "DISPLAY": ":987"}, Voice("en")) == Screen()


@pytest.mark.usefixtures("x11")
@pytest.mark.parametrize("platform", ["", "wayland", "wayland;xcb"])
def test_without_the_libraries_of_wayland_it_falls_back_to_x11(
    compositor: dict[str, str], lacking: set[str], platform: str
) -> None:
    lacking.add("wayland")
    assert screen(compositor | {"QT_QPA_PLATFORM": platform, "DISPLAY": ":5"}, Voice("en")) == Screen("xcb")


@pytest.mark.usefixtures("x11", "lacking")
def test_told_to_use_wayland_where_there_is_none_it_falls_back_to_x11() -> None:
    assert screen({"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":5"}, Voice("en")) == Screen("xcb")
    assert screen({"DISPLAY": ":5"}, Voice("en")) == Screen()
    assert screen({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":5"}, Voice("en")) == Screen()


@pytest.mark.usefixtures("x11")
@pytest.mark.parametrize("display", ["", ":6"])
def test_without_either_the_libraries_of_wayland_are_named(
    compositor: dict[str, str], lacking: set[str], display: str
) -> None:
    lacking.add("wayland")
    why = screen(compositor | {"DISPLAY": display}, Voice("en")).why
    assert "apt-get install libwayland-client0 libwayland-cursor0 libwayland-egl1\n" in why


@pytest.mark.skipif(bool(missing("wayland")), reason="this machine lacks the libraries of Wayland")
def test_a_compositor_that_has_gone_is_named(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(tmp_path / "wayland-0"))
    why = screen({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}, Voice("en")).why
    assert why.startswith(f"The display {tmp_path / 'wayland-0'} does not answer")


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_missing_libraries_are_named_in_one_sentence(lacking: set[str], language: str) -> None:
    lacking |= {"window", "screen"}
    said = lacks("screen", voice=Voice(language))
    packages = {*libraries("window").values(), *libraries("screen").values()}
    assert f"apt-get install {' '.join(sorted(packages))}\n" in said
    assert all(library in said for library in (*libraries("window"), *libraries("screen")))


def test_what_is_missing_is_what_cannot_be_loaded() -> None:
    for group in GROUPS:
        assert set(missing(group)) <= set(libraries(group))
    assert bool(lacks(voice=Voice("en"))) == bool(missing("window"))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_US.UTF-8"}, "es"),
        ({"LANG": "es_US.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "es", "LANG": "en_US.UTF-8"}, "es"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_systems_where_it_is_known(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language
