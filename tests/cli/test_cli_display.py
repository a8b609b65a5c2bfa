"""Whether there is a display, asked of real environments; no window is opened here."""

import sys

import pytest

from calculator.cli.display import lacking_libraries, lacks, obstacle
from calculator.cli.terminal import system_language
from calculator.reference.libraries import libraries, missing

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
    assert obstacle(environment, "en").startswith("There is no display here to show the window on")
    assert obstacle(environment, "es").startswith("Aquí no hay pantalla")


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "linuxfb"])
def test_a_platform_that_needs_no_screen_is_let_be(platform: str) -> None:
    assert obstacle({"QT_QPA_PLATFORM": platform}, "en") == ""


@pytest.mark.skipif(bool(missing("screen")), reason="this machine lacks the libraries of X11")
@pytest.mark.parametrize("display", [":987", "nonsense"])
def test_a_display_that_does_not_answer_is_named(display: str) -> None:
    assert obstacle({"DISPLAY": display}, "en").startswith(f"The display {display} does not answer")


def test_a_missing_library_is_named_with_its_debian_package() -> None:
    said = lacks({"libxcb-cursor.so.0": "libxcb-cursor0", "libEGL.so.1": "libegl1"}, "en")
    assert "libEGL.so.1, libxcb-cursor.so.0" in said
    assert "apt-get install libegl1 libxcb-cursor0\n" in said
    assert "apt-get install libegl1 libxcb-cursor0\n" in lacks(
        {"libxcb-cursor.so.0": "libxcb-cursor0", "libEGL.so.1": "libegl1"}, "es"
    )


def test_what_is_missing_is_what_cannot_be_loaded() -> None:
    assert set(missing("window")) <= set(libraries("window"))
    assert bool(lacking_libraries("en")) == bool(missing("window"))


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
