"""Imports PySide6 without two things that it does for others, and for which each start would wait.

It reads, with an import of its own in the place of Python's, the source of every module that is imported after it, to
see whether it asks for other spellings of Qt's names (``from __feature__ import …``). None does here; nor is a library
that is imported on another thread looked into while it is half loaded. The other is what ``signatures`` says.
"""

import builtins

from ui.runtime import signatures


def import_plainly() -> None:
    """Import PySide6, and from now on import without the look into sources."""
    with signatures.later():
        import PySide6.QtCore  # noqa: F401, PLC0415 (puts its imports in place)
    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
