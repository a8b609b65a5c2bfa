"""The flow compiled by numba, from outside: the rules stay plain Python, and nothing of it is imported without need.

Compiling takes a minute or two, so it is done once and kept. numba's own cache does not notice that a function which
the compiled one calls has changed: so the folder it is kept in is named by a hash of the engine's sources, numba,
Python and the processor, and what is compiled of other rules is never found.
"""

import hashlib
import inspect
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import calculator.engine

_COMPILES: Final = "calculator.engine.population.compiling"

FLOW: Final = (
    *(
        "rulebook",
        "accumulators",
        "benefit_limits",
        "spending",
        "parts",
        "program",
        "ledger",
        "rider",
        "second_plan",
        "accounts",
    ),
    *("withdrawals", "employer", "turns", "facts", "plan_alone", "settlement"),
)
"""The modules of ``adjudication`` whose functions are compiled."""

READY: Final = "ready"
"""The file that is written last: without it the folder may be half full."""


def folder() -> Path:
    """Where the compiled flow of these very rules is kept on this machine."""
    return _cache_home() / "kat-estimator" / fingerprint()


@cache
def fingerprint() -> str:
    """A hash of all that decides what the compiled code is: the engine's sources, numba, Python, and the processor."""
    digest = hashlib.sha256()
    engine = Path(calculator.engine.__file__).parent
    for source in sorted([*(engine / "adjudication").glob("*.py"), *(engine / "population").glob("*.py")]):
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    cpu = os.environ.get("NUMBA_CPU_NAME") or import_module("llvmlite.binding").get_host_cpu_name()
    digest.update("\0".join((version("numba"), platform.python_version(), platform.machine(), cpu)).encode())
    return digest.hexdigest()[:24]


def is_kept() -> bool:
    """Whether the flow of these rules has been compiled before, so that it is there within seconds."""
    return find_spec("numba") is not None and (folder() / READY).exists()


@cache
def compile_behind() -> bool:
    """Have the flow compiled and kept by a process of its own, for which nobody waits; whether there is one. A packed
    program has no interpreter for it, nor the extra that compiles."""
    if find_spec("numba") is None or getattr(sys, "frozen", False):
        return False
    subprocess.Popen([sys.executable, "-m", _COMPILES], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return True


@cache
def price_rows() -> Callable[..., None]:
    """``flow.price_rows`` compiled: read from where it is kept, or compiled now."""
    kept = folder()
    kept.mkdir(parents=True, exist_ok=True)
    os.environ["NUMBA_CACHE_DIR"] = str(kept)
    numba: Any = import_module("numba")
    numba.config.CACHE_DIR = str(kept)
    _make_compilable()
    flow = import_module("calculator.engine.population.flow")
    # Whole tables are handed from function to function: to count who holds each of a hundred columns takes ten times
    # as long as the rules. Nothing is allocated, so nothing is counted (``_nrt``).
    compiled: Callable[..., None] = numba.njit(nogil=True, cache=True, _nrt=False)(flow.price_rows)
    return compiled


def _make_compilable() -> None:
    """Tell numba of the flow's functions, and how a row is put together from columns. They become one function: to
    hand a hundred columns from one to the next takes six times as long as the rules."""
    extending: Any = import_module("numba.extending")
    for module in _modules():
        for function in _own_functions(module):
            extending.register_jitable(_nrt=False, forceinline=True)(function)
    columns = import_module("calculator.engine.adjudication.columns")
    extending.overload(columns.row_at, inline="always")(_row_at)


def _row_at(rows: Any, at: Any) -> Any:  # noqa: ARG001 (numba calls it with the types, to be told what to compile)
    """How the compiled flow takes a row: its fields are known while it is compiled only, and numba has no other way to
    put a named tuple together."""
    fields = ", ".join(f"rows.{name}[at]" for name in rows.instance_class._fields)
    made: dict[str, Any] = {"row": rows.instance_class, "Any": Any}
    exec(f"def row_at(rows: Any, at: Any) -> Any: return row({fields})", made)
    return made["row_at"]


def _modules() -> Iterator[ModuleType]:
    yield from (import_module(f"calculator.engine.adjudication.{name}") for name in FLOW)
    yield import_module("calculator.engine.population.flow")


def _own_functions(module: ModuleType) -> Iterator[Callable[..., Any]]:
    return (one for one in vars(module).values() if inspect.isfunction(one) and one.__module__ == module.__name__)


def _cache_home() -> Path:
    own = os.environ.get("XDG_CACHE_HOME", "")
    return Path(own) if Path(own).is_absolute() else Path.home() / ".cache"
