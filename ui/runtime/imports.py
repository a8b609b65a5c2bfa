"""Takes one of PySide6's two imports out of the way of Python's.

That one reads the source of every module that is imported after it, to see whether it asks for other spellings of Qt's
names (``from __feature__ import …``). None does here. Without it the window opens sooner, and a library that is
imported on another thread is not looked into while it is half loaded.
"""

import builtins

import PySide6.QtCore  # noqa: F401 (puts its imports in place)


def import_plainly() -> None:
    """Import without the look into sources from now on."""
    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
