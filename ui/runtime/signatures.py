"""Lets PySide6 wait with what writes the signatures of Qt's functions until one is asked for.

It has that in modules of its own, kept as text: each start compiled them, a seventh of the time to the first paint, for
texts that are seen only where a function was called wrongly. Whoever asks gets them as ever (docs/decisions, 7).
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec

_LATER: Final = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
)
"""``shibokensupport.signature.loader`` imports them and uses none of them itself. ``mapping`` is not among them: into
that the library looks without asking."""

_OF_ERRORS: Final = ("errorhandler", "layout", "parser", "lib.tool")

_one_reads: Final = RLock()


@contextmanager
def later() -> Iterator[None]:
    """While this lasts PySide6 may be imported without them; where it has been already, nothing changes."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Finder:
    """Finds what the finders after it find, and has it read later."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> "ModuleSpec | None":
        # PySide6 puts a finder of its own first, which is asked before this one until it does not know a name.
        sys.meta_path.remove(self)
        sys.meta_path.insert(0, self)
        if name not in _LATER:
            return None
        found = (finder.find_spec(name, path, target) for finder in sys.meta_path[1:])
        spec = next((spec for spec in found if spec is not None), None)
        if spec is not None and spec.loader is not None:
            spec.loader = _Later(spec.loader)  # type: ignore[assignment]  # importlib asks for these two of a loader
        return spec


class _Later:
    """The loader of a module that ``loader`` reads when something of it is asked for."""

    def __init__(self, loader: "Loader") -> None:
        self.loader = loader
        self.reads = False

    def create_module(self, spec: "ModuleSpec") -> ModuleType:
        return _Unread(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing yet."""

    def read(self, module: "_Unread", spec: "ModuleSpec") -> None:
        """Read ``module``, which other threads find unread until all of it is there, or still if that fails."""
        whole = ModuleType(module.__name__)
        vars(whole).update(vars(module))
        # Meanwhile it may have been given a second name, by which its own loader does not know it.
        second, self.reads = spec.name, True
        try:
            spec.name = module.__name__
            self.loader.exec_module(whole)
            # Its loader puts what it has read in the place of the one that others hold.
            sys.modules[module.__name__] = module
        finally:
            spec.name, self.reads = second, False
        vars(module).update(vars(whole))
        spec.loader = self.loader
        module.__class__ = ModuleType  # type: ignore[assignment]  # it is one like any other now


class _Unread(ModuleType):
    def __getattr__(self, name: str) -> object:
        spec = self.__spec__
        # What Python itself looks for in every module is no reason to read it.
        if name.startswith("__") or spec is None:
            raise AttributeError(name)
        with _one_reads:
            if isinstance(spec.loader, _Later):
                if spec.loader.reads:
                    raise AttributeError(name)
                spec.loader.read(self, spec)
        return getattr(self, name)


def read() -> None:
    """Read what says what is wrong with a call, if it is unread.

    This is done once the window is there: an error is told then as ever where files are no longer to be had, or where
    several threads have one at a time.
    """
    for name in _OF_ERRORS:
        module = sys.modules.get(f"shibokensupport.signature.{name}")
        if module is not None:
            # Any name that is no part of it will do.
            getattr(module, "_", None)
