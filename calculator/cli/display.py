"""Whether a window can be shown on this machine, found out before Qt is asked: Qt ends the process where it cannot."""

import ctypes
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from calculator.reference import libraries
from calculator.reference.texts import say

_ON_A_SCREEN: Final = frozenset({"xcb", "wayland", "wayland-egl"})
"""Qt's platforms that draw on somebody's screen; any other (offscreen, vnc, …) was asked for on purpose."""


def obstacle(environment: Mapping[str, str], language: str) -> str:
    """Why no window can be shown here, as a sentence; "" where one can. Only Linux can lack a display."""
    if not sys.platform.startswith("linux"):
        return ""
    wanted = {part.partition(":")[0] for part in environment.get("QT_QPA_PLATFORM", "").split(";") if part}
    if wanted and not wanted & _ON_A_SCREEN:
        return ""
    if wanted != {"xcb"} and _has_wayland(environment):
        return ""
    display = environment.get("DISPLAY", "")
    if not display:
        return say("cli.no_display", language)
    lacking = libraries.missing("screen")
    if lacking:
        return lacks(lacking, language)
    return "" if _answers(display) else say("cli.silent_display", language, {"display": display})


def lacking_libraries(language: str) -> str:
    """Which system libraries Qt lacks here and the Debian packages that have them, as a sentence; "" for none."""
    lacking = libraries.missing("window")
    return lacks(lacking, language) if lacking else ""


def lacks(lacking: Mapping[str, str], language: str) -> str:
    """The sentence for missing libraries, each given with its Debian package."""
    figures = {"libraries": ", ".join(sorted(lacking)), "packages": " ".join(sorted(set(lacking.values())))}
    return say("cli.lacks_libraries", language, figures)


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and (Path(environment.get("XDG_RUNTIME_DIR", "/")) / name).is_socket()


def _answers(display: str) -> bool:
    """Whether an X server answers under the name ``display`` and lets this user in."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)
