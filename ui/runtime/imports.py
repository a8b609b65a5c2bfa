"""Imports PySide6 without what only those need who work on it.

One of its two imports in the place of Python's reads the source of every module that is imported after it, to see
whether it asks for other spellings of Qt's names (``from __feature__ import …``). None does here. Without it the window
opens sooner, and a library that is imported on another thread is not looked into while it is half loaded.

And it loads its writer of type stubs, with ``argparse`` and ``logging``, which takes as long as a hundred modules of
ours. Nothing of it is called in a program, so that an empty module does in its place.
"""

import builtins
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from importlib.abc import Loader
else:
    # importlib.abc brings more with it than is spared here.
    Loader = object

_STUB_WRITER: Final = "shibokensupport.signature.lib.pyi_generator"


class _WithoutStubWriter(Loader):
    """Finds an empty module where the writer of stubs is asked for, and nothing else."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module comes from, None where another finder knows."""
        return ModuleSpec(fullname, self) if fullname == _STUB_WRITER else None

    def create_module(self, _spec: ModuleSpec) -> None:
        """Have it made as every module is."""

    def exec_module(self, module: ModuleType) -> None:
        """Leave it empty."""


def import_plainly() -> None:
    """Import PySide6 without its writer of stubs, and everything from now on without the look into sources."""
    finder = _WithoutStubWriter()
    sys.meta_path.insert(0, finder)
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415 (puts its imports in place)
    finally:
        sys.meta_path.remove(finder)
    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
