"""Python's own import, put back after PySide6 has put one of its own in its place.

PySide6's reads the source of every module that is imported after it, to see whether that asks for other spellings of
Qt's names (``from __feature__ import …``). None does here. Without it the window opens sooner, and a library that is
imported on another thread is not looked into while it is half loaded.
"""

import builtins

import PySide6.QtCore  # noqa: F401 (puts its import in place)


def import_plainly() -> None:
    """Import with Python's own function from now on."""
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
