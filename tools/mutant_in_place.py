"""Puts a mutant in the place of the module that this process has imported. The files are never written to."""

import sys
from types import FunctionType, ModuleType
from typing import Any, Final

from calculator.reference.kept import forget
from tools.mutants import Mutant

BELOW: Final = ("calculator.model.", "calculator.reference.")
"""The packages that the engine stands on, which no mutant changes."""


def install(mutant: Mutant) -> None:
    """Put the changed module in the place of the one that is imported: in each function and class of it that anybody
    holds the new code, and in place of each constant the new one wherever it was imported to."""
    module = sys.modules[mutant.module]
    changed = ModuleType(mutant.module)
    exec(compile(mutant.source, f"<mutant of {mutant.module}>", "exec"), changed.__dict__)
    for name, new in vars(changed).items():
        if not name.startswith("__"):
            _replace(vars(module)[name], new, name)
    clear_caches()


def clear_caches() -> None:
    """What was found before is found anew: by the changed code, or so that it is seen which lines find it. What is
    below the engine knows nothing of it, and to make its forms anew takes longer than a test."""
    for name, module in sys.modules.items():
        if name.startswith(("calculator.", "tests.")) and not name.startswith(BELOW):
            for cached in vars(module).values():
                if hasattr(cached, "cache_clear") and not cached.__module__.startswith(BELOW):
                    cached.cache_clear()
    forget()


def _replace(old: Any, new: Any, name: str) -> None:
    function = getattr(old, "__wrapped__", old)
    if isinstance(function, FunctionType):
        _replace_code(function, getattr(new, "__wrapped__", new))
    elif isinstance(old, type):
        if old is not new:
            _replace_class(old, new)
    elif not isinstance(old, ModuleType) and old != new:
        for other in [one for key, one in sys.modules.items() if key.startswith(("calculator.", "tests."))]:
            if name in vars(other) and vars(other)[name] == old:
                setattr(other, name, new)


def _replace_class(old: type, new: type) -> None:
    for name, value in vars(new).items():
        was = vars(old).get(name)
        inner = [getattr(one, "__func__", None) or getattr(one, "fget", None) or one for one in (was, value)]
        inner = [getattr(one, "func", one) for one in inner]
        if isinstance(inner[0], FunctionType) and isinstance(inner[1], FunctionType):
            _replace_code(inner[0], inner[1])
        elif isinstance(value, (int, str, tuple)) and value != was:
            setattr(old, name, value)


def _replace_code(old: FunctionType, new: FunctionType) -> None:
    if old is not new and len(old.__code__.co_freevars) == len(new.__code__.co_freevars):
        old.__code__ = new.__code__
        old.__defaults__ = new.__defaults__
        old.__kwdefaults__ = new.__kwdefaults__
