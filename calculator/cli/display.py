"""Whether a window can be shown on this machine, found out before Qt is asked: Qt ends the process where it cannot."""

import ctypes
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from calculator.reference import libraries
from calculator.reference.voice import Voice

X11: Final = "xcb"
"""Qt's name for the platform that draws on an X server."""

_WAYLAND: Final = frozenset({"wayland", "wayland-egl"})


class Screen(NamedTuple):
    """Where the window is to be shown.

    ``platform`` is the Qt platform to ask for, "" where Qt's own choice is right. ``why`` says why there can be no
    window, as a sentence; "" where there can be one.
    """

    platform: str = ""
    why: str = ""


def screen(environment: Mapping[str, str], voice: Voice) -> Screen:
    """The screen of this machine: Wayland, else X11, else why neither. Only Linux can lack one."""
    if not sys.platform.startswith("linux"):
        return Screen()
    wanted = {part.partition(":")[0] for part in environment.get("QT_QPA_PLATFORM", "").split(";") if part}
    if wanted and not wanted & {X11, *_WAYLAND}:
        # Any other platform (offscreen, vnc, …) draws on nobody's screen and was asked for on purpose.
        return Screen()
    compositor = _compositor(environment) if wanted != {X11} else None
    lacking = ["wayland"] if compositor and libraries.missing("wayland") else []
    if compositor and not lacking and _wayland_answers(compositor):
        return Screen()
    display = environment.get("DISPLAY", "")
    if display and libraries.missing("screen"):
        lacking.append("screen")
    elif display and _x11_answers(display):
        # Told to draw on Wayland, or led to it by what it sees, Qt would not look for X11.
        return Screen(X11 if compositor or (wanted and X11 not in wanted) else "")
    if lacking:
        return Screen(why=lacks(*lacking, voice=voice))
    silent = display or (str(compositor) if compositor else "")
    return Screen(why=voice("cli.silent_display" if silent else "cli.no_display", display=silent))


def lacks(*groups: str, voice: Voice) -> str:
    """Which libraries of ``groups``, and of those that any window needs, this machine lacks, and the Debian packages
    that have them, as one sentence; "" where none is missing."""
    lacking = {
        library: package for group in ("window", *groups) for library, package in libraries.missing(group).items()
    }
    if not lacking:
        return ""
    figures = {"libraries": ", ".join(sorted(lacking)), "packages": " ".join(sorted(set(lacking.values())))}
    return voice("cli.lacks_libraries", **figures)


def _compositor(environment: Mapping[str, str]) -> Path | None:
    """Where the Wayland compositor listens, None where there is none."""
    name = environment.get("WAYLAND_DISPLAY", "")
    path = Path(environment.get("XDG_RUNTIME_DIR", "/")) / name
    return path if name and path.is_socket() else None


def _wayland_answers(socket: Path) -> bool:
    """Whether a compositor listens at ``socket`` and lets this user in."""
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    connection = wayland.wl_display_connect(bytes(socket.absolute()))
    if connection:
        wayland.wl_display_disconnect(connection)
    return bool(connection)


def _x11_answers(display: str) -> bool:
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
